//! Names of hosts as people read them, and letters that do not belong in them.

/// A host as people read it: what is encoded in ASCII, in its own letters.
pub(super) fn readable(host: &str) -> String {
    idna::domain_to_unicode(host).0
}

/// Government names are written in Latin or Chinese: `.gov.cn` or `.政务`.
fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}')
}

/// The first letter of a host's readable form that is neither Latin nor Chinese.
pub(super) fn odd_letter(host: &str) -> Option<char> {
    readable(host).chars().find(|&ch| !ch.is_ascii() && !is_han(ch))
}
