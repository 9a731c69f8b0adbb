### What Mingma says to its users: gate

gate-no-list = the project has no negative-list.toml; so that nothing is published by mistake, nothing is built
    .help = Make a file negative-list.toml in the project's folder; where truly nothing is to be withheld, an empty one will do.
gate-duplicate-rule = two rules have the id “{ $id }”
    .label = the same id again
gate-one-matcher = match needs one of ids, paths and words, and only one
    .label = belongs here
    .help = For example match = { "{" } words = ["涉密"], columns = ["名称", "内容"] { "}" }.
gate-empty-matcher = match has an empty list or an empty text
    .label = must not be empty
    .help = A rule without content withholds nothing: complete it, or take the rule out.
gate-bad-path = “{ $path }” is no path within the catalogue
    .label = it would match nothing
    .help = paths begin inside the catalog folder and have / between their parts, as in “公安局/**”; ** stands alone in its part; no drive, backslash or ..
gate-no-columns = a rule that looks for words does not say in which columns
    .label = columns is missing
    .help = For example columns = ["名称", "内容"].
gate-unknown-column = there is no column “{ $name }” that words can be looked for in
    .label = not a column
    .help = { $nearest ->
        [none] Columns: id, level1, level2, level3, name, basis, content, body, time_limit, method, channels, audience, tier.
       *[other] Was “{ $nearest }” meant?
    }
gate-no-choice = “{ $key }” cannot be “{ $value }”
    .label = one of: { $known }
gate-unknown-item = the catalogue has no item with the id “{ $id }”
    .label = no such id
    .help = { $nearest ->
        [none] Check the id; if the item is gone, take its id out of the negative list too.
       *[other] Was “{ $nearest }” meant? With a wrong id, what should be withheld is published.
    }
gate-two-decisions = there are two decisions about the item “{ $id }”
    .label = the second one
    .help = Keep only the one in force.
gate-absolute-release = the item “{ $id }” is withheld absolutely by rule { $rule } and cannot be released
    .label = this decision has no effect
    .help = Take the decision out; if the rule is wrong, change the rule.
gate-release-below = the item above “{ $id }”, “{ $above }”, is withheld; releasing it would print the title above
    .label = this decision would leak
    .help = Release the item above as well, change the heading, or take this decision out.
gate-idle-release = no rule withholds the item “{ $id }”; this release does nothing
    .label = a needless decision
gate-idle-rule = rule { $id } ({ $title }) applies to no item
    .label = check this rule
    .help = A misspelt word or path publishes what should be withheld; if the rule is no longer needed, take it out.
