//! Distributions as written → distributions that can be computed with.

use crate::distribution::{
    Beta, Discrete, Distribution, Gamma, Invalid, Lognormal, Normal, Parent, Pert, Quantiles, Sample, Triangular,
    Uniform,
};
use crate::document;
use crate::document::Parameter;
use crate::limits::Limits;
use crate::problem::{Code, Problem};
use crate::{Exact, Number};

type Written = Option<Parameter>;

/// A parameter that must be there.
fn required(parameter: Written, name: &'static str) -> Result<Exact, Problem> {
    parameter.map(exact).ok_or_else(|| Problem::new(Code::MissingField, name, format!("`{name}` is required")))
}

fn exact(parameter: Parameter) -> Exact {
    parameter.0.into()
}

fn all(parameters: &[Parameter], name: &'static str, limits: &Limits) -> Result<Vec<Exact>, Problem> {
    let (count, most) = (parameters.len(), limits.distribution_values);
    if count > most {
        let message = format!("{count} numbers; the limit is {most} (distribution_values)");
        return Err(Problem::new(Code::LimitExceeded, name, message));
    }
    Ok(parameters.iter().copied().map(exact).collect())
}

impl document::Distribution {
    /// The distribution that is written, to be computed with.
    ///
    /// # Errors
    /// `missing_field`, `invalid_distribution` or `limit_exceeded`, with the path of the parameter at fault.
    ///
    /// ```
    /// use roicm::{Limits, document::Quantity};
    ///
    /// let written = Quantity::from_json(r#"{"pert": {"min": 8, "mode": 17, "max": 32}}"#)?.distribution.unwrap();
    /// assert_eq!(written.resolve(&Limits::default())?.mean(), 18.into());
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn resolve(&self, limits: &Limits) -> Result<Distribution, Problem> {
        resolve(self, limits)
    }
}

/// The distribution, or a problem whose path is the parameter at fault.
pub(super) fn resolve(written: &document::Distribution, limits: &Limits) -> Result<Distribution, Problem> {
    use document::Distribution as Tag;
    let made = match written {
        Tag::Uniform(x) => Uniform::new(required(x.min, "min")?, required(x.max, "max")?).map(Distribution::Uniform),
        Tag::Triangular(x) => {
            Triangular::new(required(x.min, "min")?, required(x.mode, "mode")?, required(x.max, "max")?)
                .map(Distribution::Triangular)
        }
        Tag::Pert(x) => Pert::new(
            required(x.min, "min")?,
            required(x.mode, "mode")?,
            required(x.max, "max")?,
            x.lambda.map_or(Pert::LAMBDA.into(), exact),
        )
        .map(Distribution::Pert),
        Tag::Normal(x) => parent(x.mean, x.standard_deviation, x.p5, x.p95)
            .and_then(|parent| Normal::new(parent, x.min.map(exact), x.max.map(exact)))
            .map(Distribution::Normal),
        Tag::Lognormal(x) => parent(x.mean, x.standard_deviation, x.p5, x.p95)
            .and_then(|parent| Lognormal::new(parent, x.min.map(exact), x.max.map(exact)))
            .map(Distribution::Lognormal),
        Tag::Beta(x) => Beta::new(
            required(x.alpha, "alpha")?,
            required(x.beta, "beta")?,
            x.min.map_or(Exact::ZERO, exact),
            x.max.map_or(Exact::integer(1), exact),
        )
        .map(Distribution::Beta),
        Tag::Gamma(x) => Gamma::new(required(x.shape, "shape")?, required(x.scale, "scale")?).map(Distribution::Gamma),
        Tag::Quantiles(x) => Quantiles::new(
            required(x.p10, "p10")?,
            required(x.p50, "p50")?,
            required(x.p90, "p90")?,
            x.min.map(exact),
            x.max.map(exact),
        )
        .map(Distribution::Quantiles),
        Tag::Discrete(x) => Discrete::new(&all(&x.values, "values", limits)?, &all(&x.weights, "weights", limits)?)
            .map(Distribution::Discrete),
        Tag::Sample(x) => Sample::new(&all(&x.values, "values", limits)?).map(Distribution::Sample),
    };
    made.map_err(|invalid| {
        let code =
            if matches!(invalid, Invalid::Missing { .. }) { Code::MissingField } else { Code::InvalidDistribution };
        Problem::new(code, invalid.parameter(), invalid.to_string())
    })
}

fn parent(mean: Written, standard_deviation: Written, p5: Written, p95: Written) -> Result<Parent, Invalid> {
    let [mean, standard_deviation, p5, p95] = [mean, standard_deviation, p5, p95].map(|x| x.map(exact));
    Parent::from_parts(mean, standard_deviation, p5, p95)
}
