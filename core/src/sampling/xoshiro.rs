//! The generator xoshiro256++ (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM Transactions
//! on Mathematical Software 47, 2021), one at a time and eight side by side.

/// Eight numbers side by side, which the compiler turns into vectors.
type Wide = [u64; 8];

/// The number inside (0, 1) in the middle of the one of 2^52 equal parts which the upper bits name: never 0, never 1.
#[inline(always)]
pub(super) fn unit(bits: u64) -> f64 {
    // 1 + k·2^−52, less 1 − 2^−53: exact.
    f64::from_bits((bits >> 12) | 0x3ff0_0000_0000_0000) - (1.0 - f64::EPSILON / 2.0)
}

/// One generator.
#[derive(Debug, Clone)]
pub(super) struct Xoshiro([u64; 4]);

impl Xoshiro {
    /// The generator of a state, of which not all words may be zero.
    #[inline]
    pub(super) fn new(state: [u64; 4]) -> Self {
        Self(state)
    }

    #[inline]
    pub(super) fn next(&mut self) -> u64 {
        let [a, b, c, d] = self.0;
        let result = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (c, d) = (c ^ a, d ^ b);
        self.0 = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        result
    }
}

/// Eight generators whose numbers are interleaved.
#[derive(Debug, Clone)]
pub(super) struct Lanes([Wide; 4]);

impl Lanes {
    /// Words of the states, lane by lane: word w of lane k is in `states[k][w]`.
    pub(super) fn new(states: [[u64; 4]; 8]) -> Self {
        let mut words = [[0; 8]; 4];
        for (lane, state) in states.iter().enumerate() {
            for (word, value) in words.iter_mut().zip(state) {
                if let Some(place) = word.get_mut(lane) {
                    *place = *value;
                }
            }
        }
        Self(words)
    }

    /// Fills `out` with what `map` makes of the numbers: place 8i + k is the number i of lane k.
    #[inline(always)]
    pub(super) fn fill(mut self, out: &mut [f64], map: impl Fn(u64) -> f64) {
        let mut chunks = out.chunks_exact_mut(8);
        for chunk in &mut chunks {
            for (place, bits) in chunk.iter_mut().zip(self.next()) {
                *place = map(bits);
            }
        }
        for (place, bits) in chunks.into_remainder().iter_mut().zip(self.next()) {
            *place = map(bits);
        }
    }

    #[inline(always)]
    fn next(&mut self) -> Wide {
        let [a, b, c, d] = self.0;
        let result = zip(zip(a, d, |a, d| a.wrapping_add(d).rotate_left(23)), a, u64::wrapping_add);
        let (c, d) = (zip(c, a, xor), zip(d, b, xor));
        self.0 = [zip(a, d, xor), zip(b, c, xor), zip(c, b, |c, b| c ^ (b << 17)), d.map(|d| d.rotate_left(45))];
        result
    }
}

#[inline(always)]
fn zip(mut a: Wide, b: Wide, operation: impl Fn(u64, u64) -> u64) -> Wide {
    for (a, b) in a.iter_mut().zip(b) {
        *a = operation(*a, b);
    }
    a
}

#[inline(always)]
fn xor(a: u64, b: u64) -> u64 {
    a ^ b
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the authors' C program, started at the state 1, 2, 3, 4.
    const PUBLISHED: [u64; 10] = [
        41_943_041,
        58_720_359,
        3_588_806_011_781_223,
        3_591_011_842_654_386,
        9_228_616_714_210_784_205,
        9_973_669_472_204_895_162,
        14_011_001_112_246_962_877,
        12_406_186_145_184_390_807,
        15_849_039_046_786_891_736,
        10_450_023_813_501_588_000,
    ];

    #[test]
    fn numbers_of_the_reference_implementation() {
        let mut generator = Xoshiro::new([1, 2, 3, 4]);
        assert_eq!(PUBLISHED.map(|_| generator.next()), PUBLISHED);
    }

    #[test]
    fn lanes_are_generators_of_their_own() {
        let states: [[u64; 4]; 8] = core::array::from_fn(|lane| [lane as u64 + 1, 2, 3, 4]);
        let mut out = [0.0; 8 * 9 + 5];
        Lanes::new(states).fill(&mut out, unit);
        let mut generators = states.map(Xoshiro::new);
        for (place, value) in out.iter().enumerate() {
            assert_eq!(*value, unit(generators[place % 8].next()), "place {place}");
        }
    }

    #[test]
    fn the_ends_are_left_out() {
        assert_eq!((unit(0), unit(u64::MAX)), (f64::EPSILON / 2.0, 1.0 - f64::EPSILON / 2.0));
        assert_eq!(unit(1 << 63), 0.5 + f64::EPSILON / 2.0);
    }
}
