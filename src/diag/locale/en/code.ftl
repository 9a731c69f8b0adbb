### What Mingma says to its users: code
