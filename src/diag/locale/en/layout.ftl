### What Mingma says to its users: layout
