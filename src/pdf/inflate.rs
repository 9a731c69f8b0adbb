//! How large a compressed stream really is, without ever holding it.

use flate2::{Decompress, FlushDecompress, Status};

/// Bytes a zlib stream at the beginning of `data` inflates to; what follows it is not looked at, and a damaged stream
/// counts as far as it goes. None where it is larger than `limit`.
#[must_use]
pub fn inflated_size(data: &[u8], limit: u64) -> Option<u64> {
    let mut inflate = Decompress::new(true);
    let mut window = vec![0; 64 << 10];
    loop {
        let before = (inflate.total_in(), inflate.total_out());
        let rest = &data[before.0 as usize..];
        let status = inflate.decompress(rest, &mut window, FlushDecompress::None);
        if inflate.total_out() > limit {
            return None;
        }
        let stands_still = before == (inflate.total_in(), inflate.total_out());
        if stands_still || !matches!(status, Ok(Status::Ok | Status::BufError)) {
            return Some(inflate.total_out());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compress, Compression, FlushCompress};

    fn deflated(data: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(data.len() + 100);
        Compress::new(Compression::best(), true)
            .compress_vec(data, &mut out, FlushCompress::Finish)
            .expect("compresses");
        out
    }

    #[test]
    fn sizes_are_those_of_the_content() {
        let bomb = deflated(&vec![0; 10 << 20]);
        assert!(bomb.len() < 20_000);
        assert_eq!(inflated_size(&bomb, u64::MAX), Some(10 << 20));
        assert_eq!(inflated_size(&bomb, 1 << 20), None);
        assert_eq!(inflated_size(&[bomb.as_slice(), b"endstream"].concat(), u64::MAX), Some(10 << 20));
    }

    #[test]
    fn damaged_streams_count_as_far_as_they_go() {
        let whole = deflated(&[7; 1000]);
        assert_eq!(inflated_size(b"", 10), Some(0));
        assert_eq!(inflated_size(b"no zlib at all", 10), Some(0));
        assert!(inflated_size(&whole[..whole.len() / 2], 2000).is_some_and(|size| size <= 1000));
    }
}
