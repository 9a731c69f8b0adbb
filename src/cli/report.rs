//! The closing summary: on one screen what was made, what was withheld, what to look at.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use mingma::build::{Issued, Reason, Summary};
use mingma::diag::{Locale, escape};
use mingma::geom::decimal;

use super::wrap::{padded, width, wrap};

/// How many documents or items of one reason are named.
pub const NAMED: usize = 4;

/// What the summary is told with.
pub struct Report<'a> {
    /// What the run did.
    pub summary: &'a Summary,
    /// The output folder.
    pub output: &'a Path,
    /// How long the run took.
    pub time: Duration,
    /// How many warnings were shown.
    pub warnings: usize,
}

impl Report<'_> {
    /// For people, in lines of at most `columns`.
    pub fn text(&self, locale: &Locale, columns: usize) -> String {
        let summary = self.summary;
        let mut lines = vec![wrap(&self.heading(locale), columns, 2), String::new()];
        lines.extend(table(&self.rows(locale), columns));
        lines.push(String::new());
        if summary.wrote {
            lines.extend(self.changes(locale).into_iter().map(|line| wrap(&line, columns, 4)));
        } else {
            lines.extend(self.sizes(locale).into_iter().map(|line| wrap(&line, columns, 4)));
            lines.push(wrap(&locale.text("cli-checked", &[]), columns, 0));
        }
        if let Some(Issued { edition, date, new }) = &summary.issued {
            let values: [(&str, &dyn std::fmt::Display); 2] = [("edition", edition), ("date", date)];
            let told =
                if *new { locale.text("cli-issued", &values) } else { locale.text("cli-issued-before", &values) };
            lines.push(wrap(&told, columns, 0));
        }
        if summary.waived > 0 {
            lines.push(wrap(&locale.text("cli-waived", &[("count", &summary.waived)]), columns, 0));
        }
        if self.warnings > 0 {
            lines.push(wrap(&locale.text("cli-warnings", &[("count", &self.warnings)]), columns, 0));
        }
        let seconds = format!("{:.1}", self.time.as_secs_f64());
        lines.push(locale.text("cli-time", &[("seconds", &seconds)]));
        lines.join("\n") + "\n"
    }

    /// For programs, on one line.
    pub fn json(&self) -> String {
        #[derive(serde::Serialize)]
        struct Line<'a> {
            #[serde(flatten)]
            summary: &'a Summary,
            output: String,
            warnings: usize,
            milliseconds: u128,
        }
        let line = Line {
            summary: self.summary,
            output: self.output.display().to_string(),
            warnings: self.warnings,
            milliseconds: self.time.as_millis(),
        };
        // Strings and numbers always have a form in JSON.
        serde_json::to_string(&line).unwrap_or_default() + "\n"
    }

    fn heading(&self, locale: &Locale) -> String {
        let (city, edition) = (&self.summary.city, &self.summary.edition);
        if self.summary.sample {
            locale.text("cli-heading-sample", &[("city", city), ("edition", edition)])
        } else {
            locale.text("cli-heading-city", &[("city", city), ("edition", edition)])
        }
    }

    /// Label, amount and remark of each line of the table.
    fn rows(&self, locale: &Locale) -> Vec<[String; 3]> {
        let summary = self.summary;
        let departments = locale.text("cli-departments", &[("count", &summary.departments)]);
        let mut rows = vec![[locale.text("cli-row-items", &[]), thousands(summary.items), departments]];
        if summary.codes > 0 {
            rows.push([locale.text("cli-row-codes", &[]), thousands(summary.codes), self.place("codes/")]);
        }
        for layout in &summary.layouts {
            let pages = locale.text("cli-pages", &[("pages", &layout.pages), ("shown", &thousands(layout.pages))]);
            let place = self.place(&layout.place);
            let remark = if place.is_empty() { pages } else { format!("{pages}  {place}") };
            rows.push([escape(&layout.title).into_owned(), thousands(layout.documents), remark]);
        }
        let withheld = if summary.withheld == 0 || !summary.wrote {
            String::new()
        } else {
            locale.text("cli-withheld-where", &[("path", &"operator/withheld.csv")])
        };
        rows.push([locale.text("cli-row-withheld", &[]), thousands(summary.withheld), withheld]);
        rows
    }

    fn place(&self, place: &str) -> String {
        if self.summary.wrote { escape(place).into_owned() } else { String::new() }
    }

    /// From how far the codes of each layout scan.
    fn sizes(&self, locale: &Locale) -> Vec<String> {
        let mut lines = Vec::new();
        for layout in &self.summary.layouts {
            for sizes in &layout.codes {
                let (title, module) = (escape(&layout.title), decimal(sizes.module_mm, 2));
                let [distance, comfortable, reach] = [sizes.distance_mm, sizes.comfortable_mm, sizes.reach_mm]
                    .map(|millimetres| decimal(millimetres / 1000.0, 2));
                lines.push(locale.text(
                    "cli-code-sizes",
                    &[
                        ("title", &title),
                        ("module", &module),
                        ("distance", &distance),
                        ("comfortable", &comfortable),
                        ("reach", &reach),
                    ],
                ));
            }
        }
        lines
    }

    /// What changed, why, and where it lies.
    fn changes(&self, locale: &Locale) -> Vec<String> {
        let summary = self.summary;
        let output = self.output.display();
        if summary.files.untouched() {
            return vec![locale.text("cli-nothing-changed", &[("output", &output)])];
        }
        let mut lines = Vec::new();
        for (why, paths) in self.by_reason(locale) {
            let count = paths.len();
            let paths = locale.some_of(&paths, NAMED);
            lines.push(locale.text("cli-rebuilt", &[("count", &count), ("why", &why), ("paths", &paths)]));
        }
        if summary.unchanged > 0 {
            lines.push(locale.text("cli-unchanged", &[("count", &summary.unchanged)]));
        }
        if summary.files.deleted > 0 {
            lines.push(locale.text("cli-deleted", &[("count", &summary.files.deleted)]));
        }
        lines.push(locale.text("cli-where", &[("output", &output)]));
        lines
    }

    /// The documents made again, gathered by their reason in words, in the order in which reasons first appear.
    fn by_reason(&self, locale: &Locale) -> Vec<(String, Vec<String>)> {
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut gathered: Vec<(String, Vec<String>)> = Vec::new();
        for rebuilt in &self.summary.rebuilt {
            let why = reason(&rebuilt.reason, locale);
            let at = *places.entry(why.clone()).or_insert_with(|| {
                gathered.push((why, Vec::new()));
                gathered.len() - 1
            });
            gathered[at].1.push(rebuilt.path.clone());
        }
        gathered
    }
}

fn reason(reason: &Reason, locale: &Locale) -> String {
    match reason {
        Reason::New => locale.text("cli-reason-new", &[]),
        Reason::Missing => locale.text("cli-reason-missing", &[]),
        Reason::Edited => locale.text("cli-reason-edited", &[]),
        Reason::Program => locale.text("cli-reason-program", &[]),
        Reason::Layout => locale.text("cli-reason-layout", &[]),
        Reason::Items { ids } => locale.text("cli-reason-items", &[("ids", &locale.some_of(ids, NAMED))]),
        Reason::Data => locale.text("cli-reason-data", &[]),
    }
}

/// Rows in columns, amounts to the right; remarks that do not fit are wrapped below themselves.
fn table(rows: &[[String; 3]], columns: usize) -> Vec<String> {
    let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or_default();
    let (labels, amounts) = (widest(0), widest(1));
    let indent = 2 + labels + 2 + amounts + 2;
    rows.iter()
        .map(|[label, amount, remark]| {
            let before = " ".repeat(amounts - width(amount));
            let line = format!("  {}  {before}{amount}  {remark}", padded(label, labels));
            // A terminal too narrow for a column of remarks wraps them under the label.
            wrap(line.trim_end(), columns, if indent + 16 > columns { 4 } else { indent })
        })
        .collect()
}

/// A number with a comma after every three digits.
pub(super) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use mingma::build::{Files, LayoutSummary, Rebuilt};
    use mingma::diag::Language;

    use super::*;

    fn summary() -> Summary {
        Summary {
            city: "乌兰浩特市".to_owned(),
            edition: "2026年11月".to_owned(),
            sample: true,
            wrote: true,
            departments: 23,
            items: 3514,
            withheld: 31,
            waived: 0,
            codes: 3538,
            layouts: vec![
                LayoutSummary {
                    name: "poster".to_owned(),
                    title: "海报".to_owned(),
                    documents: 23,
                    pages: 23,
                    place: "poster/".to_owned(),
                    codes: Vec::new(),
                },
                LayoutSummary {
                    name: "handbook".to_owned(),
                    title: "公开手册".to_owned(),
                    documents: 1,
                    pages: 812,
                    place: "handbook/handbook.pdf".to_owned(),
                    codes: Vec::new(),
                },
            ],
            rebuilt: vec![],
            unchanged: 22,
            files: Files::default(),
            issued: None,
        }
    }

    fn text(summary: &Summary, language: Language, columns: usize) -> String {
        let report =
            Report { summary, output: Path::new("/city/output"), time: Duration::from_millis(2340), warnings: 2 };
        report.text(&Locale::new(language), columns)
    }

    #[test]
    fn one_changed_item_in_chinese() {
        let why = Reason::Items { ids: vec!["FGW-0012".to_owned()] };
        let rebuilt = |path: &str| Rebuilt { path: path.to_owned(), reason: why.clone() };
        let summary = Summary {
            rebuilt: vec![rebuilt("poster/FGW.pdf"), rebuilt("handbook/handbook.pdf")],
            files: Files { replaced: 3, ..Files::default() },
            ..summary()
        };
        let expected = "\
乌兰浩特市　2026年11月（示例数据）

  公开事项  3,514  23 个部门
  二维码    3,538  codes/
  海报         23  23 页  poster/
  公开手册      1  812 页  handbook/handbook.pdf
  不予公开     31  名单与理由见 operator/withheld.csv（仅限内部，请勿外传）

重新生成 2 份（FGW-0012 有变化）：poster/FGW.pdf、handbook/handbook.pdf
另有 22 份文档没有变化。
成果位于 /city/output
有 2 条警告，见上文。
用时 2.3 秒。
";
        assert_eq!(text(&summary, Language::Zh, 80), expected);
    }

    #[test]
    fn nothing_changed_in_english() {
        let expected = "\
乌兰浩特市, 2026年11月 (sample data)

  Items     3,514  23 departments
  Codes     3,538  codes/
  海报         23  23 pages  poster/
  公开手册      1  812 pages  handbook/handbook.pdf
  Withheld     31  listed with reasons in operator/withheld.csv (internal; do
                   not pass on)

Nothing changed: every file in /city/output is as it should be.
There were 2 warnings, shown above.
Took 2.3 s.
";
        assert_eq!(text(&summary(), Language::En, 80), expected);
    }

    #[test]
    fn a_narrow_terminal() {
        for columns in [24, 32, 40, 60] {
            for language in [Language::Zh, Language::En] {
                let text = text(&summary(), language, columns);
                let too_long = text.lines().filter(|line| width(line) > columns && line.trim().contains(' '));
                assert_eq!(too_long.collect::<Vec<_>>(), Vec::<&str>::new(), "{columns}");
            }
        }
    }

    #[test]
    fn long_lists_are_cut() {
        let rebuilt = (0..9).map(|number| Rebuilt { path: format!("poster/{number}.pdf"), reason: Reason::Layout });
        let files = Files { new: 9, ..Files::default() };
        let text = text(&Summary { rebuilt: rebuilt.collect(), files, ..summary() }, Language::En, 200);
        assert!(text.contains("poster/3.pdf and 5 more"), "{text}");
    }

    #[test]
    fn for_programs() {
        let summary = summary();
        let report = Report {
            summary: &summary,
            output: Path::new("/city/output"),
            time: Duration::from_millis(7),
            warnings: 0,
        };
        let value: serde_json::Value = serde_json::from_str(&report.json()).unwrap();
        assert_eq!(value["items"], 3514);
        assert_eq!(value["layouts"][1]["pages"], 812);
        assert_eq!(value["output"], "/city/output");
    }
}
