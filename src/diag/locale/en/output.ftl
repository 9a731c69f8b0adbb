### What Mingma says to its users: output
