//! Elementary functions without their leading terms, which keep their digits where those terms cancel.

/// ln(1 + w) − w for w > −1, with full relative accuracy.
///
/// With r = w ÷ (2 + w), ln(1 + w) = 2·artanh r (Abramowitz and Stegun, 4.6.22), of which the first term and w together
/// are −r·w.
pub(crate) fn log1p_rest(w: f64) -> f64 {
    if !(-0.4..0.7).contains(&w) {
        return libm::log1p(w) - w;
    }
    let r = w / (2.0 + w);
    let square = r * r;
    // 1/3 + r²/5 + r⁴/7 + …; r² ≤ 1/15, so that what is left out is below 10^−17 of it.
    let series = ODD.iter().rev().fold(0.0, |sum, coefficient| sum * square + coefficient);
    r * (2.0 * square * series - w)
}

/// eᵗ − 1 − t, with full relative accuracy.
pub(crate) fn exp_rest(t: f64) -> f64 {
    if t.abs() > 0.5 {
        return libm::expm1(t) - t;
    }
    t * t * FACTORIALS.iter().rev().fold(0.0, |sum, coefficient| sum * t + coefficient)
}

/// ln Γ*(a) = ln Γ(a) − (a − ½)·ln a + a − ½·ln 2π: what Stirling's formula leaves out, for a > 0.
///
/// From 10 upwards by its asymptotic series (Abramowitz and Stegun, 6.1.41); right to 10^−15 × max(1, |ln a|).
pub(crate) fn stirling_rest(a: f64) -> f64 {
    const HALF_LOG_TWO_PI: f64 = 0.918_938_533_204_672_8;
    if a < 10.0 {
        return libm::lgamma(a) - (a - 0.5) * libm::log(a) + a - HALF_LOG_TWO_PI;
    }
    let square = 1.0 / (a * a);
    STIRLING.iter().rev().fold(0.0, |sum, coefficient| sum * square + coefficient) / a
}

/// 1/3, 1/5, 1/7, …
const ODD: [f64; 13] = [
    1.0 / 3.0,
    1.0 / 5.0,
    1.0 / 7.0,
    1.0 / 9.0,
    1.0 / 11.0,
    1.0 / 13.0,
    1.0 / 15.0,
    1.0 / 17.0,
    1.0 / 19.0,
    1.0 / 21.0,
    1.0 / 23.0,
    1.0 / 25.0,
    1.0 / 27.0,
];

/// 1/2!, 1/3!, 1/4!, …
const FACTORIALS: [f64; 13] = [
    1.0 / 2.0,
    1.0 / 6.0,
    1.0 / 24.0,
    1.0 / 120.0,
    1.0 / 720.0,
    1.0 / 5_040.0,
    1.0 / 40_320.0,
    1.0 / 362_880.0,
    1.0 / 3_628_800.0,
    1.0 / 39_916_800.0,
    1.0 / 479_001_600.0,
    1.0 / 6_227_020_800.0,
    1.0 / 87_178_291_200.0,
];

/// B₂ₖ ÷ (2k(2k − 1)).
const STIRLING: [f64; 8] = [
    1.0 / 12.0,
    -1.0 / 360.0,
    1.0 / 1_260.0,
    -1.0 / 1_680.0,
    1.0 / 1_188.0,
    -691.0 / 360_360.0,
    1.0 / 156.0,
    -3_617.0 / 122_400.0,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: f64, expected: f64) {
        assert!((value / expected - 1.0).abs() < 2e-15, "{value} is not {expected}");
    }

    #[test]
    fn small_arguments_keep_their_digits() {
        // The first terms of the series, which are all that a double shows.
        let w = 1e-6;
        close(log1p_rest(w), w * w * (-0.5 + w / 3.0 - w * w / 4.0));
        close(log1p_rest(-w), w * w * (-0.5 - w / 3.0 - w * w / 4.0));
        close(exp_rest(w), w * w * (0.5 + w / 6.0 + w * w / 24.0));
        close(exp_rest(-w), w * w * (0.5 - w / 6.0 + w * w / 24.0));
        assert_eq!((log1p_rest(0.0), exp_rest(0.0)), (0.0, 0.0));
    }

    #[test]
    fn where_the_forms_meet_they_agree() {
        for w in [-0.4, -0.399, 0.3, 0.699, 0.7, 3.0] {
            assert!((log1p_rest(w) - (libm::log1p(w) - w)).abs() < 1e-15, "{w}");
        }
        for t in [-0.5, -0.499, 0.3, 0.499, 0.5, 3.0] {
            assert!((exp_rest(t) - (libm::expm1(t) - t)).abs() < 4e-16 * t.abs().max(1.0), "{t}");
        }
    }

    #[test]
    fn factorials() {
        // ln Γ(11) = ln 10!, and the two forms meet at 10.
        let (a, factorial) = (11.0_f64, 3_628_800.0_f64);
        let stirling = (a - 0.5) * libm::log(a) - a + 0.5 * libm::log(2.0 * core::f64::consts::PI);
        assert!((stirling + stirling_rest(a) - libm::log(factorial)).abs() < 1e-14);
        assert!((stirling_rest(10.0) - stirling_rest(10.0_f64.next_down())).abs() < 1e-14);
    }
}
