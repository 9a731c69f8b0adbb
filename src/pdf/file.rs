//! The bytes of a file. What is no stream stands with others in compressed object streams, and a compressed
//! cross-reference stream tells where each object is (ISO 32000-1, 7.5.7 and 7.5.8).

use lopdf::{Dictionary, Document as Objects, Object, ObjectId, Stream, dictionary};
use rayon::prelude::*;

use super::PdfError;
use super::deflate::Deflater;
use super::syntax::{object, plain};

/// How many objects share one object stream: more compress better, but a reader unpacks them all to find one.
const TOGETHER: usize = 200;

/// Objects that are bytes already, numbered one after the other. A structure tree of a hundred thousand elements takes
/// a tenth of what its dictionaries would.
#[derive(Default)]
pub struct Written {
    first: u32,
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Written {
    /// Those that follow the object of this number.
    pub fn after(last: u32) -> Self {
        Self { first: last + 1, ..Self::default() }
    }

    /// The name of the object at this place among them, be it there already or still to come.
    pub fn id(&self, index: usize) -> ObjectId {
        (self.first + index as u32, 0)
    }

    /// Adds the one that comes next.
    pub fn add(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> ObjectId {
        let id = self.id(self.ends.len());
        write(&mut self.bytes);
        self.ends.push(self.bytes.len());
        id
    }

    /// The highest number in use.
    pub fn last(&self) -> u32 {
        self.first + self.ends.len() as u32 - 1
    }

    fn iter(&self) -> impl Iterator<Item = (u32, Small<'_>)> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let pieces = starts.zip(&self.ends).map(|(start, &end)| Small::Bytes(&self.bytes[start..end]));
        (self.first..).zip(pieces)
    }
}

/// What goes into an object stream.
enum Small<'a> {
    Object(&'a Object),
    Bytes(&'a [u8]),
}

/// Where a reader finds an object.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    At { offset: usize, generation: u16 },
    Within { stream: u32, index: usize },
}

/// A file while it is written.
pub struct File {
    bytes: Vec<u8>,
    /// By number.
    places: Vec<Place>,
}

impl File {
    /// Begins a file for objects up to this number.
    pub fn new(version: &str, last: u32) -> Self {
        let mut bytes = format!("%PDF-{version}\n%").into_bytes();
        // So that no one takes it for text (ISO 19005-2, 6.1.2).
        bytes.extend_from_slice(&[0xBB, 0xAD, 0xC0, 0xDE, b'\n']);
        Self { bytes, places: vec![Place::Nowhere; last as usize + 1] }
    }

    /// A file of these objects alone, which are found as their own trailer says.
    pub fn of(objects: &Objects) -> Result<Vec<u8>, PdfError> {
        let mut file = Self::new(&objects.version, objects.max_id);
        file.objects(objects, &Written::after(objects.max_id))?;
        // What else a trailer holds is about the file that was read.
        let own = ["Root", "Info", "ID"].map(|key| Ok((key, objects.trailer.get(key.as_bytes())?.clone())));
        file.finish(&own.into_iter().collect::<Result<_, lopdf::Error>>()?)
    }

    /// What there is so far.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Adds these.
    pub fn objects(&mut self, objects: &Objects, written: &Written) -> Result<(), PdfError> {
        let mut small = Vec::new();
        for (&id, object) in &objects.objects {
            if id.1 == 0 && object.as_stream().is_err() {
                small.push((id.0, Small::Object(object)));
            } else {
                self.object(id, object);
            }
        }
        small.extend(written.iter());
        let streams: Vec<Stream> =
            small.par_chunks(TOGETHER).map_init(Deflater::new, together).collect::<Result<_, _>>()?;
        for (members, stream) in small.chunks(TOGETHER).zip(streams) {
            let number = self.places.len() as u32;
            self.places.push(Place::Nowhere);
            for (index, &(member, _)) in members.iter().enumerate() {
                self.places[member as usize] = Place::Within { stream: number, index };
            }
            self.object((number, 0), &Object::Stream(stream));
        }
        Ok(())
    }

    /// Adds an object by itself.
    pub fn object(&mut self, (number, generation): ObjectId, value: &Object) {
        self.places[number as usize] = Place::At { offset: self.bytes.len(), generation };
        plain(&mut self.bytes, format_args!("{number} {generation} obj\n"));
        object(&mut self.bytes, value);
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    /// Ends the file with what tells a reader where to begin.
    pub fn finish(mut self, trailer: &Dictionary) -> Result<Vec<u8>, PdfError> {
        let number = self.places.len();
        let start = self.bytes.len();
        self.places.push(Place::At { offset: start, generation: 0 });
        let mut entries = dictionary! {
            "Type" => "XRef",
            "Size" => self.places.len() as i64,
            "W" => FIELDS.map(|width| Object::Integer(width as i64)).to_vec(),
            "Filter" => "FlateDecode",
            "DecodeParms" => dictionary! { "Predictor" => UP, "Columns" => ROW as i64 },
        };
        for (key, value) in trailer {
            entries.set(key.clone(), value.clone());
        }
        let table = Deflater::new().deflate(&self.table())?;
        self.object((number as u32, 0), &Object::Stream(Stream::new(entries, table)));
        plain(&mut self.bytes, format_args!("startxref\n{start}\n%%EOF\n"));
        Ok(self.bytes)
    }

    /// A row for each number; of each row only what differs from the one above, which compresses to next to nothing.
    fn table(&self) -> Vec<u8> {
        let mut table = Vec::with_capacity(self.places.len() * (ROW + 1));
        let mut above = [0; ROW];
        for &place in &self.places {
            let row = place.row();
            table.push(2);
            table.extend(row.iter().zip(above).map(|(own, above)| own.wrapping_sub(above)));
            above = row;
        }
        table
    }
}

/// The PNG predictor "up".
const UP: i64 = 12;

/// The widths of a row's fields: kind, offset or stream, generation or index.
const FIELDS: [usize; 3] = [1, 4, 2];
const ROW: usize = FIELDS[0] + FIELDS[1] + FIELDS[2];

impl Place {
    fn row(self) -> [u8; ROW] {
        let (kind, second, third) = match self {
            // A number never to be used again.
            Self::Nowhere => (0, 0, u16::MAX),
            Self::At { offset, generation } => (1, offset as u32, generation),
            Self::Within { stream, index } => (2, stream, index as u16),
        };
        let mut row = [kind; ROW];
        let (places, last) = row[FIELDS[0]..].split_at_mut(FIELDS[1]);
        places.copy_from_slice(&second.to_be_bytes());
        last.copy_from_slice(&third.to_be_bytes());
        row
    }
}

/// An object stream: first where each of its objects begins, then the objects.
fn together(deflater: &mut Deflater, members: &[(u32, Small<'_>)]) -> Result<Stream, PdfError> {
    let (mut content, mut matter) = (Vec::new(), Vec::new());
    for (number, small) in members {
        plain(&mut content, format_args!("{number} {} ", matter.len()));
        match small {
            Small::Object(value) => object(&mut matter, value),
            Small::Bytes(bytes) => matter.extend_from_slice(bytes),
        }
        matter.push(b'\n');
    }
    let entries = dictionary! {
        "Type" => "ObjStm",
        "N" => members.len() as i64,
        "First" => content.len() as i64,
        "Filter" => "FlateDecode",
    };
    content.append(&mut matter);
    Ok(Stream::new(entries, deflater.deflate(&content)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_object_is_found_again() {
        let mut objects = Objects::with_version("1.7");
        let root = objects.add_object(dictionary! { "Type" => "Catalog" });
        let stream = objects.add_object(Stream::new(dictionary! {}, b"q Q".to_vec()));
        // A number that nothing bears.
        objects.new_object_id();
        let mut written = Written::after(objects.max_id);
        for value in 0..450 {
            let id = written.add(|out| plain(out, value));
            assert_eq!(id, written.id(value));
        }
        let mut file = File::new("1.7", written.last());
        file.objects(&objects, &written).unwrap();
        let bytes = file.finish(&dictionary! { "Root" => root }).unwrap();
        let read = Objects::load_mem(&bytes).unwrap();
        assert_eq!(read.catalog().unwrap(), objects.get_dictionary(root).unwrap());
        assert_eq!(read.get_object(stream).unwrap().as_stream().unwrap().content, b"q Q");
        assert!(read.get_object((stream.0 + 1, 0)).is_err());
        for value in 0..450 {
            assert_eq!(read.get_object(written.id(value)).unwrap().as_i64().unwrap(), value as i64);
        }
    }
}
