### Mingma 的用户可见文本：检查目录

survey-missing-elements = { $id } 没有写明：{ $columns }
    .label = 这一行不完整
    .help = 国办发〔2019〕54号要求公开目录至少写明名称、内容、依据、时限、主体、方式、渠道和公开对象。空缺的项目印出来是空白。

survey-elements-nowhere = 文件中的 { $count } 个事项都没有写明：{ $columns }
    .help = 国办发〔2019〕54号要求公开目录至少写明名称、内容、依据、时限、主体、方式、渠道和公开对象。请在表头加上这些列并填写；如果“方式”一列写的其实是渠道，请把列名改为“渠道”，另加“方式”一列，写主动公开或依申请公开。

survey-no-telephone = { $owner }的电话“{ $written }”不是电话号码
    .label = 群众打不通
    .help = 电话印在海报、手册和卡片上。请填写对外公布的号码。

survey-no-address = { $owner }的地址“{ $written }”不是地址
    .label = 群众找不到
    .help = 请填写对外办公的地址。

survey-field-alias = 领域写作“{ $written }”，现用名称是“{ $name }”
    .label =
        { $count ->
            [1] 这一行
           *[other] 本文件共 { $count } 行
        }
    .help = 印刷时用现用名称。表格可以不改；如果“{ $written }”才是现用名称，请在 catalog/fields.toml 中对调 name 和 aliases。

survey-body-alias = 主体写作“{ $written }”，该部门现称“{ $name }”
    .label =
        { $count ->
            [1] 这一行
           *[other] 本文件共 { $count } 行
        }
    .help = 主体按表格所写印出，不会自动改。请改用现在的名称。

survey-old-article =
    规则 { $id }（{ $title }）{ $article ->
        [8] 引用了旧条例第八条
        [14] 引用第十四条，但没有说明是 2019 年修订的条例
       *[other] 引用的是 2019 年以前的旧条例
    }
    .label = 依据可能已经过时
    .help =
        自 2019 年 5 月 15 日起施行的《政府信息公开条例》（国务院令第711号）把不予公开的情形改列在第十四条（绝对不予公开）、第十五条（商业秘密、个人隐私）和第十六条（内部事务、过程性信息）。本规则的效力是 { $effect ->
            [absolute] absolute，对应第十四条
            [conditional] conditional，对应第十五条
           *[other] discretionary，对应第十六条
        }。请核对后更正 basis，并写明 basis_version = "国务院令第711号"。

survey-review-due = 规则 { $id }（{ $title }）应在 { $due } 前重新评估，今天是 { $today }
    .label = 复核期限已过
    .help = 《政府信息公开条例》第十八条要求对不予公开的信息定期评估。评估后请更新 review_due；情形已经消失的，请删去规则。过期的规则仍然有效，信息仍不公开。

survey-ditto = { $id } 的“{ $column }”写的是“{ $written }”
    .label = 同哪里的“上”？
    .help = 事项单独印出时，上面没有别的行。请把内容写全。

survey-method = { $id } 的“方式”写作“{ $written }”
    .label = 应为主动公开或依申请公开
    .help = 渠道已另有一列。请在“方式”中写“主动公开”或“依申请公开”，两者都有的写“主动公开、依申请公开”。

survey-boxes = { $id } 的“{ $column }”中有表格的方框或勾“{ $mark }”
    .label = 会原样印出
    .help = 请只写选用的各项，用“、”隔开，例如“政府网站、公开查阅点”。用 mingma import 导入原表格时会自动读懂方框。
