### Mingma 的用户可见文本：catalog

catalog-unreadable-file =
    { $reason ->
        [missing] 找不到“{ $file }”
        [denied] 没有读取权限：“{ $file }”
        [folder] “{ $file }”是文件夹，应为文件
       *[other] 无法读取“{ $file }”
    }

catalog-not-text = 文件不是文本，而是电子表格或其他二进制文件
    .help = 只改后缀名不会改变文件的格式。请用表格软件打开原文件，另存为“CSV UTF-8（逗号分隔）”。

catalog-damaged-utf8 = 文件是 UTF-8 编码，但第 { $line } 行有损坏的字符
    .help = 请重新从原表格另存为 CSV，或更正该行后以 UTF-8 保存。程序不会用其他编码去猜。

catalog-unknown-encoding = 文件的编码既不是 UTF-8，也不是 GB18030
    .help = 请用表格软件打开，另存为“CSV UTF-8（逗号分隔）”。

catalog-file-name = 文件或文件夹的名称无法识别
    .help = 名称不是有效的 Unicode 文字，常见于从旧压缩包解出的文件。请重新命名。

catalog-link = 不读取链接，已跳过
    .help = 目录中的文件须真实存放在 catalog 文件夹内。请用文件本身替换链接。

catalog-spreadsheet = 不读取 .{ $ending } 文件，已跳过
    .help = 如果其中有公开事项，请用表格软件打开，另存为“CSV UTF-8（逗号分隔）”。

catalog-sources = 看不懂这份来源表，未予理会
    .help = sources.csv 由“mingma import”写入，记录每个事项来自哪张表的哪个单元格，以及已经停用的编号；请从备份恢复。它没有“编号、文件、工作表”三列时，来源和停用的编号都不再记得。

catalog-unfinished-import = 有一次导入正在写入目录，或写到一半被打断
    .help = 请再运行一次“mingma import”，它会先把上次没写完的部分写完。

catalog-no-department = 无法判断文件属于哪个部门：所在文件夹及其上级都没有 department.toml
    .help = 请把文件移到部门的文件夹内，或在该文件夹中建立 department.toml。

catalog-toml-syntax = 不符合 TOML 的写法：{ $detail }
    .label = 问题在这里
    .help = 文字要放在英文双引号中，例如 name = "财政局"；每行一项。

catalog-missing-key = 缺少“{ $key }”
    .label = 应在此处写明
    .help = 请补上一行：{ $key } = …

catalog-empty-value = “{ $key }”没有内容
    .label = 此处不能为空

catalog-wrong-kind =
    “{ $key }”应为{ $expected ->
        [text] 文字
        [number] 整数
        [boolean] true（是）或 false（否）
        [date] 日期
        [list] 列表
        [table] 一组设置
       *[tables] 若干组设置
    }，现为 { $got }
    .label = 写法不对
    .help =
        { $expected ->
            [text] 文字要放在英文双引号中："…"
            [number] 直接写数字，不加引号。
            [boolean] 直接写 true 或 false，不加引号。
            [date] 写作 2026-11-20。
            [list] 写作 ["…", "…"]。
            [table] 写作 [{ $key }]，其下每行一项。
           *[tables] 每组以 [[{ $key }]] 开头，其下每行一项。
        }

catalog-number-out-of-range = “{ $key }”为 { $number }，应在 { $least } 至 { $most } 之间
    .label = 超出范围

catalog-no-date = “{ $key }”的值“{ $value }”不是日期
    .label = 应为日期
    .help = 请写作年-月-日，例如 2026-11-20；该日须存在。

catalog-no-length = “{ $key }”的值“{ $value }”不是长度
    .label = 应为长度
    .help = 请写数字和单位（mm、cm、pt 或 in），例如 0.33mm。

catalog-printer-scale = 打印机按实际大小的 { $percent }% 打印
    .label = 这是 100 毫米标尺量得的长度
    .help = 请在打印对话框中选“实际大小”，不要选“适合页面”，重新打印校准页，并填入新量得的长度。

catalog-unknown-key = 不认识的设置“{ $key }”
    .label =
        { $nearest ->
            [none] 没有这项设置
           *[other] 是否应为“{ $nearest }”？
        }
    .help = 此处可用的设置：{ $known }

catalog-forbidden-character = “{ $where }”中有不可见或不可印刷的字符 { $character }
    .label = 字符在这里
    .help = 这类字符（控制符、改变文字方向的符号、零宽字符、自造字）在纸上看不见，或会使文字错乱。请删去该处后重新输入。

catalog-no-level = 纠错等级“{ $value }”不存在
    .label = 应为 L、M、Q、H 之一
    .help = 一般用 "M"；张贴在户外或易磨损之处用 "Q"。

catalog-department-id = 代号“{ $id }”不可用
    .label = 应为大写字母与数字
    .help = 代号以大写英文字母开头，只含大写英文字母和数字，最多 12 个，例如 FGW；不得用 CON、PRN、AUX、NUL 等系统保留名。

catalog-field-id = 领域代号“{ $id }”不可用
    .label = 应为小写字母
    .help = 领域代号以小写英文字母开头，只含小写英文字母、数字和连字符，例如 planning。

catalog-duplicate-field = 领域名称“{ $name }”重复：“{ $id }”与“{ $other }”都在用
    .label = 已被“{ $other }”使用

catalog-duplicate-id = 编号“{ $id }”重复
    .label = 这个编号已经用过
    .help = 首次出现在 { $file } 第 { $line } 行。每个编号只能用一次，印出后不再改作他用。

catalog-id-differs-in-case = 编号“{ $id }”与“{ $first }”只有大小写不同
    .label = 与已有编号只差大小写
    .help = “{ $first }”在 { $file } 第 { $line } 行。部分电脑的文件名不区分大小写，请改用不同的编号。

catalog-item-id = 编号“{ $id }”不可用
    .label = 应为“{ $department }-”加数字或字母
    .help = 编号由部门代号、连字符和最多 24 个英文字母或数字组成，例如 { $department }-0001。

catalog-id-of-another-department = 编号“{ $id }”不属于本部门“{ $department }”
    .label = 应以“{ $department }-”开头
    .help = 请更正编号，或把这一行移到所属部门的文件夹中。

catalog-check-letter = 编号“{ $id }”的校验字母不对
    .label = 前面各位算出的校验字母是“{ $expected }”，不是“{ $letter }”
    .help = 编号的最后一个字母由前面各位算出，不相符说明其中有一位抄错了。请与原页面或原表格逐位核对。如果本目录的编号本来就没有校验字母，请在 mingma.toml 的 [codes] 下写 check_letters = false。

catalog-main-items-without-items = { $department }写有 main_items，但没有任何事项
    .label = 其中第一个
    .help = 该部门有事项之前，请去掉 main_items；导入时，没有对应事项的编号会自动去掉。

catalog-unknown-main-item = { $department }没有编号为“{ $id }”的事项
    .label =
        { $nearest ->
            [none] 本部门没有此编号
           *[other] 是否应为“{ $nearest }”？
        }

catalog-empty-cell = “{ $column }”没有填写
    .label = 此列每行必填

catalog-level-gap = 填写了三级事项，但没有二级事项
    .label = 三级事项没有上级
    .help = 请补填二级事项，或把此标题移到“二级事项”一列。

catalog-unknown-field = 没有“{ $field }”这一领域
    .label =
        { $nearest ->
            [none] 领域名单中没有
           *[other] 是否应为“{ $nearest }”？
        }
    .help = 领域在 catalog/fields.toml 中列明；如果只是换了名称，请把新旧名称写入该领域的 aliases。

catalog-reading-syllable = “{ $found }”不是汉语拼音的音节
    .label =
        { $nearest ->
            [none] 没有这个音节
           *[other] 是不是“{ $nearest }”？
        }
    .help = 每个汉字写一个音节，以空格隔开，声调用符号或数字表示：kuài jì 或 kuai4 ji4。

catalog-reading-count = “{ $text }”有 { $characters } 个汉字，读音却有 { $written } 个音节
    .help = 每个汉字写一个音节；数字和字母不写。

catalog-repeated-row = { $id } 与前面一行的标题、名称完全相同：“{ $name }”
    .label = 重复的一行
    .help = 首次出现在 { $file } 第 { $line } 行。如是同一事项，请删去一行；如不是，请把名称写得可以区分。

catalog-unknown-column = 不认识的列“{ $column }”
    .label =
        { $nearest ->
            [none] 没有这一列
           *[other] 是否应为“{ $nearest }”？
        }
    .help = 可用的列：编号、领域、一级事项、二级事项、三级事项、名称、依据、内容、主体、时限、方式、渠道、对象、层级、网址、读音。

catalog-unnamed-column = 第 { $number } 列有内容，但表头没有列名
    .label = 这一格属于哪一列？
    .help = 请在表头写上列名，或清空此列。

catalog-duplicate-column = 表头中“{ $column }”出现了两次
    .label = 重复的列

catalog-missing-columns = 表头缺少这些列：{ $columns }
    .label = 表头在这里
    .help = 第一行应为表头。二级事项、三级事项、名称、渠道、对象、层级、网址、读音可以没有，其余各列都要有。

catalog-no-header = 文件是空的，没有表头
    .help = 第一行应为：编号,领域,一级事项,二级事项,三级事项,名称,依据,内容,主体,时限,方式,渠道,对象,层级,网址

catalog-wrong-width = 这一行有 { $got } 格，表头有 { $expected } 列
    .label = 格数不对
    .help = 单元格内如有逗号，整格要放在英文双引号中。表格软件另存为 CSV 时会自动加上。

catalog-open-quote = 双引号没有配对，其后的内容都被当成一格
    .label = 从这里开始
    .help = 请在该格末尾补上双引号；格内的双引号要写两个：""

catalog-mongolian-private = “{ $where }”中有私用区字符 { $character }，印出来只会是空框
    .label = 这段蒙古文不是国际标准编码
    .help = 这段文字大概来自蒙科立、明安图、德力海等旧式编码，请先用转换工具转成国际标准编码（Unicode），再请人核对。

catalog-mongolian-letters = “{ $text }”里没有蒙古文字母
    .label = 应为回鹘体蒙古文
    .help = name_mn 只用于蒙古文名称；没有审定的蒙古文名称时，删去这一行，页面上只印汉文。

catalog-mongolian-unapproved = 蒙古文名称未经审定，页面上只印汉文
    .label = 没有审定人和审定日期
    .help = 请蒙古文审定单位核对后写明：name_mn = {"{"} text = "…", translator = "…", reviewer = "…", approved = 2026-11-01 {"}"}

catalog-no-scripts = scripts 的值“{ $value }”不是一种排列顺序
    .label = 应为 zh-first 或 mn-first
    .help = zh-first：汉文在前（上或左）；mn-first：蒙古文在前。用哪一种，以当地民族事务主管部门的要求为准。

catalog-no-permalink = 二维码要用短网址，却没有写明是什么
    .label = 还要写 permalink
    .help = 例如 permalink = "https://{ "{" }host{ "}" }/q/"

catalog-unknown-word = “{ $key }”没有“{ $value }”这个选项
    .label =
        { $nearest ->
            [none] 不认识
           *[other] 是否应为“{ $nearest }”？
        }
    .help = 可用：{ $known }
