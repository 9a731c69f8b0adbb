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
