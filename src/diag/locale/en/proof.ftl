### What Mingma says to its users: proof

# Codes at their places.
proof-missing = where “{ $id }” should stand there is no code that can be read
    .help = something covers it, or it was never printed; build the document again and look at this page
proof-wrong = the code of “{ $id }” leads to { $text }
    .help = it should lead to { $target }; the document is older than the catalogue, or was altered: build it again
proof-swapped = where “{ $id }” should stand is the code of “{ $other }”
    .help = the two have changed places, or one was pasted over the other; build the document again
proof-misplaced = the code of “{ $id }” stands elsewhere on the page: { $x } mm from the left and { $y } mm from the top
    .help = readers would find it, but beside another text than its own; build the document again
proof-inverted = the code of “{ $id }” is light on dark
    .help = many phones do not read inverted codes; print it dark on light
proof-unreadable = the code of “{ $id }” stands in its place, but no decoder reads it; { $percent } % of its modules are wrong
    .help = take away what covers it, or print it larger
proof-one-decoder = the code of “{ $id }” is not read by one of the two decoders ({ $decoder })
    .help = some phones will not read it either; print it larger, or give it more room
proof-damaged =
    { $count ->
        [one] one module of the code of “{ $id }” is not as it was meant ({ $percent } %)
       *[other] { $count } modules of the code of “{ $id }” are not as they were meant ({ $percent } %)
    }
    .help = something lies over the code and uses up the error correction that dirt and scratches will need
proof-quiet-zone = the quiet zone of “{ $id }” is not free: ink in { $count } of its modules
    .help = readers need four modules of empty ground on every side; move what stands there
proof-too-pale = the code of “{ $id }” has a contrast of { $percent } % only
    .help = 40 % is the least; print it black on white
proof-pale = the contrast of “{ $id }” is { $percent } %
    .help = 70 % and more is good; a lighter ground or darker ink helps in poor light
proof-fragile =
    the code of “{ $id }” does not bear { $count } of { $tried } strains:{ $distance ->
        [yes] {" "}· distance
       *[no] {""}
    }{ $blur ->
        [yes] {" "}· blur
       *[no] {""}
    }{ $perspective ->
        [yes] {" "}· a view from the side
       *[no] {""}
    }{ $turn ->
        [yes] {" "}· turning
       *[no] {""}
    }{ $contrast ->
        [yes] {" "}· faint light
       *[no] {""}
    }{ $shade ->
        [yes] {" "}· shade
       *[no] {""}
    }{ $jpeg ->
        [yes] {" "}· a poor JPEG
       *[no] {""}
    }{ $blot ->
        [yes] {" "}· a blot
       *[no] {""}
    }{ $corner ->
        [yes] {" "}· a torn corner
       *[no] {""}
    }
    .help = it reads today; a higher error correction level, a larger module or a free surrounding lets it bear more

# Codes where none should be.
proof-doubled = the code of “{ $id }” stands here once more than it should
    .help = build the document again; a code pasted in by hand belongs into the layout
proof-extra = there is a code here that nobody planned; it leads to { $text }
    .help = remove it, or add it to the layout, so that it is kept up to date

# The gate again.
proof-withheld =
    { $kind ->
        [id] the id of the withheld item “{ $id }” can be read in this document
        [title] the title of the withheld item “{ $id }” can be read in this document
       *[address] the address of the withheld item “{ $id }” can be read in this document
    }
    .help = do not release this document: find out how it got there (a layout's own text, a picture, an older file), and build again

# Documents.
proof-changed = the file is not the one that was built
    .help = it was altered or replaced after the build; run “mingma build”, which makes it again
proof-lost = the manifest lists this document, but the file is gone
    .help = run “mingma build”, which makes it again
proof-no-such-page =
    { $codes ->
        [one] a code should stand on page { $page }, but the document has { $pages }
       *[other] { $codes } codes should stand on page { $page }, but the document has { $pages }
    }
proof-not-a-pdf = this is no PDF that can be opened
    .help = the file is damaged, or is something else by another name
proof-encrypted = the PDF is locked with a password
    .help = save a copy without a password and prove that
proof-file-too-large = the file is larger than { $limit } MB
    .help = split it, or reduce its pictures
proof-too-many-pages = the PDF has { $pages } pages; { $limit } are the most that are proven at once
    .help = split it
proof-bomb = the file would unpack to more than a computer should hold
    .help = it is damaged or made to do harm; do not open it elsewhere either
proof-page-broken = the page cannot be drawn
    .help = the file is damaged; make it again
proof-page-too-full = more than { $limit } things are drawn on this page
    .help = it is damaged or made to do harm; simplify its drawings if it is your own
proof-page-too-large = the page is { $width } × { $height } mm: too large to see its smallest code clearly
    .help = give the codes larger modules, or prove the page in parts
proof-empty-page = the page has no area
proof-not-a-picture = this is neither a PNG nor a JPEG
proof-picture-too-large = the picture has more than { $limit } pixels along a side
proof-picture-broken = the picture cannot be decoded: { $detail }

# What is to be proven.
proof-no-such-path = there is no “{ $path }”
proof-cannot-read = cannot read “{ $path }”: { $detail }
proof-unknown-kind = “{ $path }” is no PDF, PNG or JPEG by its name
proof-nothing = there is nothing to prove in “{ $path }”
    .help = name PDFs, pictures, or folders that hold them; a project's own documents come with “mingma build”
proof-bad-manifest = the manifest “{ $path }” cannot be understood: { $detail }
    .help = run “mingma build”, which writes it again

# The table of what is expected.
proof-expect-no-csv = this is no table of comma-separated values
proof-expect-column = there is no column “{ $name }” in a table of expected codes
    .label = { $nearest ->
        [none] not a column
       *[other] did you mean “{ $nearest }”?
    }
    .help = columns: { $known }
proof-expect-no-target = the table has no column “target”
    .label = the heading
    .help = “target” holds what each code should say; file, page, x_mm, y_mm, side_mm and id may be left out
proof-expect-empty = the target is missing
    .label = this line
proof-expect-number = “{ $text }” is no number for “{ $column }”
    .label = this line
    .help = pages count from 1; places are millimetres from the page's top left: x_mm, y_mm and side_mm, all three or none

# The report as a page.
proof-html-title = Proof
proof-html-good = Nothing was found that speaks against printing.
proof-html-doubtful =
    { $count ->
        [one] May be printed; one thing to look at first.
       *[other] May be printed; { $count } things to look at first.
    }
proof-html-bad =
    { $count ->
        [one] Do not print: one thing is wrong.
       *[other] Do not print: { $count } things are wrong.
    }
proof-html-documents =
    { $count ->
        [one] document
       *[other] documents
    }
proof-html-sheets =
    { $count ->
        [one] page
       *[other] pages
    }
proof-html-codes =
    { $count ->
        [one] code
       *[other] codes
    }
proof-html-gate =
    { $count ->
        [0] Nothing is withheld, so nothing was searched for.
        [one] Searched for one id, title or address of withheld items.
       *[other] Searched for { $count } ids, titles and addresses of withheld items.
    }
proof-html-no-gate = Not searched for withheld items: no project was given.
proof-html-findings = Found
proof-html-pages = Pages
proof-html-key-good = sound
proof-html-key-doubtful = to look at
proof-html-key-bad = not to print
proof-html-document =
    { $pages ->
        [one] one page
       *[other] { $pages } pages
    }, { $codes ->
        [one] one code
       *[other] { $codes } codes
    }
proof-html-page =
    Page { $page }{ $codes ->
        [0] {""}
        [one] {" "}· one code
       *[other] {" "}· { $codes } codes
    }
proof-html-read =
    { $readers ->
        [0] read by no decoder
        [one] read by one decoder of two
       *[other] read by both decoders
    }
proof-html-bears = bears { $bears } of { $tried } strains
proof-html-grade = grade { $grade } of 4: contrast { $contrast } %, modulation { $modulation }, fixed patterns { $fixed }, axial { $axial }, unused correction { $unused } %
proof-html-note = Every page was drawn from the finished file and read by two independent decoders; each code was then read again under nine strains. Grades use the parameters of ISO/IEC 15415 on the drawn page. They are not a certified grade: that needs a verifier and the printed sheet.
