//! A page of a PDF as gray pixels.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};

use super::limits::{LONGEST_SIDE, MOST_PIXELS};
use super::open::Opened;
use super::raster::{Gray, luma};
use crate::finding::Finding;
use crate::geom::{Length, Size};
use crate::guard::guarded;

/// Pixels a module is rasterised with, where the page is not too large for it: enough to judge each module by its inner
/// pixels alone.
const PIXELS_A_MODULE: f64 = 4.0;
/// Fewest pixels a module with which a verdict means anything.
const FEWEST_A_MODULE: f64 = 3.0;
/// Resolution where no code is expected, and the least for any page: stray codes have to be found too.
const LEAST_DPI: f64 = 150.0;
/// Finest resolution that tells anything about print.
const MOST_DPI: f64 = 600.0;
const MM_PER_INCH: f64 = 25.4;

/// A page rasterised.
#[derive(Debug)]
pub struct Sheet {
    /// Its pixels.
    pub gray: Gray,
    /// Pixels a millimetre.
    pub scale: f64,
}

/// Pixels a millimetre for a page whose smallest module is this wide; an error where the page is too large to be
/// judged at all.
pub fn scale(size: Size, module_mm: Option<f64>) -> Result<f64, Box<Finding>> {
    let (width, height) = (size.width.to_mm(), size.height.to_mm());
    if width <= 0.0 || height <= 0.0 {
        return Err(Finding::error("proof-empty-page").into());
    }
    let most = (MOST_PIXELS / (width * height)).sqrt().min(LONGEST_SIDE / width.max(height));
    let wanted = module_mm.map_or(0.0, |module| PIXELS_A_MODULE / module);
    let scale = wanted.clamp(LEAST_DPI / MM_PER_INCH, MOST_DPI / MM_PER_INCH).min(most);
    // A page without known codes is searched as well as its size allows.
    let needed = module_mm.map_or(0.5, |module| FEWEST_A_MODULE / module).min(MOST_DPI / MM_PER_INCH);
    if scale < needed {
        let mm = |length: Length| length.to_mm().round();
        let finding = Finding::error("proof-page-too-large").with("width", mm(size.width));
        return Err(finding.with("height", mm(size.height)).into());
    }
    Ok(scale)
}

/// Rasterises a page, counted from 0, with so many pixels a millimetre.
pub fn rasterise<'a>(
    opened: &'a Opened,
    page: usize,
    scale: f64,
    cache: &RenderCache<'a>,
) -> Result<Sheet, Box<Finding>> {
    let factor = (scale * Length::pt(1.0).to_mm()) as f32;
    let pixels = PixmapSettings { x_scale: factor, y_scale: factor, bg_color: WHITE };
    let drawn = guarded(|| {
        let page = opened.pdf().pages().get(page)?;
        let settings = InterpreterSettings::default();
        let pixmap = hayro::render(page, cache, &settings, &RenderSettings::default(), &pixels);
        let luma =
            pixmap.data_as_u8_slice().chunks_exact(4).map(|pixel| luma([pixel[0], pixel[1], pixel[2]])).collect();
        Some(Gray { width: pixmap.width().into(), height: pixmap.height().into(), luma })
    });
    match drawn.flatten() {
        Some(gray) if gray.width > 0 && gray.height > 0 => Ok(Sheet { gray, scale }),
        _ => Err(Finding::error("proof-page-broken").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dpi(width: f64, height: f64, module: Option<f64>) -> Option<f64> {
        let size = Size::new(Length::mm(width), Length::mm(height));
        scale(size, module).ok().map(|scale| (scale * MM_PER_INCH).round())
    }

    #[test]
    fn resolution_follows_the_modules_and_the_page() {
        assert_eq!(dpi(210.0, 297.0, None), Some(150.0));
        assert_eq!(dpi(210.0, 297.0, Some(0.5)), Some(203.0));
        assert_eq!(dpi(210.0, 297.0, Some(2.0)), Some(150.0));
        assert_eq!(dpi(210.0, 297.0, Some(0.01)), Some(600.0), "print ends somewhere");
        assert_eq!(dpi(841.0, 1189.0, Some(0.5)), Some(176.0), "an A0 sheet is judged with fewer pixels");
        assert_eq!(dpi(841.0, 1189.0, Some(0.3)), None, "too few for its smallest module");
        assert_eq!(dpi(40_000.0, 40_000.0, None), None);
        assert_eq!(dpi(0.0, 297.0, None), None);
    }

    #[test]
    fn tones() {
        assert_eq!([luma([0; 3]), luma([255; 3]), luma([255, 0, 0])], [0, 255, 53]);
    }
}
