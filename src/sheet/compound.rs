//! Compound files: the containers of xls, doc, and of all Office files with a password.
//!
//! Every chain of sectors is walked with a bound, since a broken one may run in a circle. The container that is handed
//! on is built anew around the one stream that is wanted.

use super::archive::damaged;
use crate::diag::Diagnostic;

/// The sector numbers from here on are marks.
const LAST_SECTOR: u32 = 0xFFFF_FFF9;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
const FAT_SECTOR: u32 = 0xFFFF_FFFD;
/// Streams shorter than this lie in the small sectors.
const LEAST_IN_SECTORS: usize = 4096;

/// A compound file, its directory read.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    entries: Vec<Entry>,
    small_fat: Vec<u32>,
    small: Vec<u8>,
}

struct Entry {
    name: String,
    start: u32,
    length: usize,
}

impl<'a> Compound<'a> {
    /// Reads the directory of a compound file.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Diagnostic> {
        Self::parse(bytes).ok_or_else(damaged)
    }

    fn parse(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?;
        if shift != 9 && shift != 12 {
            return None;
        }
        let mut file = Self {
            bytes,
            sector: 1 << shift,
            fat: Vec::new(),
            entries: Vec::new(),
            small_fat: Vec::new(),
            small: Vec::new(),
        };
        for number in file.fat_sectors()? {
            let sector = file.sector(number)?;
            file.fat.extend(numbers(sector));
        }
        let directory = file.chain(u32_at(bytes, 48)?, usize::MAX)?;
        file.entries = directory.chunks_exact(128).filter_map(entry).collect();
        let small_fat = file.chain(u32_at(bytes, 60)?, usize::MAX)?;
        file.small_fat = numbers(&small_fat).collect();
        let root = file.entries.first()?;
        file.small = file.chain(root.start, root.length)?;
        Some(file)
    }

    /// The sectors that hold the table of chains.
    fn fat_sectors(&self) -> Option<Vec<u32>> {
        let mut sectors: Vec<u32> = numbers(self.bytes.get(76..512)?).collect();
        let mut next = u32_at(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector + 1;
        for _ in 0..most {
            if next > LAST_SECTOR {
                break;
            }
            let mut more: Vec<u32> = numbers(self.sector(next)?).collect();
            next = more.pop()?;
            sectors.extend(more);
        }
        sectors.retain(|&number| number <= LAST_SECTOR);
        (sectors.len() <= most).then_some(sectors)
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize + 1).checked_mul(self.sector)?;
        let end = (start + self.sector).min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// The bytes of a chain of sectors, `length` at most.
    fn chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        follow(start, &self.fat, length, |number| self.sector(number))
    }

    /// Whether there is a stream of that name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// A stream's bytes; none when it is missing or its chain is broken.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        if entry.length < LEAST_IN_SECTORS {
            follow(entry.start, &self.small_fat, entry.length, |number| {
                let start = (number as usize).checked_mul(64)?;
                self.small.get(start..(start + 64).min(self.small.len()))
            })
        } else {
            self.chain(entry.start, entry.length)
        }
    }
}

fn follow<'b>(start: u32, fat: &[u32], length: usize, sector: impl Fn(u32) -> Option<&'b [u8]>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut next = start;
    // No chain is longer than there are sectors, unless it runs in a circle.
    for _ in 0..=fat.len() {
        if next > LAST_SECTOR || bytes.len() >= length {
            bytes.truncate(length);
            return Some(bytes);
        }
        bytes.extend_from_slice(sector(next)?);
        next = *fat.get(next as usize)?;
    }
    None
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let name: Vec<u16> = bytes[..64].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let name = String::from_utf16_lossy(&name);
    let name = name.split('\0').next()?.to_owned();
    Some(Entry { name, start: u32_at(bytes, 116)?, length: u32_at(bytes, 120)? as usize })
}

/// A sound compound file with one stream, in sectors of 4096 bytes: header, table of chains, directory, stream.
pub(super) fn around(name: &str, mut stream: Vec<u8>) -> Vec<u8> {
    const SECTOR: usize = 4096;
    stream.resize(stream.len().max(LEAST_IN_SECTORS).next_multiple_of(SECTOR), 0);
    let of_stream = stream.len() / SECTOR;
    // The table has an entry for each of its own sectors, too.
    let of_fat = (of_stream + 1).div_ceil(SECTOR / 4 - 1);
    let directory = of_fat as u32;
    let mut file = vec![0; SECTOR];
    file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (at, value) in [(24, 0x3E), (26, 4), (28, 0xFFFE), (30, 12), (32, 6)] {
        file[at..at + 2].copy_from_slice(&u16::to_le_bytes(value));
    }
    let long = |file: &mut Vec<u8>, at: usize, value: u32| file[at..at + 4].copy_from_slice(&value.to_le_bytes());
    for (at, value) in [(40, 1), (44, directory), (48, directory), (56, 4096), (60, END_OF_CHAIN), (68, END_OF_CHAIN)] {
        long(&mut file, at, value);
    }
    for index in 0..109 {
        long(&mut file, 76 + 4 * index, if index < of_fat { index as u32 } else { FREE });
    }
    let first = directory + 1;
    let last = directory + of_stream as u32;
    let chain = (first..=last).map(|number| if number == last { END_OF_CHAIN } else { number + 1 });
    let fat = std::iter::repeat_n(FAT_SECTOR, of_fat).chain([END_OF_CHAIN]).chain(chain);
    file.extend(fat.flat_map(u32::to_le_bytes));
    file.resize((1 + of_fat) * SECTOR, 0xFF);
    file.extend(entry_bytes("Root Entry", 5, 0, 0));
    file.extend(entry_bytes(name, 2, first, stream.len()));
    file.resize((2 + of_fat) * SECTOR, 0);
    file.extend(stream);
    file
}

fn entry_bytes(name: &str, kind: u8, start: u32, length: usize) -> [u8; 128] {
    let mut bytes = [0; 128];
    for (at, unit) in name.encode_utf16().take(31).enumerate() {
        bytes[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
    }
    let size = 2 * (name.encode_utf16().count() as u16 + 1);
    bytes[64..66].copy_from_slice(&size.to_le_bytes());
    bytes[66] = kind;
    bytes[67] = 1;
    let child = if kind == 5 { 1 } else { FREE };
    for (at, value) in [(68, FREE), (72, FREE), (76, child), (116, start), (120, length as u32)] {
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    bytes
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

/// The two bytes at a place.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?).map(|two| u16::from_le_bytes([two[0], two[1]]))
}

/// The four bytes at a place.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    numbers(bytes.get(at..at.checked_add(4)?)?).next()
}
