### What Mingma says to its users: picture
