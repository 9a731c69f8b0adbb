### What Mingma says to its users: picture

picture-format = “{ $name }” is neither PNG nor JPEG
    .help = renaming changes no format; save it as PNG or JPEG with an image program

picture-too-large = the picture “{ $name }” is too large: more than { $longest } pixels along a side
    .help = make it smaller

picture-broken = the picture “{ $name }” is damaged: { $message }
    .help = export the picture anew
