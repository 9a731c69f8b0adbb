### Mingma 的用户可见文本：typeset

typeset-missing-glyph = 没有任何字体包含字符“{ $character }”（{ $code }）
    .help = 把含有这个字的字体（.ttf 或 .otf）放进项目的 fonts/ 文件夹，或换用另一个字。
typeset-unknown-code = 没有码号为“{ $code }”的二维码
    .label = { $nearest ->
            [none] 这里引用了它
           *[other] 是否应为“{ $nearest }”？
        }
    .help = 码号就是站点、部门或事项的编号；被负面清单拦下的事项没有码。
typeset-logo-pattern = 二维码“{ $code }”中央不能放标志：它是 { $version } 型，正中是识读必需的校正图形
    .label = 在这里要求的
    .help = 7 至 13 型的正中都有校正图形。请缩短网址，使码不超过 6 型，或不放标志。
typeset-logo-too-large = 二维码“{ $code }”中央的标志太大：{ $codewords } 个码字盖住了 { $covered } 个，其中一个纠错块失去 { $worst } 个，最多只能失去 { $bears } 个
    .label = 在这里要求的
    .help = 请用 logo-size 改小；纠错能力的一半要留给污损和划痕。
typeset-code-too-fine = 二维码“{ $code }”在这里每个模块只有 { $module } 毫米，要扫得出需要 { $least } 毫米
    .label = 这个宽度放不下它
    .help = 把它加宽到 { $width } 毫米以上，或缩短扫描距离（distance），或缩短它的网址。
typeset-page-fact = 页码、总页数和书眉只能写在页眉 <header> 或页脚 <footer> 里
    .label = 这里不在页眉页脚中
    .help = 把它移到 <flow> 下的 <header> 或 <footer> 里。
typeset-too-tall = { $text ->
        [none] 有一块内容
       *[other] “{ $text }”这一块内容
    }高 { $height } 毫米，一整页只放得下 { $room } 毫米，又无处可断
    .label = 比一页还高
    .help = 改小二维码、图片或文字，或减小页边距。表格的行从不拆开，除非给 tr 写上 break-inside: auto。
typeset-columns = 这里不能分栏
    .label = 它写了 column-count
    .help = column-count 用于 <flow>，或直接位于 <flow>（或只起归组作用的块）中的普通块：没有边框、底色、内边距、左右外边距、尺寸和 id。这些请写在里面的块上。
typeset-too-many-notes = 一页的脚注超过 { $most } 条
    .help = 没有更多带圈数字；请删减脚注，或把内容写进正文。
typeset-overflow-height = 文字“{ $text }”放不下，纵向超出 { $excess } 毫米
    .label = 这个框太小
    .help = 把框加高、字号改小，或写上 overflow: shrink(最小字号)。
typeset-overflow-width = “{ $text }”放不下，横向超出 { $excess } 毫米
    .label = 这个框太窄
    .help = 把框加宽、字号改小，或去掉 white-space: nowrap。
typeset-shrunk = 文字“{ $text }”由 { $size } 磅缩小到 { $shrunk } 磅才放得下
    .help = 请看一看这一页是否仍然清楚；不想缩小，就把框加大。
typeset-vertical-boxes = 竖排的块里只能有文字，不能再套块
    .label = 这里写了 writing-mode: vertical-lr
    .help = 把 writing-mode 写在只含文字的 <p> 或 <div> 上，外面用横排的块、flex 或 grid 排列它们。
typeset-mongolian-private = 蒙古文里有私用区字符 { $code }，印出来只会是空框
    .help = 这段文字大概来自蒙科立等旧式编码，请先用转换工具转成国际标准编码（Unicode），再请人核对。
