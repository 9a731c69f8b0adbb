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
