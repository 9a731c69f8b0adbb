### What Mingma says to its users: looking over the catalogue

survey-missing-elements = { $id } does not say: { $columns }
    .label = this row is incomplete
    .help = 国办发〔2019〕54号 asks of every catalogue at least name, content, basis, time limit, body, method, channels and audience; what is missing stays blank in print

survey-elements-nowhere = none of the { $count } items of this file says: { $columns }
    .help = 国办发〔2019〕54号 asks of every catalogue at least name, content, basis, time limit, body, method, channels and audience. Add these columns and fill them. If the column 方式 really holds channels, call it 渠道, and add a column 方式 with 主动公开 or 依申请公开.

survey-no-telephone = the telephone of { $owner }, “{ $written }”, is no number
    .label = nobody can call this
    .help = it is printed on posters, cards and in the handbook; write the number the public may call

survey-no-address = the address of { $owner }, “{ $written }”, is none
    .label = nobody can go there
    .help = write the address where the office receives the public

survey-field-alias = the field is called “{ $written }”; the name in force is “{ $name }”
    .label =
        { $count ->
            [1] in this row
           *[other] in { $count } rows of this file
        }
    .help = The name in force is printed; the table may stay as it is. If “{ $written }” is the name in force, let name and aliases change places in catalog/fields.toml.

survey-body-alias = the body is called “{ $written }”; that department is “{ $name }” now
    .label =
        { $count ->
            [1] in this row
           *[other] in { $count } rows of this file
        }
    .help = the body is printed as the table has it; write the name in force

survey-old-article =
    rule { $id } ({ $title }) { $article ->
        [8] cites article 8 of the former regulations
        [14] cites article 14, but does not say that it means the regulations of 2019
       *[other] cites the regulations from before 2019
    }
    .label = the basis may be out of date
    .help =
        Since 2019-05-15 the regulations (国务院令第711号) have what may not be disclosed in article 14 (never), 15 (commercial secrets, privacy) and 16 (internal affairs, process). The effect of this rule is { $effect ->
            [absolute] absolute: article 14
            [conditional] conditional: article 15
           *[other] discretionary: article 16
        }. Check it, put basis right, and write basis_version = "国务院令第711号".

survey-review-due = rule { $id } ({ $title }) was to be looked at again by { $due }; today is { $today }
    .label = its day has passed
    .help = Article 18 of the regulations asks for what is withheld to be assessed regularly. Then set review_due anew, or take the rule out if its reason is gone. The rule still holds: nothing is published because of this.

survey-ditto = “{ $column }” of { $id } says “{ $written }”
    .label = the same as what?
    .help = an item is printed by itself, with no row above it; write the text in full

survey-method = the method of { $id } is “{ $written }”
    .label = expected 主动公开 or 依申请公开
    .help = The channels have a column of their own. Write 主动公开, 依申请公开, or both.

survey-boxes = “{ $column }” of { $id } has a box or tick of the table form, “{ $mark }”
    .label = printed as it stands
    .help = Write only what is chosen, with 、 between, as in 政府网站、公开查阅点. When the table itself is imported (mingma import), its boxes are understood.
