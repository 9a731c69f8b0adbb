### What Mingma says to its users: import

import-no-table = no table of items was found in this sheet
    .help = a table is found by its head, a row with at least three of: 序号, 公开事项, 一级事项, 二级事项, 公开内容, 公开依据, 公开时限, 公开主体, 公开渠道和载体, 公开对象, 公开方式, 公开层级. A sheet that has none may be left out in the profile: skip = true

import-no-table-at-all = no table of items was found in this file, so nothing of it was imported
    .help = a table is found by its head, a row with at least three of: 序号, 公开事项, 一级事项, 二级事项, 公开内容, 公开依据, 公开时限, 公开主体, 公开渠道和载体, 公开对象, 公开方式, 公开层级. A file that has none need not be imported; or leave it out in the profile: skip = true

import-hidden-sheet = this sheet is hidden in the workbook, and has a table; its rows are taken like all others
    .help = if it holds an old edition, leave it out in the profile: skip = true

import-missing-columns = the table has no column for: { $columns }
    .help = every item should have these elements; without them its rows are taken, and the elements stay empty

import-loose-text = this text stands alone in its row and belongs to no item; it was passed over
    .help = if it goes on from the row above (a page break in the middle of a cell), put the two together in the table

import-section-unknown = this title across the table is neither a field nor a department and does not repeat the first level below it; it was passed over
    .help = if it names a field, add it in the profile under [fields]; if it names a first level, write it into the column of the first level

import-short-row = row { $row } has fewer cells than the table has columns; its cells were put in their places by what they hold. Taken from above or left empty: { $missing }
    .help = this happens when merged cells are lost on the way through a page; check this row

import-row-unclear = row { $row } has { $cells } cells, the table { $columns } columns, and what its cells hold does not say where they belong; the row was not taken
    .help = complete the row in the table: where a cell was merged with the one above, repeat its text or write 同上

import-no-heading = row { $row } has nothing under the first level, and nothing to take from above; the row was not taken
    .help = write the first level into the row, or merge its cell with the one it belongs to

import-nothing-above = this cell says that it repeats the one above, but nothing stands there; left empty

import-refers-elsewhere = this cell refers to another one; which one is not clear enough to copy it; left empty
    .help = write the text out in this cell

import-joint-body = several bodies are named; the item is filed under the first that is a department of this city: { $department }
    .help = to file it elsewhere, add the whole text in the profile under [bodies]

import-no-tick = “{ $text }” stands where a tick is expected; left out
    .help = tick the cell or leave it empty; who the item is for belongs under 特定群体

import-no-method = “{ $text }” is none of 主动公开 and 依申请公开
    .help = where it names channels, its column is 公开渠道和载体

import-same-item = row { $row } says the same as row { $first }: the same heading and content
    .help = if they are one item, delete one of the rows

import-serial-twice = the number { $number } stands twice in this table
    .help = correct the serial number; if both rows are one item, delete one of them

import-ask-head = what stands under the head “{ $head }” is not known
    .help = say it in the profile, in the columns of this table{ $choices ->
        [none] {"."} Write a heading of the catalogue, or 不导入 to leave it out
       *[other] {"."} Choices: { $choices }
    }

import-ask-body = which department “{ $body }” is, is not known{ $count ->
        [one] {""}
       *[other] {" "}({ $count } rows)
    }
    .help = say it in the profile under [bodies]: the id of a department, or 不导入 to leave its rows out{ $choices ->
        [none] {""}
       *[other] {"."} Perhaps: { $choices }
    }

import-ask-field = the catalogue has no field “{ $field }”
    .help = say in the profile under [fields] which field it is, or add it to fields.toml. Fields: { $choices }

import-ask-field-of-table = neither a title nor the sheet nor the file says, clearly and alone, which field this table is of
    .help = say it in the profile, for this sheet: field = "…". Fields: { $choices }

import-ask-department-of-table = nothing says which department these rows belong to
    .help = say it in the profile, for this sheet: department = "…"; or with --department

import-ask-legend = what ■ and □ mean in this sheet is not clear
    .help = say it in the profile, for this sheet: legend = "chosen" (■ is chosen, □ is not) or legend = "mandatory" (■ must be used, □ may be)

import-ask-fill-down = under “{ $head }” many cells are empty below filled ones; whether they repeat the text above is not clear, they stay empty
    .help = say it in the profile, for this sheet: fill_down or keep_empty, with this head

import-profile-meaning = “{ $value }” is nothing that a column can hold
    .label = not a known column
    .help = { $nearest ->
        [none] Write a heading of the catalogue (一级事项, 依据, 时限 …), 序号, 对象：全社会, 对象：特定群体, 方式：主动公开, 方式：依申请公开, 层级：县级, 渠道：政府网站, or 不导入.
       *[other] Was “{ $nearest }” meant?
    }

import-profile-department = there is no department “{ $value }”
    .label = not a department's id or name
    .help = { $nearest ->
        [none] Write the id that stands in the department's department.toml.
       *[other] Was “{ $nearest }” meant?
    }

import-profile-field = there is no field “{ $value }”
    .label = not a field's id or name
    .help = { $nearest ->
        [none] Write an id from fields.toml.
       *[other] Was “{ $nearest }” meant?
    }

import-profile-legend = “{ $value }” is no meaning of the boxes
    .label = chosen or mandatory
    .help = { $nearest ->
        [none] Write "chosen" (■ is chosen, □ is not) or "mandatory" (■ must be used, □ may be).
       *[other] Was “{ $nearest }” meant?
    }

import-profile-about =
    What was decided for importing these tables. Edit it, and import again with it;
    next year's tables are understood by it, too. docs/import.md explains every setting.
    Questions that are open stand as comments: fill in the answer and take away the # before it.

import-profile-department-of-all = All rows are filed under this department.

import-profile-legend-of-all = What the boxes of channels mean, where a sheet does not say it clearly.

import-profile-bodies =
    Whose item it is, by what stands under 公开主体: the id of a department, or "不导入" to leave its rows out.
    Departments: { $departments }

import-profile-fields =
    Which field a name in the tables is.
    Fields: { $fields }

import-profile-open-body = Open, { $count ->
        [one] one row waits
       *[other] { $count } rows wait
    } ({ $place }){ $choices ->
        [none] {""}
       *[other] {"; perhaps:"} { $choices }
    }

import-profile-open-field = Open, { $count ->
        [one] one row waits
       *[other] { $count } rows wait
    } ({ $place })

import-profile-open-head = Open ({ $place }), { $choices ->
        [none] a heading of the catalogue, or "不导入"
       *[other] choices: { $choices }
    }

import-profile-open-table-field = Open: which field is this table of ({ $place })? { $choices }

import-profile-open-table-department = Open: which department do these rows belong to ({ $place })?

import-profile-open-legend = Open: what do the boxes mean ({ $place })? "chosen": ■ is chosen, □ is not. "mandatory": ■ must be used, □ may be.

import-profile-open-fill-down = Open: under “{ $head }”, do empty cells repeat the text above ({ $place })? Keep one of the two lines.

import-no-such-path = cannot find “{ $path }”
    .help = name a table or a folder of tables, as in: mingma import tables.xlsx

import-id-twice = the id “{ $id }” stands twice in the tables; this row was not taken
    .help = it first stands at { $first }; an id is one item's: correct it, or leave the cell empty to have an id assigned

import-answer-unknown = [matches] of the profile says this row is “{ $id }”, but the catalogue has no such id
    .help = correct the id; for a new item write "new"

import-answer-taken = [matches] of the profile says this row is “{ $id }”, but another row is that item already
    .help = an item has one row: correct one of the two

import-profile-match = “{ $value }” does not say which item a row is
    .label = expected an item's id, "new" or "keep"
    .help = write the id of the item in the catalogue; "new" where it has none yet; for an item that no table has any more but that is to stay, "keep"

import-would-break = with these changes the catalogue would have the errors above, so nothing was written
    .help = correct the table and import again, or first correct what it is at odds with in the catalogue

import-changed-meanwhile = another program changed this file during the import
    .help = run it again

import-profile-matches =
    Which item of the catalogue a row is: its id, or "new"; an item that no table has any more but that is to stay: "keep".
    A row is written as “department id, level 1 / level 2”; where titles are the same, as “file!sheet!row”.

import-repeated-row = this row says the very same as { $first }; it is taken once
    .help = delete it in one of the two tables

import-own-catalog = “{ $path }” is, or holds, the project's own catalogue
    .help = it says all of this already; name the tables to import, or a folder that holds nothing else
