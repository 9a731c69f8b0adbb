### What Mingma says to its users: impose

impose-cells = { $path }: { $grid } pages do not fit on the paper
    .label = the paper is { $paper }
    .help =
        { $proposed ->
            [none] pages are { $page }; together they need { $needed }. { $most ->
                [none] No usual paper holds them.
               *[other] { $most } pages would fit.
            }
           *[other] pages are { $page }; together they need { $needed }: take { $proposed }{ $most ->
                [none] .
               *[other] , or { $most } pages on this paper.
            }
        }

impose-spread = { $path }: two pages side by side do not fit on the paper
    .label = the paper is { $paper }
    .help =
        { $proposed ->
            [none] pages are { $page }; a spread needs { $needed }, and no usual paper holds it: lay the pages out smaller
           *[other] pages are { $page }; a spread needs { $needed }: take { $proposed }, or lay the pages out smaller
        }

impose-sizes = { $path }: pages of different sizes cannot be folded or cut together
    .label = page { $page } is of another size than the first
    .help = give all pages one size, or make a layout for each size

impose-thick = { $path }: { $sheets } sheets are too many for staples
    .label = more than { $most } sheets gape at the fold
    .help = take “perfect-bound”, or split the document

impose-code-cut = { $path }: a code would be cut on the sheet
    .label = page { $page } has a code that goes over its edge or, pushed by the creep, over the fold
    .help = move the code inwards, or take less creep or more “inner” room

impose-tiles = { $path }: page { $page } cannot be cut into tiles without cutting a code
    .label = a code, or codes side by side without a gap, are larger than { $paper }
    .help =
        { $larger ->
            [none] { $scale ->
                [none] lay the codes out further apart
               *[other] take scale = { $scale }
            }
           *[other] { $scale ->
                [none] take { $larger }
               *[other] take { $larger }, or scale = { $scale }
            }
        }
