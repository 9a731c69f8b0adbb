#!/usr/bin/env python3
"""Tables as offices write them, one for each variation of the national form and each habit, as xlsx and as HTML.

Variations of the form                                          table
    the base form                                               form-base
    no 公开层级                                                  form-without-tier
    公开内容(要素)及要求                                          form-content-and-requirements
    三级事项                                                     form-level-3
    公开领域, 相应领域, 事项类型 before all others                  form-leading-field
    政府网站 with the department's page in every row               form-url
    特定群众, 特定群体（请写明）, 依申请公开                          form-words
    three levels, 市级 and 镇（街）级, 乡、村级, only 乡级            form-tiers
    another order, 事项名称                                       form-order
    公开（文本…）, 五公开                                          form-five
    titles, 附件, 填报单位, （试行）, the legend below               form-front
    codes for serials                                           form-codes
    the head again on every printed page                        form-repeated-head
Habits of cells
    ticks in all their forms, text where a tick belongs         habit-1-ticks
    boxes: the national list, broken ones, channels of a field,
    no boxes at all, a legend that changes their meaning         habit-2-channels
    同上, merges, merges that were lost                           habit-3-same-as-above
    line breaks and spaces within words                         habit-4-broken-words
    elements in one cell                                        habit-5-elements
    titles and numbers of laws, tags of their kind               habit-6-references
    bodies: any, one, another city's, several                   habit-7-bodies
    serials that begin again, serials given twice               habit-8-serials
Time limits
    20 working days from forming, changing or obtaining          limit-working-days
    3 or 7 working days                                         limit-fewer-days
    one rule, and another for some of it                        limit-with-exception
    a rule for each kind                                        limit-by-kind
    after approval by the people's congress                     limit-approval
    at least so long                                            limit-at-least
    from the application on                                     limit-application
    by a day of every year                                      limit-yearly
    in words, in rounds                                         limit-words
    unless laws say otherwise                                   limit-law

`python3 tests/import/make.py` writes them anew below tests/import/tables; the same bytes each time. What the import
makes of each stands beside it and is compared by tests/import/main.rs.

A table is drawn with a row to the line and `|` between the cells: `^` is merged with the cell above, `<` with the one
to its left, `\\n` is a line break, `~` is a cell that is not there at all (the row is short).
"""

import html
import io
import pathlib
import zipfile

HEAD = """
序号|公开事项|<|公开内容(要素)|公开依据|公开时限|公开主体|公开渠道和载体|公开对象|<|公开方式|<|公开层级|<
^|一级事项|二级事项|^|^|^|^|^|全社会|特定群体|主动|依申请|县级|乡级
"""

PLAIN = "《中华人民共和国政府信息公开条例》|信息形成或者变更之日起20个工作日内|财政局|■政府网站|√||√||√|√"


def with_limit(*limits):
    """The base form, with these time limits."""
    rows = [
        f"{number}|财政预决算|政府预算之{number}|收入表、支出表|《中华人民共和国预算法》|{limit}|财政局|■政府网站|√||√||√|"
        for number, limit in enumerate(limits, 1)
    ]
    return {"财政预决算": HEAD + "\n".join(rows)}


# By name: the sheets of the table, each drawn.
TABLES = {
    # The base form and its variations.
    "form-base": {"城乡规划": HEAD + """
1|公共服务|法规文件|城乡规划领域相关法律、法规、规章、规范性文件|《中华人民共和国城乡规划法》、《中华人民共和国政府信息公开条例》|信息形成或者变更之日起20个工作日内|自然资源局|■政府网站|√||√||√|
2|^|政民互动|规划事项的意见征集、咨询、信访等|《中华人民共和国政府信息公开条例》|实时公开|自然资源局|■政府网站 ■广播电视|√||√||√|√
3|规划编制|城市总体规划|规划批准文件、脱密后的文本及图纸|《中华人民共和国土地管理法》|信息形成或者变更之日起20个工作日内|自然资源局|■政府网站|√|||√|√|
"""},
    "form-without-tier": {"重大建设项目": """
序号|公开事项|<|公开内容(要素)|公开依据|公开时限|公开主体|公开渠道和载体|公开对象|<|公开方式|<
^|一级事项|二级事项|^|^|^|^|^|全社会|特定群体|主动|依申请
1|批准服务信息|办事指南|申报材料清单、批准流程、办理时限|《中华人民共和国政府信息公开条例》|实时公开|发展和改革委员会|■政府网站 ■投资项目在线审批监管平台|√||√|
2|^|办理过程信息|事项名称、办理部门、办理进展|《中华人民共和国政府信息公开条例》|及时公开|发展和改革委员会|■政府网站||项目单位||√
"""},
    "form-content-and-requirements": {"财政预决算": HEAD.replace("公开内容(要素)", "公开内容(要素)及要求") + f"""
1|财政预决算|政府预算|一般公共预算收入表、支出表；没有数据的表应列出空表并说明|{PLAIN}
"""},
    "form-level-3": {"环境保护": """
序号|公开事项|<|<|公开内容(要素)|公开依据|公开时限|公开主体|公开渠道和载体|公开对象|<|公开方式|<|公开层级|<
^|一级事项|二级事项|三级事项|^|^|^|^|^|全社会|特定群体|主动|依申请|县级|乡级
1|行政许可|建设项目环境影响评价文件审批|受理情况公示|报告书（表）全本|《中华人民共和国环境影响评价法》|受理之日起20个工作日内|生态环境局|■政府网站|√||√||√|
2|^|^|拟审查公示|拟作出的审批意见|《中华人民共和国环境影响评价法》|及时公开|生态环境局|■政府网站|√||√||√|
3|^|^|批复|环评批复|《中华人民共和国环境影响评价法》|作出行政决定之日起7个工作日内|生态环境局|■政府网站|√||√||√|
"""},
    "form-leading-field": {
        "领域": """
公开领域|序号|一级事项|二级事项|公开内容(要素)|公开依据|公开时限|公开主体|公开渠道和载体
财政预决算|1|财政预决算|政府预算|收入表、支出表|《中华人民共和国预算法》|及时公开|财政局|■政府网站
^|2|^|政府决算|同类决算表及说明|《中华人民共和国预算法》|及时公开|财政局|■政府网站
城乡规划|1|公共服务|法规文件|法律、法规、规章|《中华人民共和国城乡规划法》|及时公开|自然资源局|■政府网站
""",
        "相应领域": """
序号|相应领域|一级事项|二级事项|公开内容(要素)|公开依据|公开时限|公开主体|公开渠道和载体
1|安全生产|政策文件|法律法规|与安全生产有关的法律、法规|《中华人民共和国安全生产法》|及时公开|应急管理局|■政府网站
""",
        "公共法律服务": """
事项类型|序号|一级事项|二级事项|公开内容(要素)|公开依据|公开时限|公开主体|公开渠道和载体
公共服务|1|法治宣传教育|法律知识普及服务|普法动态资讯|《中华人民共和国政府信息公开条例》|及时公开|司法局|■政府网站
""",
        "各领域": """
事项类型|序号|一级事项|二级事项|公开内容(要素)|公开依据|公开时限|公开主体|公开渠道和载体
城乡规划|1|规划编制|城市总体规划|规划批准文件|《中华人民共和国城乡规划法》|及时公开|自然资源局|■政府网站
环境保护|2|行政许可|排污许可|审批结果|《中华人民共和国行政许可法》|及时公开|生态环境局|■政府网站
"""},
    "form-url": {"财政预决算": """
序号|一级事项|二级事项|公开内容(要素)|公开依据|公开时限|公开主体|公开渠道和载体|政府网站
1|财政预决算|政府预算|收入表、支出表|《中华人民共和国预算法》|及时公开|财政局|■政府网站|http://www.example.gov.cn/czj/
2|^|政府决算|同类决算表及说明|《中华人民共和国预算法》|及时公开|财政局|■政府网站|http://www.example.gov.cn/czj/
"""},
    "form-words": {
        "公共法律服务": HEAD.replace("特定群体", "特定群体（请写明）").replace("|主动|依申请|", "|主动公开|依申请公开|") + """
1|法律援助|法律援助服务|给予法律援助决定书、指派通知书|《中华人民共和国法律援助法》|及时公开|司法局|■精准推送||申请人、受指派的律师|√||√|
""",
        "安全生产": HEAD.replace("特定群体", "特定群众").replace("|主动|依申请|", "|主动公开|依申请公开|") + """
1|依法行政|行政处罚|处罚决定|《中华人民共和国行政处罚法》|及时公开|应急管理局|■政府网站||行政相对人||√|√|
"""},
    "form-tiers": {
        "公共文化服务": """
序号|公开事项|<|公开内容(要素)|公开依据|公开时限|公开主体|公开渠道和载体|公开层级|<|<
^|一级事项|二级事项|^|^|^|^|^|县|镇|村
1|公共服务|公共文化机构免费开放信息|机构名称、开放时间|《中华人民共和国公共文化服务保障法》|及时公开|文化旅游体育局|■政府网站|√|√|
2|^|组织开展群众文化活动|机构名称、开放时间|《中华人民共和国公共文化服务保障法》|及时公开|文化旅游体育局|■政府网站||√|√
""",
        "安全生产": """
序号|公开事项|<|公开内容(要素)|公开依据|公开时限|公开主体|公开渠道和载体|公开层级|<
^|一级事项|二级事项|^|^|^|^|^|市级|镇（街）级
1|政策文件|法律法规|与安全生产有关的法律、法规|《中华人民共和国安全生产法》|及时公开|应急管理局|■政府网站|√|√
""",
        "财政预决算": """
序号|公开事项|<|公开内容(要素)|公开依据|公开时限|公开主体|公开渠道和载体|公开层级|<
^|一级事项|二级事项|^|^|^|^|^|县级|乡、村级
1|财政预决算|政府预算|收入表、支出表|《中华人民共和国预算法》|及时公开|财政局|■政府网站|√|√
""",
        "公共法律服务": """
序号|公开事项|<|公开内容(要素)|公开依据|公开时限|公开主体|公开渠道和载体|公开层级
^|一级事项|二级事项|^|^|^|^|^|乡级
1|法治宣传教育|推广法治文化服务|法治文化阵地信息|《中华人民共和国政府信息公开条例》|及时公开|司法局|■政府网站|√
"""},
    "form-order": {"食品药品监管": """
序号|事项名称|<|公开内容|公开依据|公开主体|公开时限|公开方式|<|公开渠道和载体|公开层级|<|公开对象|<
^|一级事项|二级事项|^|^|^|^|主动|依申请|^|县级|乡级|全社会|特定群体
1|行政审批|食品生产经营许可服务指南|适用范围、依据、受理机构|《中华人民共和国食品安全法》|市场监督管理局|及时公开|√||■政府网站|√||√|
"""},
    "form-five": {"环境保护": """
序号|公开事项|<|公开内容(要素)|公开（文本、图表、音视频）|公开依据|公开时限|公开主体|公开渠道和载体|五公开|<|<|<|<
^|一级事项|二级事项|^|^|^|^|^|^|决策|执行|管理|服务|结果
1|行政处罚|行政处罚决定|处罚决定书（全文公开）|文本|《中华人民共和国行政处罚法》|及时公开|生态环境局|■政府网站|||√||√
"""},
    "form-front": {"Sheet1": """
附件2|<|<|<|<|<|<|<|<|<|<|<|<|<
安全生产领域基层政务公开标准目录（试行）|<|<|<|<|<|<|<|<|<|<|<|<|<
填报单位：应急管理局||||||填报时间：2020年6月30日|||||||
""" + HEAD.strip() + """
1|政策文件|法律法规|与安全生产有关的法律、法规|《中华人民共和国安全生产法》|及时公开|应急管理局|■政府网站 □两微一端|√||√||√|
注：■为必选项，□为可选项。|<|<|<|<|<|<|<|<|<|<|<|<|<
"""},
    "form-codes": {"城乡规划": HEAD + """
0505|公共服务|法规文件|城乡规划领域相关法律、法规|《中华人民共和国城乡规划法》|及时公开|自然资源局|■政府网站|√||√||√|
0507|^|政民互动|规划事项的意见征集|《中华人民共和国城乡规划法》|及时公开|自然资源局|■政府网站|√||√||√|
"""},
    "form-repeated-head": {"财政预决算": HEAD + f"""
1|财政预决算|政府预算|收入表、支出表|{PLAIN}
{HEAD.strip()}
2|财政预决算|政府决算|同类决算表及说明|{PLAIN}
"""},
    # Habits of cells.
    "habit-1-ticks": {"公共法律服务": HEAD + """
1|法律服务|公证|公证机构名录|《中华人民共和国公证法》|及时公开|司法局|■政府网站|√||✓||✔|●
2|^|司法鉴定|司法鉴定机构名录|《中华人民共和国政府信息公开条例》|及时公开|司法局|■政府网站|是||ü||√　|
3|^|法律援助|法律援助决定书|《中华人民共和国法律援助法》|及时公开|司法局|■政府网站||法律援助申请人、受指派的法律援助机构|√||√|
4|^|律师|律师事务所名录|《中华人民共和国律师法》|及时公开|司法局|■政府网站||项目单位||√|√|
"""},
    "habit-2-channels": {
        "环境保护": HEAD + """
1|行政许可|许可之一|审批结果|《中华人民共和国行政许可法》|及时公开|生态环境局|■政府网站 □政府公报 ■两微一端\\n□发布会/听证会|√||√||√|
2|^|许可之二|审批结果|《中华人民共和国行政许可法》|及时公开|生态环境局|t政府网站 口政府公报 t两微一端|√||√||√|
3|^|许可之三|审批结果|《中华人民共和国行政许可法》|及时公开|生态环境局|▄政府网站 ◆政务服务中心|√||√||√|
4|^|许可之四|审批结果|《中华人民共和国行政许可法》|及时公开|生态环境局|1.政府网站 2.两微一端|√||√||√|
5|^|许可之五|审批结果|《中华人民共和国行政许可法》|及时公开|生态环境局|政府网站、12345热线|√||√||√|
6|^|许可之六|审批结果|《中华人民共和国行政许可法》|及时公开|生态环境局|■政府网站 ■其他（办税服务厅）|√||√||√|
7|^|许可之七|审批结果|《中华人民共和国行政许可法》|及时公开|生态环境局|■政府网站 ■政府公报 ■两微一端 ■发布会/听证会 ■广播电视 ■纸质媒体 ■公开查阅点 ■政务服务中心 ■便民服务站 ■入户/现场 ■社区/企事业单位/村公示栏（电子屏） ■精准推送 □其他|√||√||√|
8|^|许可之八|审批结果|《中华人民共和国行政许可法》|及时公开|生态环境局|■投资项目在线审批监管平台 ■招标投标公共服务平台 ■公共资源交易平台 ■信用中国网站\\n■国家企业信用信息公示系统 ■办税服务厅 ■法律服务网 ■12345热线|√||√||√|
9|^|许可之九|审批结果|《中华人民共和国行政许可法》|及时公开|生态环境局|政府网站 政府公报 两微一端 发布会/听证会 广播电视 纸质媒体 公开查阅点 政务服务中心 便民服务站 入户/现场 社区/企事业单位/村公示栏（电子屏） 精准推送 其他|√||√||√|
""",
        "安全生产": """
说明：■为必选项，□为可选项|<|<|<|<|<|<|<|<|<|<|<|<|<
""" + HEAD.strip() + """
1|政策文件|法律法规|法律、法规|《中华人民共和国安全生产法》|及时公开|应急管理局|■政府网站 □公开查阅点|√||√||√|
"""},
    "habit-3-same-as-above": {
        "财政预决算": HEAD + """
1|财政预决算|政府预算|收入表、支出表|《中华人民共和国预算法》|批准后20日内|财政局|■政府网站|√||√||√|
2|^|政府决算|同类决算表及说明|同上|同上|财政局|同上|√||√||√|
3|^|部门预算|收支总体情况表|^|^|财政局|^|√||√||√|
""",
        # Pasted from a page: what was merged is missing, and the row is short.
        "城乡规划": HEAD + """
1|公共服务|法规文件|法律、法规|《中华人民共和国城乡规划法》|及时公开|自然资源局|■政府网站|√||√||√|
2|~|政民互动|意见征集|《中华人民共和国城乡规划法》|及时公开|自然资源局|■政府网站|√||√||√|
"""},
    "habit-4-broken-words": {"环境保护": HEAD.replace("全社会", "全社 会") + """
1|行政 处罚|危险废 物经营 许可证|许可证信息\\n公示|《中华人民\\n共和国行政\\n许可法》|自信息形\\n成或者变\\n更之日起20个工\\n作日内|生态环\\n境局|■政府\\n网站|√||√||√|
"""},
    "habit-5-elements": {"公共文化服务": HEAD + """
1|公共服务|免费开放信息|1.机构名称;2.开放时间;3.机构地址;|《中华人民共和国公共文化服务保障法》|及时公开|文化旅游体育局|■政府网站|√||√||√|
2|^|特殊群体服务|①机构名称②开放时间③机构地址|《中华人民共和国残疾人保障法》|及时公开|文化旅游体育局|■政府网站|√||√||√|
3|^|群众文化活动|机构名称、开放时间、机构地址|《中华人民共和国公共文化服务保障法》|及时公开|文化旅游体育局|■政府网站|√||√||√|
4|^|许可|受理环节:受理通知书;拟决定环节:拟审查公示;决定环节:许可决定|《中华人民共和国行政许可法》|及时公开|文化旅游体育局|■政府网站|√||√||√|
"""},
    "habit-6-references": {"财政预决算": HEAD + """
1|财政预决算|政府预算|收入表|《预算法》、《政府信息公开条例》（国务院令第711号）|及时公开|财政局|■政府网站|√||√||√|
2|^|政府决算|支出表|财预[2016]143号、财预(2018)209号、国办发〔2017〕94号|及时公开|财政局|■政府网站|√||√||√|
3|^|部门预算|收支总表|税总发〔201744号|及时公开|财政局|■政府网站|√||√||√|
4|^|部门决算|收支总表|【法律】《中华人民共和国预算法》【规章】《政府采购信息发布管理办法》|及时公开|财政局|■政府网站|√||√||√|
5|^|政府债务|债务限额和余额|【条例】《中华人民共和国预算法实施条例》【部门规章及规范性文件】《地方政府债务信息公开办法（试行）》（财预〔2018〕209号）|及时公开|财政局|■政府网站|√||√||√|
"""},
    "habit-7-bodies": {"安全生产": HEAD + """
1|政策文件|法律法规|法律、法规|《中华人民共和国安全生产法》|及时公开|应急管理部门|■政府网站|√||√||√|
2|^|规范性文件|规范性文件|《中华人民共和国安全生产法》|及时公开|乌兰浩特市应急管理局|■政府网站|√||√||√|
3|^|联合执法|检查结果|《中华人民共和国安全生产法》|及时公开|应急管理局、市场监督管理局|■政府网站|√||√||√|
4|^|许可|审批结果|《中华人民共和国安全生产法》|及时公开|相关审批部门|■政府网站|√||√||√|
5|^|处罚|处罚决定|《中华人民共和国安全生产法》|及时公开|武昌区应急管理局|■政府网站|√||√||√|
6|^|宣传|宣传活动|《中华人民共和国安全生产法》|及时公开|市应急管理局，相关公共文化服务机构|■政府网站|√||√||√|
"""},
    "habit-8-serials": {"财政预决算": HEAD + """
1|财政预决算|政府预算|收入表|《中华人民共和国预算法》|及时公开|财政局|■政府网站|√||√||√|
2|^|政府决算|支出表|《中华人民共和国预算法》|及时公开|财政局|■政府网站|√||√||√|
3|^|部门预算|收支总表|《中华人民共和国预算法》|及时公开|财政局|■政府网站|√||√||√|
3|^|部门决算|收支总表|《中华人民共和国预算法》|及时公开|财政局|■政府网站|√||√||√|
1|政府采购|采购目录|集中采购目录|《中华人民共和国政府采购法》|及时公开|财政局|■政府网站|√||√||√|
"""},
    # Time limits.
    "limit-working-days": with_limit(
        "信息形成或者变更之日起20个工作日内", "自制作或获取该信息之日起20个工作日内", "20工作日"),
    "limit-fewer-days": with_limit("信息形成之日起3个工作日内", "作出决定之日起7个工作日内"),
    "limit-with-exception": with_limit(
        "信息形成20个工作日内；其中行政许可、行政处罚自作出行政决定之日起7个工作日内"),
    "limit-by-kind": with_limit("执法决定信息自作出之日起7个工作日内，其他相关信息20个工作日内"),
    "limit-approval": with_limit("本级人民代表大会或其常务委员会批准后20日内"),
    "limit-at-least": with_limit("批前公示时间不得少于30日", "批前公示时间不得少于30日，批准后20个工作日内公布"),
    "limit-application": with_limit("自收到申请之日起20个工作日内"),
    "limit-yearly": with_limit("每年1月31日前"),
    "limit-words": with_limit(
        "实时公开", "及时公开", "按进展情况及时公开", "永久公开", "长期公开", "半年至少更新1次"),
    "limit-law": with_limit(
        "作出行政决定之日起7个工作日内，法律法规另有规定的从其规定", "看情况"),
}

HERE = pathlib.Path(__file__).parent / "tables"


def grid(drawn):
    """The cells of a drawing, each with its place and how many rows and columns it spans."""
    rows = [line.split("|") for line in drawn.strip("\n").splitlines()]
    # A cell that is not there shifts those after it.
    rows = [[cell for cell in row if cell != "~"] for row in rows]
    owners, cells = {}, []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            above = {"^": (r - 1, c), "<": (r, c - 1)}.get(text)
            if above is None:
                owners[r, c] = {"row": r, "column": c, "rows": 1, "columns": 1, "text": text.replace("\\n", "\n")}
                cells.append(owners[r, c])
            else:
                owner = owners[r, c] = owners[above]
                owner["rows"] = max(owner["rows"], r - owner["row"] + 1)
                owner["columns"] = max(owner["columns"], c - owner["column"] + 1)
    return len(rows), cells


def page(sheets):
    """The sheets as the tables of a page."""
    out = ["<!DOCTYPE html>", '<html lang="zh-CN">', '<meta charset="utf-8">', "<title>目录</title>"]
    for name, drawn in sheets.items():
        height, cells = grid(drawn)
        out += ['<table border="1">', f"<caption>{name}</caption>"]
        for row in range(height):
            out.append("<tr>")
            for cell in (cell for cell in cells if cell["row"] == row):
                spans = "".join(f' {span}span="{cell[span + "s" if span == "row" else "columns"]}"'
                                for span in ("row", "col") if cell["rows" if span == "row" else "columns"] > 1)
                out.append(f"<td{spans}>{html.escape(cell['text'], quote=False).replace(chr(10), '<br>')}</td>")
            out.append("</tr>")
        out.append("</table>")
    return ("\n".join(out) + "\n</html>\n").encode()


def letters(column):
    """A column as spreadsheets name it; these tables have fewer than 26."""
    return chr(ord("A") + column)


def sheet_xml(drawn):
    """One sheet of a workbook."""
    height, cells = grid(drawn)
    rows = []
    for row in range(height):
        texts = "".join(
            f'<c r="{letters(cell["column"])}{row + 1}" t="inlineStr"><is><t xml:space="preserve">'
            f'{html.escape(cell["text"], quote=False)}</t></is></c>'
            for cell in cells if cell["row"] == row and cell["text"])
        rows.append(f'<row r="{row + 1}">{texts}</row>')
    merges = [
        f'<mergeCell ref="{letters(cell["column"])}{cell["row"] + 1}:'
        f'{letters(cell["column"] + cell["columns"] - 1)}{cell["row"] + cell["rows"]}"/>'
        for cell in cells if cell["rows"] * cell["columns"] > 1]
    merged = f'<mergeCells count="{len(merges)}">{"".join(merges)}</mergeCells>' if merges else ""
    return (f'{XML}<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData>{merged}</worksheet>')


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(sheets):
    """The sheets as an xlsx file."""
    names = list(enumerate(sheets, 1))
    listed = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in names)
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n, _ in names)
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{TYPE}.worksheet+xml"/>' for n, _ in names)
    parts = {
        "[Content_Types].xml":
            f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
            f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
            f'"application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
            f"{types}</Types>",
        "_rels/.rels":
            f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml":
            f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels":
            f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>',
    }
    parts |= {f"xl/worksheets/sheet{n}.xml": sheet_xml(sheets[name]) for n, name in names}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_STORED)
    return file.getvalue()


def main():
    for name, sheets in TABLES.items():
        folder = HERE / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "table.xlsx").write_bytes(workbook(sheets))
        (folder / "table.html").write_bytes(page(sheets))


if __name__ == "__main__":
    main()
