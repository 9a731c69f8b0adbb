### What Mingma says to its users: catalog
