### Mingma 的用户可见文本：plan

plan-against = 与版次 { $edition }（{ $issued } 发布）比较
plan-against-none = 尚未发布任何版次，全部视为新增
plan-done = 无需处理：最近一版和现有张贴均与目录一致。
plan-to-do = 需要处理：
plan-html-title = 变更计划
plan-html-note = 仅限内部：本页可能列有不予公开事项的名称。由 Mingma 生成。

plan-withheld = 紧急：{ $count } 项已不予公开，印有其内容的一律立即取下（名称仅限内部）
plan-closed = 紧急：账号已停用 { $count } 个，印有其二维码的一律立即取下
plan-replaced = 账号已由其他账号接替：{ $count } 个
plan-closing = 账号即将停用：{ $count } 个
plan-moved = 二维码所指网址已改变：{ $count } 个
plan-removed = 已取消：{ $count } 项
plan-merged = 已并入其他部门：{ $count } 个
plan-added = 新增：{ $count } 项
plan-text = 文字有改动：{ $count } 项
plan-redirected = 短址所指页面已改变：{ $count } 个，更新服务器上的跳转表即可，无需重印
plan-recoded = 二维码内容不同、所指页面未变：{ $count } 个，不必急于重印

plan-why-withheld = 不再公开
plan-why-closed = 已于 { $since } 停用{ $successor ->
        [none] {""}
       *[other] ；改印 { $successor }
    }
plan-why-replaced = { $successor ->
        [none] 不再列出
       *[other] 改印 { $successor }
    }
plan-why-closing = 将于 { $on } 停用{ $successor ->
        [none] ；印有其二维码的须在此前换下
       *[other] ；印有其二维码的须在此前换下，改印 { $successor }
    }
plan-why-moved = 网址改变：{ $from } → { $to }
plan-why-removed = 已印的二维码指向 { $from }，该页不再维护
plan-why-succeeded = 现为 { $id }，仍在原页：{ $from }
plan-why-succeeded-all = 现用其他编号，仍在原页：{ $from }
plan-why-merged = 并入{ $name }（{ $into }）
plan-why-new = 该版次中没有
plan-why-added = 该版次中没有；属 { $department }
plan-why-text = 改动：{ $columns }
plan-why-redirected = 页面迁移：{ $from } → { $to }；已印的二维码仍然有效
plan-why-recoded = 已印：{ $from }；新印：{ $to }
plan-why-document-new = 该版次中没有
plan-why-redesigned = 只是版式或日期不同

plan-hangs-urgent = 紧急：须立即取下的张贴 { $count } 处
plan-hangs-wrong = 二维码已失准的张贴 { $count } 处
plan-hangs-outdated = 内容已过时的张贴 { $count } 处
plan-posting = 第 { $number } 号：{ $document }，{ $copies } 份，版次 { $edition }
plan-replace = { $why }；换贴 { $path }
plan-take-down = { $why }；只取下，不换贴

plan-documents-changed = 需要重印的文档 { $count } 份
plan-documents-gone = 不再生成的文档 { $count } 份
plan-documents-new = 新增文档 { $count } 份
plan-documents-redesigned = 只是版式或日期不同的文档 { $count } 份
plan-copies = 张贴着 { $count } 份

plan-summary = 合计：变更 { $changes } 项，需重印文档 { $documents } 份，需取下或换贴 { $postings } 处（{ $copies } 份），其中紧急 { $urgent } 处
plan-fold = 共 { $count } 个
plan-fold-departments =
    { $count ->
        [1] 属 { $ids }
       *[other] 属 { $count } 个部门：{ $ids }
    }
plan-fold-documents = { $layout }：{ $count } 份文档

plan-part = { $kind }：{ $ids }
plan-part-pages = { $kind }：{ $ids }（第 { $pages } 页）
plan-parts-separator = ；
plan-fault-withheld = 已不予公开
plan-fault-closed = 账号已停用
plan-fault-replaced = 账号已被接替
plan-fault-closing = 账号即将停用
plan-fault-moved = 网址改变
plan-fault-removed = 已取消
plan-fault-added = 缺少新增
plan-fault-dropped = 不再列出
plan-fault-text = { $columns }有改动
plan-fault-not-made = 不再生成这份文档

plan-column-name = 名称
plan-column-name-mn = 蒙古文名称
plan-column-short-name = 简称
plan-column-level1 = 一级事项
plan-column-level2 = 二级事项
plan-column-level3 = 三级事项
plan-column-field = 领域
plan-column-department = 部门
plan-column-basis = 依据
plan-column-content = 内容
plan-column-body = 主体
plan-column-time-limit = 时限
plan-column-method = 方式
plan-column-channels = 渠道
plan-column-audience = 对象
plan-column-tier = 层级
plan-column-duties = 职责
plan-column-address = 地址
plan-column-telephone = 电话
plan-column-hours = 办公时间
plan-column-wechat = 微信公众号
plan-column-office = 主办单位
plan-column-complaints = 监督投诉电话
