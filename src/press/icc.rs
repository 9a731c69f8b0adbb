//! ICC profiles of printing inks: the two tables that lead from inks to colours and back.
//!
//! Comes in: the bytes of a profile (ICC.1:2001-04, also ICC.1:2010 where it holds `lut8Type` or `lut16Type`). Goes out: a
//! [`Profile`]. Of each direction the colorimetric table is read, relative to the paper, and evaluated in floating point, a
//! straight line between neighbouring nodes: the same numbers on every machine.

/// What is read of a profile.
#[derive(Debug)]
pub struct Profile {
    /// What it calls itself.
    pub description: String,
    /// Inks to Lab.
    pub to_lab: Table,
    /// Lab to inks.
    pub to_inks: Table,
}

/// Why a file is no profile for this purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No ICC profile at all, or cut off.
    NoProfile,
    /// Not one of a printer with inks cyan, magenta, yellow, black.
    NoInks,
    /// A table is missing or broken: its tag.
    Table(&'static str),
}

/// Most nodes along a side: what any profile in use has twice over.
const MOST_NODES: usize = 65;

impl Profile {
    /// Reads a profile.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let header = bytes.get(..128).filter(|header| header[36..40] == *b"acsp").ok_or(Fault::NoProfile)?;
        if header[12..16] != *b"prtr" || header[16..20] != *b"CMYK" || header[20..24] != *b"Lab " {
            return Err(Fault::NoInks);
        }
        let tag = |name: &[u8; 4]| tag(bytes, *name);
        // The colorimetric table; that of another intent where there is no such.
        let to_lab = tag(b"A2B1").or_else(|| tag(b"A2B0")).and_then(|tag| Table::read(tag, 4, 3, Code::Ink, Code::Lab));
        let to_inks =
            tag(b"B2A1").or_else(|| tag(b"B2A0")).and_then(|tag| Table::read(tag, 3, 4, Code::Lab, Code::Ink));
        Ok(Self {
            description: tag(b"desc").and_then(description).unwrap_or_default(),
            to_lab: to_lab.ok_or(Fault::Table("A2B1"))?,
            to_inks: to_inks.ok_or(Fault::Table("B2A1"))?,
        })
    }
}

fn word(bytes: &[u8], at: usize) -> Option<usize> {
    let word = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    Some(u32::from_be_bytes(word) as usize)
}

fn half(bytes: &[u8], at: usize) -> Option<usize> {
    let half = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(u16::from_be_bytes(half).into())
}

fn tag(bytes: &[u8], name: [u8; 4]) -> Option<&[u8]> {
    let entry = |index: usize| bytes.get(132 + index * 12..144 + index * 12);
    let entry = (0..word(bytes, 128)?.min(100)).map_while(entry).find(|entry| entry[..4] == name)?;
    let (from, length) = (word(entry, 4)?, word(entry, 8)?);
    bytes.get(from..from.checked_add(length)?)
}

/// The description: plain in version 2, in UTF-16 in version 4.
fn description(tag: &[u8]) -> Option<String> {
    let text = match tag.get(..4)? {
        b"desc" => {
            let length = word(tag, 8)?;
            String::from_utf8_lossy(tag.get(12..12_usize.checked_add(length)?)?).into_owned()
        }
        b"mluc" => {
            let (length, from) = (word(tag, 20)?, word(tag, 24)?);
            let units = tag.get(from..from.checked_add(length)?)?.as_chunks::<2>().0.iter();
            String::from_utf16_lossy(&units.map(|&unit| u16::from_be_bytes(unit)).collect::<Vec<_>>())
        }
        _ => return None,
    };
    let text: String = text.chars().filter(|character| !character.is_control()).collect();
    Some(text.trim().to_owned())
}

/// What the numbers of one end of a table stand for.
#[derive(Clone, Copy)]
enum Code {
    /// Shares of ink.
    Ink,
    /// L* in hundredths, a* and b* as they are.
    Lab,
}

/// A function given by its values at the nodes of a grid, with a curve before it and one behind it for each channel.
#[derive(Debug)]
pub struct Table {
    before: Vec<Vec<f64>>,
    nodes: usize,
    grid: Vec<[f64; 4]>,
    behind: Vec<Vec<f64>>,
    /// Of what comes in: what is added, and what the sum is divided by.
    into: [(f64, f64); 4],
    /// Of what goes out, likewise, undone.
    out: [(f64, f64); 4],
}

impl Table {
    fn read(tag: &[u8], inputs: usize, outputs: usize, from: Code, to: Code) -> Option<Self> {
        let wide = match tag.get(..4)? {
            b"mft1" => false,
            b"mft2" => true,
            _ => return None,
        };
        let nodes = usize::from(*tag.get(10)?);
        let sound =
            usize::from(tag[8]) == inputs && usize::from(tag[9]) == outputs && (2..=MOST_NODES).contains(&nodes);
        if !sound {
            return None;
        }
        let mut at: usize = if wide { 52 } else { 48 };
        let (entries_before, entries_behind) = if wide { (half(tag, 48)?, half(tag, 50)?) } else { (256, 256) };
        if !(2..=4096).contains(&entries_before) || !(2..=4096).contains(&entries_behind) {
            return None;
        }
        let mut numbers = |count: usize| -> Option<Vec<f64>> {
            let size = if wide { count * 2 } else { count };
            let bytes = tag.get(at..at.checked_add(size)?)?;
            at += size;
            Some(if wide {
                bytes.as_chunks::<2>().0.iter().map(|&pair| f64::from(u16::from_be_bytes(pair)) / 65535.0).collect()
            } else {
                bytes.iter().map(|&byte| f64::from(byte) / 255.0).collect()
            })
        };
        let before = numbers(inputs * entries_before)?;
        let grid = numbers(nodes.pow(inputs as u32) * outputs)?;
        let behind = numbers(outputs * entries_behind)?;
        let node = |values: &[f64]| {
            let mut node = [0.0; 4];
            node[..outputs].copy_from_slice(values);
            node
        };
        Some(Self {
            before: before.chunks_exact(entries_before).map(<[f64]>::to_vec).collect(),
            nodes,
            grid: grid.chunks_exact(outputs).map(node).collect(),
            behind: behind.chunks_exact(entries_behind).map(<[f64]>::to_vec).collect(),
            into: coding(from, wide),
            out: coding(to, wide),
        })
    }

    /// The function's value; of four numbers in or out, the last has no meaning where there are three.
    pub fn at(&self, values: [f64; 4]) -> [f64; 4] {
        let inputs = self.before.len();
        let mut places = [(0, 0.0); 4];
        for (channel, curve) in self.before.iter().enumerate() {
            let (add, divide) = self.into[channel];
            let coded = ((values[channel] + add) / divide).clamp(0.0, 1.0);
            let place = along(curve, coded) * (self.nodes - 1) as f64;
            let node = (place as usize).min(self.nodes - 2);
            places[channel] = (node, place - node as f64);
        }
        let mut mixed = [0.0; 4];
        for corner in 0..1_usize << inputs {
            let (mut index, mut weight) = (0, 1.0);
            for (channel, &(node, share)) in places[..inputs].iter().enumerate() {
                let upper = corner >> channel & 1;
                index = index * self.nodes + node + upper;
                weight *= if upper == 1 { share } else { 1.0 - share };
            }
            if weight > 0.0 {
                for (sum, value) in mixed.iter_mut().zip(self.grid[index]) {
                    *sum += weight * value;
                }
            }
        }
        for (channel, curve) in self.behind.iter().enumerate() {
            let (add, divide) = self.out[channel];
            mixed[channel] = along(curve, mixed[channel]) * divide - add;
        }
        mixed
    }
}

/// How Lab is written: in 16 bits as ICC.1:2001-04, 6.4.4 says, which both versions keep to in these tables.
fn coding(code: Code, wide: bool) -> [(f64, f64); 4] {
    match (code, wide) {
        (Code::Ink, _) => [(0.0, 1.0); 4],
        (Code::Lab, true) => {
            let chroma = (128.0, 65535.0 / 256.0);
            [(0.0, 100.0 * 65535.0 / 65280.0), chroma, chroma, (0.0, 1.0)]
        }
        (Code::Lab, false) => [(0.0, 100.0), (128.0, 255.0), (128.0, 255.0), (0.0, 1.0)],
    }
}

/// A curve's value at a share of its length.
fn along(curve: &[f64], share: f64) -> f64 {
    let place = share.clamp(0.0, 1.0) * (curve.len() - 1) as f64;
    let node = (place as usize).min(curve.len() - 2);
    let rest = place - node as f64;
    curve[node] * (1.0 - rest) + curve[node + 1] * rest
}
