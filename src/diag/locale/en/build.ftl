### What Mingma says to its users: build
