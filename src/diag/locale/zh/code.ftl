### Mingma 的用户可见文本：code

code-empty = 二维码“{ $id }”没有网址
    .help = 请为它填写网址，或者从目录中删去这一项。
code-not-ascii = 二维码“{ $id }”的网址含有不能编码的字符“{ $character }”（{ $codepoint }，第 { $place } 个字符）
    .help = 二维码只存放 ASCII 字符的网址；中文等字符请先作百分号编码，域名请用 Punycode 形式。
code-too-long = 二维码“{ $id }”的网址太长：共 { $characters } 个字符，编码后 { $bytes } 字节；{ $level } 级纠错的二维码最多容纳 { $capacity } 字节
    .help = 请改用短一些的网址，或者降低版式中的纠错等级。
