### What Mingma says to its users: catalog

catalog-unreadable-file =
    { $reason ->
        [missing] cannot find “{ $file }”
        [denied] no permission to read “{ $file }”
        [folder] “{ $file }” is a folder where a file is expected
       *[other] cannot read “{ $file }”
    }

catalog-not-text = the file is not text, but a spreadsheet or another binary file
    .help = renaming a file does not change its format; open the original in a spreadsheet program and save it as “CSV UTF-8 (comma delimited)”

catalog-damaged-utf8 = the file is UTF-8, but line { $line } holds a damaged character
    .help = save the CSV anew from the spreadsheet, or mend the line and save as UTF-8; no other encoding is guessed

catalog-unknown-encoding = the file is neither UTF-8 nor GB18030
    .help = open it in a spreadsheet program and save it as “CSV UTF-8 (comma delimited)”

catalog-file-name = the name of a file or folder cannot be read
    .help = the name is not Unicode, as happens with files out of old archives; rename it

catalog-link = links are not read; passed over
    .help = files of a catalogue must lie in the catalog folder themselves; put the file in the link's place

catalog-spreadsheet = .{ $ending } files are not read; passed over
    .help = if it holds items, open it in a spreadsheet program and save it as “CSV UTF-8 (comma delimited)”

catalog-sources = this list of sources cannot be understood and is passed over
    .help = sources.csv is written by “mingma import”: which cell of which table each item came from, and which ids are no longer used; restore it from a backup. Without its columns 编号, 文件 and 工作表 both are forgotten

catalog-unfinished-import = an import is writing the catalogue, or was cut short while it did
    .help = run “mingma import” again: it first finishes what was begun

catalog-no-department = no telling whose file this is: neither its folder nor any above it has a department.toml
    .help = move the file into its department's folder, or make a department.toml there

catalog-toml-syntax = this is not TOML: { $detail }
    .label = here
    .help = text stands in double quotes, as in name = "Finance Bureau", one setting to a line

catalog-missing-key = “{ $key }” is missing
    .label = expected here
    .help = add a line: { $key } = …

catalog-empty-value = “{ $key }” says nothing
    .label = must not be empty

catalog-wrong-kind =
    “{ $key }” should be { $expected ->
        [text] text
        [number] a whole number
        [boolean] true or false
        [date] a date
        [list] a list
        [table] a table of settings
       *[tables] a list of tables
    }, but is: { $got }
    .label = wrong kind of value
    .help =
        { $expected ->
            [text] text stands in double quotes: "…"
            [number] write the digits without quotes
            [boolean] write true or false without quotes
            [date] write it as 2026-11-20
            [list] write it as ["…", "…"]
            [table] write [{ $key }], and one setting to a line below
           *[tables] begin each with [[{ $key }]], and one setting to a line below
        }

catalog-number-out-of-range = “{ $key }” is { $number }; it must be from { $least } to { $most }
    .label = out of range

catalog-no-date = “{ $key }” is “{ $value }”, which is no date
    .label = a date is expected
    .help = write year-month-day, as in 2026-11-20; the day must exist

catalog-no-length = “{ $key }” is “{ $value }”, which is no length
    .label = a length is expected
    .help = write a number and mm, cm, pt or in, as in 0.33mm

catalog-printer-scale = the printer prints at { $percent } % of the true size
    .label = this is what 100 mm measured
    .help = choose “actual size” instead of “fit to page” in the print dialogue, print the calibration page again and enter what you measure

catalog-unknown-key = unknown setting “{ $key }”
    .label =
        { $nearest ->
            [none] there is no such setting
           *[other] did you mean “{ $nearest }”?
        }
    .help = settings known here: { $known }

catalog-forbidden-character = “{ $where }” holds the invisible or unprintable character { $character }
    .label = the character is in here
    .help = controls, marks that turn the direction of writing, characters without width and private characters cannot be seen on paper or garble the text; delete the place and type it again

catalog-no-level = there is no error correction level “{ $value }”
    .label = expected L, M, Q or H
    .help = "M" suits most uses; "Q" where codes hang outdoors or wear

catalog-department-id = “{ $id }” cannot be an id
    .label = expected capital letters and digits
    .help = an id begins with a capital letter and has only capitals and digits, 12 at most, as in FGW; names that systems reserve, such as CON, PRN, AUX and NUL, are not allowed

catalog-field-id = “{ $id }” cannot be a field's id
    .label = expected small letters
    .help = a field's id begins with a small letter and has only small letters, digits and hyphens, as in planning

catalog-duplicate-field = the field name “{ $name }” is used by both “{ $id }” and “{ $other }”
    .label = taken by “{ $other }”

catalog-duplicate-id = the id “{ $id }” is given twice
    .label = this id is taken
    .help = it first stands in { $file }, line { $line }; an id is given once, and never again after it was printed

catalog-id-differs-in-case = the ids “{ $id }” and “{ $first }” differ only in case
    .label = differs from an earlier id only in case
    .help = “{ $first }” stands in { $file }, line { $line }; some computers do not tell such file names apart, so choose another id

catalog-item-id = “{ $id }” cannot be an item's id
    .label = expected “{ $department }-” and letters or digits
    .help = an id is the department's, a hyphen, and at most 24 ASCII letters or digits, as in { $department }-0001

catalog-id-of-another-department = the id “{ $id }” is not one of this department, “{ $department }”
    .label = expected to begin with “{ $department }-”
    .help = correct the id, or move the row into the folder of its department

catalog-check-letter = the check letter of the id “{ $id }” is wrong
    .label = the characters before it give “{ $expected }”, not “{ $letter }”
    .help = The last letter is computed from the characters before it, so one of them was copied wrongly. Compare the id with the page or table it comes from. If the ids of this catalogue have no check letters, write check_letters = false under [codes] in mingma.toml.

catalog-main-items-without-items = { $department } has main_items, but no items
    .label = the first of them
    .help = take main_items out until the department has items; an import takes out those it brings no items for

catalog-unknown-main-item = { $department } has no item “{ $id }”
    .label =
        { $nearest ->
            [none] no such id in this department
           *[other] did you mean “{ $nearest }”?
        }

catalog-empty-cell = “{ $column }” is empty
    .label = every row must fill this column

catalog-level-gap = the row has a level-3 title but none at level 2
    .label = nothing above this title
    .help = fill in level 2, or move the title there

catalog-unknown-field = there is no field “{ $field }”
    .label =
        { $nearest ->
            [none] not in the list of fields
           *[other] did you mean “{ $nearest }”?
        }
    .help = the fields are listed in catalog/fields.toml; if one was only renamed, add the other name to its aliases

catalog-reading-syllable = “{ $found }” is no syllable of pinyin
    .label =
        { $nearest ->
            [none] no such syllable
           *[other] did you mean “{ $nearest }”?
        }
    .help = one syllable for each Chinese character, between spaces, with a mark or number for its tone: kuài jì, kuai4 ji4

catalog-reading-count = the reading of “{ $text }” has another number of syllables ({ $written }) than it has Chinese characters ({ $characters })
    .help = one syllable for each Chinese character; digits and letters have none

catalog-repeated-row = { $id } has the same headings and name as an earlier row: “{ $name }”
    .label = repeated row
    .help = it first stands in { $file }, line { $line }; delete one if they are the same item, else make their names differ

catalog-unknown-column = unknown column “{ $column }”
    .label =
        { $nearest ->
            [none] there is no such column
           *[other] did you mean “{ $nearest }”?
        }
    .help = columns: id, field, level1, level2, level3, name, basis, content, body, time_limit, method, channels, audience, tier, url, reading, or their Chinese names

catalog-unnamed-column = column { $number } has contents, but no heading
    .label = which column is this?
    .help = name the column in the heading, or empty it

catalog-duplicate-column = the heading has “{ $column }” twice
    .label = repeated column

catalog-missing-columns = the heading lacks these columns: { $columns }
    .label = the heading
    .help = the first line must be the heading; level 2, level 3, name, channels, audience, tier, url and reading may be left out, all others are needed

catalog-no-header = the file is empty, without even a heading
    .help = the first line should be: id,field,level1,level2,level3,name,basis,content,body,time_limit,method,channels,audience,tier,url

catalog-wrong-width = this row has { $got } cells; the heading has { $expected }
    .label = wrong number of cells
    .help = a cell that holds a comma must stand in double quotes; spreadsheet programs see to that when saving as CSV

catalog-open-quote = a double quote is never closed, so all that follows counts as one cell
    .label = it begins here
    .help = close the cell with a double quote; a quote within a cell is written twice: ""

catalog-mongolian-private = { $where } has the private-use character { $character }: it would print as an empty box
    .label = this Mongolian text is not in Unicode
    .help = The text probably comes from an older encoding such as Menksoft's: convert it to Unicode first, and have the result checked.

catalog-mongolian-letters = there are no Mongolian letters in “{ $text }”
    .label = expected Mongolian script
    .help = name_mn is for names in Mongolian script only; where there is no approved one, leave the line out, and pages show the Chinese name alone.

catalog-mongolian-unapproved = the Mongolian name is not approved: pages show the Chinese name alone
    .label = no reviewer and day of approval
    .help = When it has been checked, say so: name_mn = {"{"} text = "…", translator = "…", reviewer = "…", approved = 2026-11-01 {"}"}

catalog-no-scripts = scripts is “{ $value }”, which is no order of scripts
    .label = expected zh-first or mn-first
    .help = zh-first sets Chinese first (above, or left), mn-first Mongolian. Which one is right, the ethnic affairs office says.

catalog-no-permalink = codes are to hold short addresses, and it is not said which
    .label = needs a permalink
    .help = add, for example, permalink = "https://{ "{" }host{ "}" }/q/"

catalog-unknown-word = “{ $key }” does not know “{ $value }”
    .label =
        { $nearest ->
            [none] unknown
           *[other] did you mean “{ $nearest }”?
        }
    .help = known here: { $known }
