### Mingma 的用户可见文本：诊断信息的排版

diag-error = 错误
diag-warning = 警告
diag-help = 处理办法

# 依次列出的名称，以及其余的个数。
diag-separator = 、
diag-and-more = { $named } 等，另有 { $count } 个

# 同类问题很多时，其余的每个一行列出。
diag-more = 同类问题还有 { $count } 处：

# 同类问题极多时，按文件计数，并指出最前面的几处。
diag-in-file = { $file }：{ $count } 处{ $kind ->
        [lines] ，第 { $places } 行
        [cells] ，单元格 { $places }
        [pages] ，第 { $places } 页
       *[none] {""}
    }{ $more ->
        [more] 等
       *[all] {""}
    }
diag-more-files = 另有 { $count } 个文件
diag-listed = （用 --format json 可逐条列出）

# 文档中的位置，代替文本中的行号。
diag-page = { $file } 第 { $page } 页
diag-spot = { $file } 第 { $page } 页，距左 { $x } 毫米、距上 { $y } 毫米
diag-cell = { $file }，工作表“{ $sheet }”，单元格 { $cell }：“{ $text }”

# 目录中的文字是从哪张表的哪个单元格导入的。
diag-note = 来源
diag-origin = { $file }，工作表“{ $sheet }”，单元格 { $cell }：“{ $text }”
