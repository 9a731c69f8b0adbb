### What Mingma says to its users: typeset

typeset-missing-glyph = no font has the character “{ $character }” ({ $code })
    .help = Put a font that has it (.ttf or .otf) into the project's fonts/ folder, or use another character.
typeset-unknown-code = there is no code with the id “{ $code }”
    .label = { $nearest ->
            [none] referred to here
           *[other] did you mean “{ $nearest }”?
        }
    .help = A code's id is that of the site, a department or an item; withheld items have none.
typeset-logo-pattern = there can be no logo in the code “{ $code }”: the middle of its symbol, of version { $version }, is a pattern readers need
    .label = asked for here
    .help = versions 7 to 13 have one there; a shorter address makes a smaller symbol (up to version 6), or leave the logo out
typeset-logo-too-large = the logo in the code “{ $code }” is too large: it covers { $covered } of { $codewords } codewords, { $worst } of them in one block, which may lose { $bears }
    .label = asked for here
    .help = make it smaller with logo-size; half of the error correction is kept for dirt and scratches
typeset-code-too-fine = the code “{ $code }” would have modules of { $module } mm here; to be scanned it needs { $least } mm
    .label = this box is too narrow for it
    .help = Make the code { $width } mm wide or wider, let it be scanned from nearer (distance), or shorten its address.
typeset-page-fact = page numbers, page counts and running heads belong into a <header> or <footer>
    .label = outside of both
    .help = Move it into a <header> or <footer> that stands directly in a <flow>.
typeset-too-tall = { $text ->
        [none] a block is { $height } mm high
       *[other] the block “{ $text }” is { $height } mm high
    }, a page has room for { $room } mm, and it cannot be broken
    .label = higher than a page
    .help = Make its code, picture or text smaller, or the page's margins narrower. A table's row is never torn, unless tr says break-inside: auto.
typeset-columns = columns cannot be set here
    .label = column-count on this
    .help = column-count is for a <flow>, and for a plain block directly in it, or in blocks that only group others: one without border, background, padding, side margins, size and id. Put those on a block inside.
typeset-too-many-notes = a page has more than { $most } footnotes
    .help = There are no more circled numbers; leave some notes out or put them into the text.
typeset-overflow-height = the text “{ $text }” does not fit: { $excess } mm too high
    .label = this box is too small
    .help = Make the box higher or the text smaller, or write overflow: shrink(least size).
typeset-overflow-width = “{ $text }” does not fit: { $excess } mm too wide
    .label = this box is too narrow
    .help = Make the box wider or the text smaller, or take out white-space: nowrap.
typeset-shrunk = the text “{ $text }” was set at { $shrunk } pt instead of { $size } pt, to fit
    .help = See whether the page still reads well; to avoid it, make the box bigger.
typeset-vertical-boxes = a block whose lines run downwards can hold text only, no blocks
    .label = this says writing-mode: vertical-lr
    .help = Put writing-mode on a <p> or <div> that holds text, and arrange such blocks in a block, flex or grid box around them.
typeset-mongolian-private = Mongolian text with the private-use character { $code }: it would print as an empty box
    .help = The text probably comes from an older encoding such as Menksoft's: convert it to Unicode first, and have the result checked.
