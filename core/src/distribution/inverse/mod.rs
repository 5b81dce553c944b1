//! Quantile functions made ready for millions of draws.

mod discrete;
mod polynomial;
mod sample;
mod table;
#[cfg(test)]
mod tests;

use self::discrete::Guide;
use self::sample::Ranks;
use self::table::Table;
use super::Distribution;

/// The quantile function of a distribution, made ready to turn many uniform numbers into draws.
///
/// Uniform and triangular distributions are computed directly, discrete ones and samples looked up; the others are
/// tabulated: piecewise polynomials through [`Distribution::quantile`], from which they differ by at most
/// 10^−12 × max(|Q|, p95 − p5). Farther out than 2^−15 on either side, and for parameters of which no table is that near,
/// it is the function itself that is called. Values never leave the support, rise with the uniform number up to
/// 10^−14 × max(|Q|, p95 − p5), and are finite: where the quantile is not, they are the largest double.
///
/// ```
/// use roicm::distribution::{Distribution, Pert};
///
/// let minutes = Distribution::from(Pert::new(0.into(), 10.into(), 20.into(), Pert::LAMBDA.into())?);
/// let inverse = minutes.inverse();
/// let mut draws = [0.05, 0.5, 0.95];
/// inverse.fill(&mut draws);
/// assert!((draws[0] - 3.785_107_548_755).abs() < 1e-9 && (draws[1] - 10.0).abs() < 1e-9);
/// assert_eq!(draws[2], inverse.value(0.95));
/// # Ok::<(), roicm::distribution::Invalid>(())
/// ```
#[derive(Debug, Clone)]
pub struct Inverse {
    form: Form,
    low: f64,
    high: f64,
}

#[derive(Debug, Clone)]
enum Form {
    Constant(f64),
    Uniform {
        low: f64,
        high: f64,
    },
    Triangular(Corners),
    Table(Table),
    Discrete(Guide),
    Sample(Ranks),
    /// No table is near enough.
    Direct(Distribution),
}

/// What a triangular quantile is computed from.
#[derive(Debug, Clone, Copy)]
struct Corners {
    low: f64,
    high: f64,
    /// The probabilities of a value below and above the mode.
    rising: f64,
    falling: f64,
}

impl Distribution {
    /// The quantile function, made ready for many draws. Takes about a millisecond where it is tabulated.
    #[must_use]
    pub fn inverse(&self) -> Inverse {
        let (low, high) = self.finite_ends();
        let form = match self {
            constant if constant.is_constant() => Form::Constant(constant.quantile(0.5)),
            Self::Uniform(uniform) => {
                let (low, high) = uniform.ends();
                Form::Uniform { low, high }
            }
            Self::Triangular(triangular) => {
                let (low, high, rising, falling) = triangular.corners();
                Form::Triangular(Corners { low, high, rising, falling })
            }
            Self::Discrete(discrete) => Form::Discrete(Guide::new(discrete.steps())),
            Self::Sample(sample) => Form::Sample(Ranks::new(sample.ordered())),
            other => Table::new(other, low, high).map_or_else(|| Form::Direct(other.clone()), Form::Table),
        };
        Inverse { form, low, high }
    }

    /// The ends of the support, the largest doubles where it has none.
    fn finite_ends(&self) -> (f64, f64) {
        (self.at(0.0, 1.0).max(f64::MIN), self.at(1.0, 0.0).min(f64::MAX))
    }
}

impl Inverse {
    /// Turns numbers that are uniform in (0, 1) into draws, in place. Each draw depends on its own number alone: it is
    /// [`value`](Self::value), to the last bit.
    #[inline(always)]
    pub fn fill(&self, uniforms: &mut [f64]) {
        match &self.form {
            Form::Constant(constant) => uniforms.fill(*constant),
            &Form::Uniform { low, high } => each(uniforms, |p| uniform(low, high, p)),
            Form::Triangular(corners) => each(uniforms, |p| corners.at(p)),
            Form::Table(table) => table.fill(uniforms),
            Form::Discrete(guide) => each(uniforms, |p| guide.at(p)),
            Form::Sample(ranks) => each(uniforms, |p| ranks.at(p)),
            Form::Direct(distribution) => each(uniforms, |p| self.direct(distribution, p)),
        }
    }

    /// The draw for one number `p` in (0, 1): the quantile at it.
    #[must_use]
    #[inline]
    pub fn value(&self, p: f64) -> f64 {
        match &self.form {
            Form::Constant(constant) => *constant,
            &Form::Uniform { low, high } => uniform(low, high, p),
            Form::Triangular(corners) => corners.at(p),
            Form::Table(table) => table.at(p),
            Form::Discrete(guide) => guide.at(p),
            Form::Sample(ranks) => ranks.at(p),
            Form::Direct(distribution) => self.direct(distribution, p),
        }
    }

    fn direct(&self, distribution: &Distribution, p: f64) -> f64 {
        distribution.at(p, 1.0 - p).max(self.low).min(self.high)
    }

    /// Whether draws are computed as [`Distribution::quantile`] is, because no table is near enough.
    #[cfg(test)]
    fn is_direct(&self) -> bool {
        matches!(self.form, Form::Direct(_))
    }
}

#[inline(always)]
fn each(uniforms: &mut [f64], draw: impl Fn(f64) -> f64) {
    for number in uniforms {
        *number = draw(*number);
    }
}

/// As [`super::Uniform::quantile`].
#[inline(always)]
fn uniform(low: f64, high: f64, p: f64) -> f64 {
    let width = high - low;
    let (from_low, from_high) = (low + p * width, high - (1.0 - p) * width);
    if p < 0.5 { from_low } else { from_high }
}

impl Corners {
    /// As [`super::Triangular::quantile`], with one root and no branch.
    #[inline(always)]
    fn at(self, p: f64) -> f64 {
        let width = self.high - self.low;
        let rises = p <= self.rising;
        let square = if rises { p * self.rising } else { (1.0 - p) * self.falling };
        let distance = width * square.sqrt();
        let value = if rises { self.low + distance } else { self.high - distance };
        value.max(self.low).min(self.high)
    }
}
