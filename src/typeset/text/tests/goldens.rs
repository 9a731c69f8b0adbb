//! Hard paragraphs in full: each line with its width in thousandths of an em.

use std::fmt::Write;

use super::{dump, paragraph, style};
use crate::layout::style::{Strictness, TextAlign, TextStyle};

const NOTICE: &str = "乌兰浩特市人民政府办公室关于印发《乌兰浩特市基层政务公开标准化规范化试点工作方案》的通知（乌政办发〔2017〕42号）：各镇人民政府，各街道办事处，市直各部门：现将《方案》印发给你们，请结合实际，认真贯彻执行。";
const RULES: &str = "《中华人民共和国政府信息公开条例》（国务院令第711号）自2019年5月15日起施行。行政机关公开政府信息，应当坚持以公开为常态、不公开为例外，遵循公正、公平、合法、便民的原则——这是“阳光政府”的要求……公开率达98.5%，较上年提高3.2个百分点。";
const MIXED: &str = "查询地址：https://www.wlht.gov.cn/zwgk/xxgkml/index.html?id=15&p=2，电话：0482-8266123，办公时间8:30～12:00、14:30～17:30。使用WeChat扫描QR code即可打开“WeChat”小程序，The “one-stop” service is open to all.";
const NESTED: &str = "公开内容：①机构职能；②“三定”规定；③办事指南（含依据、条件、程序、时限、收费标准）；④联系方式。“‘最多跑一次’改革”，《〈论语〉译注》，（见〔2017〕1号）。执行GB/T 15834—2011标准；卡尔·马克思。";

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
