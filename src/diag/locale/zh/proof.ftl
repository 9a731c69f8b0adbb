### Mingma 的用户可见文本：成品检验

# 应有位置上的二维码。
proof-missing = “{ $id }”的位置上没有可读的二维码
    .help = 可能被遮住，或没有印上；请重新生成文档，并查看这一页
proof-wrong = “{ $id }”的二维码指向 { $text }
    .help = 应指向 { $target }。文档比目录旧，或生成后被改动过，请重新生成
proof-swapped = “{ $id }”的位置上是“{ $other }”的二维码
    .help = 两者调换了位置，或其中一个被盖住；请重新生成文档
proof-misplaced = “{ $id }”的二维码不在应有位置，而在本页距左 { $x } 毫米、距上 { $y } 毫米处
    .help = 虽能扫到，却与旁边的文字对不上；请重新生成文档
proof-inverted = “{ $id }”的二维码是深底浅码
    .help = 许多手机读不出反色的二维码；请改为浅底深码
proof-unreadable = “{ $id }”的二维码在应有位置，但两种解码器都读不出，{ $percent }% 的模块有误
    .help = 请移开遮挡，或印得更大
proof-one-decoder = “{ $id }”的二维码有一种解码器读不出（{ $decoder }）
    .help = 部分手机也会读不出；请印得更大，或在四周多留空白
proof-damaged = “{ $id }”的二维码有 { $count } 个模块与原码不符（{ $percent }%）
    .help = 有东西压在码上，占用了留给污渍、划痕的纠错余量
proof-quiet-zone = “{ $id }”四周的空白区不空：有 { $count } 个模块的位置着了墨
    .help = 二维码四周须各留四个模块宽的空白；请移开占用空白区的内容
proof-too-pale = “{ $id }”的二维码对比度只有 { $percent }%
    .help = 至少须达 40%；请印成白底黑码
proof-pale = “{ $id }”的二维码对比度为 { $percent }%
    .help = 70% 以上为佳；底色浅些、墨色深些，光线差时也能扫
proof-fragile =
    “{ $id }”的二维码在 { $tried } 种考验中有 { $count } 种读不出：{ $distance ->
        [yes] {" "}· 远看
       *[no] {""}
    }{ $blur ->
        [yes] {" "}· 失焦
       *[no] {""}
    }{ $perspective ->
        [yes] {" "}· 斜看
       *[no] {""}
    }{ $turn ->
        [yes] {" "}· 转动
       *[no] {""}
    }{ $contrast ->
        [yes] {" "}· 光线暗淡
       *[no] {""}
    }{ $shade ->
        [yes] {" "}· 阴影
       *[no] {""}
    }{ $jpeg ->
        [yes] {" "}· 低质量 JPEG
       *[no] {""}
    }{ $blot ->
        [yes] {" "}· 污渍
       *[no] {""}
    }{ $corner ->
        [yes] {" "}· 缺角
       *[no] {""}
    }
    .help = 眼下可以扫，但余量不足；提高纠错等级、加大模块或在四周多留空白，会更耐用

# 不该有的二维码。
proof-doubled = “{ $id }”的二维码在此处多出一个
    .help = 请重新生成文档；手工贴入的二维码应写进版式
proof-extra = 此处有一个计划外的二维码，指向 { $text }
    .help = 请删去，或写进版式，以便随目录更新

# 再过一次关。
proof-withheld =
    { $kind ->
        [id] 文档中可以读到不予公开事项“{ $id }”的编号
        [title] 文档中可以读到不予公开事项“{ $id }”的名称
       *[address] 文档中可以读到不予公开事项“{ $id }”的网址
    }
    .help = 请勿放行本文档。查明来源（版式自带的文字、图片或旧文件）后重新生成

# 文档。
proof-changed = 文件不是当初生成的那一份
    .help = 生成后被改动或替换过；运行“mingma build”会重新生成
proof-lost = 清单列有这份文档，但文件已不存在
    .help = 运行“mingma build”会重新生成
proof-no-such-page = 第 { $page } 页应有 { $codes } 个二维码，但文档只有 { $pages } 页
proof-not-a-pdf = 不是可以打开的 PDF
    .help = 文件已损坏，或只是改了扩展名
proof-encrypted = PDF 设有密码
    .help = 请另存一份不带密码的再检验
proof-file-too-large = 文件超过 { $limit } MB
    .help = 请拆分，或压缩其中的图片
proof-too-many-pages = PDF 有 { $pages } 页，一次最多检验 { $limit } 页
    .help = 请拆分
proof-bomb = 文件解开后的大小超出电脑可以承受的范围
    .help = 文件已损坏或含有恶意内容，也不要用其他程序打开
proof-page-broken = 这一页无法绘出
    .help = 文件已损坏，请重新制作
proof-page-too-full = 这一页上的图形超过 { $limit } 个
    .help = 文件已损坏或含有恶意内容；如为自己制作，请简化其中的图形
proof-page-too-large = 页面为 { $width } × { $height } 毫米，过大，看不清其中最小的二维码
    .help = 请加大二维码的模块，或分幅检验
proof-empty-page = 页面没有面积
proof-not-a-picture = 不是 PNG 或 JPEG 图片
proof-picture-too-large = 图片一边超过 { $limit } 像素
proof-picture-broken = 图片无法解码：{ $detail }

# 检验对象。
proof-no-such-path = 没有“{ $path }”
proof-cannot-read = 无法读取“{ $path }”：{ $detail }
proof-unknown-kind = 从文件名看，“{ $path }”不是 PDF、PNG 或 JPEG
proof-nothing = “{ $path }”中没有可检验的内容
    .help = 请指定 PDF、图片，或存放它们的文件夹；项目自己的文档由“mingma build”生成
proof-bad-manifest = 无法读懂清单“{ $path }”：{ $detail }
    .help = 运行“mingma build”会重新写出

# 应有二维码的表格。
proof-expect-no-csv = 不是逗号分隔的表格
proof-expect-column = 应有二维码的表格没有“{ $name }”这一列
    .label = { $nearest ->
        [none] 不认识的列
       *[other] 是否应为“{ $nearest }”？
    }
    .help = 可用的列：{ $known }
proof-expect-no-target = 表格缺少“target”列
    .label = 表头
    .help = “target”写明二维码的内容；file、page、x_mm、y_mm、side_mm、id 可以省略
proof-expect-empty = 没有写明二维码的内容
    .label = 这一行
proof-expect-number = “{ $column }”的值“{ $text }”不是可用的数
    .label = 这一行
    .help = 页码从 1 起；位置以毫米计，从页面左上角量起，x_mm、y_mm、side_mm 三项要么都写，要么都不写

# 网页报告。
proof-html-title = 成品检验
proof-html-good = 没有发现妨碍付印的问题。
proof-html-doubtful = 可以付印；有 { $count } 处请先看一看。
proof-html-bad = 不可付印：有 { $count } 处错误。
proof-html-documents = 份文档
proof-html-sheets = 页
proof-html-codes = 个二维码
proof-html-gate =
    { $count ->
        [0] 没有不予公开的内容需要搜寻。
       *[other] 已搜寻不予公开事项的编号、名称和网址共 { $count } 项。
    }
proof-html-no-gate = 未指定项目，没有搜寻不予公开的内容。
proof-html-findings = 发现的问题
proof-html-pages = 各页
proof-html-key-good = 可靠
proof-html-key-doubtful = 请看一看
proof-html-key-bad = 不可付印
proof-html-document = { $pages } 页，{ $codes } 个二维码
proof-html-page =
    第 { $page } 页{ $codes ->
        [0] {""}
       *[other] {" "}· { $codes } 个二维码
    }
proof-html-read =
    { $readers ->
        [0] 两种解码器都读不出
        [1] 两种解码器中一种能读
       *[other] 两种解码器都能读
    }
proof-html-bears = { $tried } 种考验通过 { $bears } 种
proof-html-grade = 等级 { $grade }（满分 4）：对比度 { $contrast }%，调制 { $modulation }，固定图形 { $fixed }，轴向 { $axial }，剩余纠错 { $unused }%
proof-html-note = 每一页都由成品文件绘出，用两种互不相干的解码器识读，每个二维码又在九种考验下重读。等级取用 ISO/IEC 15415 的参数，测的是绘出的页面，不是认证等级；认证须用检测仪测量印出的成品。
