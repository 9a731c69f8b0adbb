### What Mingma says to its users: register

register-cannot-use =
    { $reason ->
        [full] the disk is full: cannot write the register “{ $path }”
        [disk] the disk refuses to write or read the register “{ $path }”: { $detail }
        [denied] no permission to open the register “{ $path }”
        [read-only] the register “{ $path }” is read-only
       *[other] cannot use the register “{ $path }”: { $detail }
    }
    .help = what was recorded before is safe, and nothing was recorded by half; remove the cause and run again

register-busy = another Mingma has been writing to the register “{ $path }” for too long
    .help = wait until it has finished, and run again

register-damaged = the register “{ $path }” is damaged: { $detail }
    .help = It is not replaced by an empty one: it is the only record of what hangs on the walls. Move it aside with its companions (register.db-wal, register.db-shm), then restore it from a copy, or from the last export: mingma register import FOLDER.

register-foreign = “{ $path }” is a database of another program
    .help = it was not touched; move it away if it does not belong here

register-newer = the register “{ $path }” was written by a newer Mingma (version { $version } of its form; this program knows { $known })
    .help = it was not touched; use the newer program

register-edition-taken = the edition “{ $name }” was issued before, with another content: { $codes } codes, { $texts } texts and { $documents } documents differ ({ $named })
    .help = What was issued is never changed. Issue this under a name of its own, such as “{ $name }-2”; it then supersedes the earlier one.

register-posting-unknown =
    { $nearest ->
        [none] no edition ever issued a document “{ $document }”
       *[other] no edition ever issued a document “{ $document }”; was “{ $nearest }” meant?
    }
    .label = never issued
    .help = a document is called by its path below the output folder, such as poster/FGW.pdf; “mingma register show” lists them

register-posting-web = “{ $document }” is for the web and the archive, not for a wall
    .label = not printed
    .help = { $path ->
        [none] This document is made for the web alone. To hang it, let its layout be written for printing too: profiles = ["office", "web"].
       *[other] The file that is printed is { $path }: post that.
    }

register-posting-ambiguous = “{ $document }” may mean “{ $first }” or “{ $second }”
    .label = more than one document
    .help = give the whole path

register-posting-edition = the edition “{ $edition }” has no document “{ $document }”
    .label = not in this edition
    .help = leave the edition away to mean the last one issued by that day

register-posting-early = “{ $document }” cannot have been posted on { $day }: it was first issued on { $issued }
    .label = earlier than the edition
    .help = correct the date

register-posting-differs = “{ $document }” is recorded as posted at “{ $place }” on { $day } already, as number { $number } with copies: { $copies }
    .label = other copies, person or photo than recorded
    .help = What is recorded is never changed. If the record is wrong, take it down (mingma register take-down { $number }) and post it again under another date.

register-no-posting = there is no posting number { $number }
    .help = “mingma register show” lists what hangs, each with its number

register-taken-already = posting { $number } was taken down already, on { $day }

register-taken-early = posting { $number } cannot have been taken down on { $day }: it was posted on { $posted }
    .help = correct the date

register-table = this is no table: a quotation mark is not closed, or the file is damaged
register-table-column =
    { $nearest ->
        [none] the column “{ $name }” is not known and is passed over
       *[other] the column “{ $name }” is not known and is passed over; was “{ $nearest }” meant?
    }
    .label = in this line
register-table-missing = a column “{ $name }” is missing
    .label = the headings
    .help = a table of postings has 地点 (place), 文档 (document), 份数 (copies) and 日期 (date), and may have 张贴人 (person), 版次 (edition) and 照片 (photo)
register-table-cell =
    { $what ->
        [place] the place is missing
        [document] the document is missing
        [copies] “{ $value }” is no number of copies
       *[date] “{ $value }” is no date
    }
    .label = this posting is not recorded
    .help = dates are written 2026-11-20, copies as a number from 1; correct the line and import the table again: what is recorded already is not recorded twice

register-import-newer = this export was written by a newer Mingma (version { $version } of its form; this program knows { $known })
    .label = its form
    .help = use the newer program
register-import-columns = this line does not have the columns of its file: { $columns }
    .label = other columns
    .help = nothing was imported; an export is read back as it was written
register-import-cell = “{ $value }” cannot stand under “{ $column }”
    .label = unknown, given twice, or no such value
    .help = nothing was imported; the files of an export belong together
register-import-altered = the edition “{ $edition }” is not what was exported: a code, a text or a document of it was changed or is missing
    .label = its content has another hash
    .help = nothing was imported; take the files as they were exported, all from the same export
register-import-disagrees =
    { $what ->
        [posting] this posting is recorded otherwise here, as number { $number }
       *[other] the taking down of posting { $number } is recorded otherwise here
    }
    .label = not as recorded
    .help = nothing was imported; what is recorded is never changed, so one of the two must be given up by hand
