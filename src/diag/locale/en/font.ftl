### What Mingma says to its users: font
