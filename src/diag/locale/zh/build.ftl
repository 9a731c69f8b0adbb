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

build-unknown-profile = 没有名为“{ $name }”的用途
    .label = 无此用途
    .help = 可用的用途：{ $known }

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
