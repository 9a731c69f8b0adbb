//! One photo: what is on it, which pages that is, and what is missing of them.

use std::collections::BTreeSet;

use super::decide::decide;
use super::find::{Finds, find, is_there, read, read_fast};
use super::known::Walls;
use super::modules;
use super::pages::Page;
use super::plane::Plane;
use super::recognise::{Laid, expected, is_within, recognise};
use super::{CodeAudit, Missing, PhotoAudit, SheetAudit, State, Why};
use crate::picture::Photo;
use crate::register::Posting;
use crate::scan::photo::{Corners, Scan, Seen, contains, middle};
use crate::scan::raster::Gray;

/// Pixels along the side of a code that is looked for where it should be.
const STRAIGHTENED: usize = 360;
/// How much of its side is looked at around it: its quiet zone.
const QUIET: f64 = 0.12;

/// Looks at a photo that was taken at a place, if that is known.
#[must_use]
pub fn look(photo: Photo, place: Option<&str>, walls: &Walls<'_>) -> PhotoAudit {
    let size = (photo.width, photo.height);
    let photo = Gray::of_photo(photo);
    let mut finds = find(&photo);
    let mut laid = recognise(&walls.pages, &finds.seen, size);
    for _ in 0..MOST_ROUNDS {
        if !look_again(&photo, &laid, &mut finds, walls, Look::Modules) {
            break;
        }
        laid = recognise(&walls.pages, &finds.seen, size);
    }
    if look_again(&photo, &laid, &mut finds, walls, Look::Readers) {
        laid = recognise(&walls.pages, &finds.seen, size);
    }
    let mut audit = PhotoAudit {
        place: place.map(str::to_owned),
        size: Some(size),
        sheets: laid.iter().map(|laid| sheet(laid, place, walls)).collect(),
        ..PhotoAudit::default()
    };
    let mut told = BTreeSet::new();
    for (index, laid) in laid.iter().enumerate() {
        let page = &walls.pages.all[laid.page];
        for (&at, &seen) in &laid.at {
            told.insert(seen);
            let seen = &finds.seen[seen];
            let code = decide(&seen.text, Some(page.places[at].id), walls);
            audit.codes.push(CodeAudit { sheet: Some(index), corners: rounded(&seen.corners), ..code });
        }
    }
    let seen = (0..finds.seen.len()).filter(|at| !told.contains(at)).map(|at| &finds.seen[at]);
    let mut others: Vec<CodeAudit> = seen.map(|seen| other(Some(&seen.text), &seen.corners, walls)).collect();
    others.extend(finds.unread.iter().map(|corners| other(None, corners, walls)));
    others.sort_by_key(|code| (code.corners[0].1, code.corners[0].0, code.text.clone()));
    missing(&laid, &mut audit.sheets, &mut others, walls, size);
    audit.codes.extend(others);
    audit
}

/// How often a sheet is gone over by where its modules should be, each time from what the last gave.
const MOST_ROUNDS: usize = 4;

/// Places that both readers look at. Of a sheet that lacks more, the slow one reads nothing either.
const MOST_SLOWLY: usize = 8;

/// How a code is looked for where it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// Its modules are taken from where they should be. The more codes were read, the better that is known.
    Modules,
    /// Its place is straightened and given to the readers, who find other codes too.
    Readers,
}

/// Looks once more wherever a code should be that was not read. Whether that gave more.
fn look_again(photo: &Gray, laid: &[Laid], finds: &mut Finds, walls: &Walls<'_>, look: Look) -> bool {
    let size = (photo.width, photo.height);
    let before = finds.seen.len();
    for laid in laid {
        let page = &walls.pages.all[laid.page];
        let is_slow = page.places.len() - laid.at.len() <= MOST_SLOWLY;
        for (place, corners) in open_places(laid, page) {
            let is_read = finds.seen.iter().any(|seen| is_there(&seen.corners, &corners));
            if is_read || !is_within(&corners, size) {
                continue;
            }
            let text = match look {
                Look::Modules => modules::read(photo, &corners, page.places[place].modules),
                Look::Readers => {
                    straightened(photo, &corners).and_then(|cut| if is_slow { read(&cut) } else { read_fast(&cut) })
                }
            };
            if let Some(text) = text {
                let read = vec![Seen { text, corners, is_oriented: true }];
                finds.add(Scan { read, ..Scan::default() }, 1.0);
            }
        }
    }
    finds.seen.len() > before
}

/// The places of a page whose codes were not read, and where they should lie.
fn open_places<'a>(laid: &'a Laid, page: &'a Page<'_>) -> impl Iterator<Item = (usize, Corners)> + 'a {
    let open = page.places.iter().enumerate().filter(|(place, _)| !laid.at.contains_key(place));
    open.map(|(place, own)| (place, expected(&laid.plane, own)))
}

/// A symbol and its quiet zone as they would look from straight ahead; none where it is too small to hold one.
fn straightened(photo: &Gray, corners: &Corners) -> Option<Gray> {
    let plane = Plane::of_square(1.0, corners)?;
    let step = (1.0 + 2.0 * QUIET) / STRAIGHTENED as f64;
    Some(Gray::from_fn(STRAIGHTENED, STRAIGHTENED, |x, y| {
        let place = ((x as f64 + 0.5) * step - QUIET, (y as f64 + 0.5) * step - QUIET);
        let (u, v) = plane.at(place);
        if u.is_finite() && v.is_finite() { photo.between(u, v) as u8 } else { u8::MAX }
    }))
}

/// A code that belongs to no page that was recognised.
fn other(text: Option<&str>, corners: &Corners, walls: &Walls<'_>) -> CodeAudit {
    let code = text.map_or_else(CodeAudit::default, |text| decide(text, None, walls));
    CodeAudit { corners: rounded(corners), ..code }
}

fn rounded(corners: &Corners) -> [(i32, i32); 4] {
    corners.map(|(x, y)| (x.round() as i32, y.round() as i32))
}

/// What is missing of each sheet, and which of the other codes stand in its place. A sheet's own codes that another
/// sheet lies over are no business of either.
fn missing(
    laid: &[Laid],
    sheets: &mut [SheetAudit],
    others: &mut [CodeAudit],
    walls: &Walls<'_>,
    size: (usize, usize),
) {
    for (index, (laid, sheet)) in laid.iter().zip(sheets).enumerate() {
        let page = &walls.pages.all[laid.page];
        for (place, corners) in open_places(laid, page) {
            let own = &page.places[place];
            let covers = |code: &&mut CodeAudit| {
                code.sheet.is_none() && is_there(&code.corners.map(|(x, y)| (f64::from(x), f64::from(y))), &corners)
            };
            let why = match others.iter_mut().find(covers) {
                Some(code) => {
                    code.sheet = Some(index);
                    code.instead_of = Some(own.id.to_owned());
                    // What is right and in another's place, or unreadable, leaves the place's own code to be looked for.
                    let is_wrong = code.state.is_trouble() && code.state != State::Unreadable;
                    if is_wrong { Why::Replaced } else { Why::NotRead }
                }
                None if is_within(&corners, size) => Why::NotRead,
                None => Why::Outside,
            };
            sheet.missing.push(Missing { id: own.id.to_owned(), why });
        }
        for code in others.iter_mut().filter(|code| code.sheet.is_none()) {
            if is_on(laid, page, code) {
                code.sheet = Some(index);
            }
        }
    }
}

/// Whether a code lies on the part of a sheet that its codes take up, and a code's breadth around it.
fn is_on(laid: &Laid, page: &Page<'_>, code: &CodeAudit) -> bool {
    let places = page.places.iter();
    let (left, top, right, bottom) = places.fold((f64::MAX, f64::MAX, f64::MIN, f64::MIN), |around, place| {
        let ((x, y), side) = (place.corner, place.side);
        (around.0.min(x - side), around.1.min(y - side), around.2.max(x + 2.0 * side), around.3.max(y + 2.0 * side))
    });
    let hull = [(left, top), (right, top), (right, bottom), (left, bottom)].map(|corner| laid.plane.at(corner));
    contains(&hull, middle(&code.corners.map(|(x, y)| (f64::from(x), f64::from(y)))))
}

/// A recognised page, and which posting it is.
fn sheet(laid: &Laid, place: Option<&str>, walls: &Walls<'_>) -> SheetAudit {
    let fitting: Vec<&Page<'_>> =
        std::iter::once(laid.page).chain(laid.others.iter().copied()).map(|page| &walls.pages.all[page]).collect();
    let may_be = |posting: &&Posting| {
        let is_page =
            |page: &&Page<'_>| page.document == posting.document && page.editions.contains(&posting.edition.as_str());
        place.is_none_or(|place| place == posting.place) && fitting.iter().any(is_page)
    };
    let postings: Vec<&Posting> = walls.known.hanging.iter().filter(may_be).collect();
    let documents: BTreeSet<&str> = fitting.iter().map(|page| page.document).collect();
    // Without a place, a document that is not certain cannot tell where it hangs.
    let only = match postings.as_slice() {
        &[only] if place.is_some() || documents.len() == 1 => Some(only),
        _ => None,
    };
    let page = only.and_then(|only| fitting.iter().find(|page| page.document == only.document));
    let page = page.unwrap_or(&fitting[0]);
    let same = fitting.iter().filter(|other| (other.document, other.number) == (page.document, page.number));
    let mut editions: Vec<&str> = same.flat_map(|page| page.editions.iter().copied()).collect();
    editions.sort_by_key(|name| walls.known.editions.iter().position(|(edition, _)| edition.name == *name));
    editions.dedup();
    if let Some(only) = only {
        editions.retain(|edition| *edition == only.edition);
    }
    let or =
        if only.is_some() { Vec::new() } else { documents.into_iter().filter(|path| *path != page.document).collect() };
    SheetAudit {
        document: page.document.to_owned(),
        page: page.number,
        editions: editions.into_iter().map(str::to_owned).collect(),
        or: or.into_iter().map(str::to_owned).collect(),
        posting: only.map(|only| only.number),
        postings: postings.into_iter().filter(|_| only.is_none()).map(|posting| posting.number).collect(),
        codes: page.places.len(),
        read: laid.at.len(),
        missing: Vec::new(),
    }
}
