### What Mingma says to its users: press

press-unreadable = the ICC profile “{ $path }” cannot be read: { $detail }
    .label = named here
    .help = the path counts from the project's folder

press-no-profile = “{ $path }” is no ICC profile
    .label = named here
    .help = ask the print shop for the profile of its printing condition, a file that ends in .icc or .icm

press-no-inks = the ICC profile “{ $path }” is not of a printer with the inks cyan, magenta, yellow and black
    .label = named here
    .help = profiles of screens and cameras do not say what ink looks like; ask the print shop for the profile of its printing condition

press-no-table = the ICC profile “{ $path }” lacks its table { $tag }, or it is of an unusual kind
    .label = named here
    .help = profiles of version 2, as ISO Coated v2 and Japan Color 2001 are, have it in the usual kind
