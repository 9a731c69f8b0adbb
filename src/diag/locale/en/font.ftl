### What Mingma says to its users: font

font-folder-unreadable = The fonts folder cannot be read: { $reason }
    .help = Check the folder's permissions. A project without fonts of its own needs no such folder.
font-unreadable = The font file cannot be read: { $reason }
    .help = Check the file's permissions, or take it out of the folder.
font-broken = This is not a usable font: expected an OpenType or TrueType font with a Unicode character map
    .help = Fetch the file again from its publisher, or take it out of the folder.
font-variable = The font { $font } is variable; only static fonts can be embedded
    .help = Use the publisher's static files instead: one file per weight, such as Regular and Bold.
font-embedding-forbidden = The font { $font } forbids embedding in documents (fsType { $rights })
    .help = Ask the publisher for a licence that permits embedding and subsetting, or choose another font.
font-web-format = Web fonts (WOFF) are not read
    .help = Put the same font's .ttf or .otf file into the folder.
font-cannot-subset = The font { $font } cannot be cut down to the glyphs used: { $reason }
    .help = The file is probably damaged. Fetch it again from its publisher, or choose another font.
