### What Mingma says to its users: pdf

pdf-no-pages = The document came out without a single page
    .help = Check that the layout's template produces at least one page for this document.
pdf-page-size = Page { $page } is { $width } × { $height } mm, which no PDF can hold
    .help = A page must be larger than nothing and at most { $longest } mm long, bleed included. Change the page size in layout.toml.
pdf-unknown-code = A page shows the code “{ $code }”, which was not made in this run
    .help = Check the id given to <qr> in the layout's template.
pdf-symbol-size = The code “{ $code }” has { $encoded } modules a side, but room was made for { $placed }
    .help = This is a fault in the program. Please report it together with the layout.
pdf-too-many-glyphs = More than 65,535 different characters would be needed from the font { $face }
    .help = Split the document into several smaller ones.
pdf-object = The parts of the PDF do not fit together: { $reason }
    .help = This is a fault in the program. Please report it together with the layout.
pdf-write = The PDF could not be put together: { $reason }
    .help = Check that there is enough memory, then run the same command again.
