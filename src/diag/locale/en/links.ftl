### What Mingma says to its users: links

links-title = Addresses of printed codes
links-language = en
links-totals = { $addresses } addresses, { $good } of them good.
links-samples = ; not good at { $failed } of { $checks } checks
links-section = { $class ->
        [bad] Not good: { $count }
        [moved] Moved for good: { $count }
       *[good] Good: { $count }
    }
links-heading = { $heading ->
        [ids] Codes
        [address] Address
        [outcome] Found
       *[checked] When
    }
links-outcome = { $outcome ->
        [good] good
        [moved] moved for good: { $last }
        [missing] not there (status { $status })
        [soft-missing] not there, though the host says it is
        [failing] the host fails (status { $status })
        [late] no answer within 15 seconds
        [silent] no answer
        [certificate] bad certificate
        [circle] redirects in a circle
        [astray] leads off the allow-list: { $last }
        [not-sent-on] the short address does not lead to its page
        [changed] another page than was approved
        [suspicious] advertises what no office does: the host may have lapsed
        [refused] not on the allow-list
       *[unchecked] not checked yet
    }
