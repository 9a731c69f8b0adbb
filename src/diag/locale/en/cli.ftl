### What Mingma says to its users: the command line

cli-about = QR codes, posters and handbooks from a disclosure catalogue, proven to scan.
cli-build-about = Makes everything: codes, documents, the manifest. Only what changed is made again.
cli-check-about = Checks the whole project as a build would, and what is missing or out of date; writes nothing.
cli-import-about = Takes departments' tables into the catalogue: nothing is guessed, doubts are asked, nothing is written unconfirmed.
cli-proof-about = Reads finished documents as a scanner does, and says what would not scan.
cli-audit-about = Looks at photos of what hangs: which codes are right, out of date, withheld or not the city’s.
cli-plan-about = Says what changed since the last edition, and what hangs and must be replaced or taken down.
cli-register-about = What was issued and where it hangs: shown, added to, written out and read back.
cli-export-about = Hands the catalogue out as one file: a workbook in the national form, a table, data, or a page to publish.
cli-init-about = Lays out a new project that builds at once.
cli-layouts-about = Lists the layouts there are; puts built-in ones into the project for editing.
cli-copy-about = Puts a built-in layout into the project's folder “layouts”, to be changed there.

cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-answer = Answer

cli-usage = mingma <COMMAND> [OPTIONS]
cli-build-usage = mingma build [OPTIONS]
cli-check-usage = mingma check [OPTIONS]
cli-import-usage = mingma import <PATH…> [OPTIONS]
cli-proof-usage = mingma proof [PATH…] [OPTIONS]
cli-audit-usage = mingma audit <PATH…> [OPTIONS]
cli-plan-usage = mingma plan [OPTIONS]
cli-register-usage = mingma register [COMMAND] [OPTIONS]
cli-export-usage = mingma export --to <KIND> [OPTIONS]
cli-init-usage = mingma init [FOLDER]
cli-layouts-usage = mingma layouts [OPTIONS] [COMMAND]
cli-copy-usage = mingma layouts copy <LAYOUT> [OPTIONS]

cli-value-kind = KIND
cli-value-readers = PROFILE
cli-value-folder = FOLDER
cli-value-layout = LAYOUT
cli-value-name = NAME
cli-value-id = ID
cli-value-number = NUMBER
cli-value-path = PATH
cli-value-file = FILE

cli-argument-folder = Folder for the new project, empty or not yet there (here, if left out)
cli-argument-layout = The built-in layout
cli-option-as = Name of the copy (if left out: the same, and the copy takes the built-in one's place)
cli-argument-paths = PDFs, PNGs, JPEGs, or folders of them (if left out: what the project's last build made)
cli-argument-tables = Tables (xlsx, xls, et, ods, csv, html, docx and others), or folders of them
cli-option-import-department = File every item under this department
cli-option-profile = The import profile (if left out, the project's import.toml, where there is one)
cli-option-save-profile = Write what was recognised, and the open questions, as a profile to edit and use
cli-option-accept = Confirm the deletions, renamings and moves listed, and write the catalogue
cli-option-import-report = Write the reports to this folder (if left out, output/operator/import)
cli-option-root = The project's folder (if left out: the nearest one upwards with a mingma.toml)
cli-option-output = Where to write (if left out: “output” in the project)
cli-option-proof = Read everything back before it is written; what would not scan, or should not be read, is not written
cli-option-proof-root = The project whose withheld items must not be readable (if left out: the nearest one upwards)
cli-option-proof-output = The project's output folder (if left out: “output” in the project)
cli-option-expect = A table (CSV) of what should stand where: file, page, x_mm, y_mm, side_mm, target
cli-option-report = Write the report as an HTML page here, and as JSON beside it
cli-option-to = The kind: xlsx, a workbook in the national form; csv, the catalogue's own columns; json, data; html, a page to publish
cli-option-export-output = The file to write, or the folder to write it to (if left out: “output/export” in the project)
cli-option-with-withheld = With the withheld items and the reason of each, for the office alone (if no path is given: to “output/operator”)
cli-option-only = Make only these: a layout's name, or “codes”; may be repeated
cli-option-department = Make only what is for these departments; may be repeated
cli-option-check-date = The day that dates are held against, as 2026-11-24 (if left out: today)
cli-option-readers = Write documents for these readers: “office” (printers and screens) or “web” (PDF/A-2a and PDF/UA-1: the web page and the archive); may be repeated
cli-option-codes = Make these files of each code: svg, png, pdf, pdf-cmyk, eps; “tables” for mail merge and InDesign, “zip” for a package per department; may be repeated (if left out: as the project says)
cli-option-sheets = Also put pages on the sheets their layouts ask for: cards to cut apart, booklets, posters from A4 (if left out: as the project says)
cli-option-jobs = Threads to work with (if left out: one per core); the result is the same
cli-option-format = Answer for people (text) or for programs (json: one object a line)
cli-option-lang = Language of the answer (if left out: the system's)
cli-option-help = Show this page
cli-option-version = Show the version

cli-examples =
    Examples:
      mingma init my-city            a new project, ready to build
      mingma build                   make everything
      mingma build --only poster     only the posters
      mingma import tables.xlsx      take tables into the catalogue
      mingma proof                   read back what was made: does it scan?
      mingma check --format json     all mistakes, for a program
      mingma layouts                 which layouts there are

    “mingma build --help” explains one command.
cli-build-examples =
    Examples:
      mingma build                                  everything
      mingma build --only poster,bulletin           two of the layouts
      mingma build --only codes --department FGW    one department's codes
      mingma build --only codes --codes eps,zip     every code as EPS, a package for each department
      mingma build --only poster --sheets           posters, and again on A4 to be put together
      mingma build --root ~/city --output /tmp/out  from one folder to another

    Exit code: 0 done; 1 the input has errors, nothing was written; 2 wrong usage, or the system
    refused; 130 interrupted. Results go to standard output, everything else to standard error.
cli-import-examples =
    Examples:
      mingma import tables.xlsx                   one workbook; written if nothing is doubtful
      mingma import tables/                       every table in a folder
      mingma import tables.xlsx --department FGW  all of it filed under one department
      mingma import tables.xlsx --save-profile import.toml
                                                  write the questions down, to be answered
      mingma import tables.xlsx --accept          confirm, and write

    Exit status: 0 written, or the catalogue says all this already; 1 doubts or errors, no file of the catalogue written;
    2 wrong usage or the system did not allow it; 130 interrupted.
    How tables are understood and matched with the catalogue: docs/import.md.
cli-check-examples =
    Examples:
      mingma check                          the project in this folder
      mingma check --only handbook          only what the handbook needs
      mingma check --format json            one object per mistake, for a program

    Exit code: 0 no errors; 1 errors, all of them shown; 2 wrong usage, or the system refused.
cli-proof-examples =
    Examples:
      mingma proof                             what the last build made
      mingma proof output/poster               one layout's documents
      mingma proof flyer.pdf -e list.csv       another program's PDF, against a table
      mingma proof photo.jpg -r photo.html     a picture, with a report

    Exit code: 0 nothing speaks against printing; 1 something must not be printed; 2 wrong usage, or the
    system refused; 130 interrupted. See docs/proof.md for the rules and grades.
cli-export-examples =
    Examples:
      mingma export --to xlsx                    the whole catalogue, a sheet for each department
      mingma export --to html -o catalog.html    a page that can go on the site
      mingma export --to csv --department FGW    one department's table
      mingma export --to xlsx --with-withheld    for the office: withheld items too, with the reasons

    Without --with-withheld there is nothing in the file but what may be published. Every file can be
    read back with “mingma import”. Exit code: 0 done; 1 the input has errors, nothing was written;
    2 wrong usage, or the system refused.
cli-init-examples =
    Examples:
      mingma init my-city       a new folder
      mingma init               this folder, if it is empty
      cd my-city && mingma build
cli-layouts-examples =
    Examples:
      mingma layouts                      all layouts, built in and of this project
      mingma layouts --format json        one object a layout, for a program
      mingma layouts copy window-card     a copy to change, in the built-in one's place

    docs/layouts.md shows a picture of each and explains its variables.
cli-copy-examples =
    Examples:
      mingma layouts copy poster                 changes to the copy show in the next build
      mingma layouts copy poster --as hospital   another layout; name it in mingma.toml

    Nothing is ever overwritten. Exit code: 0 done; 2 wrong usage, or the system refused.

cli-unknown-command =
    { $nearest ->
        [none] there is no command “{ $word }”
       *[other] there is no command “{ $word }”; did you mean “{ $nearest }”?
    }
    .help = “mingma --help” lists the commands
cli-unknown-option =
    { $nearest ->
        [none] there is no option “{ $word }”
       *[other] there is no option “{ $word }”; did you mean “{ $nearest }”?
    }
    .help = “mingma build --help” lists the options
cli-missing-argument = “{ $argument }” is missing
    .help = “--help” behind the command shows its use and examples
cli-missing-value = the option “{ $option }” needs a value
cli-unknown-value = “{ $value }” is no value for “{ $option }”
    .help = possible: { $values }
cli-not-a-number = “{ $value }” is no number for “{ $option }”
    .help = write a whole number from 1 up
cli-option-twice = the option “{ $option }” stands twice
cli-options-exclude = the option “{ $option }” cannot be used together with “{ $other }”
cli-not-unicode = the command line is not valid Unicode
    .help = check the terminal's encoding; file names themselves may be of any kind
cli-usage-other = { $detail }

cli-no-project = there is no mingma.toml in “{ $folder }” or any folder above it
    .help = go to the project's folder, name it with --root, or make a new project with “mingma init FOLDER”
cli-no-project-here = there is no mingma.toml in “{ $folder }”
    .help = --root names the folder that holds mingma.toml; “mingma init FOLDER” makes a new project
cli-no-folder = the current folder cannot be found: { $detail }
    .help = it may have been deleted or moved; go to another and try again
cli-no-interrupt = Ctrl-C cannot be caught: { $detail }
    .help = the work goes on; if it is interrupted, the next build tidies up

cli-init-not-empty = the folder “{ $folder }” is not empty
    .help = name an empty or a new folder; nothing was changed
cli-init-cannot-write = cannot write “{ $path }”: { $detail }
    .help = check permissions and free space, and try again
cli-init-done =
    A new project lies in “{ $folder }”:

      mingma.toml          the city, its site, which hosts may be linked
      negative-list.toml   what is not published, and on what legal basis
      catalog/             departments, and their items as tables

    Next: go there and run “mingma build”. The texts are examples; replace them with your own.

cli-layouts-heading = Layouts:
cli-layouts-mark = * made by “mingma build”: listed under layouts in mingma.toml
cli-layouts-hint = “mingma layouts copy NAME” puts a built-in layout into the project, to be changed.
cli-scope-site = one for the city
cli-scope-department = one per department
cli-scope-field = one per field
cli-scope-item = one per item
cli-paper-size = { $width } × { $height } mm
cli-paper-name = { $name }, { $width } × { $height } mm
cli-paper-across = { $name } landscape, { $width } × { $height } mm
cli-origin-built-in = built in
cli-origin-project = layouts/{ $name }
cli-origin-in-place = layouts/{ $name }, in place of the built-in one

cli-copy-unknown =
    { $nearest ->
        [none] there is no built-in layout “{ $name }”
       *[other] there is no built-in layout “{ $name }”; did you mean “{ $nearest }”?
    }
    .help = built in: { $known }
cli-copy-name = a layout cannot be named “{ $name }”
    .help = names are made of letters, digits, - and _; “codes” and “operator” are folders of the output
cli-copy-exists = there is a “{ $folder }” already
    .help = nothing was changed; give the copy another name with --as, or move the folder away
cli-copy-cannot-write = cannot write “{ $folder }”: { $detail }
    .help = check permissions and free space, remove what was begun, and try again
cli-copy-done =
    The layout lies in “{ $folder }”:

      layout.toml    what gets a document, the paper, sizes of codes, variables
      template.xml   what stands on the pages
      style.css      how it looks
cli-copy-in-place = The next build uses it in place of the built-in “{ $name }”; delete the folder to go back.
cli-copy-next = Next: add "{ $name }" to layouts in { $file }.

cli-stopping = Stopping after the files being written … (Ctrl-C again: at once)
cli-stopped = Stopped. No half-written file was left; the next build finishes the work.

cli-stage-read = Reading the catalogue
cli-stage-codes = Computing codes
cli-stage-documents = Setting documents
cli-stage-proof = Reading documents back
cli-stage-write = Writing files
# Outside a terminal, one line a stage.
cli-stage-line = { $stage }: { $steps }

cli-heading-city = { $city }, { $edition }
cli-heading-sample = { $city }, { $edition } (sample data)
cli-row-items = Items
cli-row-codes = Codes
cli-row-withheld = Withheld
cli-departments =
    { $count ->
        [one] one department
       *[other] { $count } departments
    }
cli-pages =
    { $pages ->
        [one] one page
       *[other] { $shown } pages
    }
cli-withheld-where = listed with reasons in { $path } (internal; do not pass on)
cli-checked = Checked: no errors. Nothing was written.
cli-nothing-changed = Nothing changed: every file in { $output } is as it should be.
cli-rebuilt =
    { $count ->
        [one] Made one document ({ $why }): { $paths }
       *[other] Made { $count } documents ({ $why }): { $paths }
    }
cli-unchanged =
    { $count ->
        [one] One other document did not change.
       *[other] { $count } other documents did not change.
    }
cli-deleted =
    { $count ->
        [one] Deleted one file that is no longer made.
       *[other] Deleted { $count } files that are no longer made.
    }
cli-where = It all lies in { $output }
cli-warnings =
    { $count ->
        [one] There was one warning, shown above.
       *[other] There were { $count } warnings, shown above.
    }
cli-waived =
    { $count ->
        [one] One finding was waived in waivers.toml.
       *[other] { $count } findings were waived in waivers.toml.
    }
cli-code-sizes = { $title }: codes for { $distance } m have modules of { $module } mm or more; comfortable up to { $comfortable } m, at most { $reach } m.
cli-time = Took { $seconds } s.

cli-reason-new = not made before
cli-reason-missing = file gone
cli-reason-edited = file altered since
cli-reason-program = program, fonts or settings changed
cli-reason-layout = layout changed
cli-reason-items = { $ids } changed
cli-reason-data = what is said of the department or the site changed

cli-counts =
    { $errors ->
        [one] One error
       *[other] { $errors } errors
    }{ $warnings ->
        [0] {""}
        [one] {" "}and one warning
       *[other] {" "}and { $warnings } warnings
    }. Nothing was written.

cli-proof-heading =
    { $documents ->
        [one] Proven: one document
       *[other] Proven: { $documents } documents
    }, { $pages ->
        [one] one page
       *[other] { $pages } pages
    }, { $codes ->
        [one] one code
       *[other] { $codes } codes
    }
cli-proof-good = { $count } sound
cli-proof-doubtful = { $count } to look at
cli-proof-bad = { $count } not to print
cli-proof-gate =
    { $count ->
        [0] Nothing is withheld, so nothing was searched for.
        [one] Searched for one id, title or address of withheld items.
       *[other] Searched for { $count } ids, titles and addresses of withheld items.
    }
cli-proof-no-gate = Not searched for withheld items: there is no project here (name one with --root).
cli-proof-fit = Nothing was found that speaks against printing.
cli-proof-unfit =
    { $count ->
        [one] Do not print: one thing is wrong, shown above.
       *[other] Do not print: { $count } things are wrong, shown above.
    }
cli-proof-report = Report: { $path }

cli-value-place = PLACE
cli-value-document = DOCUMENT
cli-value-date = DATE
cli-value-text = TEXT
cli-option-issue = Record what was made as an edition of this name, in register.db; only a whole build can be issued
cli-option-issue-date = The day of issue: 2026-11-20 (if left out: today)
cli-option-documents = List every document of the last edition
cli-option-verify = Look the whole file over: every page, every reference
cli-option-copies = How many copies (if left out: 1)
cli-option-edition = The edition it is of (if left out: the last issued by that day)
cli-option-photo = A photo of it
cli-option-from = A table (CSV) of postings: 地点 place, 文档 document, 份数 copies, 日期 date; also 张贴人 person, 版次 edition, 照片 photo
cli-option-note = Why, or anything else worth a word
cli-option-date = The day (if left out: today)
cli-option-by = Who did it
cli-argument-place = Where it hangs
cli-argument-document = The document: its path below the output folder, such as poster/FGW.pdf
cli-argument-numbers = Numbers of postings
cli-argument-export = The folder of the export

cli-register-examples =
    Examples:
      mingma register                                       what was issued, what hangs
      mingma register post "Hall 1" poster/FGW.pdf          a poster was hung today
      mingma register post --from postings.csv              many, from a table
      mingma register take-down 12 13                       two were taken down
      mingma register export register                       as CSV files, for git or for safe keeping

    Exit codes: 0 done; 1 the input has errors; 2 wrong usage, or the system does not allow it.
cli-register-show-about = Says which editions were issued and what hangs where.
cli-register-post-about = Records that documents were hung up.
cli-register-post-usage = mingma register post <PLACE> <DOCUMENT> [OPTIONS] | --from <FILE>
cli-register-post-examples =
    Examples:
      mingma register post "Hall 1" poster/FGW.pdf --copies 2 --by Li --date 2026-11-20
      mingma register post --from postings.csv
cli-register-take-down-about = Records that postings were taken down.
cli-register-take-down-usage = mingma register take-down <NUMBER…> [OPTIONS]
cli-register-export-about = Writes the whole register out as CSV files.
cli-register-import-about = Reads an export back: restores an empty register, or adds what this one lacks.
cli-register-no-export = “{ $folder }” holds no export of a register
    .help = name the folder that “mingma register export FOLDER” wrote

cli-register-heading = Register { $path }
cli-register-sound = Looked over to the last page: sound.
cli-register-editions =
    { $count ->
        [0] No edition was issued yet.
        [one] One edition:
       *[other] { $count } editions:
    }
cli-register-edition = { $codes } codes, { $documents } documents
cli-register-hanging =
    { $count ->
        [0] Nothing hangs ({ $taken } taken down).
        [one] One posting hangs ({ $taken } taken down):
       *[other] { $count } postings hang ({ $taken } taken down):
    }
cli-register-copies =
    { $count ->
        [one] 1 copy
       *[other] { $count } copies
    }
cli-register-documents =
    { $count ->
        [one] One document in the last edition:
       *[other] { $count } documents in the last edition:
    }
cli-register-posted =
    { $numbers ->
        [none] Nothing new was recorded; recorded before: { $known }.
       *[other] Recorded { $count ->
            [one] one posting
           *[other] { $count } postings
        }: { $numbers }. Recorded before: { $known }.
    }
cli-register-taken = Recorded as taken down: { $count }. Recorded before: { $known }.
cli-register-exported = Wrote { $count } files to { $folder }
cli-register-imported = Imported: editions { $editions }, postings { $postings }, taken down { $taken }, inspections { $inspections }, link checks { $checks }, approvals { $approvals }.
cli-issued = Issued as edition { $edition }, { $date }; recorded in register.db.
cli-issued-before = Edition { $edition } was issued on { $date } with this very content; nothing new to record.
cli-not-a-date = “{ $value }” is no date
    .help = dates are written 2026-11-20
cli-no-register = nothing was issued yet in “{ $folder }”: there is no register.db
    .help = “mingma build --issue EDITION” begins one
cli-no-place = the place is empty
cli-wrong-ending = “{ $path }” ends in { $ending }, which is not the kind to be exported
    .help = let it end in { $expected }, or name a folder only
cli-page-with-withheld = a page is made to be published: it cannot be had with --with-withheld
    .help = for the office, export as xlsx, csv or json
cli-public-place = “{ $path }” lies in a folder for what is published: withheld items are not written there
    .help = name another place; without --output the file goes to the project's output/operator
cli-exported = exported { $items } items of { $departments ->
        [one] one department
       *[other] { $departments } departments
    }: { $path }
cli-exported-internal =
    { $count ->
        [0] none of them is withheld; the file is marked as internal all the same.
        [one] one of them is withheld, with the reason beside it: for the office alone, do not pass on.
       *[other] { $count } of them are withheld, with the reasons beside them: for the office alone, do not pass on.
    }
cli-exported-without =
    { $count ->
        [one] one withheld item is not in it.
       *[other] { $count } withheld items are not in it.
    }

# The import, told.
cli-import-rows = { $rows ->
        [one] one row
       *[other] { $rows } rows
    }, { $taken } taken
cli-import-same-columns = , columns as in “{ $table }”
cli-import-no-meaning = not taken
cli-import-told = by the profile
cli-import-likely = likely
cli-import-unsure = unsure: please say in the profile
cli-import-row-kept = Unchanged
cli-import-row-changed = Changed
cli-import-row-moved = Moved
cli-import-row-added = New
cli-import-row-removed = No longer in the tables: to be deleted
cli-import-row-unclear = Not clear which item
cli-import-row-not-taken = Rows not taken
cli-import-more = … and { $count } more
cli-import-asks-alike = (only { $percent } % alike: the same item?)
cli-import-asks-new-id = (another department: a new id)
cli-import-asks-emptied = (a text would be lost)
cli-import-asks-several = (several are as like: the profile must say which)
cli-import-candidate = { $id } { $title } ({ $percent } %)
cli-import-empty = (empty)
cli-import-same = The catalogue says all this already: nothing to do.
cli-import-written = Written: { $files }
cli-import-recoded = { $file } is UTF-8 now: its earlier encoding would not give every character back.
cli-import-left-open =
    { $count ->
        [one] One row was left out, since it is not clear which item it is; answer in the profile and import again.
       *[other] { $count } rows were left out, since it is not clear which items they are; answer in the profile and import again.
    }
cli-import-left-rows =
    { $count ->
        [one] One row was not taken; it is named above.
       *[other] { $count } rows were not taken; they are named above.
    }
cli-import-left-questions =
    { $count ->
        [one] One question is open; what it asks about was left out.
       *[other] { $count } questions are open; what they ask about was left out.
    }
cli-import-nothing-written = The catalogue was not changed.
cli-import-doubts = Doubtful: { $doubts }.
cli-import-doubts-between = ,{" "}
cli-import-doubts-confirm = { $count } to confirm
cli-import-doubts-questions =
    { $count ->
        [one] one question open
       *[other] { $count } questions open
    }
cli-import-doubts-rows =
    { $count ->
        [one] one row not taken
       *[other] { $count } rows not taken
    }
cli-import-doubts-errors =
    { $count ->
        [one] one error
       *[other] { $count } errors
    }
cli-import-report = Report: { $path }{ $count ->
        [0] {""}
        [one] ; beside it a copy of the table with its cells marked
       *[other] ; beside it copies of { $count } tables with their cells marked
    }
cli-import-how-to-answer = To answer: { $command } writes the questions into a profile; fill them in and import again.
cli-import-how-to-accept = To accept what is listed above: { $command }
cli-import-profile-saved = Profile: { $path }

cli-plan-examples =
    Examples:
      mingma plan                        compared with the last edition
      mingma plan --against 2025         compared with an earlier one
      mingma plan --html plan.html       as a page too, for the office alone
      mingma plan --reprint reprint      the list for the walls, and what is to hang at each place
      mingma plan --reprint reprint --merge order   the same, joined for the printer instead
      mingma plan --format json          for programs

    Exit codes: 0 nothing to do; 3 something to do; 1 the input has errors; 2 wrong usage, or the system
    does not allow it.
cli-option-against = The edition to compare with (if left out: the last)
cli-option-html = Write the plan as a page here, for the office alone
cli-option-unfold = List every line, also those that are folded because they have one cause
cli-plan-more = … and { $count } more (all with --unfold, --html or --format json)
cli-audit-more = … and { $count } more (all with --html, --csv, --xlsx or --format json)
cli-plan-page = As a page: { $path }
cli-links-about = Checks the addresses that codes lead to: whether the pages are there, and are still the same.
cli-links-usage = mingma links [OPTIONS]
cli-links-examples =
    Examples:
      mingma links                     ask every address, two requests a second to a host
      mingma links --again             ask again for what was not good
      mingma links --offline           tell what was found last, without network
      mingma links --approve 李        take the pages found last as the right ones
      mingma links --accept-moves      write the new addresses of pages that moved for good into the catalogue
cli-option-rate = requests a second to one host; 0 for as many as it answers
cli-option-again = ask again for those addresses alone that were not good when last asked
cli-links-flaky = Good now, but not at every check: { $count }
cli-option-offline = ask nobody: tell what the register knows
cli-option-approve = who has looked at the pages found last and approves them
cli-option-accept-moves = ask nobody: write the addresses that pages were found to have moved to for good into the catalogue; of these codes alone, where some are named
cli-links-accepted = New addresses in the catalogue: { $count } ({ $files ->
        [one] 1 file
       *[other] { $files } files
    })
cli-links-left = To be changed by hand, in mingma.toml or department.toml: { $count }
cli-option-links-report = where to write links.html, links.json, links.csv and links.xlsx
cli-stage-links = Asking for pages
cli-stage-photos = Looking at photos
cli-links-totals = { $addresses } addresses, { $good } of them good
cli-links-more = and { $count } more
cli-links-moved = { $count } moved for good: the report proposes the new { $count ->
        [one] address
       *[other] addresses
    } for the catalogue; mingma links --accept-moves takes them
cli-links-rate = { $failed } of { $attempts } attempts failed ({ $percent } %)
cli-links-report = Report: { $path }
cli-links-approved = Approved: { $count } pages
cli-links-stopped = Stopped; what was found until now is in the register.
cli-option-reprint = Write the reprint list (PDF, xlsx and CSV) here, and the new documents joined into PDFs
cli-option-merge = What a joined PDF holds: what is to hang at one place (if left out), or what is printed on one paper in one number of copies
cli-plan-reprint = The reprint list and what is to hang: { $path }
cli-plan-no-reprint = Nothing that hangs is to be replaced or taken down: no reprint list was written.
cli-reprint-not-empty = the folder “{ $folder }” is not empty
    .help = name a new folder: old lists beside new ones would send people to the wrong places
cli-argument-photos = Photos (JPEG, PNG), and folders of them; a folder below named like a place says where they were taken
cli-option-place = Where all of them were taken (if left out: what the folders say)
cli-option-audit-csv = Write the table here, a code a row
cli-option-audit-xlsx = Write the same as a workbook
cli-option-audit-html = Write the audit as a page here, for the office alone
cli-option-record = Record in the register which postings were looked at
cli-option-who = Who took the photos; needed to record
cli-audit-examples =
    Examples:
      mingma audit photos/                   every photo in a folder and below
      mingma audit hall.jpg --place 一楼大厅    one photo, and where it was taken
      mingma audit photos/ --xlsx audit.xlsx --html audit.html
      mingma audit photos/ --record --who 李某  note in the register what was looked at

    Exit code: 0 all is right; 3 something to do; 1 the project has errors; 2 wrong usage, no photos,
    or the register or the system does not allow it; 130 interrupted.
cli-audit-file = Written: { $path }
cli-audit-recorded =
    { $count ->
        [0] Nothing new to record in the register.
        [one] Recorded in the register: 1 look at a posting.
       *[other] Recorded in the register: { $count } looks at postings.
    }
cli-audit-no-person = --record needs to know who looked
    .help = add --who NAME
