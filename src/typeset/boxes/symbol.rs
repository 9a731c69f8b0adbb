//! How large a code is: by its module, so that a longer address makes a larger symbol, or by the width its style gives,
//! so that codes beside one another are equally wide; but then its modules may not become finer than they could be scanned.

use crate::code::QUIET_ZONE;
use crate::diag::{Diagnostic, Span};
use crate::geom::Length;
use crate::typeset::boxes::Setter;
use crate::typeset::fragment::CodeBox;

/// What a code's size follows from.
#[derive(Clone, Copy)]
pub(super) enum Side {
    /// Its module.
    OfModule,
    /// Its width, quiet zone included.
    Width(Length),
    /// The width of its box.
    OfBox,
}

/// The code with the module it has in a box of this inner width; until then its module is the least there may be.
pub(super) fn sized(setter: &mut Setter<'_>, code: CodeBox, side: Side, inner: Length, span: &Span) -> CodeBox {
    let width = match side {
        Side::OfModule => return code,
        Side::Width(width) => width,
        Side::OfBox => inner,
    };
    let module = Length(width.0 / i64::from(code.modules + 2 * QUIET_ZONE));
    if module < code.module {
        let millimetres = |length: Length| format!("{:.2}", length.to_mm());
        setter.found.push(
            Diagnostic::error("typeset-code-too-fine")
                .at(span.clone())
                .with("code", &code.code)
                .with("module", millimetres(module))
                .with("least", millimetres(code.module))
                .with("width", millimetres(code.side())),
        );
    }
    CodeBox { module, ..code }
}
