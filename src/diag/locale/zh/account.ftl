### Mingma 的用户可见文本：account

account-id = “{ $id }”不能作为账号的编号
    .label = 只能用大写字母、数字和单个连字符
    .help = 最多 24 个字符，以大写字母开头，如“WX-FGW”；编号不印在纸上，文件和登记簿以它为准。
account-id-taken = { $by ->
        [catalog] 目录中已有或曾有编号“{ $id }”
       *[other] 有两个账号的编号都是“{ $id }”
    }
    .label = 编号重复
    .help = 一个编号永远只指一样东西。
account-kind = 没有“{ $kind }”这种账号
    .label = 应为以下之一：{ $known }
    .help = { $nearest ->
        [none] 其他平台的账号写 other，并在 hosts 中写明其域名。
       *[other] 是否应为“{ $nearest }”？
    }
account-no-code = 账号“{ $id }”既没有二维码图片，也没有写二维码的内容
    .label = 缺少 picture 或 payload
    .help = 请把平台下载的二维码图片放入 accounts 文件夹并写明：picture = "accounts/名称.png"。
account-two-codes = 二维码图片和二维码内容只能写一样
    .label = 二者取一
    .help = 只写图片即可，内容会从图片中读出。
account-two-states = 账号要么将要停用，要么已经停用
    .label = 二者取一
    .help = 已停用的，请删去 closing。
account-unknown-department = 没有编号为“{ $department }”的部门
    .label = 没有这个部门
    .help = { $nearest ->
        [none] 不写部门，即为全市的账号。
       *[other] 是否应为“{ $nearest }”？
    }
account-unknown-successor = 没有可接替它的账号“{ $successor }”
    .label = 没有这个账号
    .help = { $nearest ->
        [none] 请把新账号也写入本文件。
       *[other] 是否应为“{ $nearest }”？
    }
account-circle = 这些账号互相接替，成了一圈：{ $ids }
    .label = 又绕了回去
    .help = 其中必有一个仍在使用：请删去它的 replaced_by。
account-same-code = 账号“{ $id }”与“{ $other }”的二维码相同
    .label = 第二个在这里
    .help = 同一账号只写一条；否则其中一张图片放错了。

account-picture-path = “{ $path }”不在项目之内
    .label = 须在项目文件夹中
    .help = 路径从项目文件夹写起，用 / 分隔，不写“..”和盘符；指向项目之外的链接不读取。
account-picture-unreadable = { $reason ->
        [missing] 没有图片“{ $path }”
        [denied] 没有读取图片“{ $path }”的权限
       *[other] 无法读取图片“{ $path }”
    }
    .label = 在此处写明
    .help = { $reason ->
        [missing] 请核对路径：从项目文件夹写起，区分大小写。
       *[other] 请检查文件及其权限。
    }
account-picture-format = “{ $path }”不是 PNG 或 JPEG 图片
    .label = 在此处写明
    .help = 请从平台下载 PNG 格式的二维码。
account-picture-too-large = “{ $path }”超过 { $limit }
    .label = 在此处写明
    .help = 请只用二维码图片，不要用整张海报或照片。
account-picture-broken = “{ $path }”已损坏：{ $detail }
    .label = 在此处写明
    .help = 请重新下载二维码图片。
account-picture-small = 在“{ $path }”中读不出二维码：图片只有 { $size } 像素
    .label = 在此处写明
    .help = 请下载更大的二维码图片，430 像素以上为宜。
account-picture-no-code = 在“{ $path }”（{ $size } 像素）中读不出二维码
    .label = 在此处写明
    .help = 请用平台下载的图片，不要翻拍；圆形的小程序码请写 kind = "mini-program"。
account-picture-several = “{ $path }”中有多个二维码：{ $codes }
    .label = 在此处写明
    .help = 请裁剪图片，只留要用的一个。
account-picture-doubtful = 两种识读程序从“{ $path }”中读出的内容不同
    .label = 在此处写明
    .help = 请重新下载二维码图片；内容存疑的不予印制。

account-unfit = { $reason ->
        [group] “{ $id }”的二维码是群聊邀请，七天后失效
        [personal] “{ $id }”的二维码属于个人，随人变动，随时可能作废
        [login] “{ $id }”的二维码用于登录，几分钟后失效
        [payment] “{ $id }”的二维码用于收付款
       *[ticket] “{ $id }”的二维码是临时生成的，到期失效
    }
    .label = 内容为 { $payload }
    .help = { $reason ->
        [payment] 政务公开海报上不印收付款码。
       *[other] 请用账号本身的二维码：微信公众号在公众平台“设置”中下载。
    }
account-may-run-out = 无法从“{ $id }”的二维码看出它是否会到期
    .label = 内容为 { $payload }
    .help = 带参数的二维码有三十天的，也有永久的，外观相同。请改用账号的普通二维码，或请生成者确认永久有效后写上 permanent = true。
account-no-address = “{ $id }”的二维码内容不是网址
    .label = 内容为 { $payload }
    .help = 账号的二维码内容应为普通字符写成的 https 网址；请用平台下载的图片。
account-foreign = “{ $id }”的二维码指向的不是“{ $kind }”类账号
    .label = 内容为 { $place }
    .help = { $allowed ->
        [none] other 类账号，请在 accounts.toml 开头的 hosts 中写明域名。
       *[other] 此类二维码应指向 { $allowed }。请核对 kind 和图片。
    }

account-closed = 账号“{ $name }”（{ $id }）已于 { $since } 停用，不再印其二维码
    .label = 用了已停用的账号
    .help = { $successor ->
        [none] 请从版式中删去；按账号列表排版的版式会自动略去。
       *[other] 请改用接替它的 { $successor }；按账号列表排版的版式会自动改用。
    }
account-replaced = 账号“{ $name }”（{ $id }）已由其他账号接替，不再印其二维码
    .label = 用了已被接替的账号
    .help = { $successor ->
        [none] 请从版式中删去。
       *[other] 请改用 { $successor }；按账号列表排版的版式会自动改用。
    }
account-closing = 账号“{ $name }”（{ $id }）将于 { $on } 停用{ $days ->
        [none] {""}
       *[other] ，还有 { $days } 天
    }，现在印制的到时即告失效
    .label = 用到它的版式：{ $layouts }
    .help = { $successor ->
        [none] 请临近该日再印，或写明将接替它的账号：replaced_by。
       *[other] 请改印 { $successor }；停用后，变更计划会列出仍张贴着的旧码。
    }
