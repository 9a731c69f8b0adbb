### Mingma 的用户可见文本：cell

cell-channel-unmarked = 单元格中有的渠道前有方框，有的没有，看不出是否选用：{ $names }
    .help = 请在每个渠道前补上方框：■表示选用，□表示不选用。
cell-channel-marks-lost = 渠道前的方框已丢失，看不出选用了哪些：{ $names }
    .help = 请对照原表，在选用的渠道前写■、不选用的写□，或只写选用的渠道。
cell-channel-sign = 渠道前的符号互相矛盾或含义不明：{ $names }
    .help = 请改为■（选用）或□（不选用）。
cell-channel-number = 应写渠道名称的地方只有序号，看不出是哪个渠道：{ $names }
    .help = 请写明渠道名称，序号可以写在名称之前。
cell-channel-bracket = 括号不成对，看不出渠道名称到哪里为止：{ $names }
    .help = 请补上缺少的括号。
cell-channel-both = “{ $name }”在同一单元格中既选用又不选用
    .help = 请只保留一处。
cell-channel-none = 单元格列出了渠道，但一个也没有选用
    .help = 请核对原表，选用的渠道前的方框应为■。
cell-channel-legend = 表中注明方框区分必选和可选，这里没有方框，看不出是哪一种：{ $names }
    .help = 请在渠道前补上方框，或在可选的渠道后写“（可选）”。
cell-channel-other = 选用了“其他”，没有写明是什么渠道
    .help = 请写明，例如“其他（办税服务厅）”；没有其他渠道的，请删去。
cell-channel-unknown = 渠道“{ $name }”不在通行的渠道名称之中，已按原文保留
    .help = { $nearest ->
        [none] 确有这一渠道的，无须修改；写错的，请更正。
       *[other] 是否应为“{ $nearest }”？确有这一渠道的，无须修改。
    }
cell-basis-number = 文号“{ $found }”不完整或有误，已按原文保留
    .help = { $proposal ->
        [none] 文号应写作“国办发〔2017〕42号”：年份四位，外加六角括号，序号后有“号”。请对照原文件更正。
       *[other] 可能应为“{ $proposal }”，请对照原文件核实后更正。
    }
cell-basis-title-marks = 书名号不成对：“{ $near }”缺少“{ $sign }”
    .help = 请补上“{ $sign }”；书名号之内再用书名号时，里层用〈〉。
cell-limit-unread = 公开时限“{ $rest }”无法识别
    .help = 请写明从何时起算、多长时间，例如“自信息形成或者变更之日起20个工作日内”；或“实时公开”“每年3月31日前”等。
cell-limit-rest = 公开时限中有一部分无法识别：“{ $rest }”
    .help = 其余部分已识别。请改写这一部分，例如“行政许可自作出行政决定之日起7个工作日内”。
