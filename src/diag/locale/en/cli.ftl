### What Mingma says to its users: cli
