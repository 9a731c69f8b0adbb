//! How long the shared texts of a binary workbook are (MS-XLS 2.4.265), without reading them: a cell names its text by a
//! number of four bytes, and the reader gives each cell a text of its own.

/// The table of shared texts, in the pieces its records are.
pub(super) struct Shared<'a> {
    pieces: Vec<&'a [u8]>,
}

/// What a text of unknown length is taken to have.
const LONGEST: u64 = 32_767;

impl<'a> Shared<'a> {
    /// The table in these pieces: the record's own data first, then those it is continued in.
    pub fn new(pieces: Vec<&'a [u8]>) -> Self {
        Self { pieces }
    }

    /// The length of each text in characters, as far as the table can be followed.
    pub fn lengths(mut self) -> Lengths {
        let mut lengths = Vec::new();
        // Before the first stand two counts, which may be lies.
        if self.skip(8).is_some() {
            while let Some(length) = self.text() {
                lengths.push(length);
            }
        }
        Lengths(lengths)
    }

    /// Goes past one text; gives its length.
    fn text(&mut self) -> Option<u64> {
        let length = self.number(2)?;
        let flags = self.number(1)?;
        let runs = if flags & 8 == 0 { 0 } else { self.number(2)? };
        let extension = if flags & 4 == 0 { 0 } else { self.number(4)? };
        self.characters(length, flags & 1)?;
        self.skip(4 * runs + extension)?;
        Some(length)
    }

    /// Goes past characters of one byte or two. Where a piece ends among them, the next begins with what they have
    /// from there on.
    fn characters(&mut self, mut count: u64, mut wide: u64) -> Option<()> {
        while count > 0 {
            let piece = self.pieces.first()?;
            let here = count.min(piece.len() as u64 / (1 + wide));
            self.pieces[0] = piece.get((here * (1 + wide)) as usize..)?;
            count -= here;
            if count > 0 {
                self.pieces.remove(0);
                wide = self.number(1)? & 1;
            }
        }
        Some(())
    }

    fn number(&mut self, bytes: usize) -> Option<u64> {
        let mut number = 0;
        for index in 0..bytes {
            self.settle()?;
            let (first, rest) = self.pieces[0].split_first()?;
            self.pieces[0] = rest;
            number |= u64::from(*first) << (8 * index);
        }
        Some(number)
    }

    fn skip(&mut self, mut bytes: u64) -> Option<()> {
        while bytes > 0 {
            self.settle()?;
            let here = bytes.min(self.pieces[0].len() as u64);
            self.pieces[0] = &self.pieces[0][here as usize..];
            bytes -= here;
        }
        Some(())
    }

    /// Leaves pieces that are used up.
    fn settle(&mut self) -> Option<()> {
        let used = self.pieces.iter().take_while(|piece| piece.is_empty()).count();
        self.pieces.drain(..used);
        (!self.pieces.is_empty()).then_some(())
    }
}

/// The lengths of shared texts.
pub(super) struct Lengths(Vec<u64>);

impl Lengths {
    /// The length of the text with this number.
    pub fn of(&self, number: u32) -> u64 {
        self.0.get(number as usize).copied().unwrap_or(LONGEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_followed_across_records() {
        let first = b"\x03\0\0\0\x03\0\0\0\x02\0\0ab\x03\0\x01\x16\x7f";
        // Goes on in single bytes; then a text with a run of its own looks.
        let second = b"\0cd\x01\0\x08\x01\0x1234";
        let lengths = Shared::new(vec![first, second]).lengths();
        assert_eq!(lengths.0, [2, 3, 1]);
        assert_eq!((lengths.of(1), lengths.of(3)), (3, LONGEST));
        assert!(Shared::new(vec![b"\0\0\0\0\0\0\0\0\xFF\xFF\0a"]).lengths().0.is_empty());
    }
}
