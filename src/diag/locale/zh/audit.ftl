### Mingma 的用户可见文本：audit

audit-totals = 照片 { $photos } 张，找到二维码 { $codes } 个，其中正确 { $current } 个
audit-done = 无需处理：每个二维码都指向应指之处，没有缺失。
audit-to-do = 需要处理：
audit-title = 张贴物巡查
audit-note = 仅限内部使用。由 Mingma 生成。

audit-foreign = 警报：非本市的二维码 { $count } 个
audit-withheld = 紧急：已不予公开的二维码 { $count } 个，立即取下
audit-superseded = 指向错误网页的二维码 { $count } 个
audit-removed = 事项已取消的二维码 { $count } 个
audit-unknown = 指向本市域名但从未发布的二维码 { $count } 个
audit-unreadable = 无法识读的二维码 { $count } 个，请靠近再拍
audit-missing = 照片上应有而未找到的二维码 { $count } 个
audit-unissued = 正确但未在任何版次发布的二维码 { $count } 个
audit-refused = 看不出内容的照片 { $count } 张
audit-unseen = 登记在这些地点、但照片上没有的张贴 { $count } 处
audit-photos = 照片所示：{ $count } 张

audit-why-foreign =
    { $text }{ $instead ->
        [none] { $on ->
            [sheet] ；贴在张贴物上
           *[none] {""}
        }
       *[other] ；顶替了 { $instead }
    }{ $imitates ->
        [none] {""}
       *[other] ；仿冒 { $imitates }
    }
audit-why-withheld = { $ids }：已不予公开
audit-why-superseded =
    { $ids }：{ $text } → { $now }{ $edition ->
        [none] ；新网址尚未发布
       *[other] ；已在版次 { $edition } 发布
    }
audit-why-removed = { $ids }：已取消
audit-why-unknown =
    { $text }{ $instead ->
        [none] {""}
       *[other] ；顶替了 { $instead }
    }
audit-why-unissued = { $ids }：与目录一致，但并非由已登记的版次印出
audit-why-unreadable =
    { $instead ->
        [none] 位于像素 { $x }, { $y }
       *[other] { $instead }，位于像素 { $x }, { $y }
    }
audit-why-missing = { $codes } 个中有 { $count } 个未找到：{ $ids }；可能被遮挡、撕去，或在照片上太小
audit-why-refused =
    { $reason ->
        [heic] 是 HEIC 照片：请另存为 JPEG，或将苹果手机设为“兼容性最佳”
        [video] 是视频：请拍照片
        [pdf] 是 PDF：请用 mingma proof 识读
        [zip] 是压缩文件：请解压后写文件夹名
        [unreadable] 系统不允许读取
        [empty] 是空文件：请重新复制
        [no-picture] 不是图片：照片应为 JPEG 或 PNG 文件
        [large-file] 文件过大：请缩小后再用
        [too-large] 像素过多：请缩小后再用
        [too-much-memory] 占用内存过多：请缩小后再用
        [cut-off] 不完整：请重新复制
        [broken] 已损坏：请重新复制或重新拍照
       *[other] 是 { $reason } 图片：请另存为 JPEG 或 PNG
    }
audit-why-empty = 没有找到二维码，请靠近再拍
audit-why-unseen = 照片上没有

audit-no-sheet = 未能认出是哪份张贴物
audit-sheet-state =
    { $codes } 个中 { $right } 个正确{ $outside ->
        [0] {""}
       *[other] ，{ $outside } 个在画面之外
    }
audit-place =
    { $place ->
        [none] {""}
       *[other] { $place }
    }
audit-sheet =
    { $place ->
        [none] {""}
       *[other] { $place }：
    }{ $document }{ $page ->
        [1] {""}
       *[other] 第 { $page } 页
    }，版次 { $editions }{ $posting ->
        [none] { $candidates ->
            [none] {""}
           *[other] ，第 { $candidates } 号之一
        }
       *[other] ，第 { $posting } 号
    }{ $or ->
        [none] {""}
       *[other] ；或为 { $or }
    }
audit-posting = 第 { $number } 号：{ $document }，版次 { $edition }
audit-id-name = { $id } { $name }
