### Mingma 的用户可见文本：font

font-folder-unreadable = 无法读取字体文件夹：{ $reason }
    .help = 请检查该文件夹的访问权限。项目如不自带字体，可以没有这个文件夹。
font-unreadable = 无法读取字体文件：{ $reason }
    .help = 请检查该文件的访问权限，或将其移出字体文件夹。
font-broken = 该文件不是可用的字体：应为带有 Unicode 字符映射的 OpenType 或 TrueType 字体
    .help = 请从字体发布者处重新获取该文件，或将其移出字体文件夹。
font-variable = 字体 { $font } 是可变字体，只能嵌入静态字体
    .help = 请改用发布者提供的静态字体文件，每种字重一个文件（如 Regular、Bold）。
font-embedding-forbidden = 字体 { $font } 的许可设置禁止嵌入文档（fsType { $rights }）
    .help = 请向字体发布者取得允许嵌入和子集化的授权，或改用其他字体。
font-web-format = 不读取网页字体（WOFF）文件
    .help = 请将同一字体的 .ttf 或 .otf 文件放入字体文件夹。
font-cannot-subset = 无法从字体 { $font } 中提取所用字形：{ $reason }
    .help = 字体文件可能已损坏，请从字体发布者处重新获取，或改用其他字体。
