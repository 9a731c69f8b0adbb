### What Mingma says to its users: gate
