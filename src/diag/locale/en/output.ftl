### What Mingma says to its users: output

output-unsafe-name =
    { $fault ->
        [empty] the file name “{ $path }” has an empty part ({ $owner })
        [dots] the file name “{ $path }” starts with a dot or leads out of the output folder ({ $owner })
        [character] the file name “{ $path }” has a character that file names cannot hold ({ $owner })
        [reserved] the file name “{ $path }” is one that Windows keeps for devices ({ $owner })
        [edge] the file name “{ $path }” starts with a space, or ends with a space or a dot ({ $owner })
       *[long] the file name “{ $path }” is too long ({ $owner })
    }
    .help = change the id or the layout's name that the file name is made of; names are never rewritten, so that the manifest agrees with them

output-collision = two files would meet at one place: “{ $path }” ({ $owner }) and “{ $other_path }” ({ $other_owner })
    .help = some disks do not tell upper from lower case, or full-width from half-width; change one of the ids, or the layout's file name

output-cannot-write =
    { $reason ->
        [full] the disk is full: cannot write “{ $path }”
        [denied] no permission to write “{ $path }”
        [read-only] the disk is read-only: cannot write “{ $path }”
        [too-large] the file is larger than the system allows: cannot write “{ $path }”
        [in-the-way] a file or folder is in the way of “{ $path }”
        [busy] another program is using “{ $path }”: cannot write it
       *[other] cannot write “{ $path }”: { $detail }
    }
    .help = no half-written file was left behind; remove the cause and run again to finish

output-cannot-read =
    { $reason ->
        [denied] no permission to read “{ $path }”
        [in-the-way] cannot read “{ $path }”: what it should lie in is no folder
       *[other] cannot read “{ $path }”: { $detail }
    }

output-cannot-delete =
    { $reason ->
        [denied] no permission to delete “{ $path }”, which is no longer made
        [busy] another program is using “{ $path }”: cannot delete it
       *[other] cannot delete “{ $path }”, which is no longer made: { $detail }
    }
    .help = close the program that uses the file, or check permissions, and run again

output-not-a-folder = “{ $path }” in the output folder is not an ordinary folder
    .help = links are not followed, so that nothing outside the output folder is touched; move it away and run again

output-busy = another Mingma is writing to “{ $path }”
    .help = wait until it has finished

output-changed-meanwhile = another run changed “{ $path }” while this one was working
    .help = run again

output-newer-manifest = “{ $path }” was written by a newer Mingma; this version must not change it
    .help = use the newer version, or choose another folder with --output

output-damaged-manifest = the earlier manifest “{ $path }” cannot be understood; everything is made again: { $detail }
    .help = files the earlier run made and this one does not are unknown and stay; look through the output folder if that matters
