### What Mingma says to its users: typeset
