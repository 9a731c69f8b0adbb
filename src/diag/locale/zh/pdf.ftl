### Mingma 的用户可见文本：pdf

pdf-no-pages = 该文件没有排出任何页面
    .help = 请检查版式模板：每份文件至少应产生一页。
pdf-page-size = 第 { $page } 页尺寸为 { $width } × { $height } 毫米，PDF 无法容纳
    .help = 页面的宽和高都必须大于零，连同出血最长不得超过 { $longest } 毫米。请在 layout.toml 中修改页面尺寸。
pdf-unknown-code = 页面引用了二维码“{ $code }”，但本次运行没有生成该码
    .help = 请检查版式模板中 <qr> 所写的编号。
pdf-symbol-size = 二维码“{ $code }”每边有 { $encoded } 个模块，排版时却按 { $placed } 个预留了位置
    .help = 这是程序缺陷，请连同所用版式一并反馈。
pdf-too-many-glyphs = 字体 { $face } 需要用到的不同字符超过 65,535 个
    .help = 请将该文件拆分为几份较小的文件。
pdf-object = PDF 的各部分无法组合：{ $reason }
    .help = 这是程序缺陷，请连同所用版式一并反馈。
pdf-write = 无法生成 PDF：{ $reason }
    .help = 请确认内存充足，然后重新运行同一命令。
