### What Mingma says to its users: cell

cell-channel-unmarked = some channels of the cell have a box and some have none; no telling whether these are chosen: { $names }
    .help = put a box before every channel: ■ chosen, □ not
cell-channel-marks-lost = the channels have lost their boxes; no telling which are chosen: { $names }
    .help = compare the original table: write ■ before the channels chosen and □ before the others, or list only those chosen
cell-channel-sign = the signs before these channels contradict one another or mean nothing known: { $names }
    .help = write ■ (chosen) or □ (not chosen)
cell-channel-number = a number stands where a channel should be named; no telling which channel it means: { $names }
    .help = name the channel; a number may stand before its name
cell-channel-bracket = a bracket has no partner; no telling where the channel’s name ends: { $names }
    .help = add the missing bracket
cell-channel-both = “{ $name }” is both chosen and not chosen in the same cell
    .help = keep one of the two
cell-channel-none = the cell lists channels but chooses none
    .help = compare the original table; a chosen channel has ■ before it
cell-channel-legend = the table says that boxes tell required channels from optional ones, but there are none here; no telling which these are: { $names }
    .help = put boxes before the channels, or write “（可选）” behind those that are optional
cell-channel-other = “其他” is chosen, but not said to be which channel
    .help = name it, as in “其他（办税服务厅）”; if there is no other channel, take it out
cell-channel-unknown = the channel “{ $name }” is none of the usual ones; kept as it stands
    .help = { $nearest ->
        [none] if there is such a channel, nothing needs to change; mend it if it is misspelt
       *[other] was “{ $nearest }” meant? If there is such a channel, nothing needs to change
    }
cell-basis-number = the document number “{ $found }” is damaged or incomplete; kept as it stands
    .help = { $proposal ->
        [none] a document number reads 国办发〔2017〕42号: four figures for the year in brackets of their own, and 号 behind the number; compare the document itself
       *[other] it may have been “{ $proposal }”; compare the document itself and mend it
    }
cell-basis-title-marks = a title mark has no partner: “{ $near }” lacks “{ $sign }”
    .help = add “{ $sign }”; a title within a title stands in 〈〉
cell-limit-unread = the time limit “{ $rest }” is not understood
    .help = say from when and how long, as in 自信息形成或者变更之日起20个工作日内; or 实时公开, 每年3月31日前 and the like
cell-limit-rest = part of the time limit is not understood: “{ $rest }”
    .help = the rest is; rewrite this part, as in 行政许可自作出行政决定之日起7个工作日内
