### Mingma 的用户可见文本：build

build-unknown-layout =
    { $nearest ->
        [none] --only 指定的“{ $name }”不是本项目的版式
       *[other] --only 指定的“{ $name }”不是本项目的版式；是否想用“{ $nearest }”？
    }
    .help = 可用的有：{ $known }

build-unknown-department =
    { $nearest ->
        [none] --department 指定的“{ $id }”不是部门编号
       *[other] --department 指定的“{ $id }”不是部门编号；是否想用“{ $nearest }”？
    }
    .help = 部门编号写在 catalog/ 下各部门的 department.toml 中

build-layout-name = 版式不能取名为“{ $name }”
    .label = 该名称另有用途
    .help = 输出文件夹中的“codes”“operator”和“redirects”已有固定用途，请为版式换一个名称。

build-layout-twice = 版式“{ $name }”重复列出
    .label = 第二次出现
    .help = 每种版式只需列出一次。

build-missing-character =
    { $column ->
        [none] 没有字体含有“{ $owner }”的信息中的字符“{ $character }”（{ $codepoint }）
       *[other] 没有字体含有“{ $owner }”的“{ $column }”中的字符“{ $character }”（{ $codepoint }）
    }
    .label = 印不出来
    .help = 请改用常用字，或将含有该字的字体（.ttf、.otf）放入项目的 fonts 文件夹。

build-outdated-document =
    “{ $path }”不在本次生成范围内，但其中 { $count } 个二维码已取消或改了地址
    .help = 请运行不带 --only 和 --department 的“mingma build”，以全部更新。

build-no-threads = 无法启动工作线程：{ $detail }
    .help = 请用 --jobs 减少线程数，或关闭部分程序后再试。

build-mongolian-joints = 蒙古文的格附加成分有两种连接写法：有的用 U+180E，有的用 U+202F
    .help = 页面上看不出区别，但检索时同一个词会被当成两个词。请统一为一种；新文本建议用 U+180E（UTN #57）。

build-issue-name = 版次不能取名为“{ $name }”
    .help = 请取不超过 { $longest } 个字、首尾没有空格的简短名称，如 2026。
build-issue-part = 只有全部生成的成果才能作为版次“{ $name }”发布
    .help = 请去掉 --only 和 --department：一个版次包括可能张贴的全部内容。

build-short-addresses-lost = 已印发的 { $count } 个码用的短网址，现在的映射不再回答：“{ $id }”里是 { $url }
    .help = 这些码可能还在墙上。[codes] 中的 address 和 permalink 请保持印发时的写法，或者在服务器上保留旧的映射。

build-unknown-file-kind = “{ $name }”不是二维码文件的种类
    .label = 无此种类
    .help = 可用的种类：{ $known }

build-unknown-profile = 没有名为“{ $name }”的用途
    .label = 无此用途
    .help = 可用的用途：{ $known }

build-press-undated = 版式“{ $layout }”要出印刷厂用的文件，但没有写日期
    .help = 印刷厂用的文件须载明日期，而程序从不读取当前时间。请写入 mingma.toml：[build] date = 2026-11-20

build-no-edition = 没有发布过版次“{ $name }”
    .help = 用 mingma register 可列出全部版次。
build-links-no-date = [links] 要求若干天内检查过网址，项目却没有可以起算的日期
    .help = 在 [build] 中写 date，例如 date = 2026-11-20

build-links-bad = { $count } 个码的网址上次检查时不正常：{ $ids }
    .help = “mingma links --offline”列出全部；请更正网址，或者用“mingma links”再查一次。

build-links-old = { $count } 个码的网址在 { $days } 天内没有检查过：{ $ids }
    .help = 运行“mingma links”；这是 mingma.toml 中 [links] 的要求。

build-not-moved =
    { $nearest ->
        [none] 没有查到“{ $id }”已永久迁移
       *[other] 没有查到“{ $id }”已永久迁移；是否指“{ $nearest }”？
    }
    .help = 用 mingma links --offline 可列出上次的结果；迁到允许范围以外的不予接受。

build-moves-would-break = 换用新网址后目录会有错误，因此什么也没有写入
    .help = 请先改正以上问题，或只写明要接受的编号：mingma links --accept-moves FGW-0001
build-audit-no-register = “{ $folder }”中尚未发布过任何版次：没有 register.db，照片无从比对
    .help = 用“mingma build --issue 版次”登记印出的内容。
build-audit-no-such-path = 找不到“{ $path }”
    .help = 请写照片或存放照片的文件夹。
build-audit-no-photos = “{ $path }”中没有照片
    .help = 照片的后缀是 .jpg、.jpeg 或 .png。
build-audit-folder = 文件夹“{ $path }”无法读取：{ $detail }
    .help = 其中的照片没有识读。
build-audit-place = 从未在名为“{ $place }”的地点登记过张贴
    .help =
        { $nearest ->
            [none] 用 mingma register 可列出各张贴地点；请照登记的名称书写。
           *[other] 是否是“{ $nearest }”？
        }
build-audit-unreadable = 照片“{ $photo }”无法读取：{ $detail }
build-audit-large-file = 照片“{ $photo }”超过 { $limit } MB
    .help = 请缩小后再用。
build-audit-empty = 照片“{ $photo }”是空文件
    .help = 没有复制完整，请重新复制。
build-audit-no-picture = “{ $photo }”不是图片
    .help = 照片应为 JPEG 或 PNG 文件。
build-audit-kind =
    { $kind ->
        [heic] “{ $photo }”是 HEIC 照片，不能识读
        [video] “{ $photo }”是视频，不是照片
        [pdf] “{ $photo }”是 PDF，不是照片
        [zip] “{ $photo }”是压缩文件，不是照片
       *[other] “{ $photo }”是 { $kind } 图片，不能识读
    }
    .help =
        { $kind ->
            [heic] 请另存为 JPEG；苹果手机可在“设置—相机—格式”中选“兼容性最佳”，以后即为 JPEG。
            [pdf] PDF 请用 mingma proof 识读。
            [zip] 请解压后写文件夹名。
           *[other] 请另存为 JPEG 或 PNG。
        }
build-audit-too-large = 照片“{ $photo }”的边长超过 { $longest } 像素
    .help = 请缩小后再用。
build-audit-too-much-memory = 照片“{ $photo }”展开后占用内存超过 { $limit } MB
    .help = 请缩小后再用。
build-audit-cut-off = 照片“{ $photo }”不完整
    .help = 没有复制完整，请重新复制。
build-audit-broken = 照片“{ $photo }”已损坏：{ $detail }
    .help = 请重新复制或重新拍照。
build-audit-not-recorded =
    { $count ->
        [0] “{ $photo }”拍的是 { $document }，但{ $place ->
            [none] 没有登记过它的张贴
           *[other] “{ $place }”没有登记过它的张贴
        }
       *[other] “{ $photo }”拍的是 { $document }，可能是 { $count } 处张贴之一
    }：这次巡查没有登记
    .help =
        { $count ->
            [0] 用“mingma register post”登记它的张贴地点。
           *[other] 用 --place 说明拍摄地点，或将照片按地点分放文件夹。
        }
