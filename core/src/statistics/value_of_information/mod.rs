//! What it would be worth to know more before deciding, from a sample of what each decision would bring.

use super::ranks::Ranks;
use super::regression::{self, InvalidColumns};
use super::{ConfidenceInterval, Moments, normal};

/// What knowing everything before deciding would be worth.
#[derive(Debug, Clone, PartialEq)]
pub struct PerfectInformation {
    /// The mean net benefit of each decision, in the order given.
    pub means: Vec<f64>,
    /// The standard errors of these means.
    pub standard_errors: Vec<f64>,
    /// Which decision is the best on average: the first of those with the highest mean.
    pub best: usize,
    /// The expected value of perfect information: the mean of the highest net benefit of each trial, less the highest
    /// mean. Never below 0.
    pub value: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// The share of trials in which another decision than the best on average brings more.
    pub probability_of_change: f64,
}

/// What knowing some inputs before deciding would be worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartialPerfectInformation {
    /// The expected value of partial perfect information: the mean over the trials of the highest fitted mean given the
    /// inputs, less that of the decision that is best on average. Never below 0.
    pub value: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// What the fitted rule would have brought in trials that it had not seen: below 0 where the rule is worse than none.
    pub held_out_value: f64,
    /// Its standard error.
    pub held_out_standard_error: f64,
    /// The share of trials in which the fitted means name another decision than the best on average.
    pub probability_of_change: f64,
}

impl PartialPerfectInformation {
    /// The interval around [`value`](Self::value) at a confidence in (0, 1), as it comes: its lower end may be below 0.
    #[must_use]
    pub fn interval(&self, confidence: f64) -> ConfidenceInterval {
        around(self.value, self.standard_error, confidence)
    }
}

impl PerfectInformation {
    /// The interval around [`value`](Self::value) at a confidence in (0, 1), as it comes: its lower end may be below 0.
    #[must_use]
    pub fn interval(&self, confidence: f64) -> ConfidenceInterval {
        around(self.value, self.standard_error, confidence)
    }
}

fn around(value: f64, standard_error: f64, confidence: f64) -> ConfidenceInterval {
    let reach = normal::upper_quantile(0.5 * (1.0 - confidence)) * standard_error;
    ConfidenceInterval { lower: value - reach, upper: value + reach }
}

impl PartialPerfectInformation {
    /// What it is worth to know what says nothing.
    pub(crate) const NOTHING: Self = Self {
        value: 0.0,
        standard_error: 0.0,
        held_out_value: 0.0,
        held_out_standard_error: 0.0,
        probability_of_change: 0.0,
    };
}

/// To know all that matters is to know everything.
impl From<PerfectInformation> for PartialPerfectInformation {
    fn from(perfect: PerfectInformation) -> Self {
        Self {
            value: perfect.value,
            standard_error: perfect.standard_error,
            held_out_value: perfect.value,
            held_out_standard_error: perfect.standard_error,
            probability_of_change: perfect.probability_of_change,
        }
    }
}

/// Net benefits as differences from the decision that is best on average.
#[derive(Debug)]
pub(crate) struct Decisions {
    pub(crate) means: Vec<Moments>,
    pub(crate) best: usize,
    /// One column for each other decision.
    gains: Vec<Vec<f64>>,
}

impl Decisions {
    /// Of checked columns.
    pub(crate) fn new(net_benefits: &[&[f64]]) -> Self {
        let means: Vec<Moments> = net_benefits.iter().map(|column| Moments::of(column)).collect();
        let first = (0, f64::NEG_INFINITY);
        let higher =
            |best: (usize, f64), (index, of): (usize, &Moments)| if of.mean > best.1 { (index, of.mean) } else { best };
        let best = means.iter().enumerate().fold(first, higher).0;
        let of_best = net_benefits.get(best).copied().unwrap_or(&[]);
        let gain = |column: &&[f64]| column.iter().zip(of_best).map(|(a, b)| a - b).collect();
        let others = net_benefits.iter().enumerate().filter(|(index, _)| *index != best);
        Self { gains: others.map(|(_, column)| gain(column)).collect(), means, best }
    }

    /// For each trial the gain of the decision that some means name, over the best on average: (expected, realised), and
    /// none where they name that one.
    fn chosen<'a>(&'a self, means: &'a [Vec<f64>]) -> impl Iterator<Item = Option<(f64, f64)>> + 'a {
        let count = means.first().map_or(0, Vec::len);
        (0..count).map(move |trial| {
            let mut best = None;
            for (mean, gain) in means.iter().zip(&self.gains) {
                let (Some(&mean), Some(&gain)) = (mean.get(trial), gain.get(trial)) else { continue };
                if mean > best.map_or(0.0, |(highest, _)| highest) {
                    best = Some((mean, gain));
                }
            }
            best
        })
    }

    pub(crate) fn perfect(&self) -> PerfectInformation {
        let gains: Vec<f64> = self.chosen(&self.gains).map(|best| best.map_or(0.0, |(gain, _)| gain)).collect();
        let moments = Moments::of(&gains);
        PerfectInformation {
            means: self.means.iter().map(|moments| moments.mean).collect(),
            standard_errors: self.means.iter().map(|moments| moments.standard_error().unwrap_or(0.0)).collect(),
            best: self.best,
            value: moments.mean,
            standard_error: moments.standard_error().unwrap_or(0.0),
            probability_of_change: self.share_of_changes(&gains),
        }
    }

    /// The share of trials in which another decision is better than the best on average. Decisions that tie differ by
    /// rounding: a gain counts where it is more than that.
    fn share_of_changes(&self, gains: &[f64]) -> f64 {
        const ROUNDING: f64 = 1e-10;
        let largest = self.gains.iter().flatten().fold(0.0_f64, |largest, gain| largest.max(gain.abs()));
        gains.iter().filter(|gain| **gain > ROUNDING * largest).count() as f64 / gains.len().max(1) as f64
    }

    /// None where it was told not to go on.
    pub(crate) fn partial(
        &self,
        parameters: &[&Ranks],
        goes_on: &dyn Fn() -> bool,
    ) -> Option<PartialPerfectInformation> {
        let gains: Vec<&[f64]> = self.gains.iter().map(Vec::as_slice).collect();
        let means = regression::of_ranks(parameters, &gains, goes_on)?;
        let (expected, realised): (Vec<f64>, Vec<f64>) =
            self.chosen(&means.fitted).map(Option::unwrap_or_default).unzip();
        let held_out: Vec<f64> = self.chosen(&means.held_out).map(|best| best.map_or(0.0, |(_, gain)| gain)).collect();
        let held_out = Moments::of(&held_out);
        Some(PartialPerfectInformation {
            value: Moments::of(&expected).mean,
            standard_error: Moments::of(&realised).standard_error().unwrap_or(0.0),
            held_out_value: held_out.mean,
            held_out_standard_error: held_out.standard_error().unwrap_or(0.0),
            probability_of_change: self.share_of_changes(&expected),
        })
    }
}

/// The expected value of perfect information (Raiffa and Schlaifer 1961, "Applied statistical decision theory"): how much
/// better it would be, on average, to decide knowing which trial has come than to take the decision that is best on
/// average. An upper bound of what any study can be worth.
///
/// `net_benefits` has a column for each decision, in the same unit and over the same trials; doing nothing is a decision
/// too. The standard error is that of a mean of independent trials. Where two decisions are nearly equal on average, the
/// highest mean of a sample is too high, and the estimate too small by up to about its standard error.
///
/// # Errors
/// See [`InvalidColumns`].
///
/// ```
/// use roicm::statistics::evpi;
///
/// // A campaign that gains 3 or loses 1, as likely: worth 1 on average, and 1.5 if one knew.
/// let campaign: Vec<f64> = (0..100).map(|trial| if trial % 2 == 0 { 3.0 } else { -1.0 }).collect();
/// let found = evpi(&[&campaign, &[0.0; 100]])?;
/// assert_eq!((found.best, found.value, found.probability_of_change), (0, 0.5, 0.5));
/// # Ok::<(), roicm::statistics::InvalidColumns>(())
/// ```
pub fn evpi(net_benefits: &[&[f64]]) -> Result<PerfectInformation, InvalidColumns> {
    regression::check(net_benefits, net_benefits)?;
    Ok(Decisions::new(net_benefits).perfect())
}

/// The expected value of partial perfect information: how much better it would be, on average, to decide knowing some
/// inputs, and nothing else, than to take the decision that is best on average.
///
/// By regression on one sample (Strong, Oakley and Brennan 2014, "Estimating multiparameter partial expected value of
/// perfect information from a probabilistic sensitivity analysis sample: a nonparametric regression approach"): the mean
/// gain of each decision over the best on average, given the inputs, is fitted by [`conditional_means`]; the estimate is
/// the mean of the highest of these and 0. `parameters` has a column for each input to be known, `net_benefits` one for
/// each decision. Inputs that are correlated with others tell about these too.
///
/// The standard error is the standard deviation of the gains that the fitted choices realise, ÷ √n: the efficient
/// influence function of the value of an optimal rule (Luedtke and van der Laan 2016, "Statistical inference for the mean
/// outcome under a possibly non-unique optimal treatment strategy"). In 300 samples of 2,048 trials of a linear problem
/// with normal inputs, 1.96 standard errors held the truth in 98%; they hold it less often, 90% to 95%, where gains have
/// tails as heavy as products of log-normal inputs.
///
/// **How bias shows.** In truth the value lies between 0 and [`evpi`]; the estimate is never below 0, and noise in the fit
/// makes it too high where decisions are close and the inputs say little, by up to about its standard error;
/// [`held_out_value`](PartialPerfectInformation::held_out_value), what the rule earns in trials that it was not fitted on,
/// is biased the other way and may be negative. Where the two are far apart, take more trials. Where both are below what
/// is known to be true, the shape is one that the splines cannot follow. No change in any trial gives 0 with a standard
/// error of 0: a change that is rarer than one in n was not seen.
///
/// [`conditional_means`]: super::conditional_means()
///
/// # Errors
/// See [`InvalidColumns`].
///
/// ```
/// use roicm::statistics::evppi;
///
/// // The gain is x or −x, whatever the other half of the risk does.
/// let x: Vec<f64> = (0..1000).map(|trial| f64::from(trial % 20) - 9.5).collect();
/// let gain: Vec<f64> = x.iter().zip(0..1000).map(|(x, trial)| x + f64::from(trial / 20 % 2) - 0.5).collect();
/// let found = evppi(&[&x], &[&gain, &[0.0; 1000]])?;
/// assert!((found.value - 2.5).abs() < 0.05, "half of the mean distance of x from 0: {found:?}");
/// # Ok::<(), roicm::statistics::InvalidColumns>(())
/// ```
pub fn evppi(parameters: &[&[f64]], net_benefits: &[&[f64]]) -> Result<PartialPerfectInformation, InvalidColumns> {
    regression::check(parameters, net_benefits)?;
    let ranks = parameters.iter().map(|input| Ranks::of(input).ok_or(InvalidColumns::NotANumber));
    let ranks = ranks.collect::<Result<Vec<_>, _>>()?;
    let ranks: Vec<&Ranks> = ranks.iter().collect();
    Ok(Decisions::new(net_benefits).partial(&ranks, &|| true).expect("it is never told to stop"))
}

#[cfg(test)]
mod tests;
