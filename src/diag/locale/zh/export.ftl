### Mingma 的用户可见文本：目录的导出

export-unknown-department =
    { $nearest ->
        [none] 没有编号为“{ $id }”的部门
       *[other] 没有编号为“{ $id }”的部门；是否想用“{ $nearest }”？
    }
    .help = 部门编号写在各部门的 department.toml 中；整个部门不予公开的，只有加 --with-withheld 才能导出
export-long-cell = { $id } 的“{ $column }”有 { $count } 个字符，工作簿的一格最多容纳 { $most } 个
    .help = 请缩短这一格，或改用 --to csv、--to json 导出
export-workbook = 无法生成工作簿：{ $detail }
    .help = 生成时须使用系统的临时文件夹；请检查其中的空间和权限
export-page-internal = 网页是用来发布的，不能含有不予公开的事项
    .help = 供内部使用时，请导出为 xlsx、csv 或 json

export-report-title = 导入报告
export-report-asks = 有拿不准的地方，目录没有改动。请按下面所列修改表格，或回答问题后再次导入。
export-report-same = 目录已经如此，无须写入。
export-report-written = 已写入目录。
export-report-rows = 表格行数
export-report-not-taken = 未取用
export-report-kept = 未变
export-report-changed = 修改
export-report-moved = 移动
export-report-added = 新增
export-report-removed = 表格中已没有
export-report-unclear = 不清楚是哪个事项
export-report-findings = 检查结果
export-report-nothing = 没有发现问题。
export-report-elsewhere = 其他
export-report-weight = 类别
export-report-error = 错误
export-report-warning = 提醒
export-report-question = 待回答
export-report-sheet = 工作表
export-report-cell = 单元格
export-report-text = 原文
export-report-headline = 问题
export-report-help = 怎样处理
export-report-entries = 目录的变动
export-report-more = ……另有 { $count } 项
export-report-row = { $file }，{ $sheet }，第 { $row } 行
export-report-empty = （空）
export-report-asks-alike = “{ $title }”与 { $id } 只是相似（{ $percent } %）：是同一事项吗？
export-report-asks-new-id = “{ $title }”换了部门，编号将由 { $old } 改为 { $id }。
export-report-asks-emptied = “{ $title }”（{ $id }）有内容将被清空。
export-report-asks-removed = 表格中已没有“{ $title }”（{ $id }），将从目录中删除。
export-report-asks-several = “{ $title }”可能是几个事项中的一个：{ $candidates }
export-report-answer-profile = 请在导入设置（import.toml）的 [matches] 中写明是哪一个。
export-report-answer-accept = 若是，以 --accept 再次导入；若不是，请在导入设置（import.toml）的 [matches] 中写明，或修改表格。
export-report-tables = 各列的含义
export-report-taken = { $rows } 行，取用 { $taken } 行
export-report-column = 列
export-report-head = 表头
export-report-meaning = 作为
export-report-certainty = 把握
export-report-no-meaning = 不导入
export-report-told = 设置指定
export-report-known = 认得
export-report-likely = 推断
export-report-unsure = 拿不准，请在设置中写明
