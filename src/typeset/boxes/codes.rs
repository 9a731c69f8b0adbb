//! Codes as boxes: which symbol is drawn, and the logo in it where the layout asks for one.

use std::sync::Arc;

use crate::catalog::{nearest, or_none};
use crate::code::{self, LogoError};
use crate::diag::Diagnostic;
use crate::geom::Length;
use crate::layout::tree::{Element, Logo};
use crate::typeset::boxes::Setter;
use crate::typeset::fragment::CodeBox;

/// A code with its symbol, which is another one where a logo stands in it. Its size is the caller's to say.
pub(super) fn code_box(setter: &mut Setter<'_>, element: &Element, id: &str, logo: Option<&Logo>) -> Option<CodeBox> {
    let Some(known) = setter.codes.get(id) else {
        let near = or_none(nearest(id, setter.codes.keys().map(String::as_str))).to_owned();
        let found = Diagnostic::error("typeset-unknown-code").at(element.span.clone());
        setter.found.push(found.with("code", id).with("nearest", near));
        return None;
    };
    let own = match logo {
        None => None,
        Some(Logo { picture, share }) => {
            let ratio = f64::from(picture.height.max(1)) / f64::from(picture.width.max(1));
            match code::with_logo(&known.target, *share, ratio) {
                Ok(symbol) => Some((Arc::new(symbol), Arc::clone(picture))),
                Err(error) => {
                    setter.found.push(no_logo(&error, id).at(element.span.clone()));
                    return None;
                }
            }
        }
    };
    let modules = own.as_ref().map_or(&known.symbol, |(own, _)| &own.symbol).modules();
    Some(CodeBox { code: Arc::from(id), module: Length::ZERO, modules, distance: Length::ZERO, logo: own })
}

/// Why a code bears no logo, or not one of this size.
fn no_logo(error: &LogoError, id: &str) -> Diagnostic {
    match error {
        LogoError::Encode(error) => error.diagnostic(id),
        LogoError::Pattern { version } => {
            Diagnostic::error("typeset-logo-pattern").with("code", id).with("version", version)
        }
        LogoError::TooLarge(damage) => Diagnostic::error("typeset-logo-too-large")
            .with("code", id)
            .with("covered", damage.covered)
            .with("codewords", damage.codewords)
            .with("worst", damage.worst)
            .with("bears", damage.bears),
    }
}
