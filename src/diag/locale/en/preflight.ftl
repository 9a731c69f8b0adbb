### What Mingma says to its users: preflight

preflight-module-floor = the code “{ $id }” is too small for its scanning distance: its modules are { $module } mm, people stand { $distance } mm away
    .help = at least { $floor } mm a module, better { $comfortable } mm: give the code more room, or a smaller distance in layout.toml if people come nearer

preflight-module-dots = the code “{ $id }” is too fine for the printer: { $module } mm a module are { $dots } dots at { $dpi } dpi
    .help = 4 dots make an edge sharp enough: at least { $least } mm a module, or a finer printer ([printer] dpi)

preflight-module-printer = the code “{ $id }” is finer than the printer can print: { $module } mm a module; the smallest that scanned was { $smallest } mm
    .help = make the code larger, or print the calibration page again if the printer is another one

preflight-quiet-zone =
    { $what ->
        [text] the text “{ $shown }” stands in the quiet zone of the code “{ $id }”
        [code] the code “{ $shown }” stands in the quiet zone of the code “{ $id }”
        [picture] a picture reaches into the quiet zone of the code “{ $id }”
       *[shape] a line or coloured area reaches into the quiet zone of the code “{ $id }”
    }
    .help = the { $quiet } mm around a code stay free: that is how a camera finds it

preflight-covered =
    { $what ->
        [text] the text “{ $shown }” lies on the code “{ $id }”
        [code] the code “{ $shown }” lies on the code “{ $id }”
        [picture] a picture lies on the code “{ $id }”
       *[shape] a line or coloured area lies on the code “{ $id }”
    }
    .help = move one of them; a logo in a code is written as <qr logo="…"/>, which knows how much the code bears

preflight-contrast = the ground under the code “{ $id }” is too dark: { $contrast } % contrast, at least { $least } % are needed
    .help = put the code on white or a very light colour

preflight-tint = the ground under the code “{ $id }” is tinted: { $contrast } % contrast, where { $good } % would be good
    .help = it scans in good light; on white it scans everywhere

preflight-polarity = the code “{ $id }” stands on ground as dark as itself
    .help = a code is dark on light: put it on white

preflight-neighbour = the codes “{ $id }” and “{ $other }” stand { $gap } mm apart, so that a camera sees both
    .help = leave { $needed } mm, half the side of the smaller one

preflight-trim =
    { $what ->
        [code] the code “{ $shown }”, with its quiet zone, reaches { $by } mm beyond the trimmed page
       *[text] the text “{ $shown }” reaches { $by } mm beyond the trimmed page
    }
    .help = what lies outside is cut off: move it inwards

preflight-near-trim =
    { $what ->
        [code] the code “{ $shown }” stands { $by } mm from the trim, { $safe } mm are safe
       *[text] the text “{ $shown }” stands { $by } mm from the trim, { $safe } mm are safe
    }
    .help = sheets shift under the knife: move it inwards

preflight-text-size =
    { $count ->
        [one] the text “{ $text }” is set at { $size } pt, smaller than { $least } pt
       *[other] the text “{ $text }” and others, { $count } pieces in all, are set at { $size } pt, smaller than { $least } pt
    }
    .help = make it larger, or set another limit: [preflight] min-text in layout.toml

preflight-black-text =
    { $count ->
        [one] the text “{ $text }” is black mixed of several inks: { $ink }
       *[other] the text “{ $text }” and others, { $count } pieces in all, are black mixed of several inks: { $ink }
    }
    .help = small text needs one ink, or its edges blur: write black, gray(…) or cmyk(0%, 0%, 0%, 100%)

preflight-missing-glyph =
    { $count ->
        [one] the character “{ $character }” in “{ $text }” has no glyph in its font
       *[other] the character “{ $character }” has no glyph in its font, { $count } times; the first in “{ $text }”
    }
    .help = it would print as an empty box: put a font that has it into the project's fonts folder

preflight-resolution =
    { $count ->
        [one] a picture of { $size } pixels is printed at { $pixels } pixels an inch, { $least } are needed
       *[other] a picture of { $size } pixels is printed { $count } times at { $pixels } pixels an inch, { $least } are needed
    }
    .help = print it smaller, or use one with more pixels

preflight-given-size = the supplied code of { $id } is { $side } mm wide, at least { $least } mm are needed
    .help = give its qr a larger width: codes that are no QR codes are finer, and are not proven to scan

preflight-given-resolution = the supplied code of { $id } ({ $size } pixels) is printed at { $pixels } pixels an inch, { $least } are needed
    .help = { $most ->
        [none] have it handed out with more pixels
       *[other] make it at most { $most } mm wide, or have it handed out with more pixels
    }

preflight-total-ink =
    { $count ->
        [one] { $what ->
            [text] text
           *[shape] a line or coloured area
        } in { $ink } comes to { $found } % of ink, all plates together; { $most } % is the most
       *[other] { $what ->
            [text] text
           *[shape] lines and coloured areas
        } in { $ink }, { $count } pieces in all, come to { $found } % of ink, all plates together; { $most } % is the most
    }
    .help = mix it of less ink, or set another limit: [press] max-ink in layout.toml, max_ink in mingma.toml

preflight-unknown-rule =
    { $nearest ->
        [none] there is no rule “{ $rule }”
       *[other] there is no rule “{ $rule }”; did you mean “{ $nearest }”?
    }
    .help = the rules are: { $known }

preflight-waiver-expired = this waiver of “{ $rule }” by { $by } held until { $until } and no longer does
    .help = put the pages right, or have it renewed with a later date

preflight-waiver-unused = nothing needs this waiver of “{ $rule }” by { $by } any more
    .help = take it out, so that it does not hide what comes later

preflight-waivers-undated = waivers do not hold without a date
    .label = the first of them
    .help = write the day of the build into mingma.toml: [build] date = 2026-11-20
