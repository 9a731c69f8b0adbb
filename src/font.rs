//! Faces: which characters they have, how wide, how they join; and the parts of them a document needs.
//!
//! Comes in: font files (built in, and a project's `fonts/`). Goes out: a [`FontSet`] that finds a face for a
//! character, shapes runs of text and cuts subsets. The shaping and subsetting crates are known here only.

use crate::diag::Diagnostics;
use crate::geom::Length;

/// A face of a [`FontSet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);
