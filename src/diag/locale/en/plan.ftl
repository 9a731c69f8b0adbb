### What Mingma says to its users: plan

plan-against = Compared with edition { $edition }, issued on { $issued }
plan-against-none = Nothing was issued yet: everything is new
plan-done = Nothing to do: the last edition and all that hangs are as they should be.
plan-to-do = To do:
plan-html-title = Plan
plan-html-note = For the office alone: this page may name what is withheld. Made by Mingma.

plan-withheld = Urgent: { $count } withheld since; whatever shows them comes down at once (names for the office alone)
plan-closed = Urgent: accounts that are there no more: { $count }; whatever shows their codes comes down at once
plan-replaced = Accounts that another took the place of: { $count }
plan-closing = Accounts that will close: { $count }
plan-moved = Codes that lead elsewhere now: { $count }
plan-removed = No longer there: { $count }
plan-merged = Departments that became part of another: { $count }
plan-added = New: { $count }
plan-text = Spoken of otherwise: { $count }
plan-redirected = Permalinks that lead elsewhere now: { $count }; put the new map on the server, reprint nothing
plan-recoded = Codes that hold another address but lead to the same page: { $count }; no hurry

plan-why-withheld = must not be published any more
plan-why-closed = closed since { $since }{ $successor ->
        [none] {""}
       *[other] ; { $successor } is shown in its place
    }
plan-why-replaced = { $successor ->
        [none] no longer shown
       *[other] { $successor } is shown in its place
    }
plan-why-closing = closes on { $on }{ $successor ->
        [none] ; what shows it is to be replaced by then
       *[other] ; what shows it is to be replaced by then, with { $successor }
    }
plan-why-moved = address changed: { $from } → { $to }
plan-why-removed = the printed code leads to { $from }, which is no longer kept up
plan-why-succeeded = now { $id }, on the same page: { $from }
plan-why-succeeded-all = now under other ids, on the same pages: { $from }
plan-why-merged = now part of { $name } ({ $into })
plan-why-new = not in that edition
plan-why-added = not in that edition; of { $department }
plan-why-text = changed: { $columns }
plan-why-redirected = page moved: { $from } → { $to }; the printed code stays right
plan-why-recoded = printed: { $from }; new: { $to }
plan-why-document-new = not in that edition
plan-why-redesigned = only its look or its date is another

plan-hangs-urgent = Urgent: hangs and must come down at once: { $count }
plan-hangs-wrong = Hangs with a code that leads astray: { $count }
plan-hangs-outdated = Hangs and is out of date: { $count }
plan-posting =
    { $copies ->
        [one] no. { $number }: { $document }, 1 copy, edition { $edition }
       *[other] no. { $number }: { $document }, { $copies } copies, edition { $edition }
    }
plan-replace = { $why }; hang instead: { $path }
plan-take-down = { $why }; take it down, nothing takes its place

plan-documents-changed = Documents to print again: { $count }
plan-documents-gone = Documents no longer made: { $count }
plan-documents-new = New documents: { $count }
plan-documents-redesigned = Documents that only look otherwise: { $count }
plan-copies =
    { $count ->
        [one] 1 copy hangs
       *[other] { $count } copies hang
    }

plan-summary = In all: changes: { $changes }; documents to print again: { $documents }; postings to take down or replace: { $postings } ({ $copies ->
        [one] 1 copy
       *[other] { $copies } copies
    }), urgent: { $urgent }
plan-fold = { $count } together
plan-fold-departments =
    { $count ->
        [one] of { $ids }
       *[other] of { $count } departments: { $ids }
    }
plan-fold-documents = { $layout }: { $count } documents

plan-part = { $kind }: { $ids }
plan-part-pages = { $kind }: { $ids } (page { $pages })
plan-parts-separator = { "; " }
plan-fault-withheld = withheld since
plan-fault-closed = account closed
plan-fault-replaced = account replaced
plan-fault-closing = account will close
plan-fault-moved = address changed
plan-fault-removed = no longer there
plan-fault-added = missing on it
plan-fault-dropped = no longer shown
plan-fault-text = { $columns } changed
plan-fault-not-made = no such document is made any more

plan-column-name = name
plan-column-name-mn = Mongolian name
plan-column-short-name = short name
plan-column-level1 = level-1 heading
plan-column-level2 = level-2 heading
plan-column-level3 = level-3 heading
plan-column-field = field
plan-column-department = department
plan-column-basis = legal basis
plan-column-content = content
plan-column-body = body
plan-column-time-limit = time limit
plan-column-method = method
plan-column-channels = channels
plan-column-audience = audience
plan-column-tier = tier
plan-column-duties = duties
plan-column-address = street address
plan-column-telephone = telephone
plan-column-hours = hours
plan-column-wechat = WeChat account
plan-column-office = office
plan-column-complaints = complaints telephone
