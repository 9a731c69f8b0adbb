### What Mingma says to its users: build

build-unknown-layout =
    { $nearest ->
        [none] “{ $name }”, given to --only, is no layout of this project
       *[other] “{ $name }”, given to --only, is no layout of this project; did you mean “{ $nearest }”?
    }
    .help = possible: { $known }

build-unknown-department =
    { $nearest ->
        [none] “{ $id }”, given to --department, is no department's id
       *[other] “{ $id }”, given to --department, is no department's id; did you mean “{ $nearest }”?
    }
    .help = departments' ids stand in the department.toml files below catalog/

build-layout-name = a layout cannot be called “{ $name }”
    .label = the name serves another purpose
    .help = “codes”, “operator” and “redirects” have their own meaning in the output folder; give the layout another name

build-layout-twice = the layout “{ $name }” is listed twice
    .label = the second time
    .help = once is enough

build-missing-character =
    { $column ->
        [none] no font has the character “{ $character }” ({ $codepoint }) in what is said of “{ $owner }”
       *[other] no font has the character “{ $character }” ({ $codepoint }) in “{ $column }” of “{ $owner }”
    }
    .label = cannot be printed
    .help = use a common character, or put a font that has it (.ttf or .otf) into the project's fonts folder

build-outdated-document =
    { $count ->
        [one] “{ $path }” was not part of this run, but one of its codes is gone or leads elsewhere now
       *[other] “{ $path }” was not part of this run, but { $count } of its codes are gone or lead elsewhere now
    }
    .help = run “mingma build” without --only and --department to bring everything up to date

build-no-threads = cannot start the working threads: { $detail }
    .help = ask for fewer with --jobs, or close some programs and try again

build-mongolian-joints = Mongolian suffixes are joined in two ways: by U+180E here, by U+202F there
    .help = Pages look the same, but a search takes one word for two. Keep to one of them: U+180E for new text (UTN #57).

build-issue-name = an edition cannot be called “{ $name }”
    .help = take a short name of at most { $longest } characters without spaces at its ends, such as 2026
build-issue-part = only a whole build can be issued as edition “{ $name }”
    .help = leave --only and --department away: an edition is everything that may hang on a wall

build-short-addresses-lost = { $count } issued { $count ->
        [one] code holds a short address
       *[other] codes hold short addresses
    } that the maps no longer answer: “{ $id }” holds { $url }
    .help = They may hang on walls. Keep “address” and “permalink” in [codes] as they were when the codes were issued, or the old maps on the server.

build-unknown-file-kind = “{ $name }” is no kind of file for codes
    .label = no such kind
    .help = kinds: { $known }

build-unknown-profile = “{ $name }” is no profile
    .label = no profile
    .help = profiles: { $known }

build-press-undated = the layout “{ $layout }” is made for a print shop, but nothing says on which day
    .help = Files for a print shop bear a date, and the clock is never asked. Write it into mingma.toml: [build] date = 2026-11-20

build-no-edition = no edition “{ $name }” was issued
    .help = “mingma register” lists the editions
build-links-no-date = [links] asks for checks within a number of days, and the project has no date to count from
    .help = write date = 2026-11-20, for example, under [build]

build-links-bad = the addresses of { $count } { $count ->
        [one] code
       *[other] codes
    } were not good when they were last checked: { $ids }
    .help = “mingma links --offline” lists them all; correct the addresses, or check again with “mingma links”.

build-links-old = the addresses of { $count } { $count ->
        [one] code
       *[other] codes
    } were not checked within { $days } days: { $ids }
    .help = Run “mingma links”; [links] in mingma.toml asks for it.

build-not-moved =
    { $nearest ->
        [none] “{ $id }” was not found to have moved for good
       *[other] “{ $id }” was not found to have moved for good; is “{ $nearest }” meant?
    }
    .help = mingma links --offline lists what was found last; what moved off the allow-list is not taken.

build-moves-would-break = With the new addresses the catalogue would have errors, so nothing was written
    .help = Mend what is named above, or name the codes to take: mingma links --accept-moves FGW-0001
build-audit-no-register = nothing was issued yet in “{ $folder }”: there is no register.db to compare photos with
    .help = “mingma build --issue EDITION” records what is printed
build-audit-no-such-path = there is no “{ $path }”
    .help = name photos, or a folder of them
build-audit-no-photos = there is no photo in “{ $path }”
    .help = photos end in .jpg, .jpeg or .png
build-audit-folder = the folder “{ $path }” cannot be read: { $detail }
    .help = its photos were not looked at
build-audit-place = nothing was ever posted at a place called “{ $place }”
    .help =
        { $nearest ->
            [none] “mingma register” lists where things hang; write the place as it stands there
           *[other] did you mean “{ $nearest }”?
        }
build-audit-unreadable = the photo “{ $photo }” cannot be read: { $detail }
build-audit-large-file = the photo “{ $photo }” is larger than { $limit } MB
    .help = save it smaller
build-audit-empty = the photo “{ $photo }” is empty
    .help = it was not copied whole; copy it again
build-audit-no-picture = “{ $photo }” is no picture
    .help = photos are JPEG or PNG files
build-audit-kind =
    { $kind ->
        [heic] “{ $photo }” is an HEIC photo, which is not read
        [video] “{ $photo }” is a video, not a photo
        [pdf] “{ $photo }” is a PDF, not a photo
        [zip] “{ $photo }” is an archive, not a photo
       *[other] “{ $photo }” is a { $kind } picture, which is not read
    }
    .help =
        { $kind ->
            [heic] save it as JPEG; iPhone: Settings, Camera, Formats, “Most Compatible” takes JPEG from the start
            [pdf] “mingma proof” reads PDFs
            [zip] unpack it, and name the folder
           *[other] save it as JPEG or PNG
        }
build-audit-too-large = the photo “{ $photo }” has more than { $longest } pixels along a side
    .help = save it smaller
build-audit-too-much-memory = the photo “{ $photo }” would take more than { $limit } MB of memory
    .help = save it smaller
build-audit-cut-off = the photo “{ $photo }” ends in the middle
    .help = it was not copied whole; copy it again
build-audit-broken = the photo “{ $photo }” is damaged: { $detail }
    .help = copy it again, or take it again
build-audit-not-recorded =
    { $count ->
        [0] “{ $photo }” shows { $document }, of which no posting is recorded{ $place ->
            [none] {""}
           *[other] {" "}at “{ $place }”
        }
       *[other] “{ $photo }” shows { $document }, which may be any of { $count } postings
    }: its inspection was not recorded
    .help =
        { $count ->
            [0] record where it hangs with “mingma register post”
           *[other] say with --place where it was taken, or put photos into a folder for each place
        }
