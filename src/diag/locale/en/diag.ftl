### What Mingma says to its users: how diagnostics are set out

diag-error = error
diag-warning = warning
diag-help = help

# Where one kind of problem recurs often, the rest are listed one a line.
diag-more =
    { $count ->
        [one] one more of the same kind:
       *[other] { $count } more of the same kind:
    }

# Where in a document: in place of a line of a text.
diag-page = { $file }, page { $page }
diag-spot = { $file }, page { $page }, { $x } mm from the left and { $y } mm from the top
diag-cell = { $file }, sheet “{ $sheet }”, cell { $cell }: “{ $text }”

# Which cell of which table a text in the catalogue was imported from.
diag-note = source
diag-origin = { $file }, sheet “{ $sheet }”, cell { $cell }: “{ $text }”
