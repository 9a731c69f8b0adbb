//! Pages for readers: no script, nothing from elsewhere, large enough for a phone at arm's length.

use super::{Link, Page};
use crate::catalog::Catalog;
use crate::diag::html::escaped;

/// Readable in daylight and at night; the link is as large as a thumb.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{margin:0 auto;max-width:34rem;padding:2rem 1.25rem;font:1.125rem/1.7 system-ui,sans-serif}\
h1{font-size:1.5rem;line-height:1.3}\
a{overflow-wrap:anywhere}\
.way a{display:block;padding:.75rem 1rem;border:2px solid;border-radius:.5rem;text-align:center}\
.foot{font-size:1rem}";

/// A page that goes on to another at once, for hosts that can do nothing else.
pub(super) fn link(link: &Link<'_>) -> String {
    let (address, title) = (escaped(link.destination), escaped(link.title));
    let head = format!(
        "<meta http-equiv=\"refresh\" content=\"0;url={address}\">\n<link rel=\"canonical\" href=\"{address}\">\n"
    );
    let body = format!(
        "<h1>{title}</h1>\n<p>正在打开页面。没有自动打开的，请点这里：</p>\n\
         <p class=\"way\"><a href=\"{address}\">{title}</a></p>\n<p class=\"foot\">{address}</p>\n"
    );
    whole(&title, &head, &body)
}

/// A page for a code that is gone, or never was.
pub(super) fn page(page: &Page<'_>, catalog: &Catalog) -> String {
    let site = &catalog.site;
    let (city, office, telephone) = (escaped(&site.name), escaped(&site.office), escaped(&site.telephone));
    let (title, text) = if page.is_gone {
        (
            "这项内容已不再发布",
            "您扫描的二维码是以前印制的，它所指的内容现已不再发布。现行的公开内容请从这里查看：".to_owned(),
        )
    } else {
        (
            "没有找到这个编号",
            format!(
                "这个网址中的编号不在{city}政务公开的编号之中。手工输入的，请与二维码下方印的编号核对；扫码得来的，\
                 这个码可能已经损坏，也可能不是本市张贴的，请告诉我们。"
            ),
        )
    };
    let home = (format!("{city}政务公开"), page.home);
    let department = page.department.map(|(name, address)| (escaped(name).into_owned(), address));
    let ways: Vec<_> = department
        .into_iter()
        .chain([home])
        .map(|(name, address)| format!("<p class=\"way\"><a href=\"{}\">{name}</a></p>\n", escaped(address)))
        .collect();
    let body = format!(
        "<h1>{title}</h1>\n<p>{text}</p>\n{}<p class=\"foot\">{office}，电话 \
         <a href=\"tel:{}\">{telephone}</a></p>\n",
        ways.concat(),
        escaped(&site.telephone.replace(|ch: char| !ch.is_ascii_digit() && ch != '+', "")),
    );
    whole(title, "<meta name=\"robots\" content=\"noindex\">\n", &body)
}

fn whole(title: &str, head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n{head}\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
}
