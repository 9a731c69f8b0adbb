### Mingma 的用户可见文本：links

links-title = 二维码网址检查
links-language = zh-CN
links-totals = 共 { $addresses } 个网址，其中 { $good } 个正常。
links-samples = ；历次检查 { $checks } 次中有 { $failed } 次不正常
links-section = { $class ->
        [bad] 不正常：{ $count } 个
        [moved] 已永久迁移：{ $count } 个
       *[good] 正常：{ $count } 个
    }
links-heading = { $heading ->
        [ids] 码
        [address] 网址
        [outcome] 结果
       *[checked] 检查时间
    }
links-outcome = { $outcome ->
        [good] 正常
        [moved] 已永久迁到 { $last }
        [missing] 页面不存在（状态 { $status }）
        [soft-missing] 页面不存在，服务器却称正常
        [failing] 服务器出错（状态 { $status }）
        [late] 15 秒内没有回答
        [silent] 没有回答
        [certificate] 证书有问题
        [circle] 跳转绕圈
        [astray] 跳到了允许名单之外：{ $last }
        [not-sent-on] 短网址没有转到它的页面
        [changed] 已不是审定过的页面
        [suspicious] 页面有可疑广告，域名可能已被他人注册
        [refused] 不在允许名单中
       *[unchecked] 尚未检查
    }
