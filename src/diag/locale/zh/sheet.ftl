### Mingma 的用户可见文本：sheet

sheet-unreadable-file =
    { $reason ->
        [missing] 找不到“{ $file }”
        [denied] 没有读取权限：“{ $file }”
       *[other] 无法读取“{ $file }”
    }

sheet-empty-folder = 文件夹中没有表格
    .help = 读取 xlsx、xls、et、ods、csv、html、docx 文件。其他名称的文件请直接写明文件名。

sheet-link = 不跟随链接，已跳过
    .help = 请用文件本身替换链接，或直接写明文件名。

sheet-files = 共有 { $number } 个文件，一次最多读取 { $limit } 个
    .help = 请指定下一级文件夹。

sheet-empty-file = 文件是空的
    .help = 如果打开时能看到表格，请换个名称另存一份。

sheet-ending =
    文件名{ $ending ->
        [none] 没有后缀
       *[other] 的后缀是“.{ $ending }”
    }，但实际是“{ $kind ->
        [xlsx] xlsx 工作簿
        [xls] xls 工作簿
        [ods] ods 表格
        [html] HTML 网页
        [json] 导出的目录数据（JSON）
        [docx] docx 文档
       *[text] 用分隔符分列的文本
    }”，已照此读取
    .help = 可以不处理。后缀改为“.{ $right }”后，表格软件打开时也不再提示。

sheet-document =
    { $kind ->
        [pdf] 这是 PDF，只有版面、没有单元格，不能读取
        [doc] 这是旧版 Word 文档（.doc、.wps），不能读取
        [rtf] 这是 RTF 文档，不能读取
        [xlsb] 这是 xlsb 二进制工作簿，不能读取
        [odt] 这是 ODT 文字文档，不能读取
        [slides] 这是演示文稿，不能读取
        [zip] 这是压缩包，不能读取
        [picture] 这是图片，不能读取
        [mht] 这是单个文件网页（.mht），不能读取
        [xml] 这是 2003 版 XML 表格，不能读取
       *[other] 这不是表格文件，而是其他二进制文件，不能读取
    }
    .help =
        { $kind ->
            [pdf] 请向原单位索要生成 PDF 的表格（xlsx、docx）；或从 PDF 复制到表格软件，并逐行核对。
            [doc] 请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”。
            [rtf] 请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”。
            [odt] 请用文字处理软件打开，另存为“Word 文档（*.docx）”。
            [slides] 请把表格复制到表格软件中保存。
            [xlsb] 请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”。
            [mht] 请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”。
            [xml] 请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”。
            [zip] 请先解压到文件夹，再指定该文件夹。
            [picture] 请向原单位索要拍照或截图之前的表格。
           *[other] 可读取 xlsx、xls、et、ods、csv、html、docx。
        }

sheet-password = 文件设有密码
    .help = 请打开文件，取消密码（“文件”—“信息”—“保护工作簿”；WPS 为“文件”—“文档加密”）后保存。

sheet-damaged = 文件已损坏或不完整
    .help = 请重新复制或下载。如果 Excel 或 WPS 能打开，请另存一份再读取。

sheet-damaged-utf8 = 文件是 UTF-8 编码，但第 { $line } 行有损坏的字符
    .help = 请更正该行后以 UTF-8 保存。程序不会用其他编码去猜。

sheet-unknown-encoding = 文件是文本，但编码不是 UTF-8、UTF-16 或 GB18030
    .help = 请打开文件，以 UTF-8 编码另存。

sheet-no-table =
    { $kind ->
        [html] 网页中没有表格
        [docx] 文档中没有表格
       *[other] 所有工作表都是空的
    }
    .help =
        { $kind ->
            [html] 有的网页靠脚本填入表格，直接下载是空的。请在浏览器中打开后保存，或把表格复制到表格软件。
           *[other] 请核对是否存错了文件。
        }

sheet-large-file = 文件有 { $number } MB，最大可读 { $limit } MB
    .help = 文件过大多因插有图片，请删去图片，或分成几个文件。

sheet-parts = 文件内部有 { $number } 个部分，最多可读 { $limit } 个
    .help = 请把表格复制到新的工作簿中保存。

sheet-unpacked = 文件解开后超过 { $limit } MB
    .help = 这是最大的县级目录的上百倍。请把表格复制到新的工作簿中保存。

sheet-sheets = 文件中的工作表或表格超过 { $limit } 个
    .help = 请分成几个文件。

sheet-rows = 工作表“{ $sheet }”第 { $number } 行（{ $address }）有内容，最多可读 { $limit } 行
    .help = 往往是表格下方很远处遗留了一格。请按 Ctrl+End 找到它，删去中间各行后保存。

sheet-columns = 工作表“{ $sheet }”第 { $number } 列（{ $address }）有内容，最多可读 { $limit } 列
    .help = 往往是表格右侧很远处遗留了一格。请按 Ctrl+End 找到它，删去中间各列后保存。

sheet-cells = 文件有 { $number } 个以上单元格，最多可读 { $limit } 个
    .help = 有内容的格子之间的空格也计算在内。请分成几个文件，或删去远离表格的内容。

sheet-merges = 工作表“{ $sheet }”有 { $number } 处以上合并单元格，最多可读 { $limit } 处
    .help = 请把表格复制到新的工作簿中保存。

sheet-long-text = 一个单元格有 { $number } 个字，最多可读 { $limit } 个
    .help = 可能整篇文件粘贴进了一格，或者 CSV 文件缺了一个引号。

sheet-depth = 元素嵌套超过 { $limit } 层
    .help = 这不像人工制作的表格。请把表格复制到表格软件中保存。

sheet-nodes = 网页有 { $number } 个元素，最多可读 { $limit } 个
    .help = 请只保存表格，不要连同整个网页。

sheet-unreadable-cell = 此格之后的一格无法读取，按空格处理
    .help = 请打开文件查看该处内容；重新保存一次往往即可修复。

sheet-error-value = 单元格显示的是错误值 { $text }，不是内容
    .help = 公式已失效，请直接填入应有的内容。

sheet-open-quote = 引号从这里开始，但没有结束
    .help = 已当作普通文字。如果这一格尚未写完，请在末尾补上 "。

sheet-damaged-data = 目录数据（JSON）有误，无法读取：{ $detail }
    .help = 请用 mingma export --to json 重新导出；手工改过的，请检查所指的位置
sheet-newer-data = 目录数据（JSON）是第 { $number } 版，本程序只认得到第 { $limit } 版
    .help = 请更新 Mingma 后再读取
