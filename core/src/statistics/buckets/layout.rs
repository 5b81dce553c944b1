//! Where a double is counted: by its sign, its exponent and the leading bits of its mantissa.

/// The smallest magnitude that is told from zero is 2 to this power.
pub(super) const SMALLEST: i32 = -40;
/// Magnitudes are told from one another below 2 to this power.
pub(super) const LARGEST: i32 = 100;

/// Rows of one sign: magnitudes below 2^[`SMALLEST`], an octave each, from 2^[`LARGEST`], and what is not finite.
pub(super) const ROWS: usize = OVERFLOW + 2;
/// The row of what counts as zero.
pub(super) const ZERO: usize = 0;
/// The row of magnitudes that are not told apart.
pub(super) const OVERFLOW: usize = OCTAVES as usize + 1;
/// The row of infinities, in its first cell, and of what is not a number, in the others.
pub(super) const NOT_FINITE: usize = OVERFLOW + 1;
const OCTAVES: u32 = (LARGEST - SMALLEST) as u32;
const MANTISSA: u32 = 52;
const BIAS: i32 = 1023;
/// The exponent, as it is stored, of row [`ZERO`].
const BELOW: u32 = (BIAS + SMALLEST - 1) as u32;
const ALL_ONES: u32 = 0x7ff;

/// The slot, which is the row and, for negative numbers, [`ROWS`] more; and in it the cell.
#[inline]
pub(super) fn locate<const BITS: u32>(x: f64) -> (u32, u32) {
    let upper = upper(x);
    let exponent = upper >> (MANTISSA - 32) & ALL_ONES;
    let row = exponent.saturating_sub(BELOW).min(OCTAVES + 1) + u32::from(exponent == ALL_ONES);
    let negative = upper >> 31;
    // What is not a number has some bit of its mantissa set, but perhaps not a leading one.
    let cell = upper >> (MANTISSA - 32 - BITS) & ((1 << BITS) - 1) | u32::from(x.is_nan());
    (row + negative * (OCTAVES + 3), cell)
}

/// The upper half of the bits, which holds all that a value is told by.
#[inline(always)]
pub(super) fn upper(x: f64) -> u32 {
    (x.to_bits() >> 32) as u32
}

/// By the [`upper`] half of a value, the number of its cell among those of all magnitudes, and its sign: −1 or 0. Cells of
/// what is infinite or not a number come after all others.
#[inline(always)]
pub(super) fn key<const BITS: u32>(upper: u32) -> (i32, i32) {
    ((upper & (u32::MAX >> 1)).cast_signed() >> (MANTISSA - 32 - BITS), upper.cast_signed() >> 31)
}

/// The [`key`] of the first cell of a row that is an octave.
#[inline(always)]
pub(super) const fn key_of_row<const BITS: u32>(row: u32) -> i32 {
    ((BELOW + row) << BITS).cast_signed()
}

/// The magnitude at which a cell begins and the next one.
pub(super) fn bounds<const BITS: u32>(row: usize, cell: usize) -> (f64, f64) {
    match row {
        ZERO => (0.0, power_of_two(SMALLEST)),
        OVERFLOW => (power_of_two(LARGEST), f64::INFINITY),
        NOT_FINITE => (f64::INFINITY, f64::INFINITY),
        _ => {
            let first = (row as u64 + u64::from(BELOW)) << MANTISSA;
            let lower = first + ((cell as u64) << (MANTISSA - BITS));
            (f64::from_bits(lower), f64::from_bits(lower + (1 << (MANTISSA - BITS))))
        }
    }
}

/// 2 to a power within the range of normal doubles.
#[expect(clippy::cast_sign_loss, reason = "the exponent of a normal double is above 0 as it is stored")]
fn power_of_two(power: i32) -> f64 {
    f64::from_bits(((BIAS + power) as u64) << MANTISSA)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at((slot, cell): (u32, u32)) -> (usize, usize) {
        (slot as usize, cell as usize)
    }

    proptest! {
        #[test]
        fn a_value_lies_in_its_cell(magnitude in -45.0_f64..105.0, fraction in 1.0_f64..2.0, negative in any::<bool>()) {
            let size = libm::exp2(magnitude.floor()) * fraction;
            let (slot, cell) = at(locate::<10>(if negative { -size } else { size }));
            prop_assert_eq!(slot >= ROWS, negative);
            let (lower, upper) = bounds::<10>(slot % ROWS, cell);
            prop_assert!(lower <= size && size < upper);
            if (ZERO + 1..OVERFLOW).contains(&(slot % ROWS)) {
                prop_assert!(upper - lower <= lower / 1024.0);
            }
        }
    }

    #[test]
    fn the_ends_of_the_range() {
        let (smallest, largest) = (libm::exp2(-40.0), libm::exp2(100.0));
        let row = |x: f64| at(locate::<7>(x)).0;
        assert_eq!([row(0.0), row(smallest.next_down()), row(f64::MIN_POSITIVE), row(5e-324)], [ZERO; 4]);
        assert_eq!([row(smallest), row(2.0 * smallest)], [1, 2]);
        assert_eq!([row(largest.next_down()), row(largest), row(f64::MAX)], [OVERFLOW - 1, OVERFLOW, OVERFLOW]);
        assert_eq!((at(locate::<7>(f64::INFINITY)), row(-0.0)), ((NOT_FINITE, 0), ROWS));
        for nan in [f64::NAN, f64::from_bits(0x7ff0_0000_0000_0001), f64::from_bits(0xfff8_0000_0000_0000)] {
            let (slot, cell) = at(locate::<7>(nan));
            assert!(slot % ROWS == NOT_FINITE && cell > 0);
        }
    }
}
