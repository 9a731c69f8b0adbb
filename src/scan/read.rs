//! The two decoders, which share no code: `rxing`'s newer QR reader (after zxing-cpp) and `zedbar` (after zbar).
//!
//! A third way in is a symbol whose modules are already known: they are decoded as they are, without looking for them.

use rxing::common::{BitMatrix, GlobalHistogramBinarizer, HybridBinarizer};
use rxing::multi::MultipleBarcodeReader;
use rxing::qrcode::cpp_port::QrReader;
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::{BarcodeFormat, Binarizer, BinaryBitmap, DecodeHints, Luma8Source};
use zedbar::config::QrCode;
use zedbar::symbol::Symbol;
use zedbar::{DecoderConfig, ScanResult, Scanner};

use super::raster::{Gray, Square};
use crate::guard::guarded;

/// Most codes read in one raster.
pub(super) const MOST_CODES: usize = 2_000;

/// A code that was read, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// What it says.
    pub text: String,
    /// Where it stands, in pixels: the upright square around its corners.
    pub place: Square,
}

/// Every code `rxing` finds on a raster, under a threshold that follows light and shade.
#[must_use]
pub fn search(gray: &Gray) -> Vec<Read> {
    source(gray).map_or_else(Vec::new, |source| read_all(HybridBinarizer::new(source)))
}

/// What `rxing` reads at a place within a crop: with local thresholds, and with one for all, as cameras do in turn.
#[must_use]
pub fn first(gray: &Gray, is_meant: impl Fn(Square) -> bool) -> Option<String> {
    let meant = |read: &Read| is_meant(read.place);
    let local = || search(gray).into_iter().find(meant);
    let global = || read_all(GlobalHistogramBinarizer::new(source(gray)?)).into_iter().find(meant);
    local().or_else(global).map(|read| read.text)
}

/// What `zedbar` reads at a place within a crop.
#[must_use]
pub fn second(gray: &Gray, is_meant: impl Fn(Square) -> bool) -> Option<String> {
    guarded(|| {
        let found = scanned(gray, true)?;
        let place = |symbol: &Symbol| around(symbol.points().iter().map(|point| (point.x.into(), point.y.into())));
        let mut meant = found.symbols().iter().filter(|symbol| symbol.points().is_empty() || is_meant(place(symbol)));
        meant.find_map(|symbol| symbol.data_string().map(str::to_owned))
    })
    .flatten()
}

/// What `zedbar` finds on a raster; `smoothed` has it try once more on a smoothed one where it finds nothing.
pub(super) fn scanned(gray: &Gray, smoothed: bool) -> Option<ScanResult> {
    let config = DecoderConfig::new().enable(QrCode).retry_undecoded_regions(true).retry_smoothed(smoothed);
    // A scanner keeps a state between pictures: each gets its own, so that no reading depends on the one before.
    let mut scanner = Scanner::with_config(config);
    let mut image = zedbar::Image::from_gray(&gray.luma, gray.width as u32, gray.height as u32).ok()?;
    Some(scanner.scan(&mut image))
}

/// What a symbol of so many modules a side says, its modules given by column and row; errors are corrected as in any
/// reading.
#[must_use]
pub fn modules(side: u32, is_dark: impl Fn(u32, u32) -> bool) -> Option<String> {
    guarded(|| {
        let mut bits = BitMatrix::with_single_dimension(side).ok()?;
        for y in 0..side {
            for x in 0..side {
                bits.set_bool(x, y, is_dark(x, y));
            }
        }
        let decoded = Decode(&bits).ok()?;
        decoded.isValid().then(|| decoded.text())
    })
    .flatten()
}

/// The raster as `rxing` takes it.
pub(super) fn source(gray: &Gray) -> Option<Luma8Source<'_>> {
    let (width, height) = (u32::try_from(gray.width).ok()?, u32::try_from(gray.height).ok()?);
    Luma8Source::new_with_slice(&gray.luma, width, height).ok().filter(|_| width > 0 && height > 0)
}

fn read_all<B: Binarizer>(binarizer: B) -> Vec<Read> {
    let hints = DecodeHints {
        TryHarder: Some(true),
        PossibleFormats: Some([BarcodeFormat::QR_CODE].into()),
        ..DecodeHints::default()
    };
    let results = guarded(|| {
        let mut bitmap = BinaryBitmap::new(binarizer);
        QrReader.decode_multiple_with_hints(&mut bitmap, &hints).unwrap_or_default()
    });
    let results = results.unwrap_or_default();
    let read = results.iter().take(MOST_CODES).map(|result| {
        let points = result.getPoints().iter().map(|point| (f64::from(point.x), f64::from(point.y)));
        Read { text: result.getText().to_owned(), place: around(points) }
    });
    read.collect()
}

/// The upright square around some points.
fn around(points: impl Iterator<Item = (f64, f64)>) -> Square {
    let (mut left, mut top, mut right, mut bottom) = (f64::MAX, f64::MAX, f64::MIN, f64::MIN);
    for (x, y) in points {
        (left, right, top, bottom) = (left.min(x), right.max(x), top.min(y), bottom.max(y));
    }
    if left > right {
        return Square { x: 0.0, y: 0.0, side: 0.0 };
    }
    let side = (right - left).max(bottom - top);
    Square { x: f64::midpoint(left, right) - side / 2.0, y: f64::midpoint(top, bottom) - side / 2.0, side }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::{Level, encode};
    use crate::scan::ideal;

    #[test]
    fn both_decoders_read_a_clean_code() {
        let symbol = encode("https://www.example.gov.cn/a/1.html", Level::M).expect("fits");
        let gray = ideal::draw(&symbol, 4, 4, 0, 255);
        let expected = Some("https://www.example.gov.cn/a/1.html".to_owned());
        let anywhere = |_| true;
        assert_eq!(first(&gray, anywhere), expected);
        assert_eq!(second(&gray, anywhere), expected);
        let middle = gray.width as f64 / 2.0;
        let is_there = |place: Square| (place.middle().0 - middle).hypot(place.middle().1 - middle) < 8.0;
        assert_eq!(first(&gray, is_there), expected, "places are told");
        assert_eq!(second(&gray, is_there), expected, "places are told");
        assert_eq!((first(&gray, |_| false), second(&gray, |_| false)), (None, None));
        assert_eq!(modules(symbol.modules(), |x, y| symbol.is_dark(x, y)), expected);
        let found = search(&gray);
        let (x, y) = found[0].place.middle();
        let half = gray.width as f64 / 2.0;
        assert!((x - half).abs() < 1.0 && (y - half).abs() < 1.0, "{found:?}");
    }

    #[test]
    fn nothing_is_read_where_there_is_nothing() {
        for gray in [Gray::plain(0, 0, 0), Gray::plain(1, 1, 0), Gray::plain(200, 100, 255)] {
            assert_eq!((search(&gray), first(&gray, |_| true), second(&gray, |_| true)), (Vec::new(), None, None));
        }
        assert_eq!(modules(21, |_, _| true), None);
        assert_eq!(modules(3, |_, _| true), None);
    }
}
