//! ChaCha with eight rounds (Bernstein, "ChaCha, a variant of Salsa20", 2008): numbers at any place of a stream, which
//! cannot be told from random ones. It makes the states of faster generators.

/// "expand 32-byte k", as words.
const CONSTANTS: [u32; 4] = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574];

/// The block of 64 bytes at a place of the stream of a key and a nonce, as eight words of 64 bits.
#[inline]
pub(super) fn block(key: &[u32; 8], nonce: [u32; 2], place: u64) -> [u64; 8] {
    let ([a0, a1, a2, a3], [b0, b1, b2, b3, c0, c1, c2, c3]) = (CONSTANTS, *key);
    let [d0, d1, d2, d3] = [low(place), low(place >> 32), nonce[0], nonce[1]];
    let start = [a0, a1, a2, a3, b0, b1, b2, b3, c0, c1, c2, c3, d0, d1, d2, d3];
    let mut state = start;
    let [a0, a1, a2, a3, b0, b1, b2, b3, c0, c1, c2, c3, d0, d1, d2, d3] = &mut state;
    for _ in 0..4 {
        // A round on columns, then one on diagonals.
        quarter_round(a0, b0, c0, d0);
        quarter_round(a1, b1, c1, d1);
        quarter_round(a2, b2, c2, d2);
        quarter_round(a3, b3, c3, d3);
        quarter_round(a0, b1, c2, d3);
        quarter_round(a1, b2, c3, d0);
        quarter_round(a2, b3, c0, d1);
        quarter_round(a3, b0, c1, d2);
    }
    let mut out = [0; 8];
    for ((word, end), start) in out.iter_mut().zip(state.chunks_exact(2)).zip(start.chunks_exact(2)) {
        let ([low, high], [low_start, high_start]) = (end, start) else { continue };
        *word = u64::from(low.wrapping_add(*low_start)) | u64::from(high.wrapping_add(*high_start)) << 32;
    }
    out
}

#[inline(always)]
fn quarter_round(a: &mut u32, b: &mut u32, c: &mut u32, d: &mut u32) {
    *a = a.wrapping_add(*b);
    *d = (*d ^ *a).rotate_left(16);
    *c = c.wrapping_add(*d);
    *b = (*b ^ *c).rotate_left(12);
    *a = a.wrapping_add(*b);
    *d = (*d ^ *a).rotate_left(8);
    *c = c.wrapping_add(*d);
    *b = (*b ^ *c).rotate_left(7);
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half of the bits is what is asked for")]
#[inline]
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
