### Mingma 的用户可见文本：press

press-unreadable = ICC 特性文件“{ $path }”无法读取：{ $detail }
    .label = 写在这里
    .help = 路径从项目文件夹算起。

press-no-profile = “{ $path }”不是 ICC 特性文件
    .label = 写在这里
    .help = 请向印刷厂索取其印刷条件的特性文件，扩展名为 .icc 或 .icm。

press-no-inks = ICC 特性文件“{ $path }”不是青、品红、黄、黑四色印刷的特性文件
    .label = 写在这里
    .help = 屏幕和相机的特性文件不说明油墨的颜色，请向印刷厂索取其印刷条件的特性文件。

press-no-table = ICC 特性文件“{ $path }”缺少表 { $tag }，或该表的类型不常用
    .label = 写在这里
    .help = 第 2 版特性文件（如 ISO Coated v2、Japan Color 2001）含有常用类型的表。
