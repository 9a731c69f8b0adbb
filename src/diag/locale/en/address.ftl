### What Mingma says to its users: address
