### Mingma 的用户可见文本：impose

impose-cells = { $path }：{ $grid } 页在纸上放不下
    .label = 纸张为 { $paper }
    .help =
        { $proposed ->
            [none] 每页 { $page }，共需 { $needed }。{ $most ->
                [none] 常用纸都放不下。
               *[other] 可放 { $most } 页。
            }
           *[other] 每页 { $page }，共需 { $needed }：请用 { $proposed }{ $most ->
                [none] 。
               *[other] ，或在这种纸上放 { $most } 页。
            }
        }

impose-spread = { $path }：并排两页在纸上放不下
    .label = 纸张为 { $paper }
    .help =
        { $proposed ->
            [none] 每页 { $page }，一个对页需 { $needed }，常用纸都放不下：请把版面做小
           *[other] 每页 { $page }，一个对页需 { $needed }：请用 { $proposed }，或把版面做小
        }

impose-sizes = { $path }：大小不同的页面不能折在一起，也不能一刀裁开
    .label = 第 { $page } 页与第 1 页大小不同
    .help = 请让各页一样大，或为每种大小各做一个版式

impose-thick = { $path }：{ $sheets } 张纸太厚，不宜骑马订
    .label = 超过 { $most } 张，折口会张开
    .help = 请用“perfect-bound”（胶装），或分册

impose-code-cut = { $path }：拼版后有码会被切到
    .label = 第 { $page } 页有码超出页边，或因爬移越过折线
    .help = 请把码向内移，或减小 creep，或加大 inner

impose-tiles = { $path }：第 { $page } 页拼贴时无法不切到码
    .label = 有码（或连成一排、中间没有空隙的几个码）比 { $paper } 还大
    .help =
        { $larger ->
            [none] { $scale ->
                [none] 请把码的间距拉大
               *[other] 请用 scale = { $scale }
            }
           *[other] { $scale ->
                [none] 请用 { $larger }
               *[other] 请用 { $larger }，或 scale = { $scale }
            }
        }
