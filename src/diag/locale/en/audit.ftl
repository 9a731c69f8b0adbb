### What Mingma says to its users: audit

audit-totals =
    { $photos ->
        [one] 1 photo
       *[other] { $photos } photos
    }, { $codes ->
        [one] 1 code
       *[other] { $codes } codes
    } found, { $current } of them right
audit-done = Nothing to do: every code leads where it should, and none is missing.
audit-to-do = To do:
audit-title = Audit of the walls
audit-note = For the office alone. Made by Mingma.

audit-foreign = Alarm: codes that are not the city’s: { $count }
audit-withheld = Urgent: codes of what must not be published any more: { $count }; take them down at once
audit-superseded = Codes that lead to the wrong page: { $count }
audit-removed = Codes of what is no longer there: { $count }
audit-unknown = Codes on the city’s own hosts that nobody issued: { $count }
audit-unreadable = Codes that cannot be read: { $count }; photograph them from nearer
audit-missing = Codes that should be on the photos and were not found: { $count }
audit-unissued = Right codes that no edition issued: { $count }
audit-refused = Photos that show nothing: { $count }
audit-unseen = Hang at these places and are on no photo: { $count }
audit-photos = What the photos show: { $count }

audit-why-foreign =
    { $text }{ $instead ->
        [none] { $on ->
            [sheet] ; pasted on the sheet
           *[none] {""}
        }
       *[other] ; stands where { $instead } should
    }{ $imitates ->
        [none] {""}
       *[other] ; made to look like { $imitates }
    }
audit-why-withheld = { $ids }: must not be published any more
audit-why-superseded =
    { $ids }: { $text } → { $now }{ $edition ->
        [none] ; issued in no edition yet
       *[other] ; issued in edition { $edition }
    }
audit-why-removed = { $ids }: no longer there
audit-why-unknown =
    { $text }{ $instead ->
        [none] {""}
       *[other] ; stands where { $instead } should
    }
audit-why-unissued = { $ids }: as the catalogue has it, printed from no recorded edition
audit-why-unreadable =
    { $instead ->
        [none] at pixel { $x }, { $y }
       *[other] { $instead }, at pixel { $x }, { $y }
    }
audit-why-missing = { $count } of { $codes } not found: { $ids }; covered, torn off, or too small on the photo
audit-why-refused =
    { $reason ->
        [heic] an HEIC photo: save it as JPEG, or set the iPhone to “Most Compatible”
        [video] a video: take a photo
        [pdf] a PDF: “mingma proof” reads it
        [zip] an archive: unpack it and name the folder
        [unreadable] the system does not allow it to be read
        [empty] an empty file: copy it again
        [no-picture] no picture: photos are JPEG or PNG files
        [large-file] too large a file: save it smaller
        [too-large] too many pixels: save it smaller
        [too-much-memory] too much memory: save it smaller
        [cut-off] ends in the middle: copy it again
        [broken] damaged: copy it, or take it, again
       *[other] a { $reason } picture: save it as JPEG or PNG
    }
audit-why-empty = no code found: take it again, from nearer
audit-why-unseen = on no photo

audit-no-sheet = no issued page recognised
audit-sheet-state =
    { $right } of { $codes } right{ $outside ->
        [0] {""}
       *[other] , { $outside } beyond the photo’s edge
    }
audit-place =
    { $place ->
        [none] {""}
       *[other] { $place }
    }
audit-sheet =
    { $place ->
        [none] {""}
       *[other] { $place }:{" "}
    }{ $document }{ $page ->
        [1] {""}
       *[other] , page { $page }
    }, edition { $editions }{ $posting ->
        [none] { $candidates ->
            [none] {""}
           *[other] , one of nos. { $candidates }
        }
       *[other] , no. { $posting }
    }{ $or ->
        [none] {""}
       *[other] ; or { $or }
    }
audit-posting = no. { $number }: { $document }, edition { $edition }
audit-id-name = { $id } { $name }
