### What Mingma says to its users: the catalogue handed out

export-unknown-department =
    { $nearest ->
        [none] there is no department “{ $id }”
       *[other] there is no department “{ $id }”; did you mean “{ $nearest }”?
    }
    .help = ids stand in each department.toml; a department that is withheld as a whole needs --with-withheld
export-long-cell = “{ $column }” of { $id } has { $count } characters; a workbook's cell holds { $most } at most
    .help = shorten the cell, or export with --to csv or --to json
export-workbook = the workbook cannot be made: { $detail }
    .help = making one needs the system's folder for temporary files: check its space and permissions
export-page-internal = a page is made to be published and cannot hold withheld items
    .help = for the office, export as xlsx, csv or json

export-report-title = Import report
export-report-asks = Some things are doubtful: the catalogue was not changed. Mend the tables as listed below, or answer the questions, and import again.
export-report-same = The catalogue says all this already: nothing was to be written.
export-report-written = The catalogue was written.
export-report-rows = rows in the tables
export-report-not-taken = not taken
export-report-kept = unchanged
export-report-changed = changed
export-report-moved = moved
export-report-added = added
export-report-removed = no longer in the tables
export-report-unclear = not clear which item
export-report-findings = Findings
export-report-nothing = Nothing is wrong.
export-report-elsewhere = Elsewhere
export-report-weight = Kind
export-report-error = error
export-report-warning = warning
export-report-question = question
export-report-sheet = Sheet
export-report-cell = Cell
export-report-text = What stands there
export-report-headline = What is wrong
export-report-help = What to do
export-report-entries = What becomes of the catalogue
export-report-more = … and { $count } more
export-report-row = { $file }, { $sheet }, row { $row }
export-report-empty = (empty)
export-report-asks-alike = “{ $title }” is only like { $id } ({ $percent } %): is it the same item?
export-report-asks-new-id = “{ $title }” has another department: its id would change from { $old } to { $id }.
export-report-asks-emptied = A text of “{ $title }” ({ $id }) would be emptied.
export-report-asks-removed = “{ $title }” ({ $id }) is in the tables no more and would be deleted from the catalogue.
export-report-asks-several = “{ $title }” may be one of several items: { $candidates }
export-report-answer-profile = Say which in the profile (import.toml), under [matches].
export-report-answer-accept = If so, import again with --accept; if not, say so in the profile (import.toml) under [matches], or mend the table.
export-report-tables = What the columns hold
export-report-taken = { $rows } rows, { $taken } taken
export-report-column = Column
export-report-head = Head
export-report-meaning = Taken for
export-report-certainty = How sure
export-report-no-meaning = not imported
export-report-told = the profile says so
export-report-known = known
export-report-likely = likely
export-report-unsure = unsure: say so in the profile
