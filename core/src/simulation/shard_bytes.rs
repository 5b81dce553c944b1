//! Shards as bytes: a few times smaller than their document, and read and written many times faster, for workers that send
//! them to one another within a page.

use super::shard::{BucketsDocument, Doubles, FanDocument, NodeDocument, ReplicateDocument, Shard};
use super::tally::Counts;
use crate::problem::{Code, Problem, Problems};

/// What bytes of a shard begin with, in this form of them.
const MARK: &[u8] = b"roicm shard 1\n";

impl Shard {
    /// The shard as bytes, which [`Shard::from_bytes`] reads.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MARK.to_vec();
        self.write(&mut out);
        out
    }

    /// Reads a shard that was written as bytes.
    ///
    /// # Errors
    /// `syntax` for what is no shard.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Problems> {
        let read = bytes.strip_prefix(MARK).and_then(|mut rest| Self::read(&mut rest).filter(|_| rest.is_empty()));
        read.ok_or_else(|| Problem::new(Code::Syntax, "shards", "not the bytes of a shard").into())
    }
}

/// What has a form as bytes. Whole numbers take seven bits a byte, the lowest first; doubles their eight bytes; lists their
/// length, then what is in them.
trait Bytes: Sized {
    fn write(&self, out: &mut Vec<u8>);

    /// Reads from the beginning of bytes, and leaves the rest.
    fn read(bytes: &mut &[u8]) -> Option<Self>;
}

impl Bytes for u64 {
    fn write(&self, out: &mut Vec<u8>) {
        let [low, ..] = (*self & 0x7f).to_le_bytes();
        match self >> 7 {
            0 => out.push(low),
            rest => {
                out.push(low | 0x80);
                rest.write(out);
            }
        }
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = bytes.split_first()?;
            *bytes = rest;
            let low = u64::from(byte & 0x7f);
            // The last byte has room for one bit.
            let shifted = low << shift;
            if shifted >> shift != low {
                return None;
            }
            value |= shifted;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

impl Bytes for u32 {
    fn write(&self, out: &mut Vec<u8>) {
        u64::from(*self).write(out);
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        Self::try_from(u64::read(bytes)?).ok()
    }
}

impl Bytes for f64 {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_bits().to_le_bytes());
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        let (first, rest) = bytes.split_first_chunk()?;
        *bytes = rest;
        Some(Self::from_bits(u64::from_le_bytes(*first)))
    }
}

impl<T: Bytes> Bytes for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        (self.len() as u64).write(out);
        self.iter().for_each(|item| item.write(out));
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        let len = u64::read(bytes)?;
        // Everything takes a byte at least: what cannot be there takes no memory.
        let most = usize::try_from(len).ok().filter(|len| *len <= bytes.len())?;
        let mut items = Self::with_capacity(most.min(1024));
        for _ in 0..most {
            items.push(T::read(bytes)?);
        }
        Some(items)
    }
}

impl<A: Bytes, B: Bytes> Bytes for (A, B) {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        Some((A::read(bytes)?, B::read(bytes)?))
    }
}

impl Bytes for String {
    fn write(&self, out: &mut Vec<u8>) {
        (self.len() as u64).write(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        let len = usize::try_from(u64::read(bytes)?).ok()?;
        let (text, rest) = bytes.split_at_checked(len)?;
        *bytes = rest;
        Self::from_utf8(text.to_vec()).ok()
    }
}

/// Counts by bucket, in ascending order of buckets: each tells how far it is from the one before.
impl Bytes for BucketsDocument {
    fn write(&self, out: &mut Vec<u8>) {
        (self.counts.len() as u64).write(out);
        let mut before = i32::MIN;
        for (bucket, count) in &self.counts {
            bucket.wrapping_sub(before).cast_unsigned().write(out);
            count.write(out);
            before = *bucket;
        }
        self.undefined.write(out);
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        let mut before = i32::MIN;
        let counts: Vec<(u32, u32)> = Vec::read(bytes)?;
        let bucket = |(step, count): (u32, u32)| {
            before = before.wrapping_add(step.cast_signed());
            (before, count)
        };
        Some(Self { counts: counts.into_iter().map(bucket).collect(), undefined: u32::read(bytes)? })
    }
}

/// The fields of a structure, one after another.
macro_rules! bytes {
    ($($type:ident { $($field:tt),+ })+) => {$(
        impl Bytes for $type {
            fn write(&self, out: &mut Vec<u8>) {
                $(self.$field.write(out);)+
            }

            fn read(bytes: &mut &[u8]) -> Option<Self> {
                Some(Self { $($field: Bytes::read(bytes)?),+ })
            }
        }
    )+};
}

bytes! {
    Shard { engine, fingerprint, request, replicates, fan, values }
    ReplicateDocument { moments, counts, buckets }
    FanDocument { buckets, range }
    Counts { trials, paid_back, profitable, best, nothing_best, claims }
    Doubles { 0 }
}

impl Bytes for NodeDocument {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.write(out);
        self.2.write(out);
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        Some((u32::read(bytes)?, u64::read(bytes)?, Vec::read(bytes)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Model, SimulateRequest};

    fn shard(trials: u64) -> Shard {
        let model = Model::parse(crate::presets::PRESETS[0].toml).unwrap();
        model.simulate_shard(&SimulateRequest { trials, ..SimulateRequest::default() }, 1..3).unwrap()
    }

    #[test]
    fn what_was_written_is_read() {
        // Values are kept of the first, and counted in buckets of the second.
        for trials in [3_000, 100_000] {
            let shard = shard(trials);
            let bytes = shard.to_bytes();
            assert!(Shard::from_bytes(&bytes).unwrap() == shard);
            assert!(2 * bytes.len() < serde_json::to_vec(&shard).unwrap().len());
        }
    }

    #[test]
    fn whole_numbers_of_every_size() {
        for value in (0..64).flat_map(|shift| [1 << shift, (1 << shift) - 1]).chain([u64::MAX]) {
            let mut bytes = Vec::new();
            value.write(&mut bytes);
            assert_eq!(bytes.len(), (64 - value.leading_zeros()).div_ceil(7).max(1) as usize);
            assert_eq!(u64::read(&mut bytes.as_slice()), Some(value));
        }
        for wrong in [&[][..], &[0x80], &[0xff; 10], &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2]] {
            assert_eq!(u64::read(&mut &*wrong), None);
        }
    }

    #[test]
    fn what_is_damaged_is_no_shard_or_another_one() {
        let bytes = shard(3_000).to_bytes();
        let refused = |bytes: &[u8]| assert!(Shard::from_bytes(bytes).is_err());
        for end in (0..bytes.len()).step_by(bytes.len() / 500) {
            refused(&bytes[..end]);
            // Whatever a byte becomes, reading ends.
            let mut other = bytes.clone();
            other[end] = 0xff;
            drop(Shard::from_bytes(&other));
        }
        refused(&[&bytes, &b"\0"[..]].concat());
        // A list that says to have more than there is room for.
        refused(&[MARK, &[0xff, 0xff, 0xff, 0xff, 0x0f]].concat());
    }
}
