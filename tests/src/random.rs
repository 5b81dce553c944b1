//! Random cases that are the same everywhere, and in `oracle/money.py`.

use num_bigint::BigInt;
use roicm::Exact;

use crate::rational::Rational;

/// SplitMix64 (Steele, Lea & Flood 2014).
#[derive(Debug)]
pub struct SplitMix(u64);

impl SplitMix {
    /// A sequence.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: u32) -> u32 {
        u32::try_from(self.draw() % u64::from(limit)).expect("it is below a u32")
    }

    /// A number of 128 bits.
    pub fn wide(&mut self) -> u128 {
        let high = u128::from(self.draw());
        (high << 64) | u128::from(self.draw())
    }
}

/// A decimal, as the library holds it and as a fraction.
#[derive(Debug, Clone)]
pub struct Operand {
    /// The library's.
    pub exact: Exact,
    /// The fraction.
    pub rational: Rational,
}

impl Operand {
    /// coefficient × 10^exponent.
    #[must_use]
    pub fn new(coefficient: i128, exponent: i32) -> Self {
        let rational = Rational::decimal(BigInt::from(coefficient), exponent);
        Self { exact: Exact::new(coefficient, exponent), rational }
    }

    /// Half of them like amounts of money, the others of up to 28 digits and places.
    pub fn random(random: &mut SplitMix) -> Self {
        let is_money = random.below(2) == 0;
        let digits = 1 + random.below(if is_money { 12 } else { 28 });
        let places = random.below(if is_money { 5 } else { 29 });
        let coefficient = i128::try_from(random.wide() % 10u128.pow(digits)).expect("28 digits");
        let sign = if random.below(2) == 1 { -1 } else { 1 };
        Self::new(sign * coefficient, -i32::try_from(places).expect("28 places"))
    }

    /// One of those on which decimal arithmetic comes to grief: nines, powers of ten and their neighbours, halves, the
    /// largest magnitude, all 38 digits that can be held, and exponents far from anything.
    pub fn awkward(random: &mut SplitMix) -> Self {
        const LARGEST: i128 = 79_228_162_514_264_337_593_543_950_335;
        let digits = 1 + random.below(38);
        let power = 10i128.pow(digits - 1);
        let any = i128::try_from(random.wide() % 10u128.pow(digits)).expect("38 digits");
        let coefficient = match random.below(9) {
            0 => power,
            1 => power - 1,
            2 => power + 1,
            3 => power * 5,
            4 => (power - 1) / 9 * 5,
            5 => LARGEST - i128::from(random.below(3)),
            6 => any / 1_000 * 1_000,
            _ => any,
        };
        let whole = i32::try_from(coefficient.to_string().len()).expect("38 digits");
        let exponent = match random.below(4) {
            // As large as can be.
            0 => 28 - whole,
            1 => -whole,
            2 => -i32::try_from(random.below(29)).expect("28 places") - (whole - 20).max(0),
            _ => -i32::try_from(random.below(90)).expect("90 places") - (whole - 20).max(0),
        };
        let sign = if random.below(2) == 1 { -1 } else { 1 };
        // Nothing but the largest magnitude itself has 29 digits before the point.
        let most = if coefficient <= LARGEST && whole == 29 { 0 } else { 28 - whole };
        Self::new(sign * coefficient, exponent.min(most))
    }
}

/// An exact number as a fraction, by the 28 digits that it shows.
///
/// # Panics
/// Where it has no value.
#[must_use]
pub fn shown(value: Exact) -> Rational {
    assert!(value.fault().is_none(), "{value}");
    Rational::parse(&value.to_string())
}
