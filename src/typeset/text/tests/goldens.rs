//! Hard paragraphs in full: each line with its width in thousandths of an em.

use std::fmt::Write;

use super::{dump, paragraph, style};
use crate::layout::style::{Strictness, TextAlign, TextStyle};

const NOTICE: &str = "乌兰浩特市人民政府办公室关于印发《乌兰浩特市基层政务公开标准化规范化试点工作方案》的通知（乌政办发〔2017〕42号）：各镇人民政府，各街道办事处，市直各部门：现将《方案》印发给你们，请结合实际，认真贯彻执行。";
const RULES: &str = "《中华人民共和国政府信息公开条例》（国务院令第711号）自2019年5月15日起施行。行政机关公开政府信息，应当坚持以公开为常态、不公开为例外，遵循公正、公平、合法、便民的原则——这是“阳光政府”的要求……公开率达98.5%，较上年提高3.2个百分点。";
const MIXED: &str = "查询地址：https://www.wlht.gov.cn/zwgk/xxgkml/index.html?id=15&p=2，电话：0482-8266123，办公时间8:30～12:00、14:30～17:30。使用WeChat扫描QR code即可打开“WeChat”小程序，The “one-stop” service is open to all.";
const NESTED: &str = "公开内容：①机构职能；②“三定”规定；③办事指南（含依据、条件、程序、时限、收费标准）；④联系方式。“‘最多跑一次’改革”，《〈论语〉译注》，（见〔2017〕1号）。执行GB/T 15834—2011标准；卡尔·马克思。";

const TITLES: [&str; 12] = [
    "乌兰浩特市人民政府办公室关于印发《乌兰浩特市基层政务公开标准化规范化试点工作方案》的通知",
    "关于做好2026年政府信息公开工作年度报告编制和发布工作的通知",
    "乌兰浩特市自然资源和规划局",
    "国有土地上房屋征收与补偿",
    "建设项目环境影响评价文件审批",
    "乌兰浩特市发展和改革委员会政府信息公开指南",
    "内蒙古自治区兴安盟乌兰浩特市农村集体土地征收补偿安置方案公告",
    "中华人民共和国政府信息公开条例",
    "城市生活垃圾经营性清扫、收集、运输服务审批",
    "建设项目用地预审与选址意见书核发",
    "https://www.wlht.gov.cn/zwgk/jczwgk/zrz/zrz-0026.html",
    "扫描QR code查看《基层政务公开标准目录》",
];

#[test]
fn titles_are_broken_between_words_into_lines_of_like_length() {
    let style = TextStyle { align: TextAlign::Center, balanced: true, ..style() };
    let mut all = String::new();
    for title in TITLES {
        let prepared = paragraph(title, &style);
        let mut before = Vec::new();
        for ems in [26, 20, 16, 12, 10, 8] {
            let lines: Vec<String> = prepared.compose(style.size * ems).lines.iter().map(super::line_text).collect();
            if lines.len() > 1 && lines != before {
                let _ = writeln!(all, "{ems:>2} em | {}", lines.join(" | "));
            }
            before = lines;
        }
        all.push('\n');
    }
    snapbox::assert_data_eq!(all, snapbox::file!["titles.txt"].raw());
}

#[test]
fn hard_paragraphs_are_composed_as_recorded() {
    let prose = TextStyle { indent: style().size * 2, ..style() };
    let strict = TextStyle { strictness: Strictness::Strict, align: TextAlign::Left, ..style() };
    let mut all = String::new();
    for content in [NOTICE, RULES, MIXED, NESTED] {
        let prepared = paragraph(content, &prose);
        for ems in [32, 16, 8] {
            let _ = writeln!(all, "{ems} em\n{}", dump(&prepared.compose(prose.size * ems), prose.size));
        }
    }
    let _ = writeln!(
        all,
        "17 em, strict, ragged\n{}",
        dump(&paragraph(RULES, &strict).compose(strict.size * 17), strict.size)
    );
    // `SNAPSHOTS=overwrite cargo test` records anew.
    snapbox::assert_data_eq!(all, snapbox::file!["goldens.txt"].raw());
}
