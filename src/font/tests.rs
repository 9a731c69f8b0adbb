//! The built-in faces, judged by `HarfBuzz` and by each other; and the files of a project's folder.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;

use crate::diag::Diagnostics;
use crate::font::{Face, FaceId, FontSet, Script, ShapedGlyph};

const SC: FaceId = FaceId(0);
const SC_BOLD: FaceId = FaceId(1);
const SERIF_BOLD: FaceId = FaceId(2);
const MONGOLIAN: FaceId = FaceId(3);

/// What `hb-shape --no-glyph-names --utf8-clusters` said: face, script, language, text, glyphs.
const GOLDEN: &str = include_str!("golden/shaping.tsv");

/// The same for Mongolian words, alone and with suffixes by either joint, and forms by variation selectors: recorded by
/// `golden/record.sh` from `golden/mongolian.txt`.
const MONGOLIAN_GOLDEN: &str = include_str!("golden/mongolian.tsv");

#[test]
fn the_built_in_faces_are_four() {
    let set = FontSet::builtin();
    let names: Vec<_> = set.faces().map(|(id, face)| (id, face.family(), face.weight(), face.units_per_em())).collect();
    assert_eq!(
        names,
        [
            (SC, "Noto Sans SC", 400, 1000),
            (SC_BOLD, "Noto Sans SC", 700, 1000),
            (SERIF_BOLD, "Noto Serif SC", 700, 1000),
            (MONGOLIAN, "Noto Sans Mongolian", 400, 1000),
        ]
    );
}

#[test]
fn descriptors_hold_what_the_tables_say() {
    let set = FontSet::builtin();
    let face = set.face(SC);
    assert_eq!(face.postscript_name(), "NotoSansSC-Regular");
    assert_eq!((face.ascent(), face.descent(), face.cap_height()), (1160, -288, 733));
    assert_eq!((face.is_cff(), face.is_fixed_pitch(), face.is_serif()), (false, false, false));
    assert!(face.bounds().x_min < 0 && face.bounds().y_max > 1000);
    assert!(face.stem_v() < set.face(SC_BOLD).stem_v());
    assert_eq!(face.glyph('中').map(|glyph| face.advance(glyph)), Some(1000));
}

#[test]
fn the_stem_of_mongolian_lies_four_tenths_of_an_em_above_the_baseline() {
    let set = FontSet::builtin();
    // `hb-shape --show-extents --unicodes=180A`: top 444, height 80.
    assert_eq!(set.face(MONGOLIAN).stem_middle(), Some(404.0));
    assert_eq!(set.face(SC).stem_middle(), None);
    // The tooth of a medial A ends at the stem: ink and stem share their upper edge.
    let word = set.face(MONGOLIAN).shape("ᠠᠠᠠ", Script::Mongolian, "mn", &[]);
    assert_eq!(set.face(MONGOLIAN).ink(word[1].id).map(|ink| ink.y_max), Some(444));
}

fn glyphs(glyphs: &[ShapedGlyph]) -> String {
    let mut all = String::new();
    for glyph in glyphs {
        let separator = if all.is_empty() { "" } else { "|" };
        let offset = match (glyph.x_offset, glyph.y_offset) {
            (0, 0) => String::new(),
            (x, y) => format!("@{x},{y}"),
        };
        let _ = write!(all, "{separator}{}={}{offset}+{}", glyph.id, glyph.cluster, glyph.advance);
    }
    all
}

#[test]
fn shaping_agrees_with_harfbuzz() {
    let set = FontSet::builtin();
    assert!(MONGOLIAN_GOLDEN.lines().count() >= 200);
    for line in GOLDEN.lines().chain(MONGOLIAN_GOLDEN.lines()) {
        let [name, script, language, text, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("five columns: {line}");
        };
        let (_, face) = set.faces().find(|(_, face)| face.postscript_name() == name).unwrap();
        let script = match script {
            "Mong" => Script::Mongolian,
            "Hani" => Script::Han,
            _ => Script::Latin,
        };
        assert_eq!(glyphs(&face.shape(text, script, language, &[])), expected, "{text}");
    }
}

#[test]
fn faces_are_found_by_family_weight_and_character() {
    let set = FontSet::builtin();
    let find = |family: &str, weight, ch| set.find(&[family.to_owned()], weight, ch);
    assert_eq!(find("Noto Sans SC", 400, '中'), Some(SC));
    assert_eq!(find("noto sans sc", 600, '中'), Some(SC_BOLD));
    assert_eq!(find("Noto Serif SC", 400, '中'), Some(SERIF_BOLD));
    assert_eq!(find("No Such Family", 700, '中'), Some(SC_BOLD));
    assert_eq!(find("Noto Serif SC", 700, 'ᠮ'), Some(MONGOLIAN));
    assert_eq!(find("Noto Sans SC", 400, '\u{E000}'), None);
    assert!(set.covers('ᠮ') && set.covers('龘') && !set.covers('\u{E000}'));
}

#[test]
fn a_set_may_be_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&FontSet::builtin());
}

proptest! {
    /// What is looked up singly is what the shaper makes of it in any company.
    #[test]
    fn singles_are_what_shaping_gives(
        text in "([一-龥]{1,3}|[，。、；：？！《》（）〔〕【】“”‘’·～①-⑳—…]{1,3}|——|……){1,30}",
        face in prop::sample::select(vec![SC, SC_BOLD, SERIF_BOLD]),
    ) {
        let set = FontSet::builtin();
        let face = set.face(face);
        let singles = face.singles("zh-CN");
        let shaped = face.shape(&text, Script::Han, "zh-CN", &[]);
        for (at, ch) in text.char_indices() {
            if let Some(single) = singles.get(ch) {
                let own: Vec<_> = shaped.iter().filter(|glyph| glyph.cluster as usize == at).collect();
                prop_assert_eq!(own.len(), 1);
                prop_assert_eq!((own[0].id, own[0].advance), (single.glyph, i32::from(single.advance)), "{}", ch);
                prop_assert_eq!((own[0].x_offset, own[0].y_offset), (0, 0));
            }
        }
    }
}

#[test]
fn chinese_text_is_singles_but_for_dashes() {
    let set = FontSet::builtin();
    let singles = set.face(SC).singles("zh-CN");
    assert!("政务公开，。、；：？！《》（）〔〕“”·①".chars().all(|ch| singles.get(ch).is_some()));
    assert_eq!(singles.get('—'), None, "two of them join");
    let stop = singles.get('。').unwrap();
    assert!(stop.lead < 100 && stop.trail > 500, "a Chinese full stop stands at the lower left: {stop:?}");
}

#[test]
fn a_subset_draws_what_the_face_draws() {
    let set = FontSet::builtin();
    for (_, face) in set.faces() {
        let wanted: BTreeSet<u16> = "Qé中国政务ᠮᠣ".chars().filter_map(|ch| face.glyph(ch)).collect();
        let subset = face.subset(&wanted).unwrap();
        assert_eq!(subset, face.subset(&wanted).unwrap());
        assert!(subset.data.len() < face.data().len() / 20, "{} bytes", subset.data.len());
        assert_eq!(subset.glyphs.len(), wanted.len() + 1);
        for (&old, &new) in &subset.glyphs {
            assert_eq!(outline(&subset.data, 0, new), outline(face.data(), face.index(), old), "glyph {old}");
        }
    }
}

/// A glyph's outline and advance as SVG, read by a parser of its own.
fn outline(font: &[u8], index: u32, glyph: u16) -> (Option<String>, Option<f32>) {
    use skrifa::outline::{DrawSettings, pen::SvgPen};
    use skrifa::prelude::{FontRef, LocationRef, Size};
    use skrifa::{GlyphId, MetadataProvider};
    let font = FontRef::from_index(font, index).unwrap();
    let glyph = GlyphId::from(glyph);
    let path = font.outline_glyphs().get(glyph).map(|outline| {
        let mut pen = SvgPen::new();
        outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).unwrap();
        pen.to_string()
    });
    (path, font.glyph_metrics(Size::unscaled(), LocationRef::default()).advance_width(glyph))
}

/// Where a table stands in a font file: its record in the directory, and its data.
fn table(font: &[u8], tag: [u8; 4]) -> (usize, usize) {
    let record = (12..).step_by(16).find(|&at| font[at..at + 4] == tag).unwrap();
    (record, u32::from_be_bytes(font[record + 8..record + 12].try_into().unwrap()) as usize)
}

fn folder(files: &[(&str, &[u8])]) -> (TempDir, Vec<String>, FontSet) {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let mut found = Diagnostics::default();
    let set = FontSet::with_folder(folder.path(), &mut found);
    let keys = found.as_slice().iter().map(|found| {
        let file = found.file.as_deref().and_then(|file| file.rsplit('/').next()).unwrap_or_default();
        format!("{} {file}", found.key)
    });
    (folder, keys.collect(), set)
}

fn mongolian() -> Vec<u8> {
    FontSet::builtin().face(MONGOLIAN).data().to_vec()
}

#[test]
fn what_cannot_be_used_is_reported_and_the_rest_is_added() {
    let font = mongolian();
    let mut own = font.clone();
    let (record, _) = table(&own, *b"head");
    // Another file of the same family: its checksum differs.
    own[record + 4] ^= 1;
    let mut restricted = own.clone();
    let (_, os2) = table(&restricted, *b"OS/2");
    restricted[os2 + 8..os2 + 10].copy_from_slice(&0x0002_u16.to_be_bytes());
    let mut unsubsettable = own.clone();
    unsubsettable[os2 + 8..os2 + 10].copy_from_slice(&0x0104_u16.to_be_bytes());
    let mut variable = own.clone();
    let (record, _) = table(&variable, *b"gasp");
    variable[record..record + 4].copy_from_slice(b"fvar");

    let (_keep, found, set) = folder(&[
        ("OFL.txt", b"licence"),
        ("a-builtin.ttf", &font),
        ("b-own.TTF", &own),
        ("c-broken.otf", b"not a font"),
        ("d-cut.ttf", &own[..2000]),
        ("e-restricted.ttf", &restricted),
        ("f-unsubsettable.ttf", &unsubsettable),
        ("g-variable.ttf", &variable),
        ("h-web.woff2", b"wOF2"),
    ]);
    assert_eq!(
        found,
        [
            "font-broken c-broken.otf",
            "font-broken d-cut.ttf",
            "font-embedding-forbidden e-restricted.ttf",
            "font-embedding-forbidden f-unsubsettable.ttf",
            "font-variable g-variable.ttf",
            "font-web-format h-web.woff2",
        ]
    );
    assert_eq!(set.faces().map(|(_, face)| face.family()).skip(4).collect::<Vec<_>>(), ["Noto Sans Mongolian"]);
}

#[test]
fn outlines_are_cff_where_the_face_has_no_others() {
    let mut font = mongolian();
    let (record, _) = table(&font, *b"GDEF");
    font[record..record + 4].copy_from_slice(b"CFF ");
    let (_keep, _, set) = folder(&[("both.otf", &font)]);
    assert!(!set.face(FaceId(4)).is_cff());
    let (record, _) = table(&font, *b"glyf");
    font[record..record + 4].copy_from_slice(b"glyx");
    let (_keep, _, set) = folder(&[("cff.otf", &font)]);
    assert!(set.face(FaceId(4)).is_cff());
}

#[test]
fn a_collection_gives_all_its_faces() {
    let set = FontSet::builtin();
    let (first, second) = (mongolian(), set.face(SC).data()[..].to_vec());
    let collection = collect(&[&first, &second]);
    let (_keep, found, set) = folder(&[("both.ttc", &collection)]);
    assert_eq!(found, [""; 0]);
    let added: Vec<(&str, u32)> = set.faces().skip(4).map(|(_, face)| (face.family(), face.index())).collect();
    assert_eq!(added, [("Noto Sans Mongolian", 0), ("Noto Sans SC", 1)]);
    let face: &Face = set.face(FaceId(5));
    let glyph = face.glyph('政').unwrap();
    let subset = face.subset(&BTreeSet::from([glyph])).unwrap();
    assert_eq!(outline(&subset.data, 0, subset.glyphs[&glyph]), outline(&second, 0, glyph));
}

/// A TrueType collection of fonts (OpenType, font collections).
fn collect(fonts: &[&[u8]]) -> Vec<u8> {
    let header = 12 + 4 * fonts.len();
    let mut offset = header;
    let mut file = b"ttcf\0\x01\0\0".to_vec();
    file.extend((fonts.len() as u32).to_be_bytes());
    for font in fonts {
        file.extend((offset as u32).to_be_bytes());
        offset += font.len().next_multiple_of(4);
    }
    for font in fonts {
        let start = file.len() as u32;
        let mut font = font.to_vec();
        for record in 0..usize::from(u16::from_be_bytes([font[4], font[5]])) {
            let at = 12 + 16 * record + 8;
            let offset = u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) + start;
            font[at..at + 4].copy_from_slice(&offset.to_be_bytes());
        }
        font.resize(font.len().next_multiple_of(4), 0);
        file.extend(font);
    }
    file
}

#[test]
fn a_folder_that_does_not_exist_adds_nothing() {
    let mut found = Diagnostics::default();
    let set = FontSet::with_folder(std::path::Path::new("no/such/folder"), &mut found);
    assert_eq!((set.faces().count(), found.as_slice().len()), (4, 0));
}
