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
