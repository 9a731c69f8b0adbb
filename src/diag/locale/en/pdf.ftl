### What Mingma says to its users: pdf
