### What Mingma says to its users: account

account-id = “{ $id }” cannot be an account’s id
    .label = capitals, digits and single hyphens
    .help = at most 24 characters, beginning with a capital, as in “WX-FGW”; it is printed nowhere, but files and the register go by it
account-id-taken = { $by ->
        [catalog] the catalogue has or had something with the id “{ $id }”
       *[other] two accounts have the id “{ $id }”
    }
    .label = taken
    .help = An id names one thing alone, for ever.
account-kind = there is no kind of account “{ $kind }”
    .label = one of: { $known }
    .help = { $nearest ->
        [none] An account of any other service is of the kind “other”; name its hosts in hosts.
       *[other] Was “{ $nearest }” meant?
    }
account-no-code = the account “{ $id }” has neither a picture of its code nor what the code holds
    .label = picture or payload is missing
    .help = Put the picture that the service gives out into the folder accounts, and name it: picture = "accounts/name.png".
account-two-codes = an account has either a picture of its code or what the code holds
    .label = one of the two
    .help = The picture alone is enough: what its code holds is read from it.
account-two-states = an account is closing or closed, not both
    .label = one of the two
    .help = Once it is closed, take closing out.
account-unknown-department = there is no department “{ $department }”
    .label = no such department
    .help = { $nearest ->
        [none] Without a department, the account is the whole city’s.
       *[other] Was “{ $nearest }” meant?
    }
account-unknown-successor = there is no account “{ $successor }” to take its place
    .label = no such account
    .help = { $nearest ->
        [none] Enter the new account too.
       *[other] Was “{ $nearest }” meant?
    }
account-circle = these accounts take each other’s place in a circle: { $ids }
    .label = leads back
    .help = One of them must be there still: take replaced_by out of it.
account-same-code = the accounts “{ $id }” and “{ $other }” have one and the same code
    .label = the second one
    .help = Two names for one account are one entry; else one of the two pictures is the wrong one.

account-picture-path = “{ $path }” is no place within the project
    .label = must stay in the project’s folder
    .help = Write the path from the project’s folder, with / between its parts, without “..” and without a drive; links that lead out are not followed.
account-picture-unreadable = { $reason ->
        [missing] there is no picture “{ $path }”
        [denied] the picture “{ $path }” may not be read
       *[other] the picture “{ $path }” cannot be read
    }
    .label = named here
    .help = { $reason ->
        [missing] Check the path: it begins in the project’s folder, and capitals count.
       *[other] Check the file and who may read it.
    }
account-picture-format = “{ $path }” is neither PNG nor JPEG
    .label = named here
    .help = Have the code’s picture handed out as PNG.
account-picture-too-large = “{ $path }” is larger than { $limit }
    .label = named here
    .help = Take the code’s picture alone, not a poster or a photo with it.
account-picture-broken = “{ $path }” is damaged: { $detail }
    .label = named here
    .help = Have the code’s picture handed out again.
account-picture-small = no code can be read in “{ $path }”: it has only { $size } pixels
    .label = named here
    .help = Have the code’s picture handed out larger, with 430 pixels or more.
account-picture-no-code = no QR code can be read in “{ $path }” ({ $size } pixels)
    .label = named here
    .help = Take the picture as the service hands it out, not a photo of it; a mini-program’s round code is of the kind “mini-program”.
account-picture-several = “{ $path }” shows several codes: { $codes }
    .label = named here
    .help = Cut the picture down to the one that is meant.
account-picture-doubtful = two readers read different things in “{ $path }”
    .label = named here
    .help = Have the code’s picture handed out again; what is doubtful is not printed.

account-unfit = { $reason ->
        [group] the code of “{ $id }” invites to a group: it runs out after seven days
        [personal] the code of “{ $id }” is a person’s own: it goes with the person, and can be made void at any time
        [login] the code of “{ $id }” is one to log in with: it runs out within minutes
        [payment] the code of “{ $id }” asks for a payment
       *[ticket] the code of “{ $id }” was made for a while: it runs out
    }
    .label = holds { $payload }
    .help = { $reason ->
        [payment] Codes for payments are not printed on disclosure posters.
       *[other] Take the code of the account itself: for a WeChat account, from the platform’s settings, “QR code”.
    }
account-may-run-out = whether the code of “{ $id }” runs out cannot be told from it
    .label = holds { $payload }
    .help = Codes with a parameter are made for thirty days or for ever, and look alike. Take the account’s plain code, or have whoever made it confirm that it lasts, and write permanent = true.
account-no-address = the code of “{ $id }” holds no web address
    .label = holds { $payload }
    .help = Accounts’ codes hold an https address in plain characters; take the picture as the service hands it out.
account-foreign = the code of “{ $id }” leads to where no account of the kind “{ $kind }” is
    .label = holds { $place }
    .help = { $allowed ->
        [none] For accounts of the kind “other”, name the hosts in hosts at the head of accounts.toml.
       *[other] Such codes lead to { $allowed }. Check the kind and the picture.
    }

account-closed = the account “{ $name }” ({ $id }) is closed since { $since }; its code is not drawn
    .label = names the closed account
    .help = { $successor ->
        [none] Take it out of the layout; layouts that go through the list of accounts leave it out by themselves.
       *[other] Name { $successor }, which took its place; layouts that go through the list of accounts do so by themselves.
    }
account-replaced = another account took the place of “{ $name }” ({ $id }); its code is not drawn
    .label = names the replaced account
    .help = { $successor ->
        [none] Take it out of the layout.
       *[other] Name { $successor }; layouts that go through the list of accounts do so by themselves.
    }
account-closing = the account “{ $name }” ({ $id }) closes on { $on }{ $days ->
        [none] {""}
        [one] , in 1 day
       *[other] , in { $days } days
    }: what is printed now will be wrong then
    .label = shown by { $layouts }
    .help = { $successor ->
        [none] Print what shows it shortly before that day, or enter the account that will take its place: replaced_by.
       *[other] Print { $successor } in its place; once it is closed, the plan lists what hangs with its code.
    }
