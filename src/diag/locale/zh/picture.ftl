### Mingma 的用户可见文本：picture

picture-format = “{ $name }”不是 PNG 或 JPEG 图片
    .help = 改后缀名不会改变格式；请用看图软件另存为 PNG 或 JPEG。

picture-too-large = 图片“{ $name }”太大，边长超过 { $longest } 像素
    .help = 请缩小后再用。

picture-broken = 图片“{ $name }”已损坏：{ $message }
    .help = 请重新导出这张图片。
