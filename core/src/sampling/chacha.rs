//! ChaCha with eight rounds (Bernstein, "ChaCha, a variant of Salsa20", 2008): numbers at any place of a stream, which
//! cannot be told from random ones. It makes the states of faster generators.

/// "expand 32-byte k", as words.
const CONSTANTS: [u32; 4] = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574];

/// The block of 64 bytes at a place of the stream of a key and a nonce, as eight words of 64 bits.
pub(super) fn block(key: &[u32; 8], nonce: [u32; 2], place: u64) -> [u64; 8] {
    let [k0, k1, k2, k3, k4, k5, k6, k7] = *key;
    let start = [CONSTANTS, [k0, k1, k2, k3], [k4, k5, k6, k7], [low(place), low(place >> 32), nonce[0], nonce[1]]];
    let [mut a, mut b, mut c, mut d] = start;
    for _ in 0..4 {
        // A round on columns, then one on diagonals: rotating the rows turns diagonals into columns.
        (a, b, c, d) = quarter_rounds(a, b, c, d);
        (b, c, d) = (rotate::<1>(b), rotate::<2>(c), rotate::<3>(d));
        (a, b, c, d) = quarter_rounds(a, b, c, d);
        (b, c, d) = (rotate::<3>(b), rotate::<2>(c), rotate::<1>(d));
    }
    let mut out = [0; 8];
    let ends = [a, b, c, d].into_iter().flatten();
    let mut words = ends.zip(start.into_iter().flatten()).map(|(end, start)| u64::from(end.wrapping_add(start)));
    for word in &mut out {
        let low = words.next().unwrap_or_default();
        *word = low | words.next().unwrap_or_default() << 32;
    }
    out
}

type Row = [u32; 4];

/// Four quarter rounds side by side.
#[inline(always)]
fn quarter_rounds(mut a: Row, mut b: Row, mut c: Row, mut d: Row) -> (Row, Row, Row, Row) {
    a = add(a, b);
    d = xor_rotate::<16>(d, a);
    c = add(c, d);
    b = xor_rotate::<12>(b, c);
    a = add(a, b);
    d = xor_rotate::<8>(d, a);
    c = add(c, d);
    b = xor_rotate::<7>(b, c);
    (a, b, c, d)
}

#[inline(always)]
fn add(mut a: Row, b: Row) -> Row {
    for (a, b) in a.iter_mut().zip(b) {
        *a = a.wrapping_add(b);
    }
    a
}

#[inline(always)]
fn xor_rotate<const BITS: u32>(mut a: Row, b: Row) -> Row {
    for (a, b) in a.iter_mut().zip(b) {
        *a = (*a ^ b).rotate_left(BITS);
    }
    a
}

#[inline(always)]
fn rotate<const PLACES: usize>(mut row: Row) -> Row {
    row.rotate_left(PLACES);
    row
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half of the bits is what is asked for")]
fn low(value: u64) -> u32 {
    value as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(words: [u64; 8]) -> String {
        words.iter().flat_map(|word| word.to_le_bytes()).map(|byte| format!("{byte:02x}")).collect()
    }

    /// Test case 1 of draft-strombergson-chacha-test-vectors-01, with eight rounds and a key of 256 bits.
    #[test]
    fn the_published_key_stream() {
        assert_eq!(
            bytes(block(&[0; 8], [0; 2], 0)),
            "3e00ef2f895f40d67f5bb8e81f09a5a12c840ec3ce9a7f3b181be188ef711a1e\
             984ce172b9216f419f445367456d5619314a42a3da86b001387bfdb80e0cfe42"
        );
    }
}
