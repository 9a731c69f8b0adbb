### What Mingma says to its users: sheet

sheet-unreadable-file =
    { $reason ->
        [missing] cannot find “{ $file }”
        [denied] no permission to read “{ $file }”
       *[other] cannot read “{ $file }”
    }

sheet-empty-folder = there is no table in this folder
    .help = files are read that end in xlsx, xls, et, ods, csv, html or docx; a file of another name can be named itself

sheet-link = links are not followed; passed over
    .help = put the file in the link's place, or name the file itself

sheet-files = these are { $number } files; at most { $limit } are read at a time
    .help = name a folder further down

sheet-empty-file = the file is empty
    .help = if the table is there when the file is opened, save it anew under another name

sheet-ending =
    the name ends in { $ending ->
        [none] nothing
       *[other] “.{ $ending }”
    }, but the file is { $kind ->
        [xlsx] an xlsx workbook
        [xls] an xls workbook
        [ods] an ods spreadsheet
        [html] an HTML page
        [json] a catalogue as data (JSON)
        [docx] a docx document
       *[text] text with separators
    }; read as such
    .help = nothing need be done; renaming it to “.{ $right }” keeps spreadsheet programs from complaining, too

sheet-document =
    { $kind ->
        [pdf] a PDF has no cells, only ink; it is not read
        [doc] this is an old Word document (.doc, .wps); it is not read
        [rtf] this is an RTF document; it is not read
        [xlsb] this is a binary xlsb workbook; it is not read
        [odt] this is an Open Document text; it is not read
        [slides] these are slides; they are not read
        [zip] this is an archive of files; it is not read
        [picture] this is a picture; it is not read
        [mht] this is a web archive (.mht); it is not read
        [xml] this is an XML spreadsheet of 2003; it is not read
       *[other] this is no file of tables, but something binary; it is not read
    }
    .help =
        { $kind ->
            [pdf] ask for the table the PDF was made from (xlsx, docx), or copy it from the PDF into a spreadsheet and look every row over
            [doc] open it in Word or WPS and save it as “Word document (*.docx)”
            [rtf] open it in Word or WPS and save it as “Word document (*.docx)”
            [odt] open it in a word processor and save it as “Word document (*.docx)”
            [slides] copy the table into a spreadsheet and save that
            [xlsb] open it in Excel or WPS and save it as “Excel workbook (*.xlsx)”
            [mht] open it in Excel or WPS and save it as “Excel workbook (*.xlsx)”
            [xml] open it in Excel or WPS and save it as “Excel workbook (*.xlsx)”
            [zip] unpack it into a folder, and name the folder
            [picture] ask for the table the picture was taken of
           *[other] xlsx, xls, et, ods, csv, html and docx are read
        }

sheet-password = the file is protected by a password
    .help = open it, take the password off (File, Information, Protect; in WPS: File, Encrypt), and save it

sheet-damaged = the file is damaged or incomplete
    .help = copy or download it anew; if Excel or WPS can open it, save it under another name, and read that

sheet-damaged-utf8 = the file is UTF-8, but line { $line } holds a damaged character
    .help = mend the line and save as UTF-8; no other encoding is guessed

sheet-unknown-encoding = the file is text in an encoding other than UTF-8, UTF-16 and GB18030
    .help = open it and save it as UTF-8

sheet-no-table =
    { $kind ->
        [html] the page has no table
        [docx] the document has no table
       *[other] all sheets are empty
    }
    .help =
        { $kind ->
            [html] pages that fill their tables in by script are empty when saved; save the page from the browser, or copy the table into a spreadsheet
           *[other] see that the right file was saved
        }

sheet-large-file = the file has { $number } MB; files of up to { $limit } MB are read
    .help = pictures make files large: take them out, or put the sheets into several files

sheet-parts = the file has { $number } parts inside; at most { $limit } are read
    .help = copy the table into a new workbook

sheet-unpacked = the file unpacks to more than { $limit } MB
    .help = that is a hundred times the largest county table; copy the table into a new workbook

sheet-sheets = the file has more than { $limit } sheets or tables
    .help = put them into several files

sheet-rows = sheet “{ $sheet }” has something in row { $number } ({ $address }); rows up to { $limit } are read
    .help = often it is one forgotten cell far below the table: go there with Ctrl+End, delete the rows between, and save

sheet-columns = sheet “{ $sheet }” has something in column { $number } ({ $address }); columns up to { $limit } are read
    .help = often it is one forgotten cell far to the right of the table: go there with Ctrl+End, delete the columns between, and save

sheet-cells = the file has { $number } cells or more; at most { $limit } are read
    .help = empty cells between filled ones count; put the sheets into several files, or delete what lies far from the table

sheet-merges = sheet “{ $sheet }” has { $number } merged blocks or more; at most { $limit } are read
    .help = copy the table into a new workbook

sheet-long-text = a cell holds { $number } characters; at most { $limit } are read
    .help = a whole document was pasted into one cell, perhaps, or a quotation mark is missing in a CSV file

sheet-depth = elements are nested more than { $limit } deep
    .help = this is no table a person made; copy the table into a spreadsheet and save that

sheet-nodes = the page has { $number } elements; at most { $limit } are read
    .help = save the table alone, without the page around it

sheet-unreadable-cell = the cell after this one cannot be read; left empty
    .help = open the file and see what stands there; saving the file anew often mends it

sheet-error-value = the cell shows the error { $text } instead of a value
    .help = its formula is broken: type in what should stand there

sheet-open-quote = a quotation mark begins here and never ends
    .help = taken as a character of the text; if the cell was meant to go on, close it with another "

sheet-damaged-data = the catalogue's data (JSON) cannot be understood: { $detail }
    .help = export it again with “mingma export --to json”; if it was edited by hand, look at the place named
sheet-newer-data = the catalogue's data (JSON) has form { $number }; this program understands { $limit } at most
    .help = update Mingma and read it again
