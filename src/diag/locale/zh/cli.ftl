### Mingma 的用户可见文本：命令行

cli-about = 由政务公开目录生成二维码、海报和公开手册，并保证扫得出来。
cli-build-about = 生成全部成果：二维码、文档和清单。只重新生成有变化的部分。
cli-check-about = 像生成时一样检查整个项目，并查看目录是否完整、过时；不写任何文件。
cli-import-about = 把各部门的表格导入目录：只读懂，不猜测；拿不准的先问，确认后才写。
cli-proof-about = 像扫码器一样识读成品文档，指出扫不出来的地方。
cli-audit-about = 巡查张贴物的照片：哪些二维码正确、已更替、已不予公开，哪些是外来的。
cli-plan-about = 变更计划：与上一版相比有何变化，哪些张贴须更换或取下。
cli-register-about = 登记簿：发布过什么、张贴在哪里。可查看、登记、导出和导入。
cli-export-about = 把目录导出为一个文件：国家统一格式的工作簿、表格、数据或可以发布的网页。
cli-init-about = 建立一个可以直接生成的新项目。
cli-layouts-about = 列出可用的版式；把内置版式复制到项目中修改。
cli-copy-about = 把内置版式复制到项目的 layouts 文件夹，供修改。

cli-heading-usage = 用法：
cli-heading-commands = 命令
cli-heading-arguments = 参数
cli-heading-options = 选项
cli-heading-answer = 输出形式

cli-usage = mingma <命令> [选项]
cli-build-usage = mingma build [选项]
cli-check-usage = mingma check [选项]
cli-import-usage = mingma import <路径…> [选项]
cli-proof-usage = mingma proof [路径…] [选项]
cli-audit-usage = mingma audit <路径…> [选项]
cli-plan-usage = mingma plan [选项]
cli-register-usage = mingma register [命令] [选项]
cli-export-usage = mingma export --to <格式> [选项]
cli-init-usage = mingma init [文件夹]
cli-layouts-usage = mingma layouts [选项] [命令]
cli-copy-usage = mingma layouts copy <版式> [选项]

cli-value-kind = 种类
cli-value-readers = 用途
cli-value-folder = 文件夹
cli-value-layout = 版式
cli-value-name = 名称
cli-value-id = 编号
cli-value-number = 数量
cli-value-path = 路径
cli-value-file = 文件

cli-argument-folder = 新项目的文件夹，须为空或尚不存在（省略则为当前文件夹）
cli-argument-layout = 内置版式的名称
cli-option-as = 副本的名称（省略则同名，并取代内置版式）
cli-argument-paths = PDF、PNG、JPEG 文件，或存放它们的文件夹（省略则检验项目最近一次生成的成果）
cli-argument-tables = 表格文件（xlsx、xls、et、ods、csv、html、docx 等），或存放它们的文件夹
cli-option-import-department = 全部事项归入这个部门
cli-option-profile = 导入设置（省略则为项目中的 import.toml，如果有）
cli-option-save-profile = 把识别结果和待答的问题写成导入设置，供修改后使用
cli-option-accept = 确认列出的删除、改名和移动，写入目录
cli-option-import-report = 把报告写到此文件夹（省略则为 output/operator/import）
cli-option-root = 项目文件夹（省略则向上寻找含 mingma.toml 的文件夹）
cli-option-output = 写到哪个文件夹（省略则为项目中的 output）
cli-option-proof = 写入之前全部回读一遍；扫不出来的，或读得到不该公开内容的，不予写入
cli-option-proof-root = 哪个项目的不予公开内容不得出现（省略则向上寻找）
cli-option-proof-output = 项目的输出文件夹（省略则为项目中的 output）
cli-option-expect = 写明应有二维码的表格（CSV）：file、page、x_mm、y_mm、side_mm、target
cli-option-report = 把报告写成网页存到此处，并在旁边存一份 JSON
cli-option-to = 导出的格式：xlsx 标准目录工作簿；csv 目录各栏的表格；json 数据；html 可以发布的网页
cli-option-export-output = 写成哪个文件，或写到哪个文件夹（省略则为项目中的 output/export）
cli-option-with-withheld = 连同不予公开的事项一并导出并注明理由，仅供内部使用（省略路径则写到 output/operator）
cli-option-only = 只生成指定版式，或 codes（二维码）；可多次使用
cli-option-department = 只生成指定部门的成果；可多次使用
cli-option-check-date = 以哪一天判断期限，例如 2026-11-24（省略则为今天）
cli-option-readers = 文档的用途：office（打印和屏幕）或 web（网站和档案，PDF/A-2a 与 PDF/UA-1）；可多次使用
cli-option-codes = 每个二维码的文件：svg、png、pdf、pdf-cmyk、eps；tables 为合并用的清单，zip 为部门压缩包；可多次使用（省略则按项目设置）
cli-option-sheets = 同时按版式的要求拼版：多张一纸待裁的卡片、小册、用 A4 拼成的海报（省略则按项目设置）
cli-option-jobs = 同时使用的线程数（省略则与处理器核心数相同）；不影响结果
cli-option-format = text 供人阅读；json 供程序读取，每行一个对象
cli-option-lang = 提示所用的语言（省略则随系统）
cli-option-help = 显示本页
cli-option-version = 显示版本

cli-examples =
    示例：
      mingma init 我的城市           建立新项目
      mingma build                   生成全部成果
      mingma build --only poster     只生成海报
      mingma import 附件5.xlsx       把表格导入目录
      mingma proof                   回读成品，看能不能扫出来
      mingma check --format json     列出全部问题，供程序读取
      mingma layouts                 列出全部版式

    “mingma build --help”显示某个命令的说明。
cli-build-examples =
    示例：
      mingma build                                  全部成果
      mingma build --only poster,bulletin           只生成其中两种版式
      mingma build --only codes --department FGW    只生成一个部门的二维码
      mingma build --only codes --codes eps,zip     二维码全部输出为 EPS，每个部门一个压缩包
      mingma build --only poster --sheets           海报，另外分印在 A4 上供拼贴
      mingma build --root ~/city --output /tmp/out  指定项目和写入的文件夹

    退出码：0 完成；1 输入有错误，未写任何文件；2 用法有误或系统不允许；130 被中断。
    结果写到标准输出，其余写到标准错误。
cli-import-examples =
    示例：
      mingma import 附件5.xlsx                  读懂一张表；没有疑问就写入目录
      mingma import 各部门报送/                 一个文件夹里的全部表格
      mingma import 附件5.xlsx --department FGW 全部归入一个部门
      mingma import 附件5.xlsx --save-profile import.toml
                                                把问题写成导入设置，填好再导入
      mingma import 附件5.xlsx --accept         确认后写入

    退出码：0 已写入，或目录已经如此；1 有疑问或错误，未写任何目录文件；2 用法有误或系统不允许；130 被中断。
    表格怎样识别、怎样与目录对照，见 docs/import.zh-CN.md。
cli-check-examples =
    示例：
      mingma check                          检查当前文件夹的项目
      mingma check --only handbook          只检查公开手册需要的内容
      mingma check --format json            每个问题一个对象，供程序读取

    退出码：0 没有错误；1 有错误，已全部列出；2 用法有误或系统不允许。
cli-proof-examples =
    示例：
      mingma proof                             最近一次生成的成果
      mingma proof output/poster               一种版式的文档
      mingma proof 传单.pdf -e 清单.csv        其他程序的 PDF，对照表格
      mingma proof 照片.jpg -r 照片.html       一张图片，并写出报告

    退出码：0 没有妨碍付印的问题；1 有不可付印之处；2 用法有误或系统不允许；130 被中断。
    规则与等级见 docs/proof.md。
cli-export-examples =
    示例：
      mingma export --to xlsx                   整个目录的工作簿，每个部门一张表
      mingma export --to html -o 目录.html      可以发布到网站的网页
      mingma export --to csv --department FGW   一个部门的表格
      mingma export --to xlsx --with-withheld   内部使用，含不予公开的事项和理由

    不加 --with-withheld 时，只导出可以公开的事项。导出的文件都可以用 mingma import 读回来。
    退出码：0 完成；1 输入有错误，未写任何文件；2 用法有误或系统不允许。
cli-init-examples =
    示例：
      mingma init 我的城市      新建文件夹
      mingma init               使用当前文件夹（须为空）
      cd 我的城市 && mingma build
cli-layouts-examples =
    示例：
      mingma layouts                      列出内置版式和本项目的版式
      mingma layouts --format json        每个版式一个对象，供程序读取
      mingma layouts copy window-card     复制一份供修改，并取代内置版式

    各版式的图样和变量见 docs/layouts.md。
cli-copy-examples =
    示例：
      mingma layouts copy poster                 修改副本后，下次生成即采用
      mingma layouts copy poster --as 医院海报   另成一个版式，须写入 mingma.toml

    已有的文件不会被覆盖。退出码：0 完成；2 用法有误或系统不允许。

cli-unknown-command =
    { $nearest ->
        [none] 没有“{ $word }”这个命令
       *[other] 没有“{ $word }”这个命令；是否想用“{ $nearest }”？
    }
    .help = 用“mingma --help”查看全部命令
cli-unknown-option =
    { $nearest ->
        [none] 没有“{ $word }”这个选项
       *[other] 没有“{ $word }”这个选项；是否想用“{ $nearest }”？
    }
    .help = 用“mingma build --help”查看全部选项
cli-missing-argument = 缺少“{ $argument }”
    .help = 在命令后面加 --help 可查看用法和示例
cli-missing-value = 选项“{ $option }”后面缺少值
cli-unknown-value = “{ $option }”不接受值“{ $value }”
    .help = 可用的值：{ $values }
cli-not-a-number = “{ $option }”的值“{ $value }”不是正整数
    .help = 请填写 1 以上的整数
cli-option-twice = 选项“{ $option }”重复出现
cli-options-exclude = 选项“{ $option }”不能与“{ $other }”同时使用
cli-not-unicode = 命令行不是有效的 Unicode 文本
    .help = 请检查终端的编码设置；文件名本身不受限制
cli-usage-other = { $detail }

cli-no-project = “{ $folder }”及其上级文件夹中没有 mingma.toml
    .help = 请进入项目文件夹，或用 --root 指定，或用“mingma init 文件夹”建立新项目
cli-no-project-here = “{ $folder }”中没有 mingma.toml
    .help = --root 须指定含有 mingma.toml 的文件夹；“mingma init 文件夹”可建立新项目
cli-no-folder = 找不到当前文件夹：{ $detail }
    .help = 该文件夹可能已被删除或移动；请换一个文件夹再试
cli-no-interrupt = 无法响应 Ctrl-C：{ $detail }
    .help = 工作照常进行；即使被中断，下次生成时也会自动清理

cli-init-not-empty = 文件夹“{ $folder }”不是空的
    .help = 请指定空文件夹或新文件夹；未改动任何文件
cli-init-cannot-write = 无法写入“{ $path }”：{ $detail }
    .help = 请检查权限和剩余空间后再试
cli-init-done =
    新项目已建立在“{ $folder }”：

      mingma.toml          城市、网站，以及允许链接的主机
      negative-list.toml   不予公开的内容及其法律依据
      catalog/             各部门及其公开事项（表格）

    接下来请进入该文件夹，运行“mingma build”。其中文字均为示例，请换成实际内容。

cli-layouts-heading = 版式：
cli-layouts-mark = * 运行“mingma build”时生成：已列入 mingma.toml 的 layouts
cli-layouts-hint = 用“mingma layouts copy 名称”可把内置版式复制到项目中修改。
cli-scope-site = 全市一份
cli-scope-department = 每个部门一份
cli-scope-field = 每个领域一份
cli-scope-item = 每个事项一份
cli-paper-size = { $width }×{ $height } 毫米
cli-paper-name = { $name }，{ $width }×{ $height } 毫米
cli-paper-across = { $name } 横放，{ $width }×{ $height } 毫米
cli-origin-built-in = 内置
cli-origin-project = layouts/{ $name }
cli-origin-in-place = layouts/{ $name }，取代内置版式

cli-copy-unknown =
    { $nearest ->
        [none] 没有名为“{ $name }”的内置版式
       *[other] 没有名为“{ $name }”的内置版式；是否想用“{ $nearest }”？
    }
    .help = 内置版式：{ $known }
cli-copy-name = 版式不能命名为“{ $name }”
    .help = 名称只能用文字、数字、“-”和“_”；codes 和 operator 是成果文件夹的名称，不能使用
cli-copy-exists = 已有“{ $folder }”
    .help = 未改动任何文件；请用 --as 另取名称，或先移走该文件夹
cli-copy-cannot-write = 无法写入“{ $folder }”：{ $detail }
    .help = 请检查权限和剩余空间，删去已写的部分后再试
cli-copy-done =
    版式已复制到“{ $folder }”：

      layout.toml    每份文档对应什么、纸张、二维码大小、变量
      template.xml   页面上有什么
      style.css      外观
cli-copy-in-place = 下次生成将采用它，不再用内置的“{ $name }”；删去该文件夹即可恢复。
cli-copy-next = 接下来请把 "{ $name }" 写入 { $file } 的 layouts。

cli-stopping = 写完手头的文件就停下……（再按一次 Ctrl-C 立即停止）
cli-stopped = 已停止。没有留下写了一半的文件；下次生成会接着完成。

cli-stage-read = 读取目录
cli-stage-codes = 计算二维码
cli-stage-documents = 排版文档
cli-stage-proof = 回读文档
cli-stage-write = 写入文件
# 不在终端中运行时，每个阶段一行。
cli-stage-line = { $stage }：{ $steps }

cli-heading-city = { $city }　{ $edition }
cli-heading-sample = { $city }　{ $edition }（示例数据）
cli-row-items = 公开事项
cli-row-codes = 二维码
cli-row-withheld = 不予公开
cli-departments = { $count } 个部门
cli-pages = { $shown } 页
cli-withheld-where = 名单与理由见 { $path }（仅限内部，请勿外传）
cli-checked = 检查完毕，没有错误。未写任何文件。
cli-nothing-changed = 没有变化：{ $output } 中的文件均为最新。
cli-rebuilt = 重新生成 { $count } 份（{ $why }）：{ $paths }
cli-unchanged = 另有 { $count } 份文档没有变化。
cli-deleted = 已删除 { $count } 个不再需要的文件。
cli-where = 成果位于 { $output }
cli-warnings = 有 { $count } 条警告，见上文。
cli-waived = 有 { $count } 处问题已由 waivers.toml 放行。
cli-code-sizes = { $title }：供 { $distance } 米处扫的二维码，模块不小于 { $module } 毫米；{ $comfortable } 米内扫码舒适，最远 { $reach } 米。
cli-time = 用时 { $seconds } 秒。

cli-reason-new = 此前没有生成过
cli-reason-missing = 文件已不存在
cli-reason-edited = 文件被改动过
cli-reason-program = 程序、字体或总体设置有变化
cli-reason-layout = 版式有变化
cli-reason-items = { $ids } 有变化
cli-reason-data = 部门或网站的信息有变化

cli-counts =
    { $warnings ->
        [0] 共 { $errors } 个错误。未写任何文件。
       *[other] 共 { $errors } 个错误、{ $warnings } 条警告。未写任何文件。
    }

cli-proof-heading = 已检验 { $documents } 份文档，{ $pages } 页，{ $codes } 个二维码
cli-proof-good = { $count } 个可靠
cli-proof-doubtful = { $count } 个请看一看
cli-proof-bad = { $count } 个不可付印
cli-proof-gate =
    { $count ->
        [0] 没有不予公开的内容需要搜寻。
       *[other] 已搜寻不予公开事项的编号、名称和网址共 { $count } 项。
    }
cli-proof-no-gate = 没有搜寻不予公开的内容：这里没有项目（可用 --root 指定）。
cli-proof-fit = 没有发现妨碍付印的问题。
cli-proof-unfit = 不可付印：有 { $count } 处错误，见上文。
cli-proof-report = 报告：{ $path }

cli-value-place = 地点
cli-value-document = 文档
cli-value-date = 日期
cli-value-text = 文字
cli-option-issue = 将本次成果按这一版次名称登记到 register.db；只有全部生成时才能发布
cli-option-issue-date = 发布日期，写作 2026-11-20（不写则为今天）
cli-option-documents = 列出最近一版的全部文档
cli-option-verify = 通查整个登记簿文件
cli-option-copies = 份数（不写则为 1）
cli-option-edition = 所属版次（不写则为当日最近发布的一版）
cli-option-photo = 张贴照片
cli-option-from = 张贴表（CSV）：地点、文档、份数、日期，可有张贴人、版次、照片
cli-option-note = 缘由或其他说明
cli-option-date = 日期（不写则为今天）
cli-option-by = 经办人
cli-argument-place = 张贴地点
cli-argument-document = 文档：输出文件夹内的路径，如 poster/FGW.pdf
cli-argument-numbers = 张贴编号
cli-argument-export = 导出文件所在的文件夹

cli-register-examples =
    示例：
      mingma register                                     查看发布和张贴情况
      mingma register post 一楼大厅 poster/FGW.pdf        登记今天张贴的一张海报
      mingma register post --from 张贴表.csv              按表登记多条
      mingma register take-down 12 13                     登记取下两处
      mingma register export 登记簿                       导出为 CSV，便于存档和版本管理

    退出码：0 完成；1 输入有错误；2 用法有误或系统不允许。
cli-register-show-about = 查看发布过哪些版次、现在张贴着什么。
cli-register-post-about = 登记张贴。
cli-register-post-usage = mingma register post <地点> <文档> [选项] | --from <文件>
cli-register-post-examples =
    示例：
      mingma register post 一楼大厅 poster/FGW.pdf --copies 2 --by 李 --date 2026-11-20
      mingma register post --from 张贴表.csv
cli-register-take-down-about = 登记取下。
cli-register-take-down-usage = mingma register take-down <编号…> [选项]
cli-register-export-about = 将整个登记簿导出为 CSV 文件。
cli-register-import-about = 读回导出的文件：恢复空的登记簿，或补入现有登记簿所缺的内容。
cli-register-no-export = “{ $folder }”中没有登记簿的导出文件
    .help = 请指定“mingma register export 文件夹”写出的文件夹。

cli-register-heading = 登记簿 { $path }
cli-register-sound = 已通查整个文件，完好。
cli-register-editions =
    { $count ->
        [0] 尚未发布任何版次。
       *[other] 版次 { $count } 个：
    }
cli-register-edition = 二维码 { $codes } 个，文档 { $documents } 份
cli-register-hanging =
    { $count ->
        [0] 现在没有张贴（已取下 { $taken } 处）。
       *[other] 现在张贴 { $count } 处（已取下 { $taken } 处）：
    }
cli-register-copies = { $count } 份
cli-register-documents = 最近一版的文档 { $count } 份：
cli-register-posted =
    { $numbers ->
        [none] 没有新的登记；此前已登记 { $known } 条。
       *[other] 已登记 { $count } 条，编号 { $numbers }；此前已登记 { $known } 条。
    }
cli-register-taken = 已登记取下 { $count } 处；此前已登记 { $known } 处。
cli-register-exported = 已将 { $count } 个文件导出到 { $folder }
cli-register-imported = 已导入：版次 { $editions } 个，张贴 { $postings } 条，取下 { $taken } 条，巡查 { $inspections } 条，链接检查 { $checks } 条，页面确认 { $approvals } 条。
cli-issued = 已作为版次“{ $edition }”于 { $date } 发布，登记在 register.db 中。
cli-issued-before = 版次“{ $edition }”已于 { $date } 发布，内容相同，无需再登记。
cli-not-a-date = “{ $value }”不是日期
    .help = 日期写作 2026-11-20。
cli-no-register = “{ $folder }”中尚未发布过任何版次：没有 register.db
    .help = 用“mingma build --issue 版次”发布第一版。
cli-no-place = 没有写地点
cli-wrong-ending = “{ $path }”的后缀是 { $ending }，与要导出的格式不符
    .help = 请把后缀改为 { $expected }，或只写文件夹
cli-page-with-withheld = 网页是用来发布的，不能与 --with-withheld 同用
    .help = 供内部使用时，请导出为 xlsx、csv 或 json
cli-public-place = “{ $path }”位于供发布的文件夹，不能写入不予公开的事项
    .help = 请写到别处；省略 --output 则写到项目的 output/operator
cli-exported = 已导出 { $departments } 个部门的 { $items } 项：{ $path }
cli-exported-internal = 其中 { $count } 项不予公开，文件中已标明理由：仅限内部使用，不得对外提供。
cli-exported-without = 另有 { $count } 项不予公开，不在其中。

# 导入的结果。
cli-import-rows = { $rows } 行，取用 { $taken } 行
cli-import-same-columns = ，各列与“{ $table }”相同
cli-import-no-meaning = 不导入
cli-import-told = 设置指定
cli-import-likely = 推断
cli-import-unsure = 拿不准，请在设置中写明
cli-import-row-kept = 未变
cli-import-row-changed = 修改
cli-import-row-moved = 移动
cli-import-row-added = 新增
cli-import-row-removed = 表格中已没有，将删除
cli-import-row-unclear = 不清楚是哪个事项
cli-import-row-not-taken = 未取用的行
cli-import-more = ……另有 { $count } 项
cli-import-asks-alike = （只是相似，{ $percent } %：是同一事项吗？）
cli-import-asks-new-id = （换了部门，编号将改变）
cli-import-asks-emptied = （有内容将被清空）
cli-import-asks-several = （几个事项同样相似，须在设置中写明是哪个）
cli-import-candidate = { $id } { $title }（{ $percent } %）
cli-import-empty = （空）
cli-import-same = 目录已经如此，无须写入。
cli-import-written = 已写入：{ $files }
cli-import-recoded = { $file } 改为 UTF-8：原来的编码无法原样写回全部文字。
cli-import-left-open = 有 { $count } 行因不清楚是哪个事项而未导入；请在设置中写明后再次导入。
cli-import-left-rows = 有 { $count } 行没有导入，详见上文。
cli-import-left-questions = 有 { $count } 个问题尚未回答，问到的内容没有导入。
cli-import-nothing-written = 目录没有改动。
cli-import-doubts = 尚待确认：{ $doubts }。
cli-import-doubts-between = 、
cli-import-doubts-confirm = 须确认 { $count } 项
cli-import-doubts-questions = 问题 { $count } 个
cli-import-doubts-rows = 未导入 { $count } 行
cli-import-doubts-errors = 错误 { $count } 处
cli-import-report = 报告：{ $path }{ $count ->
        [0] {""}
       *[other] ；旁边有 { $count } 份标出问题的表格
    }
cli-import-how-to-answer = 回答问题：运行 { $command } 把问题写成导入设置，填好后再次导入。
cli-import-how-to-accept = 确认以上所列：{ $command }
cli-import-profile-saved = 导入设置：{ $path }

cli-plan-examples =
    示例：
      mingma plan                        与最近一版比较
      mingma plan --against 2025         与较早的一版比较
      mingma plan --html plan.html       另存为网页，仅限内部
      mingma plan --reprint 换贴         换贴清单，以及每个地点要张贴的文件
      mingma plan --reprint 换贴 --merge order   同上，改按印制批次合并
      mingma plan --format json          供程序读取

    退出码：0 无需处理；3 需要处理；1 输入有错误；2 用法有误或系统不允许。
cli-option-against = 用来比较的版次（不写则为最近一版）
cli-option-html = 将变更计划另存为网页，仅限内部
cli-option-unfold = 逐条列出，缘由相同的也不合并
cli-plan-more = ……另有 { $count } 条（--unfold、--html 或 --format json 可列出全部）
cli-audit-more = ……另有 { $count } 条（--html、--csv、--xlsx 或 --format json 可列出全部）
cli-plan-page = 网页：{ $path }
cli-links-about = 检查二维码指向的网址：还在不在，是不是原来的页面。
cli-links-usage = mingma links [选项]
cli-links-examples =
    示例：
      mingma links                     检查全部网址，每台主机每秒最多两次
      mingma links --again             只再查上次不正常的
      mingma links --offline           不联网，列出上次的结果
      mingma links --approve 李        认定上次查到的页面是正确的
      mingma links --accept-moves      将已永久迁移的新网址写入目录
cli-option-rate = 每台主机每秒的请求数；0 表示不限
cli-option-again = 只再查上次不正常的网址
cli-links-flaky = 这次正常、但并非次次正常：{ $count } 个
cli-option-offline = 不联网：列出登记簿中的结果
cli-option-approve = 看过上次查到的页面、予以认定的人
cli-option-accept-moves = 不联网：将上次查明已永久迁移的新网址写入目录；写了编号的只改这些
cli-links-accepted = 已写入目录的新网址：{ $count } 个（{ $files } 个文件）
cli-links-left = 须在 mingma.toml 或 department.toml 中自行更改：{ $count } 个
cli-option-links-report = links.html、links.json、links.csv、links.xlsx 写到哪里
cli-stage-links = 正在检查网址
cli-stage-photos = 正在识读照片
cli-links-totals = 共 { $addresses } 个网址，{ $good } 个正常
cli-links-more = 另有 { $count } 个
cli-links-moved = { $count } 个已永久迁移：报告中有建议改用的网址，用 mingma links --accept-moves 写入目录
cli-links-rate = { $attempts } 次尝试中有 { $failed } 次失败（{ $percent }%）
cli-links-report = 报告：{ $path }
cli-links-approved = 已认定 { $count } 个页面
cli-links-stopped = 已停止；到此为止的结果已记入登记簿。
cli-option-reprint = 将换贴清单（PDF、xlsx 和 CSV）写到这里，要张贴的新文档另合并成 PDF
cli-option-merge = 合并方式：place 每个地点一份（不写则为此），order 同一纸张、同一份数的合为一份
cli-plan-reprint = 换贴清单和要张贴的文件：{ $path }
cli-plan-no-reprint = 已张贴的内容都不必更换或撤下，未写换贴清单。
cli-reprint-not-empty = 文件夹“{ $folder }”不是空的
    .help = 请另指定一个新文件夹：新旧清单混在一起，会让人跑错地方。
cli-argument-photos = 照片（JPEG、PNG）或存放照片的文件夹；以地点命名的子文件夹表示拍摄地点
cli-option-place = 这些照片的拍摄地点（不写则以文件夹名为准）
cli-option-audit-csv = 将结果表另存为 CSV，每个二维码一行
cli-option-audit-xlsx = 将结果表另存为工作簿
cli-option-audit-html = 将巡查结果另存为网页，仅限内部
cli-option-record = 在登记簿中记下巡查过哪些张贴
cli-option-who = 巡查人；登记时必填
cli-audit-examples =
    示例：
      mingma audit 照片/                     文件夹及其子文件夹中的全部照片
      mingma audit 大厅.jpg --place 一楼大厅   一张照片及其拍摄地点
      mingma audit 照片/ --xlsx 巡查.xlsx --html 巡查.html
      mingma audit 照片/ --record --who 李某   在登记簿中记下巡查情况

    退出码：0 全部正确；3 有待处理；1 项目有错误；2 用法有误、没有照片，
    或登记簿、系统不允许；130 被中断。
cli-audit-file = 已写入：{ $path }
cli-audit-recorded =
    { $count ->
        [0] 登记簿中没有需要新增的巡查记录。
       *[other] 已在登记簿中记下巡查 { $count } 条。
    }
cli-audit-no-person = --record 需要知道巡查人
    .help = 请加上 --who 姓名。
