### Mingma 的用户可见文本：gate

gate-no-list = 项目中没有负面清单 negative-list.toml，为防止误公开，什么也不会生成
    .help = 请在项目文件夹中建立 negative-list.toml；确实没有不予公开的内容时，建一个空文件即可。
gate-duplicate-rule = 有两条规则的编号都是“{ $id }”
    .label = 编号重复
gate-one-matcher = match 须从 ids、paths、words 中写一种，且只写一种
    .label = 应在此处写明
    .help = 例如 match = { "{" } words = ["涉密"], columns = ["名称", "内容"] { "}" }。
gate-empty-matcher = match 中有空的列表或空的文字
    .label = 此处不能为空
    .help = 空的规则不会拦下任何内容，请写全或删去整条规则。
gate-bad-path = “{ $path }”不是目录中的路径
    .label = 这样写什么也匹配不到
    .help = 路径从 catalog 文件夹之内写起，用 / 分隔，例如“公安局/**”；** 须单独成一段，不写盘符、反斜杠和 ..。
gate-no-columns = 按词语匹配的规则没有写明在哪些栏目中查找
    .label = 缺少 columns
    .help = 例如 columns = ["名称", "内容"]。
gate-unknown-column = 没有“{ $name }”这一栏，或这一栏不能按词语查找
    .label = 栏目名称有误
    .help = { $nearest ->
        [none] 可用的栏目：编号、一级事项、二级事项、三级事项、名称、依据、内容、主体、时限、方式、渠道、对象、层级。
       *[other] 是否应为“{ $nearest }”？
    }
gate-no-choice = “{ $key }”不能写“{ $value }”
    .label = 应为以下之一：{ $known }
gate-unknown-item = 目录中没有编号为“{ $id }”的事项
    .label = 这个编号不存在
    .help = { $nearest ->
        [none] 请核对编号；事项已删除的，把这个编号也从负面清单中删去。
       *[other] 是否应为“{ $nearest }”？编号写错，原本要拦下的事项就会被公开。
    }
gate-two-decisions = 对事项“{ $id }”有两条决定
    .label = 第二条在这里
    .help = 只保留现行有效的一条。
gate-absolute-release = 事项“{ $id }”被规则 { $rule } 绝对禁止公开，不能决定放行
    .label = 这条决定无效
    .help = 删去这条决定；规则有误的，请修改规则。
gate-release-below = 事项“{ $id }”的上级事项“{ $above }”不予公开，单独放行会印出上级的名称
    .label = 这条决定会造成泄露
    .help = 把上级一并放行，或改写该事项的上级名称，或删去这条决定。
gate-idle-release = 没有规则拦下事项“{ $id }”，这条放行决定不起作用
    .label = 多余的决定
gate-idle-rule = 规则 { $id }（{ $title }）没有匹配到任何事项
    .label = 请检查这条规则
    .help = 词语、路径写错会使应当拦下的内容被公开；规则确已不需要的，请删去。
