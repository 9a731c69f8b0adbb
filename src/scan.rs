//! Codes read from pixels: what a camera sees, and what two decoders make of it.
//!
//! Comes in: gray pixels. Goes out: the codes that stand in them, and where. `raster` holds pixels, `read` the decoders,
//! `photo` looks for everything on a photo, `ideal` draws a symbol as no camera ever sees it.

pub mod ideal;
pub mod photo;
pub mod raster;
pub mod read;
