//! Natural logarithms of uniform numbers, side by side.

use crate::number::{LANES, Lanes};

/// The natural logarithm of each of some numbers in [2⁻¹⁰²², 1): what [`libm::log`] gives, to the last bit, by the same
/// operations in the same order.
///
/// x = 2ᵏ·(1 + f) with √½ ≤ 1 + f < √2, and log(1 + f) = f − f²/2 + s·(f²/2 + R(s²)) with s = f ÷ (2 + f), where R is a
/// polynomial (FreeBSD msun `e_log.c`, Sun Microsystems 1993; Tang, "Table-driven implementation of the logarithm function
/// in IEEE floating-point arithmetic", ACM Transactions on Mathematical Software 16, 1990).
#[inline(always)]
pub(super) fn logarithms(numbers: [f64; LANES]) -> Lanes {
    // As if the mantissa began at √½.
    let shifted = numbers.map(|x| x.to_bits().wrapping_add(ONE - ROOT_OF_HALF));
    // An exponent below 2¹¹ behind the leading bit of 2⁵²: exact.
    let k = Lanes(shifted.map(|bits| f64::from_bits(POWER_52 | (bits >> 52)) - (4_503_599_627_370_496.0 + 1023.0)));
    let f = Lanes(shifted.map(|bits| f64::from_bits((bits & MANTISSA) + ROOT_OF_HALF) - 1.0));
    let of = Lanes::splat;
    let half_square = of(0.5) * f * f;
    let s = f / (of(2.0) + f);
    let z = s * s;
    let w = z * z;
    let even = w * (of(R2) + w * (of(R4) + w * of(R6)));
    let odd = z * (of(R1) + w * (of(R3) + w * (of(R5) + w * of(R7))));
    let r = odd + even;
    s * (half_square + r) + k * of(LOW) - half_square + f + k * of(HIGH)
}

/// The bits of 1.
const ONE: u64 = 0x3ff0_0000_0000_0000;
/// The upper half of the bits of √½.
const ROOT_OF_HALF: u64 = 0x3fe6_a09e_0000_0000;
const MANTISSA: u64 = 0x000f_ffff_ffff_ffff;
/// The bits of 2⁵².
const POWER_52: u64 = 0x4330_0000_0000_0000;

/// The logarithm of 2, in a part of few digits and the rest.
const HIGH: f64 = f64::from_bits(0x3fe6_2e42_fee0_0000);
const LOW: f64 = f64::from_bits(0x3dea_39ef_3579_3c76);

/// The coefficients of R.
const R1: f64 = f64::from_bits(0x3fe5_5555_5555_5593);
const R2: f64 = f64::from_bits(0x3fd9_9999_9997_fa04);
const R3: f64 = f64::from_bits(0x3fd2_4924_9422_9359);
const R4: f64 = f64::from_bits(0x3fcc_71c5_1d8e_78af);
const R5: f64 = f64::from_bits(0x3fc7_4664_96cb_03de);
const R6: f64 = f64::from_bits(0x3fc3_9a09_d078_c69f);
const R7: f64 = f64::from_bits(0x3fc2_f112_df3e_5244);

#[cfg(test)]
mod tests {
    use super::super::xoshiro::{Xoshiro, unit};
    use super::*;

    fn same(numbers: [f64; LANES]) {
        let expected = numbers.map(|x| libm::log(x).to_bits());
        assert_eq!(logarithms(numbers).0.map(f64::to_bits), expected, "{numbers:?}");
    }

    #[test]
    fn bits_are_those_of_the_logarithm_of_one_number() {
        let mut generator = Xoshiro::new([1, 2, 3, 4]);
        for _ in 0..500_000 {
            same(core::array::from_fn(|_| unit(generator.next())));
        }
        // Every power of two, and what is next to it; what is next to √½, where the range is cut.
        for exponent in 1..1022_u64 {
            let power = f64::from_bits((1023 - exponent) << 52);
            same([power, power.next_up(), power.next_down().max(f64::MIN_POSITIVE), power * 1.5]);
        }
        let cut = f64::from_bits(ROOT_OF_HALF);
        same([cut, cut.next_up(), cut.next_down(), core::f64::consts::FRAC_1_SQRT_2]);
        same([unit(0), unit(u64::MAX), f64::EPSILON, 0.5]);
    }
}
