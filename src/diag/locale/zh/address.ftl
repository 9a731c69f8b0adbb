### Mingma 的用户可见文本：address

address-none = 事项“{ $id }”没有网址，部门和站点也没有 item_url
    .label = 这一项
    .help = 在“网址”一栏填写，或在 department.toml、mingma.toml 中写 item_url。
address-unknown-placeholder = 网址模板中没有 { "{" }{ $name }{ "}" } 这个占位
    .label = 不认识
    .help = { $nearest ->
        [none] 可用：{ $known }。
       *[other] 是否应为 { "{" }{ $nearest }{ "}" }？可用：{ $known }。
    }
address-brace = 网址模板中的花括号不成对
    .label = 在这里
    .help = 占位写作 { "{" }id{ "}" }；网址中确有花括号的，请写成 %7B 和 %7D。
address-dropped = “{ $id }”的网址去掉了 { $part }
    .label = 原文在这里
    .help = 印出的码不带页内定位和来源跟踪参数。
address-repeated = { $shown }{ $more ->
        [0] {""}
       *[other] {" "}等另外 { $more } 个码
    } 指向同一网址 { $url }
    .label = 其中一处
    .help = 如果不是有意为之，请核对复制来的网址。
address-character = “{ $id }”的网址含有空白、控制字符或反斜杠（{ $character }）：{ $url }
    .label = 网址有误
    .help = 重新从浏览器地址栏复制一次。
address-scheme = “{ $id }”的网址不以 http:// 或 https:// 开头：{ $url }
    .label = 网址有误
    .help = 写上完整网址。不写 http(s) 的码，有的手机不当作网址。
address-broken = “{ $id }”的网址不成立：{ $url }
    .label = 网址有误
address-credentials = “{ $id }”的网址中带有用户名或密码：{ $url }
    .label = 不可付印
    .help = 去掉 @ 及其前面的部分。
address-ip = “{ $id }”的网址以数字地址代替域名：{ $url }
    .label = 不可付印
    .help = 使用政府网站的域名。
address-path-trick = “{ $id }”的网址路径中有 . 或 .. 或经编码的斜杠：{ $url }
    .label = 不可付印
    .help = 写出页面的实际路径。
address-percent = “{ $id }”的网址中 % 后面不是两位十六进制数字：{ $url }
    .label = 网址有误
    .help = 单独的百分号写成 %25。
address-host = “{ $id }”指向 { $host }，它不在允许名单中：{ $url }
    .label = 不在名单中
    .help = 确属可以指向的网站时，在 mingma.toml 的 [addresses] 中加入它和路径前缀；短链接和第三方“活码”不应加入。
address-look-alike = “{ $id }”指向 { $host }，只是名称里含有 { $like }，并不是它：{ $url }
    .label = 形似而实异
    .help = 这是仿冒网址的常见写法，请核实来源。
address-path = “{ $id }”的路径 { $path } 不在允许的前缀（{ $prefixes }）之下：{ $url }
    .label = 路径不在名单中
    .help = 核对路径的大小写和拼写；确需指向时，在 [addresses] 中加入这个前缀。
address-port = “{ $id }”的网址使用端口 { $port }，没有列入名单：{ $url }
    .label = 端口不在名单中
    .help = 确需使用时，在 [addresses] 的该主机下写 ports = [{ $port }]。
address-bad-host = 允许名单中的主机“{ $host }”不成立
    .label = 应为域名
    .help = 只写域名，例如 www.example.gov.cn，不带 http:// 和路径。
address-odd-host = 允许名单中的主机“{ $host }”混有别种文字的字母“{ $character }”
    .label = 可能是仿冒域名
    .help = 域名只用拉丁字母、数字和汉字；请手工重新输入。
address-bad-prefix = 允许名单中的路径前缀“{ $path }”不成立
    .label = 应以 / 开头
    .help = 例如 path = "/zwgk/"。
address-permalink-prefix = “{ $prefix }”不能放在编号前面作短网址
    .label = 应为简单的路径
    .help = 写本市网站的域名和由字母、数字组成的短路径，以斜杠结尾，例如 https://{ "{" }host{ "}" }/q/
address-permalink-circle = “{ $id }”指向短网址 { $url }，会绕成一圈
    .label = 不是页面
    .help = 写页面本身的网址；短网址只供二维码使用。
address-permalink-taken = “{ $id }”与从前印发过的“{ $retired }”，网站服务器分不清
    .help = 只有大小写不同的编号是同一个网址；请给新事项另编一号。
