### What Mingma says to its users: code

code-empty = Code “{ $id }” has no address
    .help = Give it an address, or remove the entry from the catalogue.
code-not-ascii = The address of code “{ $id }” holds “{ $character }” ({ $codepoint }, character { $place }), which cannot be encoded
    .help = A code holds addresses of ASCII characters only: percent-encode others, and write host names in Punycode.
code-too-long = The address of code “{ $id }” is too long: { $characters } characters, { $bytes } bytes when encoded; a code at level { $level } holds at most { $capacity } bytes
    .help = Use a shorter address, or a lower error correction level in the layout.
