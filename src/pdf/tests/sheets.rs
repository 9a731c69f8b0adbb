//! Finished files put on sheets and joined.

use super::*;
use crate::impose::{Placed, Sheet};

/// A sheet with these pages side by side.
fn sheet(pages: &[usize]) -> Sheet {
    let side = Length::mm(100.0);
    let place = |(at, &page): (usize, &usize)| {
        let rect = Rect::new(Point::new(side * at as i64, Length::ZERO), Size::new(side, side));
        Placed { page, rect, scale: 1.0, turned: false, clip: rect }
    };
    let placed = pages.iter().enumerate().map(place).collect();
    Sheet { size: Size::new(side * pages.len() as i64, side), placed, ..Sheet::default() }
}

#[test]
fn sheets_and_merged_files_are_as_compact_as_documents() {
    let shape =
        |fill| Item::Shape(Shape { rect: Rect::default(), radius: Length::ZERO, fill: Some(fill), stroke: None });
    let pages = document((0..9).map(|_| page((0..50).map(|_| shape(Color::BLACK)).collect())).collect());
    let bytes = written(&pages, &Codes::new());
    let marks = written(&document((0..3).map(|_| page(vec![shape(Color::BLACK)])).collect()), &Codes::new());
    let imposed = impose(&bytes, &marks, &[sheet(&[0, 1, 2]), sheet(&[3, 4, 5]), sheet(&[6, 7, 8])]).unwrap();
    let merged = merge(&[&bytes, &marks], "Mingma").unwrap();
    for (name, file, pages) in [("imposed", imposed, 3), ("merged", merged, 12)] {
        let holds = |text: &str| file.windows(text.len()).any(|window| window == text.as_bytes());
        assert!(holds("/ObjStm") && !holds("/Parent"), "{name}: pages can be read without unpacking");
        let objects = read(&file);
        assert_eq!(objects.page_iter().count(), pages, "{name}");
        let contents = objects.page_iter().flat_map(|page| objects.get_page_contents(page));
        for content in contents.map(|id| objects.get_object(id).unwrap().as_stream().unwrap()) {
            let is_packed =
                content.dict.get(b"Filter").and_then(Object::as_name).is_ok_and(|name| name == b"FlateDecode");
            assert!(is_packed || content.content.len() < 100, "{name}: {} bytes as they are", content.content.len());
        }
    }
}

#[test]
fn a_sheet_of_a_page_that_is_not_there_is_an_error() {
    let bytes = written(&document(vec![page(Vec::new())]), &Codes::new());
    assert!(impose(&bytes, &bytes, &[sheet(&[0])]).is_ok());
    assert!(matches!(
        impose(&bytes, &bytes, &[sheet(&[0, 1])]),
        Err(PdfError::Object(lopdf::Error::PageNumberNotFound(2)))
    ));
}
