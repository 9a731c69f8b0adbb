### What Mingma says to its users: layout

layout-name = “{ $name }” cannot be the name of a layout
    .help = names of layouts are made of letters, digits, - and _

layout-unknown = there is no layout “{ $name }”
    .help =
        { $nearest ->
            [none] there are: { $known }
           *[other] did you mean “{ $nearest }”? there are: { $known }
        }

layout-missing-file = the layout “{ $layout }” has no { $file }
    .help = each layout’s folder holds layout.toml and template.xml

layout-not-utf8 = the file is not UTF-8
    .help = save it as UTF-8 with a text editor

layout-unreadable = the file cannot be read: { $message }

layout-toml = layout.toml is not valid TOML: { $message }
    .help = text values stand in double quotes

layout-unknown-setting = unknown setting “{ $name }”
    .label =
        { $nearest ->
            [none] no such setting
           *[other] did you mean “{ $nearest }”?
        }
    .help = settings here: { $known }

layout-missing-setting = layout.toml lacks the setting “{ $name }”
    .help = title, scope and file must be there

layout-setting-type = the setting “{ $name }” cannot be { $found }
    .label =
        { $expected ->
            [text] expected text in quotes
            [boolean] expected true or false
            [table] expected a table of settings
            [tables] expected tables, each under [[sheets]]
            [share] expected a percentage, as "55%"
            [ink] expected a whole number from 100 to 400
           *[other] expected a number above 0
        }

layout-sheets-lacks = sheets without the setting “{ $name }”
    .label = these sheets
    .help = name, kind and paper must be there: docs/sheets.md

layout-sheets-name = sheets cannot be called “{ $name }”
    .label = this name
    .help = the name is a folder's: letters, digits, “-” and “_”, and none of { $profiles }

layout-sheets-twice = two sheets of one layout are called “{ $name }”
    .label = the second

layout-sheets-count = the setting “{ $name }” cannot have this value
    .label =
        { $step ->
            [1] expected a whole number from 1 to { $most }
           *[other] expected a multiple of { $step }, at most { $most }
        }

layout-sheets-scale = pages cannot be scaled so
    .label = expected a number from 1 to { $most }
    .help = pages are never made smaller: their codes would no longer scan from where they are meant to

layout-sheets-overlap = margin and overlap leave too little of the sheet
    .label = { $left } mm lie within the margins; the overlap must be less than half of that
    .help = take less overlap, a smaller margin, or a larger paper

layout-file-pattern = the pattern of file names “{ $pattern }” cannot be understood
    .label = braces hold only names of data
    .help = for example: file = "{"{"}department.id{"}"}"

layout-file-name = this gives a file name that cannot be used: “{ $name }”
    .label = comes from this pattern
    .help = file names hold letters, digits, - _ . spaces and parentheses, no path, and 120 bytes at most

layout-view = the data for the template cannot be prepared: { $message }

layout-template = mistake in the template: { $message }

layout-undefined = there is no “{ $name }” in the data
    .label =
        { $nearest ->
            [none] no such name
           *[other] did you mean “{ $nearest }”?
        }
    .help = docs/layouts.md lists the names; ask with “if” for what may be missing

layout-unknown-tag = there is no “{"{%"} { $name } {"%}"}”
    .label =
        { $nearest ->
            [none] no such tag
           *[other] did you mean “{ $nearest }”?
        }
    .help = there are if, elif, else, endif, for, endfor, set, endset, filter, endfilter, raw, endraw, component, endcomponent

layout-stray-tag = “{"{%"} { $name } {"%}"}” closes or continues nothing here
    .label = nothing that it belongs to is open
    .help = look whether its beginning is missing, or it stands one time too many

layout-open-tag = “{"{%"} { $name } {"%}"}” is not closed
    .label = its “{"{%"} { $end } {"%}"}” never comes

layout-template-found = “{ $found }” cannot stand here
    .label =
        { $expected ->
            [value] expected a value or a name
           *[other] expected { $expected }
        }

layout-value-kind = this cannot be done with { $got ->
        [text] text
        [number] a number
        [boolean] yes or no
        [list] a list
        [map] a group of values
       *[nothing] nothing
    }
    .label = needs { $wanted ->
            [text] text
            [number] a number
            [boolean] yes or no
            [list] a list
           *[map] a group of values
        }

layout-missing-argument = the argument “{ $name }” is missing
    .label = expected { $name }=…

layout-unknown-filter = there is no filter “{ $name }”
    .label =
        { $nearest ->
            [none] no such filter
           *[other] did you mean “{ $nearest }”?
        }
    .help = docs/layouts.md lists the filters

layout-unknown-test = nothing can be tested to be “{ $name }”
    .label =
        { $nearest ->
            [none] no such word after “is”
           *[other] did you mean “{ $nearest }”?
        }

layout-unknown-function = there is no function “{ $name }”
    .help = templates have range and throw; dates, files and the environment cannot be read: put what you need into the data, or into [variables] of layout.toml

layout-include = “{ $name }” cannot be included: a layout has one template
    .help = what is used again and again can be a component, see docs/layouts.md

layout-template-end = the template ends here, but something before is not finished
    .help = look whether each if, for and set has its endif, endfor, endset, and each “{"{{"}” its “{"}}"}”

layout-safe = the filter safe is not allowed
    .label = would turn data into markup
    .help = data is always set as text; for line breaks use newlines_to_br

layout-end-tag = the end tag </{ $found }> does not match the start tag <{ $expected }>
    .label = expected </{ $expected }>
    .help = look for a missing end tag, or two in the wrong order

layout-no-document = the template makes nothing at all
    .help = a template begins with <document> and ends with </document>

layout-quotes = the value of an attribute stands in quotes
    .label = expected a quote
    .help = write class="lead", not class=lead

layout-attribute-value = an attribute has a value
    .label = expected =
    .help = write name="value"

layout-angle = “<” begins no tag here
    .help = in text and in values, “<” is written &lt;

layout-outside = nothing stands outside of <document>
    .label = before or behind it

layout-comment = a comment cannot hold “--”
    .help = a comment is written <!-- … -->, a comment of the template language {"{#"} … {"#}"}

layout-cut-off = the template ends in the middle of a tag or a comment
    .label = begins here
    .help = close it with > or -->

layout-unclosed = <{ $name }> is not closed
    .label = its end tag never comes
    .help = write </{ $name }> where it ends, or <{ $name }/> when it is empty

layout-duplicate-attribute = the attribute “{ $name }” stands twice
    .help = each attribute stands once in a tag

layout-entity = there is no entity “&{ $name };”
    .help = write the character itself; angle brackets and & are written &lt; &gt; &amp;

layout-ampersand = “&” is written “&amp;”

layout-namespace = the prefix “{ $prefix }:” cannot be used

layout-doctype = a template has no <!DOCTYPE>
    .help = leave the line out

layout-xml = mistake in the markup: { $message }
    .help = values of attributes stand in quotes; angle brackets in text are written &lt; and &gt;

layout-unknown-element = there is no element <{ $name }>
    .label =
        { $nearest ->
            [none] no such element
           *[other] did you mean “{ $nearest }”?
        }
    .help = docs/layouts.md lists the elements

layout-misplaced-element = <{ $name }> cannot stand in <{ $parent }>
    .label = not here
    .help =
        { $home ->
            [matter] <{ $name }> stands where text may stand, as in page, flow, div, td, li
           *[other] <{ $name }> stands in: { $home }
        }

layout-stray-text = the text “{ $text }” cannot stand in <{ $parent }>
    .label = not here
    .help =
        { $allowed ->
            [nothing] <{ $parent }> holds nothing
           *[other] <{ $parent }> holds: { $allowed }
        }

layout-block-in-inline = <{ $name }> stands in a line and cannot hold the block <{ $child }>
    .help = use <div> for <{ $name }>, or set <{ $child }> in the line with display: inline

layout-ruby-pairs = <ruby> needs text and its reading: <ruby>字<rt>zì</rt></ruby>
    .help = put an <rt> with the reading behind each piece of text

layout-ruby-matter = <{ $child }> cannot stand in <ruby>, which holds text and its readings only

layout-rowspan = cells cannot span rows
    .label = no rowspan here
    .help = a table breaks between its rows, and such a cell would be torn; repeat its text, or give what belongs together a row of its own with colspan

layout-pairs = a <dl> holds pairs: each <dt> is followed by its <dd>
    .help = begin with a <dt>; several of either may stand together

layout-footnote-place = a <footnote> cannot stand here
    .label = not in a fixed page, a header or footer, vertical text, or another note
    .help = footnotes stand in the text of a <flow>

layout-too-deep = elements are nested more than { $most } deep

layout-root = the outermost element is <document>, not <{ $name }>

layout-no-sections = the document has no <page> and no <flow>, and so no pages
    .help = <page> is one fixed page, <flow> as many as its matter needs

layout-unknown-attribute = <{ $element }> has no attribute “{ $name }”
    .label =
        { $nearest ->
            [none] no such attribute
           *[other] did you mean “{ $nearest }”?
        }
    .help = attributes of <{ $element }>: { $known }

layout-missing-attribute = <{ $element }> lacks the attribute “{ $name }”

layout-empty-attribute = the attribute “{ $name }” of <{ $element }> is empty
    .help = if the value comes from data, see whether it is empty there

layout-number = the attribute “{ $name }” cannot be “{ $found }”
    .label = expected a whole number from { $least } to { $most }

layout-language = “{ $found }” is no language tag
    .help = for example zh-CN, mn-Mong, en

layout-duplicate-id = the id “{ $id }” stands twice
    .label = used before
    .help = an id stands once in a document; in a loop, add a number to it

layout-unknown-id = no element has the id “{ $id }”
    .label =
        { $nearest ->
            [none] this link leads nowhere
           *[other] did you mean “{ $nearest }”?
        }

layout-href = “{ $found }” cannot be a link
    .label = begins with https://, http://, mailto:, tel: or #

layout-pages-outside-flow = the attribute “pages” means nothing here
    .help = only a <header> or <footer> directly in a <flow> is repeated on pages, odd or even

layout-module-too-small = modules of { $module } are smaller than the layout’s least, { $least }
    .help = make module larger, or min-module in [codes] of layout.toml smaller

layout-no-type-area = the margins leave no room on the page
    .label = the paper is { $width } × { $height }

layout-reading-syllable = “{ $found }” is no syllable of pinyin
    .label =
        { $nearest ->
            [none] no such syllable
           *[other] did you mean “{ $nearest }”?
        }
    .help = one syllable for each Chinese character, between spaces, with a mark or number for its tone: kuài jì, kuai4 ji4

layout-reading-count = the reading of “{ $text }” has another number of syllables ({ $written }) than it has Chinese characters ({ $characters })
    .help = one syllable for each Chinese character; digits and letters have none

layout-index-department = an index by department shows this, but it names no department
    .help = write department="…" beside index="…"

layout-too-many-cells = this row has { $cells } cells, the table { $columns } columns
    .help = the table’s style grid-template-columns says how many

layout-unknown-picture = there is no picture “{ $name }”
    .label =
        { $nearest ->
            [none] no such picture
           *[other] did you mean “{ $nearest }”?
        }
    .help = pictures lie in the layout’s folder or the project’s pictures folder, as png or jpg of at most 64 MB

layout-unknown-class = the style sheet has no class “{ $name }”
    .label =
        { $nearest ->
            [none] no style is given for it
           *[other] did you mean “{ $nearest }”?
        }

layout-unknown-property = there is no property “{ $name }”
    .label =
        { $nearest ->
            [none] no such property
           *[other] did you mean “{ $nearest }”?
        }
    .help = docs/layouts.md lists the properties

layout-unknown-keyword = “{ $subject }” cannot be “{ $found }”
    .label =
        { $nearest ->
            [none] no such value
           *[other] did you mean “{ $nearest }”?
        }
    .help = values: { $expected }

layout-wrong-value = “{ $subject }” cannot be “{ $found }”
    .label =
        { $expected ->
            [length] expected a length or a percentage, as 12mm or 50%
            [length-not-share] expected a length, as 12mm or 2em
            [absolute-length] expected a length with its unit, as 12mm or 30pt
            [share] expected a percentage, as 20%
            [number] expected a number
            [whole-number] expected a whole number within limits
            [color] expected a colour, as black, #123f7a, gray(40%) or cmyk(0%, 100%, 100%, 0%)
            [families] expected names of fonts, as "Noto Sans SC"
            [tracks] expected tracks, as 20mm 1fr auto
            [spans] expected span and a number, as span 2
            [border] expected a line, as 0.5pt solid black
            [font] expected size and font, as bold 12pt/1.5 "Noto Sans SC"
            [flex] expected shares, as 1 or 0 0 auto
            [marks] expected none, or marks in quotes, as "/.-_?&"
           *[overflow] expected error or shrink(9pt)
        }

layout-unknown-paper = there is no paper “{ $found }”
    .label =
        { $nearest ->
            [none] no such paper
           *[other] did you mean “{ $nearest }”?
        }
    .help = docs/layouts.md lists the papers; two lengths do as well, width before height, as 600mm 800mm; a project names its own under [papers] of mingma.toml

layout-paper-name = “{ $name }” cannot be the name of a paper
    .label = empty, a size itself, or ends in landscape
    .help = names are free otherwise: "门牌" = "300mm 120mm"

layout-unknown-unit = there is no unit “{ $unit }”
    .label =
        { $nearest ->
            [none] no such unit
           *[other] did you mean “{ $nearest }”?
        }
    .help = units: mm, cm, pt, px, em, rem, %; for tracks of a grid also fr

layout-missing-unit = { $number } in “{ $subject }” has no unit
    .label = needs a unit, as { $number }mm

layout-negative = “{ $subject }” cannot be negative: { $found }

layout-trailing-value = “{ $found }” is too much for “{ $subject }”
    .label = one value too many

layout-selector = the selector “{ $found }” cannot be used
    .help = there are elements, .class, #id, descendants (a space), children (>), :first-child, :last-child, :nth-child(odd), :nth-child(even)

layout-selector-element = the selector names an element “{ $name }” that does not exist
    .label =
        { $nearest ->
            [none] no such element
           *[other] did you mean “{ $nearest }”?
        }

layout-at-rule = rules like “@{ $name }” cannot be used
    .help = size and margins of pages stand in layout.toml, or in attributes of <page> and <flow>

layout-style-syntax = this is no style: “{ $found }”
    .help = write “property: value;”, and braces in pairs
