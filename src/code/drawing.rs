//! The kinds of files a code is drawn as, for whoever sets it into a page of their own.

use super::{Code, eps, pdf, png, svg};
use crate::geom::Length;

/// A kind of file with one code in it. All are of the same size, quiet zone inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Drawing {
    /// SVG: browsers and office programs.
    Svg,
    /// PNG: whatever takes no vectors.
    Png,
    /// PDF in gray.
    Pdf,
    /// PDF in CMYK, with black ink alone.
    Cmyk,
    /// EPS for PostScript level 2, in gray.
    Eps,
}

impl Drawing {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Svg, Self::Png, Self::Pdf, Self::Cmyk, Self::Eps];

    /// Its name on the command line and in settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Cmyk => "pdf-cmyk",
            Self::Eps => "eps",
        }
    }

    /// What its files' names end in; no id has a dot, so that files of one code never meet those of another.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Cmyk => "cmyk.pdf",
            other => other.name(),
        }
    }

    /// The file, a module of the code `module` wide.
    #[must_use]
    pub fn file(self, code: &Code, module: Length) -> Vec<u8> {
        match self {
            Self::Svg => svg(code, module).into_bytes(),
            Self::Png => png(code, module),
            Self::Pdf => pdf(code, module, pdf::Ink::Gray).into_bytes(),
            Self::Cmyk => pdf(code, module, pdf::Ink::Black).into_bytes(),
            Self::Eps => eps(code, module).into_bytes(),
        }
    }
}
