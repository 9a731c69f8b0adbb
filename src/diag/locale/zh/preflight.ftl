### Mingma 的用户可见文本：preflight

preflight-module-floor = 二维码“{ $id }”相对扫码距离太小：模块 { $module } 毫米，读者站在 { $distance } 毫米处
    .help = 模块至少要 { $floor } 毫米，最好 { $comfortable } 毫米。请把码放大；如果读者会走得更近，请在 layout.toml 中改小 distance。

preflight-module-dots = 二维码“{ $id }”对打印机来说太细：模块 { $module } 毫米，在 { $dpi } dpi 下只有 { $dots } 个点
    .help = 每个模块要有 4 个点边缘才清楚：模块至少 { $least } 毫米，或换用更精细的打印机（[printer] dpi）。

preflight-module-printer = 二维码“{ $id }”小于打印机印得清的尺寸：模块 { $module } 毫米，校准页上能扫出的最小为 { $smallest } 毫米
    .help = 请把码放大；如果换了打印机，请重新打印校准页。

preflight-quiet-zone =
    { $what ->
        [text] 文字“{ $shown }”进入了二维码“{ $id }”的静区
        [code] 二维码“{ $shown }”进入了二维码“{ $id }”的静区
        [picture] 图片进入了二维码“{ $id }”的静区
       *[shape] 线条或色块进入了二维码“{ $id }”的静区
    }
    .help = 码四周 { $quiet } 毫米内应保持空白，手机靠它找到二维码。

preflight-covered =
    { $what ->
        [text] 文字“{ $shown }”压在二维码“{ $id }”上
        [code] 二维码“{ $shown }”压在二维码“{ $id }”上
        [picture] 图片压在二维码“{ $id }”上
       *[shape] 线条或色块压在二维码“{ $id }”上
    }
    .help = 请移开其中之一；要在码中央放标志，请写 <qr logo="…"/>，程序会算出能放多大。

preflight-contrast = 二维码“{ $id }”的底色太深：对比度 { $contrast }%，至少要 { $least }%
    .help = 请把码放在白底或很浅的底色上。

preflight-tint = 二维码“{ $id }”下面有底色：对比度 { $contrast }%，{ $good }% 以上为好
    .help = 光线好时可以扫出；放在白底上处处可扫。

preflight-polarity = 二维码“{ $id }”的底色和码一样深
    .help = 二维码应为浅底深码：请放在白底上。

preflight-neighbour = 二维码“{ $id }”与“{ $other }”相距 { $gap } 毫米，手机会同时看到两个
    .help = 请隔开 { $needed } 毫米，即较小一个码的半边宽。

preflight-trim =
    { $what ->
        [code] 二维码“{ $shown }”连同静区超出成品尺寸 { $by } 毫米
       *[text] 文字“{ $shown }”超出成品尺寸 { $by } 毫米
    }
    .help = 超出的部分会被裁掉，请向内移。

preflight-near-trim =
    { $what ->
        [code] 二维码“{ $shown }”离裁切线 { $by } 毫米，{ $safe } 毫米才安全
       *[text] 文字“{ $shown }”离裁切线 { $by } 毫米，{ $safe } 毫米才安全
    }
    .help = 裁切时纸张会有偏移，请向内移。

preflight-text-size = 文字“{ $text }”等 { $count } 处为 { $size } 磅，小于 { $least } 磅
    .help = 请放大字号，或在 layout.toml 中另设下限：[preflight] min-text。

preflight-black-text = 文字“{ $text }”等 { $count } 处的黑色由多种油墨叠成：{ $ink }
    .help = 小字只用一种油墨，否则套印不准会发虚：请写 black、gray(…) 或 cmyk(0%, 0%, 0%, 100%)。

preflight-missing-glyph = “{ $text }”中的字符“{ $character }”在所用字体里没有字形，共 { $count } 处
    .help = 印出来会是空框：请把含有该字的字体放入项目的 fonts 文件夹。

preflight-resolution = 有一张 { $size } 像素的图片印成每英寸 { $pixels } 像素，共 { $count } 处，至少要 { $least }
    .help = 请印小一些，或换用像素更多的图片。

preflight-given-size = { $id } 的码宽 { $side } 毫米，至少要 { $least } 毫米
    .help = 请加大该 qr 的宽度：不是二维码的码更细密，且未经识读验证。

preflight-given-resolution = { $id } 的码（{ $size } 像素）印成每英寸 { $pixels } 像素，至少要 { $least }
    .help = { $most ->
        [none] 请下载像素更多的图片。
       *[other] 宽度请不超过 { $most } 毫米，或下载像素更多的图片。
    }

preflight-total-ink = { $what ->
        [text] 文字
       *[shape] 线条或色块
    }的颜色 { $ink } 总墨量为 { $found } %，共 { $count } 处，最多 { $most } %
    .help = 请减少墨量，或另设限度：layout.toml 中的 [press] max-ink，mingma.toml 中的 max_ink。

preflight-unknown-rule =
    { $nearest ->
        [none] 没有名为“{ $rule }”的规则
       *[other] 没有名为“{ $rule }”的规则；是否想写“{ $nearest }”？
    }
    .help = 规则有：{ $known }

preflight-waiver-expired = { $by }对“{ $rule }”的放行只到 { $until }，现已失效
    .help = 请改好版面，或重新办理放行并写上新的日期。

preflight-waiver-unused = { $by }对“{ $rule }”的放行已无处需要
    .help = 请删去，以免以后掩盖别的问题。

preflight-waivers-undated = 没有日期时，放行一律不生效
    .label = 第一条放行
    .help = 请在 mingma.toml 中写上生成日期：[build] date = 2026-11-20
