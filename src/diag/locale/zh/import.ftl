### Mingma 的用户可见文本：import

import-no-table = 这张工作表中没有找到公开事项的表格
    .help = 程序按表头查找表格：同一行中至少要有“序号、公开事项、一级事项、二级事项、公开内容、公开依据、公开时限、公开主体、公开渠道和载体、公开对象、公开方式、公开层级”中的三项。不是目录的工作表，可在导入设置中写 skip = true 略过。

import-no-table-at-all = 这个文件中没有找到公开事项的表格，没有导入其中任何内容
    .help = 程序按表头查找表格：同一行中至少要有“序号、公开事项、一级事项、二级事项、公开内容、公开依据、公开时限、公开主体、公开渠道和载体、公开对象、公开方式、公开层级”中的三项。不是目录的文件不必导入，也可在导入设置中写 skip = true 略过。

import-hidden-sheet = 这张工作表在工作簿中是隐藏的，其中有表格，与其他工作表一样导入
    .help = 如果是旧版本，请在导入设置中为它写 skip = true。

import-missing-columns = 表格中没有这些要素的列：{ $columns }
    .help = 每个事项都应有这些要素。缺列的表格照样导入，对应的内容为空。

import-loose-text = 这段文字独占一行，不属于任何事项，已略过
    .help = 如果它是上一行某格的续文（常见于分页处），请在原表中合并到一格。

import-section-unknown = 这一行横贯表格的标题既不是领域，也不是部门，与下面的一级事项也不相同，已略过
    .help = 如果是领域名称，请写入导入设置的 [fields]；如果是一级事项，请填入一级事项一列。

import-short-row = 第 { $row } 行的单元格少于表格的列数，已按各格内容对应到列。沿用上一行或留空的列：{ $missing }
    .help = 网页粘贴时合并单元格容易丢失。请核对这一行。

import-row-unclear = 第 { $row } 行有 { $cells } 格，表格有 { $columns } 列，从内容看不出各格属于哪一列，这一行没有导入
    .help = 请在原表中补齐这一行：原来与上面合并的格，重复写上文字或写“同上”。

import-no-heading = 第 { $row } 行没有一级事项，上面也没有可沿用的，这一行没有导入
    .help = 请填写一级事项，或把这一格与所属的一级事项合并。

import-nothing-above = 这一格写明与上同，但上面没有内容，按空白处理

import-refers-elsewhere = 这一格指向别处，无法确定是哪一格，按空白处理
    .help = 请在这一格写出全文。

import-joint-body = 公开主体有多个，归入其中第一个本地部门：{ $department }
    .help = 如果应归入其他部门，请把这一格的全文写入导入设置的 [bodies]。

import-no-tick = 应打勾的格中写的是“{ $text }”，已略过
    .help = 请打勾或留空。公开给哪些人，应写在“特定群体”一列。

import-no-method = “{ $text }”既不是“主动公开”，也不是“依申请公开”
    .help = 如果写的是公开渠道，这一列的表头应为“公开渠道和载体”。

import-same-item = 第 { $row } 行与第 { $first } 行相同：事项和内容都一样
    .help = 如果是同一事项，请删去其中一行。

import-serial-twice = 序号 { $number } 在这张表中出现了两次
    .help = 请更正序号；如果两行是同一事项，请删去其中一行。

import-ask-head = 不知道表头“{ $head }”下面是什么
    .help = 请在导入设置中，在这张表的 columns 里写明。{ $choices ->
        [none] 可写目录的列名，或写“不导入”略过这一列。
       *[other] 可选：{ $choices }
    }

import-ask-body = 不知道公开主体“{ $body }”是哪个部门（{ $count } 行）
    .help = 请在导入设置的 [bodies] 中写明部门编号，或写“不导入”略过这些行。{ $choices ->
        [none] {""}
       *[other] 可能是：{ $choices }
    }

import-ask-field = 目录中没有“{ $field }”这个领域
    .help = 请在导入设置的 [fields] 中写明它是哪个领域，或把它加入 fields.toml。现有领域：{ $choices }

import-ask-field-of-table = 标题、工作表名和文件名都没有说明，或没有一致说明，这张表属于哪个领域
    .help = 请在导入设置中为这张表写明 field = "…"。现有领域：{ $choices }

import-ask-department-of-table = 无法判断这些行属于哪个部门
    .help = 请在导入设置中为这张表写明 department = "…"，或使用 --department。

import-ask-legend = 不清楚这张表中 ■ 和 □ 的含义
    .help = 请在导入设置中为这张表写明 legend = "chosen"（■ 已选，□ 未选）或 legend = "mandatory"（■ 必选，□ 可选）。

import-ask-fill-down = “{ $head }”一列有许多空格，不清楚是否沿用上一格，按空白处理
    .help = 请在导入设置中为这张表写明：沿用写入 fill_down，确实为空写入 keep_empty。

import-profile-meaning = “{ $value }”不是列的含义
    .label = 不认识的列
    .help = { $nearest ->
        [none] 可写目录的列名（一级事项、依据、时限等）、序号、对象：全社会、对象：特定群体、方式：主动公开、方式：依申请公开、层级：县级、渠道：政府网站，或“不导入”。
       *[other] 是否应为“{ $nearest }”？
    }

import-profile-department = 没有“{ $value }”这个部门
    .label = 不是部门的编号或名称
    .help = { $nearest ->
        [none] 请写部门 department.toml 中的编号。
       *[other] 是否应为“{ $nearest }”？
    }

import-profile-field = 没有“{ $value }”这个领域
    .label = 不是领域的编号或名称
    .help = { $nearest ->
        [none] 请写 fields.toml 中的编号。
       *[other] 是否应为“{ $nearest }”？
    }

import-profile-legend = “{ $value }”不是方框的含义
    .label = 应为 chosen 或 mandatory
    .help = { $nearest ->
        [none] 请写 "chosen"（■ 已选，□ 未选）或 "mandatory"（■ 必选，□ 可选）。
       *[other] 是否应为“{ $nearest }”？
    }

import-profile-about =
    导入这些表格时的设置。修改后用它重新导入；明年的表格也按它识别。各项设置的说明见 docs/import.zh-CN.md。
    尚未回答的问题写成注释：填上答案，去掉行首的 # 即可。

import-profile-department-of-all = 所有行都归入这个部门。

import-profile-legend-of-all = 工作表没有写清时，渠道方框的含义。

import-profile-bodies =
    “公开主体”属于哪个部门：写部门编号，或写 "不导入" 略过这些行。
    部门：{ $departments }

import-profile-fields =
    表格中的名称是哪个领域。
    领域：{ $fields }

import-profile-open-body = 待答：{ $count } 行等待（{ $place }）{ $choices ->
        [none] {""}
       *[other] ，可能是：{ $choices }
    }

import-profile-open-field = 待答：{ $count } 行等待（{ $place }）

import-profile-open-head = 待答（{ $place }）：{ $choices ->
        [none] 可写目录的列名，或 "不导入"
       *[other] 可选：{ $choices }
    }

import-profile-open-table-field = 待答：这张表属于哪个领域（{ $place }）？{ $choices }

import-profile-open-table-department = 待答：这些行属于哪个部门（{ $place }）？

import-profile-open-legend = 待答：方框是什么含义（{ $place }）？"chosen"：■ 已选，□ 未选；"mandatory"：■ 必选，□ 可选。

import-profile-open-fill-down = 待答：“{ $head }”一列的空格是否沿用上一格（{ $place }）？两行中保留一行。

import-no-such-path = 找不到“{ $path }”
    .help = 请写表格文件或文件夹的路径，例如 mingma import 附件5.xlsx

import-id-twice = 编号“{ $id }”在表格中出现了两次，这一行没有导入
    .help = 它先出现在 { $first }。一个编号只属于一个事项，请更正，或删去这一格由程序编号。

import-answer-unknown = 导入设置的 [matches] 说这一行是“{ $id }”，但目录中没有这个编号
    .help = 请更正编号；新事项写 "新增"。

import-answer-taken = 导入设置的 [matches] 说这一行是“{ $id }”，但另一行已经是它
    .help = 一个事项只能对应一行，请更正其中之一。

import-profile-match = “{ $value }”不能回答这一行是哪个事项
    .label = 应为事项编号、"新增" 或 "保留"
    .help = 行对应目录中的事项，写它的编号；目录中没有的，写 "新增"；表格中已没有而仍要留在目录里的事项，写 "保留"。

import-would-break = 写入之后目录会有上面的错误，所以没有写入
    .help = 请改正表格后再次导入，或先改正目录中与之冲突的内容。

import-changed-meanwhile = 导入期间这个文件被别的程序改动了
    .help = 请再运行一次。

import-profile-matches =
    表格中的行是目录中的哪个事项：写它的编号，或写 "新增"；表格中已没有而仍要留下的事项，写 "保留"。
    行写作“部门编号 一级事项 / 二级事项”；标题相同的行写作“文件!工作表!行号”。

import-repeated-row = 这一行与 { $first } 完全相同，只导入一次
    .help = 请在其中一张表中删去这一行。

import-own-catalog = “{ $path }”就是本项目的目录，或者包含它
    .help = 这些内容目录里已经有了；请指定要导入的表格，或者只放这些表格的文件夹。
