//! Parameters as large and as small as a document can write: refused, or a mean inside the support; never a panic.

use rust_decimal::Decimal;

use crate::{Bound, Exact, Ordered, Scalar};

use super::{Beta, Discrete, Distribution, Gamma, Invalid, Lognormal, Normal, Parent, Pert, Quantiles, Sample};
use super::{Triangular, Uniform};

fn numbers() -> Vec<Exact> {
    let largest = Exact::from(Decimal::MAX);
    let positive =
        [Exact::new(1, -28), Exact::new(3, -13), Exact::from(1), Exact::new(11, -1), Exact::new(2, 13), largest];
    let negative = positive.map(|number| -number);
    [&negative[..], &[Exact::ZERO], &positive[..]].concat()
}

/// Refused, or sound. Counts what was made.
fn check(made: Result<impl Into<Distribution>, Invalid>, count: &mut usize) {
    let Ok(made) = made else { return };
    let distribution = made.into();
    *count += 1;
    let (mean, support) = (distribution.mean(), distribution.support());
    assert_eq!(mean.fault(), None, "{distribution:?}");
    if let Bound::Finite(low) = support.low {
        assert!(!mean.is_below(low), "{mean} in {support:?}: {distribution:?}");
    }
    if let Bound::Finite(high) = support.high {
        assert!(!high.is_below(mean), "{mean} in {support:?}: {distribution:?}");
    }
    assert!(!distribution.variance().is_negative(), "{distribution:?}");
    let end = |bound: Bound, infinite: f64| if let Bound::Finite(end) = bound { end.to_f64() } else { infinite };
    let inside = end(support.low, f64::NEG_INFINITY)..=end(support.high, f64::INFINITY);
    let bounded = inside.end() - inside.start();
    let width = if bounded.is_finite() { bounded } else { distribution.quantile(0.95) - distribution.quantile(0.05) };
    // Building the inverse takes long where it is tabulated: now and then is enough.
    let inverse = count.is_multiple_of(97).then(|| distribution.inverse());
    let mut before = f64::NEG_INFINITY;
    for p in [0.0, 1e-300, 1e-9, 0.1, 0.5, 0.9, 1.0 - 1e-9, 1.0] {
        let value = distribution.quantile(p);
        assert!(inside.contains(&value), "{value} at {p} in {support:?}: {distribution:?}");
        let slack = 1e-14 * value.abs().max(width).min(f64::MAX);
        assert!(value >= before - slack, "{value} after {before} at {p}: {distribution:?}");
        before = value;
        let probability = distribution.cdf(value);
        assert!((0.0..=1.0).contains(&probability), "{probability} at {value}: {distribution:?}");
        assert!(distribution.density(value).is_none_or(|density| density >= 0.0), "{value}: {distribution:?}");
        if let Some(inverse) = inverse.as_ref().filter(|_| p > 0.0 && p < 1.0) {
            let draw = inverse.value(p);
            assert!(draw.is_finite() && inside.contains(&draw), "{draw} at {p}: {distribution:?}");
        }
    }
}

#[test]
fn three_parameters() {
    let (numbers, mut count) = (numbers(), 0);
    for &a in &numbers {
        for &b in &numbers {
            check(Uniform::new(a, b), &mut count);
            check(Gamma::new(a, b), &mut count);
            check(Sample::new(&[a, b]), &mut count);
            check(Normal::from_interval(a, b), &mut count);
            check(Lognormal::from_interval(a, b), &mut count);
            for &c in &numbers {
                check(Triangular::new(a, b, c), &mut count);
                check(Discrete::new(&[a, b], &[c, 1.into()]), &mut count);
                check(Quantiles::new(a, b, c, None, None), &mut count);
            }
        }
    }
    assert!(count > 1000, "{count}");
}

#[test]
fn four_parameters() {
    let (numbers, mut count) = (numbers(), 0);
    for &a in &numbers {
        for &b in &numbers {
            for &c in &numbers {
                for &d in &numbers {
                    check(Pert::new(a, b, c, d), &mut count);
                    check(Beta::new(a, b, c, d), &mut count);
                    let moments = Parent::Moments { mean: a, standard_deviation: b };
                    for parent in [moments, Parent::Interval { p5: a, p95: b }] {
                        check(Normal::new(parent, Some(c), Some(d)), &mut count);
                        check(Lognormal::new(parent, Some(c), Some(d)), &mut count);
                    }
                }
                let moments = Parent::Moments { mean: a, standard_deviation: b };
                check(Normal::new(moments, Some(c), None), &mut count);
                check(Normal::new(moments, None, Some(c)), &mut count);
                check(Lognormal::new(moments, Some(c), None), &mut count);
                check(Lognormal::new(moments, None, Some(c)), &mut count);
            }
        }
    }
    assert!(count > 10_000, "{count}");
}

#[test]
fn bounded_quantiles() {
    let (numbers, mut count) = (numbers(), 0);
    for (index, &p10) in numbers.iter().enumerate() {
        for &p90 in &numbers[index + 1..] {
            for &min in &numbers[..index] {
                // Medians that are feasible one way or another.
                let half = Exact::new(5, -1);
                for p50 in [p10 * half + p90 * half, Exact::from_f64((p10.to_f64() * p90.to_f64()).abs().sqrt())] {
                    check(Quantiles::new(p10, p50, p90, Some(min), None), &mut count);
                    check(Quantiles::new(-p90, -p50, -p10, None, Some(-min)), &mut count);
                    for &max in &numbers[index + 2..] {
                        check(Quantiles::new(p10, p50, p90, Some(min), Some(max)), &mut count);
                    }
                }
            }
        }
    }
    assert!(count > 100, "{count}");
}
