### Mingma 的用户可见文本：register

register-cannot-use =
    { $reason ->
        [full] 磁盘已满，无法写入登记簿“{ $path }”
        [disk] 磁盘拒绝读写登记簿“{ $path }”：{ $detail }
        [denied] 没有打开登记簿“{ $path }”的权限
        [read-only] 登记簿“{ $path }”为只读
       *[other] 无法使用登记簿“{ $path }”：{ $detail }
    }
    .help = 此前登记的内容完好，也没有登记到一半的内容。排除原因后重新运行。

register-busy = 另一个 Mingma 长时间占用登记簿“{ $path }”
    .help = 请等它结束后再运行。

register-damaged = 登记簿“{ $path }”已损坏：{ $detail }
    .help = 登记簿是墙上张贴情况的唯一记录，不会自动以空白登记簿代替。请将它连同 register.db-wal、register.db-shm 一并移走，再用备份恢复，或从最近一次导出恢复：mingma register import 文件夹。

register-foreign = “{ $path }”是其他程序的数据库
    .help = 没有改动它。如它不属于这里，请移走。

register-newer = 登记簿“{ $path }”由更新版本的 Mingma 写成（格式版本 { $version }，本程序只认识到 { $known }）
    .help = 没有改动它。请改用新版本。

register-edition-taken = 版次“{ $name }”已经发布过，内容不同：二维码 { $codes } 个、文字 { $texts } 处、文档 { $documents } 份有出入（{ $named }）
    .help = 已发布的内容不能更改。请另取版次名称（如“{ $name }-2”）发布，它将取代前一版。

register-posting-unknown =
    { $nearest ->
        [none] 从未发布过文档“{ $document }”
       *[other] 从未发布过文档“{ $document }”；是否指“{ $nearest }”？
    }
    .label = 未发布
    .help = 文档以输出文件夹内的路径称呼，如 poster/FGW.pdf。用 mingma register show 可列出全部文档。

register-posting-web = “{ $document }”是供网上发布和存档的文件，不是用来张贴的
    .label = 不供印制
    .help = { $path ->
        [none] 这份文档只为网上发布生成。要张贴，请让它的版式也供印制：profiles = ["office", "web"]。
       *[other] 供印制的是 { $path }，请登记它。
    }

register-posting-ambiguous = “{ $document }”可能指“{ $first }”，也可能指“{ $second }”
    .label = 不止一份文档
    .help = 请写出完整路径。

register-posting-edition = 版次“{ $edition }”中没有文档“{ $document }”
    .label = 该版次没有
    .help = 不写版次时，指张贴当日最近发布的一版。

register-posting-early = “{ $document }”不可能在 { $day } 张贴：它于 { $issued } 首次发布
    .label = 早于发布日期
    .help = 请更正日期。

register-posting-differs = “{ $document }”{ $day } 张贴于“{ $place }”一事已有登记：第 { $number } 号，{ $copies } 份
    .label = 份数、张贴人或照片与登记不符
    .help = 已登记的内容不能更改。如登记有误，请先取下（mingma register take-down { $number }），再以另一日期登记张贴。

register-no-posting = 没有第 { $number } 号张贴记录
    .help = 用 mingma register show 可列出现有张贴及其编号。

register-taken-already = 第 { $number } 号张贴已于 { $day } 取下

register-taken-early = 第 { $number } 号张贴不可能在 { $day } 取下：它于 { $posted } 张贴
    .help = 请更正日期。

register-table = 这不是完整的表格：引号没有成对，或文件已损坏
register-table-column =
    { $nearest ->
        [none] 不认识“{ $name }”这一列，已略过
       *[other] 不认识“{ $name }”这一列，已略过；是否指“{ $nearest }”？
    }
    .label = 在这一行
register-table-missing = 缺少“{ $name }”一列
    .label = 表头
    .help = 张贴表须有地点、文档、份数、日期四列，可有张贴人、版次、照片三列。
register-table-cell =
    { $what ->
        [place] 没有写地点
        [document] 没有写文档
        [copies] “{ $value }”不是份数
       *[date] “{ $value }”不是日期
    }
    .label = 这一条没有登记
    .help = 日期写作 2026-11-20，份数为不小于 1 的整数。改好后重新导入整张表即可，已登记的不会重复登记。

register-import-newer = 这份导出由更新版本的 Mingma 写成（格式版本 { $version }，本程序只认识到 { $known }）
    .label = 格式版本
    .help = 请改用新版本。
register-import-columns = 这一行的列与文件不符，应为：{ $columns }
    .label = 列不符
    .help = 没有导入任何内容。导出的文件须原样读回。
register-import-cell = “{ $column }”列中不能是“{ $value }”
    .label = 不存在、重复或不是有效的值
    .help = 没有导入任何内容。同一次导出的各个文件须一并使用。
register-import-altered = 版次“{ $edition }”与导出时不同：其中的二维码、文字或文档有改动或缺失
    .label = 内容的散列值不符
    .help = 没有导入任何内容。请使用同一次导出、未经改动的文件。
register-import-disagrees =
    { $what ->
        [posting] 这条张贴与现有登记（第 { $number } 号）不一致
       *[other] 第 { $number } 号张贴的取下记录与现有登记不一致
    }
    .label = 与登记不符
    .help = 没有导入任何内容。已登记的内容不能更改，两者须由人工取舍其一。
