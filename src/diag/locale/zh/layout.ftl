### Mingma 的用户可见文本：layout

layout-name = 版式名称“{ $name }”不可用
    .help = 版式名称只能用文字、数字、“-”和“_”。

layout-unknown = 没有名为“{ $name }”的版式
    .help =
        { $nearest ->
            [none] 现有版式：{ $known }
           *[other] 是否应为“{ $nearest }”？现有版式：{ $known }
        }

layout-missing-file = 版式“{ $layout }”缺少文件 { $file }
    .help = 每个版式文件夹都要有 layout.toml 和 template.xml。

layout-not-utf8 = 文件不是 UTF-8 编码
    .help = 请用文本编辑器以 UTF-8 编码另存。

layout-unreadable = 无法读取文件：{ $message }

layout-toml = layout.toml 写法有误：{ $message }
    .help = 值若是文字，要放在英文双引号中。

layout-unknown-setting = 不认识的设置“{ $name }”
    .label =
        { $nearest ->
            [none] 没有这项设置
           *[other] 是否应为“{ $nearest }”？
        }
    .help = 此处可用的设置：{ $known }

layout-missing-setting = layout.toml 缺少设置“{ $name }”
    .help = title、scope、file 三项必须写明。

layout-setting-type = 设置“{ $name }”的值不对：{ $found }
    .label =
        { $expected ->
            [text] 应为引号中的文字
            [boolean] 应为 true 或 false
            [table] 应为一组设置（方括号标题）
            [tables] 应为若干组设置，每组以 [[sheets]] 开头
            [share] 应为百分比，例如 "55%"
            [ink] 应为 100 至 400 的整数
           *[other] 应为大于 0 的数
        }

layout-sheets-lacks = 拼版设置缺少“{ $name }”
    .label = 这一组拼版
    .help = name、kind、paper 三项必填，见 docs/sheets.md

layout-sheets-name = 拼版不能叫“{ $name }”
    .label = 此名称不可用
    .help = 名称用作文件夹：字母、数字、汉字、“-”、“_”，且不能是 { $profiles }

layout-sheets-twice = 同一版式有两组拼版都叫“{ $name }”
    .label = 第二组

layout-sheets-count = 设置“{ $name }”的值不对
    .label =
        { $step ->
            [1] 应为 1 到 { $most } 的整数
           *[other] 应为 { $step } 的倍数，最大 { $most }
        }

layout-sheets-scale = 不能这样缩放
    .label = 应为 1 到 { $most } 的数
    .help = 页面从不缩小：缩小后，在预定的距离就扫不到码了

layout-sheets-overlap = 页边和重叠占得太多，纸上所剩太少
    .label = 页边之内只有 { $left } 毫米；重叠须小于它的一半
    .help = 减小重叠或页边，或换大一些的纸

layout-file-pattern = 文件名样式“{ $pattern }”无法理解
    .label = 大括号里只能写数据名称
    .help = 例如：file = "{"{"}department.id{"}"}"

layout-file-name = 由此得到的文件名不可用：“{ $name }”
    .label = 由这个样式得出
    .help = 文件名可用文字、数字、“-”“_”“.”、空格和括号，不能含路径，最长 120 字节。

layout-view = 供模板使用的数据无法准备：{ $message }

layout-template = 模板有误：{ $message }

layout-undefined = 数据中没有“{ $name }”
    .label =
        { $nearest ->
            [none] 没有这个名称
           *[other] 是否应为“{ $nearest }”？
        }
    .help = 能用的名称见 docs/layouts.md；可有可无的数据先用 if 判断。

layout-unknown-tag = 没有“{"{%"} { $name } {"%}"}”这种写法
    .label =
        { $nearest ->
            [none] 没有这个词
           *[other] 是否应为“{ $nearest }”？
        }
    .help = 可用的有 if、elif、else、endif、for、endfor、set、endset、filter、endfilter、raw、endraw、component、endcomponent。

layout-stray-tag = 这里的“{"{%"} { $name } {"%}"}”没有对应的开头
    .label = 前面没有还未结束的部分
    .help = 检查是否漏写了开头，或多写了一次。

layout-open-tag = “{"{%"} { $name } {"%}"}”没有结束
    .label = 此后再没有“{"{%"} { $end } {"%}"}”

layout-template-found = 这里不能写“{ $found }”
    .label =
        { $expected ->
            [value] 应为值或名称
           *[other] 应为 { $expected }
        }

layout-value-kind = { $got ->
        [text] 文字
        [number] 数字
        [boolean] 是非值
        [list] 列表
        [map] 一组值
       *[nothing] 空值
    }不能用在这里
    .label = 需要{ $wanted ->
            [text] 文字
            [number] 数字
            [boolean] 是非值
            [list] 列表
           *[map] 一组值
        }

layout-missing-argument = 缺少参数“{ $name }”
    .label = 应写 { $name }=…

layout-unknown-filter = 没有“{ $name }”这个过滤器
    .label =
        { $nearest ->
            [none] 没有这个过滤器
           *[other] 是否应为“{ $nearest }”？
        }
    .help = 能用的过滤器见 docs/layouts.md。

layout-unknown-test = 没有“{ $name }”这种判断
    .label =
        { $nearest ->
            [none] is 后面没有这个词
           *[other] 是否应为“{ $nearest }”？
        }

layout-unknown-function = 没有“{ $name }”这个函数
    .help = 模板里的函数只有 range 和 throw；日期、文件、环境一律不能读取，请写进数据或 layout.toml 的 [variables]。

layout-include = 不能引入“{ $name }”：每个版式只有一个模板文件
    .help = 反复用到的部分可写成 component，见 docs/layouts.md。

layout-template-end = 模板到此结束，前面还有没写完的部分
    .help = 检查每个 if、for、set 是否都有 endif、endfor、endset，每个“{"{{"}”是否都有“{"}}"}”。

layout-safe = 不能使用过滤器 safe
    .label = 会让数据变成标记
    .help = 数据一律按文字排印。需要换行请用 newlines_to_br。

layout-end-tag = 结束标签 </{ $found }> 与开始标签 <{ $expected }> 不配对
    .label = 此处应为 </{ $expected }>
    .help = 检查是否漏写了结束标签，或前后次序颠倒。

layout-no-document = 模板没有产生任何内容
    .help = 模板要以 <document> 开始，以 </document> 结束。

layout-quotes = 属性值要放在引号里
    .label = 此处应有引号
    .help = 写成 class="lead"，不要写成 class=lead。

layout-attribute-value = 属性要有值
    .label = 此处应有 =
    .help = 写成 名称="值"。

layout-angle = 这里的“<”不是标签的开头
    .help = 文字和属性值中的“<”要写成 &lt;。

layout-outside = <document> 之外不能有内容
    .label = 在它前面或后面

layout-comment = 注释里不能有“--”
    .help = 注释写成 <!-- … -->，模板语言的注释写成 {"{#"} … {"#}"}。

layout-cut-off = 模板到此结束，却还有标签或注释没有写完
    .label = 从这里开始
    .help = 用 > 或 --> 结束它。

layout-unclosed = <{ $name }> 没有结束标签
    .label = 此后再没有它的结束标签
    .help = 在结束处写 </{ $name }>；空元素写成 <{ $name }/>。

layout-duplicate-attribute = 属性“{ $name }”写了两次
    .help = 同一标签内每个属性只写一次。

layout-entity = 没有“&{ $name };”这个字符引用
    .help = 直接写出字符本身即可；尖括号和 & 写成 &lt; &gt; &amp;。

layout-ampersand = “&”要写成“&amp;”

layout-namespace = 不能使用命名空间前缀“{ $prefix }:”

layout-doctype = 模板中不能有 <!DOCTYPE>
    .help = 删去这一行即可。

layout-xml = 标记写法有误：{ $message }
    .help = 属性值要加引号；文字中的尖括号写成 &lt; 和 &gt;。

layout-unknown-element = 没有 <{ $name }> 这个元素
    .label =
        { $nearest ->
            [none] 没有这个元素
           *[other] 是否应为“{ $nearest }”？
        }
    .help = 能用的元素见 docs/layouts.md。

layout-misplaced-element = <{ $name }> 不能放在 <{ $parent }> 里
    .label = 不能放在这里
    .help =
        { $home ->
            [matter] <{ $name }> 要放在能写文字的元素里，如 page、flow、div、td、li
           *[other] <{ $name }> 只能放在这些元素里：{ $home }
        }

layout-stray-text = <{ $parent }> 里不能直接写文字“{ $text }”
    .label = 不能放在这里
    .help =
        { $allowed ->
            [nothing] <{ $parent }> 里不能放任何内容
           *[other] <{ $parent }> 里可以放：{ $allowed }
        }

layout-block-in-inline = <{ $name }> 是行内元素，里面不能放成块的 <{ $child }>
    .help = 把 <{ $name }> 换成 <div>，或用样式 display: inline 把 <{ $child }> 排在行内。

layout-ruby-pairs = <ruby> 里要有正文和注音：<ruby>字<rt>zì</rt></ruby>
    .help = 在每段正文后面放一个写有注音的 <rt>。

layout-ruby-matter = <ruby> 里只能放正文和注音，不能放 <{ $child }>

layout-rowspan = 单元格不能跨行
    .label = 不支持 rowspan
    .help = 表格在行与行之间换页，跨行的单元格会被拆开；请重复文字，或用 colspan 让小标题自成一行

layout-pairs = <dl> 里要成对：每个 <dt> 后面跟着它的 <dd>
    .help = 以 <dt> 开头；同一边可以连写几个

layout-footnote-place = 这里不能有脚注 <footnote>
    .label = 固定页、页眉页脚、竖排文字和别的脚注里都不行
    .help = 脚注写在 <flow> 的正文里

layout-too-deep = 元素嵌套太深，超过 { $most } 层

layout-root = 最外层的元素应为 <document>，而不是 <{ $name }>

layout-no-sections = 文档里没有 <page> 或 <flow>，排不出页面
    .help = 固定的一页用 <page>，随内容增页用 <flow>。

layout-unknown-attribute = <{ $element }> 没有“{ $name }”这个属性
    .label =
        { $nearest ->
            [none] 没有这个属性
           *[other] 是否应为“{ $nearest }”？
        }
    .help = <{ $element }> 的属性：{ $known }

layout-missing-attribute = <{ $element }> 缺少属性“{ $name }”

layout-empty-attribute = <{ $element }> 的属性“{ $name }”是空的
    .help = 如果值来自数据，请检查该项数据是否为空。

layout-number = 属性“{ $name }”不能是“{ $found }”
    .label = 应为 { $least } 到 { $most } 的整数

layout-language = “{ $found }”不是语言代码
    .help = 例如 zh-CN、mn-Mong、en。

layout-duplicate-id = id“{ $id }”出现了两次
    .label = 前面已经用过
    .help = 同一文档内每个 id 只能用一次；在循环里请加上编号。

layout-unknown-id = 没有 id 为“{ $id }”的元素
    .label =
        { $nearest ->
            [none] 链接无处可去
           *[other] 是否应为“{ $nearest }”？
        }

layout-href = 链接地址“{ $found }”不可用
    .label = 应以 https://、http://、mailto:、tel: 或 # 开头

layout-pages-outside-flow = 这里不能用属性“pages”
    .help = 只有 <flow> 之内第一层的 <header> 和 <footer> 会逐页重复，才分单双页。

layout-module-too-small = 码的模块边长 { $module } 小于版式规定的最小值 { $least }
    .help = 加大 module，或在 layout.toml 的 [codes] 中改小 min-module。

layout-no-type-area = 页边距占满了整页，没有版心
    .label = 纸张为 { $width } × { $height }

layout-reading-syllable = “{ $found }”不是汉语拼音的音节
    .label =
        { $nearest ->
            [none] 没有这个音节
           *[other] 是不是“{ $nearest }”？
        }
    .help = 每个汉字写一个音节，以空格隔开，声调用符号或数字表示：kuài jì 或 kuai4 ji4。

layout-reading-count = “{ $text }”有 { $characters } 个汉字，读音却有 { $written } 个音节
    .help = 每个汉字写一个音节；数字和字母不写。

layout-index-department = 这里要列入按部门编排的索引，却没有写明部门
    .help = 在 index="…" 旁写上 department="…"。

layout-too-many-cells = 这一行有 { $cells } 个单元格，表格只有 { $columns } 列
    .help = 列数由表格样式 grid-template-columns 规定。

layout-unknown-picture = 找不到图片“{ $name }”
    .label =
        { $nearest ->
            [none] 没有这张图片
           *[other] 是否应为“{ $nearest }”？
        }
    .help = 图片放在版式文件夹或项目的 pictures 文件夹中，扩展名为 png 或 jpg，不超过 64 MB。

layout-unknown-class = 样式表里没有类“{ $name }”
    .label =
        { $nearest ->
            [none] 没有为它规定样式
           *[other] 是否应为“{ $nearest }”？
        }

layout-unknown-property = 没有“{ $name }”这个样式属性
    .label =
        { $nearest ->
            [none] 没有这个属性
           *[other] 是否应为“{ $nearest }”？
        }
    .help = 能用的样式属性见 docs/layouts.md。

layout-unknown-keyword = “{ $subject }”不能是“{ $found }”
    .label =
        { $nearest ->
            [none] 没有这个值
           *[other] 是否应为“{ $nearest }”？
        }
    .help = 可用的值：{ $expected }

layout-wrong-value = “{ $subject }”不能是“{ $found }”
    .label =
        { $expected ->
            [length] 应为长度或百分比，如 12mm、50%
            [length-not-share] 应为长度，如 12mm、2em
            [absolute-length] 应为带单位的长度，如 12mm、30pt
            [share] 应为百分比，例如 20%
            [number] 应为数
            [whole-number] 应为范围内的整数
            [color] 应为颜色，如 black、#123f7a、gray(40%)、cmyk(0%, 100%, 100%, 0%)
            [families] 应为字体名称，如 "Noto Sans SC"
            [tracks] 应为轨道，如 20mm 1fr auto
            [spans] 应为span 加列数或行数，如 span 2
            [border] 应为线的粗细和颜色，如 0.5pt solid black
            [font] 应为字号和字体，如 bold 12pt/1.5 "Noto Sans SC"
            [flex] 应为伸缩比例，如 1 或 0 0 auto
            [marks] 应为 none，或引号里的符号，如 "/.-_?&"
           *[overflow] 应为error 或 shrink(9pt)
        }

layout-unknown-paper = 没有名为“{ $found }”的纸张
    .label =
        { $nearest ->
            [none] 没有这种纸张
           *[other] 是否应为“{ $nearest }”？
        }
    .help = 纸张名称见 docs/layouts.md；也可写两个长度，先宽后高，如 600mm 800mm；本项目自己的名称写在 mingma.toml 的 [papers] 中。

layout-paper-name = “{ $name }”不能作为纸张名称
    .label = 名称为空、本身就是尺寸，或以 landscape 结尾
    .help = 此外可随意命名，如 "门牌" = "300mm 120mm"。

layout-unknown-unit = 没有“{ $unit }”这个单位
    .label =
        { $nearest ->
            [none] 没有这个单位
           *[other] 是否应为“{ $nearest }”？
        }
    .help = 能用的单位：mm、cm、pt、px、em、rem、%；网格轨道还可用 fr。

layout-missing-unit = “{ $subject }”的数值 { $number } 没有单位
    .label = 应写单位，如 { $number }mm

layout-negative = “{ $subject }”不能是负数 { $found }

layout-trailing-value = “{ $subject }”的值后面多出“{ $found }”
    .label = 多出的部分

layout-selector = 选择器“{ $found }”不可用
    .help = 可用：元素名、.类、#id、后代（空格）、子元素（>）、:first-child、:last-child、:nth-child(odd)、:nth-child(even)。

layout-selector-element = 选择器里的元素“{ $name }”不存在
    .label =
        { $nearest ->
            [none] 没有这个元素
           *[other] 是否应为“{ $nearest }”？
        }

layout-at-rule = 不能使用“@{ $name }”规则
    .help = 页面大小和页边距写在 layout.toml 或 <page>、<flow> 的属性里。

layout-style-syntax = 样式写法有误：“{ $found }”
    .help = 写成“属性: 值;”，大括号要成对。
