//! Integrals of smooth functions over short ranges.

/// Abscissas above 0 and weights of Gauss and Legendre's rule of 16 points on [−1, 1] (roots of the Legendre polynomial
/// P₁₆, computed to 20 digits).
#[expect(clippy::excessive_precision, reason = "the digits as computed")]
const RULE: [(f64, f64); 8] = [
    (0.095_012_509_837_637_440_185, 0.189_450_610_455_068_496_29),
    (0.281_603_550_779_258_913_23, 0.182_603_415_044_923_588_87),
    (0.458_016_777_657_227_386_34, 0.169_156_519_395_002_538_19),
    (0.617_876_244_402_643_748_45, 0.149_595_988_816_576_732_08),
    (0.755_404_408_355_003_033_9, 0.124_628_971_255_533_872_05),
    (0.865_631_202_387_831_743_88, 0.095_158_511_682_492_784_81),
    (0.944_575_023_073_232_576_08, 0.062_253_523_938_647_892_863),
    (0.989_400_934_991_649_932_6, 0.027_152_459_411_754_094_852),
];

/// ∫ f over [low, high], by 16 points: exact for polynomials of degree 31.
pub(crate) fn integral(low: f64, high: f64, f: impl Fn(f64) -> f64) -> f64 {
    let (middle, half) = (0.5 * (low + high), 0.5 * (high - low));
    let sum: f64 = RULE.iter().map(|&(x, weight)| weight * (f(middle - half * x) + f(middle + half * x))).sum();
    half * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_integrated_exactly() {
        for degree in 0..=31_u16 {
            let power = |x: f64| (0..degree).fold(1.0, |product, _| product * x);
            let expected = 1.0 / f64::from(degree + 1);
            assert!((integral(0.0, 1.0, power) / expected - 1.0).abs() < 2e-15, "degree {degree}");
        }
    }
}
