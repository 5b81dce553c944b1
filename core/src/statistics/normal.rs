//! The standard normal distribution, accurate far into its tails.

/// 1 ÷ √(2π).
const DENSITY_AT_ZERO: f64 = 0.398_942_280_401_432_7;
/// From here on the tail comes from a continued fraction; below, from the complementary error function.
const TAIL: f64 = 3.0;
/// Beyond this the density is 0 as a double.
const END: f64 = 39.0;

/// The density φ(x) = exp(−x² ÷ 2) ÷ √(2π).
#[must_use]
pub fn density(x: f64) -> f64 {
    let size = x.abs();
    if size > END {
        return 0.0;
    }
    // The square of a multiple of 1/16 is exact, so the rounding of x² is not magnified by the exponential.
    let coarse = (size * 16.0).trunc() / 16.0;
    let fine = size - coarse;
    DENSITY_AT_ZERO * libm::exp(-0.5 * coarse * coarse) * libm::exp(-0.5 * fine * (size + coarse))
}

/// The probability Φ(x) of a value of at most `x`.
#[must_use]
pub fn cumulative(x: f64) -> f64 {
    upper_tail(-x)
}

/// The probability Q(x) = 1 − Φ(x) of a value above `x`, with full relative accuracy.
#[must_use]
pub fn upper_tail(x: f64) -> f64 {
    if x < TAIL { 0.5 * libm::erfc(x * core::f64::consts::FRAC_1_SQRT_2) } else { density(x) * mills_ratio(x) }
}

/// Mills' ratio Q(x) ÷ φ(x), which falls like 1 ÷ x. Infinite where φ(x) is 0 as a double and `x` < 0.
///
/// From 3 upwards by Laplace's continued fraction 1/(x + 1/(x + 2/(x + 3/(x + …)))) (Abramowitz and Stegun, 26.2.14).
#[must_use]
pub fn mills_ratio(x: f64) -> f64 {
    if x < TAIL { upper_tail(x) / density(x) } else { 1.0 / (x + mean_excess(x)) }
}

/// How far a value above `x` lies beyond it on average: φ(x) ÷ Q(x) − x, with full relative accuracy for `x` ≥ 0.
#[must_use]
pub fn mean_excess(x: f64) -> f64 {
    if x < TAIL {
        return 1.0 / mills_ratio(x) - x;
    }
    // 1/(x + 2/(x + 3/(x + …))): at 3, sixty terms leave less than 10^−16 of it.
    1.0 / (2..=60_u8).rev().fold(x, |rest, term| x + f64::from(term) / rest)
}

/// The unit normal loss L(x) = φ(x) − x·(1 − Φ(x)): how far a standard normal value lies above `x` on average, nothing
/// being counted where it lies below (Raiffa and Schlaifer 1961, "Applied statistical decision theory", section 11.3).
/// With full relative accuracy for every `x` down to where it is −`x` itself.
///
/// A choice whose gain is normal with mean m > 0 and standard deviation s is worth s·L(m ÷ s) more once the gain is
/// known: that is what avoiding the losses would save.
///
/// ```
/// // The table of Raiffa and Schlaifer: 0.3989, 0.08332 at 1, 0.0003822 at 3.
/// use roicm::statistics::normal::unit_loss;
///
/// assert!((unit_loss(0.0) - 0.398_942_3).abs() < 1e-7);
/// assert!((unit_loss(1.0) - 0.083_315_5).abs() < 1e-7);
/// assert!((unit_loss(-1.0) - 1.083_315_5).abs() < 1e-7);
/// ```
#[must_use]
pub fn unit_loss(x: f64) -> f64 {
    // Above 0, where the two terms cancel, by the mean excess, which keeps its digits.
    if x >= 0.0 { upper_tail(x) * mean_excess(x) } else { density(x) - x * upper_tail(x) }
}

/// The quantile Φ⁻¹(p). Infinite at 0 and 1, not a number outside of [0, 1].
///
/// By Wichura's algorithm AS 241 (Applied Statistics 37, 1988), in the tails followed by a step of Halley's method.
#[must_use]
pub fn quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    let centred = p - 0.5;
    if centred.abs() <= 0.425 {
        let rest = 0.180_625 - centred * centred;
        return centred * polynomial(&CENTRE.0, rest) / polynomial(&CENTRE.1, rest);
    }
    if centred < 0.0 { -far_quantile(p) } else { far_quantile(1.0 - p) }
}

/// The value that is passed with probability `q`, Φ⁻¹(1 − q), without forming 1 − q.
#[must_use]
pub fn upper_quantile(q: f64) -> f64 {
    -quantile(q)
}

/// The value that is not passed with probability `p` and is passed with probability `rest` = 1 − p, of which the
/// smaller one keeps its digits.
pub(crate) fn quantile_at(p: f64, rest: f64) -> f64 {
    if p <= rest { quantile(p) } else { upper_quantile(rest) }
}

/// The value above 0 that is passed with probability `q` < 0.075.
fn far_quantile(q: f64) -> f64 {
    if q == 0.0 {
        return f64::INFINITY;
    }
    let distance = (-libm::log(q)).sqrt();
    let (numerator, denominator, rest) =
        if distance <= 5.0 { (&MIDDLE.0, &MIDDLE.1, distance - 1.6) } else { (&FAR.0, &FAR.1, distance - 5.0) };
    let guess = polynomial(numerator, rest) / polynomial(denominator, rest);
    // Newton's step for Q(x) = q, over the derivative −φ, and Halley's correction with φ′ = −xφ.
    let density = density(guess);
    if density < f64::MIN_POSITIVE {
        return guess;
    }
    let step = mills_ratio(guess) - q / density;
    guess + step / (1.0 - 0.5 * guess * step)
}

/// Σ cᵢ xⁱ.
fn polynomial(coefficients: &[f64; 8], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

/// Numerator and denominator for |p − ½| ≤ 0.425, in 0.425² − (p − ½)².
#[expect(clippy::excessive_precision, reason = "the digits as published")]
const CENTRE: ([f64; 8], [f64; 8]) = (
    [
        3.387_132_872_796_366_608,
        133.141_667_891_784_377_45,
        1_971.590_950_306_551_442_7,
        13_731.693_765_509_461_125,
        45_921.953_931_549_871_457,
        67_265.770_927_008_700_853,
        33_430.575_583_588_128_105,
        2_509.080_928_730_122_672_7,
    ],
    [
        1.0,
        42.313_330_701_600_911_252,
        687.187_007_492_057_908_3,
        5_394.196_021_424_751_107_7,
        21_213.794_301_586_595_867,
        39_307.895_800_092_710_61,
        28_729.085_735_721_942_674,
        5_226.495_278_852_854_561,
    ],
);

/// Numerator and denominator for √(−ln q) ≤ 5, in √(−ln q) − 1.6.
#[expect(clippy::excessive_precision, reason = "the digits as published")]
const MIDDLE: ([f64; 8], [f64; 8]) = (
    [
        1.423_437_110_749_683_577_34,
        4.630_337_846_156_545_295_9,
        5.769_497_221_460_691_405_5,
        3.647_848_324_763_204_605_04,
        1.270_458_252_452_368_382_58,
        0.241_780_725_177_450_611_77,
        0.022_723_844_989_269_184_583_3,
        7.745_450_142_783_414_076_4e-4,
    ],
    [
        1.0,
        2.053_191_626_637_758_821_87,
        1.676_384_830_183_803_849_4,
        0.689_767_334_985_100_004_55,
        0.148_103_976_427_480_074_59,
        0.015_198_666_563_616_457_196_6,
        5.475_938_084_995_344_946e-4,
        1.050_750_071_644_416_843_24e-9,
    ],
);

/// Numerator and denominator beyond, in √(−ln q) − 5.
#[expect(clippy::excessive_precision, reason = "the digits as published")]
const FAR: ([f64; 8], [f64; 8]) = (
    [
        6.657_904_643_501_103_777_2,
        5.463_784_911_164_114_369_9,
        1.784_826_539_917_291_335_8,
        0.296_560_571_828_504_891_23,
        0.026_532_189_526_576_123_093,
        0.001_242_660_947_388_078_438_6,
        2.711_555_568_743_487_578_15e-5,
        2.010_334_399_292_288_132_65e-7,
    ],
    [
        1.0,
        0.599_832_206_555_887_937_69,
        0.136_929_880_922_735_805_31,
        0.014_875_361_290_850_614_852_5,
        7.868_691_311_456_132_591e-4,
        1.846_318_317_510_054_681_8e-5,
        1.421_511_758_316_445_888_7e-7,
        2.044_263_103_389_939_785_64e-15,
    ],
);

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    const VALUES: &str = include_str!("../../../tests/oracle/distribution_means.json");

    fn number(value: &Value) -> f64 {
        value.as_str().unwrap().parse().unwrap()
    }

    fn close(value: f64, expected: f64, tolerance: f64, what: &str) {
        let error = if expected == 0.0 { value.abs() } else { (value / expected - 1.0).abs() };
        assert!(error <= tolerance, "{what}: {value} is not {expected}, by {error}");
    }

    #[test]
    fn functions_agree_with_many_digits() {
        let document: Value = serde_json::from_str(VALUES).unwrap();
        for point in document["normal"].as_array().unwrap() {
            let x = number(&point["x"]);
            close(density(x), number(&point["density"]), 1e-15, &format!("density at {x}"));
            close(cumulative(x), number(&point["cumulative"]), 3e-15, &format!("cumulative at {x}"));
            close(upper_tail(x), number(&point["upper_tail"]), 3e-15, &format!("upper tail at {x}"));
            if x >= 0.0 {
                close(mean_excess(x), number(&point["mean_excess"]), 2e-14, &format!("mean excess at {x}"));
                let loss = number(&point["mean_excess"]) * number(&point["upper_tail"]);
                close(unit_loss(x), loss, 2e-14, &format!("unit loss at {x}"));
                close(unit_loss(-x), x + loss, 2e-15, &format!("unit loss at -{x}"));
            }
        }
    }

    #[test]
    fn quantiles_agree_with_many_digits() {
        let document: Value = serde_json::from_str(VALUES).unwrap();
        for point in document["normal_quantile"].as_array().unwrap() {
            let (p, expected) = (number(&point[0]), number(&point[1]));
            close(quantile(p), expected, 1e-15, &format!("quantile of {p}"));
            close(upper_quantile(p), -expected, 1e-15, &format!("upper quantile of {p}"));
        }
    }

    #[test]
    fn ends_are_infinite_and_what_is_no_probability_has_no_quantile() {
        assert_eq!((quantile(0.0), quantile(1.0), quantile(0.5)), (f64::NEG_INFINITY, f64::INFINITY, 0.0));
        assert_eq!((upper_quantile(0.0), upper_quantile(1.0)), (f64::INFINITY, f64::NEG_INFINITY));
        for p in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
            assert!(quantile(p).is_nan() && upper_quantile(p).is_nan(), "{p}");
        }
        assert!((quantile(f64::from_bits(1)) + 38.467_405_6).abs() < 1e-6);
    }
}
