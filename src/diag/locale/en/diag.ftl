### What Mingma says to its users: how diagnostics are set out

diag-error = error
diag-warning = warning
diag-help = help

# Names in a row, and how many there are besides.
diag-separator = {", "}
diag-and-more = { $named } and { $count } more

# Where one kind of problem recurs often, the rest are listed one a line.
diag-more =
    { $count ->
        [one] one more of the same kind:
       *[other] { $count } more of the same kind:
    }

# Very many of a kind: how many in each file, and where the first of them are.
diag-in-file = { $file }: { $count }{ $kind ->
        [lines] , in lines { $places }
        [cells] , in cells { $places }
        [pages] , on pages { $places }
       *[none] {""}
    }{ $more ->
        [more] {" "}and so on
       *[all] {""}
    }
diag-more-files = and in { $count } more files
diag-listed = (--format json lists each of them)

# Where in a document: in place of a line of a text.
diag-page = { $file }, page { $page }
diag-spot = { $file }, page { $page }, { $x } mm from the left and { $y } mm from the top
diag-cell = { $file }, sheet “{ $sheet }”, cell { $cell }: “{ $text }”

# Which cell of which table a text in the catalogue was imported from.
diag-note = source
diag-origin = { $file }, sheet “{ $sheet }”, cell { $cell }: “{ $text }”
