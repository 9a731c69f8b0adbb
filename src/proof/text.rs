//! What a PDF says: the text on a page as its own character maps give it, and every string the file holds besides.

use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro::hayro_syntax::object::{Array, Dict, Object, Stream};
use hayro::kurbo::{Affine, BezPath, Rect};

use super::limits::MOST_OPERATIONS;
use super::open::Opened;
use crate::finding::Finding;
use crate::guard::guarded;

/// How deep strings may lie within one object.
const DEEPEST: usize = 16;

/// The text of a page, counted from 0: one run after the other in the order of painting, each run a line.
pub fn page_text(opened: &Opened, page: usize) -> Result<String, Box<Finding>> {
    let mut listener = Listener::default();
    let heard = guarded(|| {
        let page = opened.pdf().pages().get(page)?;
        let (width, height) = page.render_dimensions();
        let target = Rect::new(0.0, 0.0, width.into(), height.into());
        let cache = InterpreterCache::new();
        let settings = InterpreterSettings::default();
        let mut context = Context::new(Affine::IDENTITY, target, &cache, page.xref(), settings);
        interpret_page(page, &mut context, &mut listener);
        Some(())
    });
    match heard.flatten() {
        Some(()) => Ok(listener.text),
        None if listener.operations > MOST_OPERATIONS => {
            Err(Finding::error("proof-page-too-full").with("limit", MOST_OPERATIONS).into())
        }
        None => Err(Finding::error("proof-page-broken").into()),
    }
}

/// Hears the text and counts what is drawn.
#[derive(Default)]
struct Listener {
    text: String,
    operations: usize,
}

impl Listener {
    /// There is no way to end an interpretation but this; the guard around it takes it as what it is.
    fn count(&mut self) {
        self.operations += 1;
        assert!(self.operations <= MOST_OPERATIONS, "more is drawn than a page can hold");
    }
}

impl<'a> Device<'a> for Listener {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.count();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.count();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.count();
            match glyph.as_unicode() {
                Some(BfString::Char(character)) => self.text.push(character),
                Some(BfString::String(text)) => self.text.push_str(&text),
                None => {}
            }
        }
        self.text.push('\n');
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.count();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        self.count();
        // Text for readers who cannot see the page may say more than its glyphs.
        let mut strings = Vec::new();
        if let Some(properties) = properties {
            of_dict(properties, 0, &mut strings);
        }
        for string in strings {
            self.text.push_str(&string);
            self.text.push('\n');
        }
    }
}

/// Every string of the file outside its pages' contents: titles, bookmarks, links, descriptions, metadata.
pub fn strings(opened: &Opened) -> Vec<String> {
    let gathered = guarded(|| {
        let mut strings = Vec::new();
        for object in opened.pdf().objects() {
            of_object(&object, 0, &mut strings);
        }
        strings
    });
    gathered.unwrap_or_default()
}

fn of_object(object: &Object<'_>, depth: usize, strings: &mut Vec<String>) {
    if depth > DEEPEST {
        return;
    }
    match object {
        Object::String(string) => strings.push(decoded(string.as_bytes())),
        Object::Dict(dict) => of_dict(dict, depth, strings),
        Object::Array(array) => of_array(array, depth, strings),
        Object::Stream(stream) => of_stream(stream, depth, strings),
        _ => {}
    }
}

fn of_dict(dict: &Dict<'_>, depth: usize, strings: &mut Vec<String>) {
    for (_, value) in dict.entries() {
        // What a reference leads to is an object of its own and comes by itself.
        if let hayro::hayro_syntax::object::MaybeRef::NotRef(value) = value {
            of_object(&value, depth + 1, strings);
        }
    }
}

fn of_array(array: &Array<'_>, depth: usize, strings: &mut Vec<String>) {
    for value in array.raw_iter() {
        if let hayro::hayro_syntax::object::MaybeRef::NotRef(value) = value {
            of_object(&value, depth + 1, strings);
        }
    }
}

fn of_stream(stream: &Stream<'_>, depth: usize, strings: &mut Vec<String>) {
    of_dict(stream.dict(), depth, strings);
    let is_metadata = stream.dict().get::<hayro::hayro_syntax::object::Name<'_>>("Type");
    if is_metadata.is_some_and(|name| &*name == b"Metadata")
        && let Ok(text) = stream.decoded()
    {
        strings.push(String::from_utf8_lossy(&text).into_owned());
    }
}

/// A text string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with its mark, else a character a byte.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> = rest.as_chunks().0.iter().map(|&pair| u16::from_be_bytes(pair)).collect();
            String::from_utf16_lossy(&units)
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|&byte| char::from(byte)).collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_strings() {
        assert_eq!(decoded(b"\xFE\xFF\x89\xC4\x52\x12"), "规划");
        assert_eq!(decoded("\u{FEFF}规划".as_bytes()), "规划");
        assert_eq!(decoded(b"https://x/\xE9"), "https://x/é");
    }
}
