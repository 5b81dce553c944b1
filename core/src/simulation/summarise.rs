//! What was kept of the trials → what a simulation says.

use super::output::Output;
use super::results::{
    CONFIDENCE, CostSummary, Estimate, FAN_QUANTILES, FanMonth, Histogram, Never, Probability, Quantile, Summary,
    TAIL_LEVELS, TailRisk,
};
use super::tally::{Counts, FanCell, RESULT_BITS};
use crate::Unit;
use crate::statistics::{
    Buckets, ConfidenceInterval, EXCEEDANCE_PROBABILITIES, Exceedance, Moments, Proportion, QuantileType,
    exceedance_curve, exceedance_rank, from_replicates, normal, quantile, quantile_interval, quantile_ranks,
    tail_value_at_risk, value_at_risk,
};

/// Bars of a histogram.
const BARS: usize = 40;
/// A histogram goes from this quantile to that at 1 − it: a long tail would leave its bars nothing to show.
const BEYOND_BARS: f64 = 0.005;

/// The values of one output in one replicate.
pub(super) enum Values {
    /// Ascending, without what is not a number.
    Kept(Vec<f64>),
    Counted(Box<Buckets<RESULT_BITS>>),
}

impl Values {
    pub(super) fn kept(mut values: Vec<f64>) -> Self {
        values.retain(|value| !value.is_nan());
        values.sort_unstable_by(f64::total_cmp);
        Self::Kept(values)
    }

    fn merged(parts: &[Self]) -> Self {
        match parts {
            [Self::Counted(first), others @ ..] => {
                let mut all = first.clone();
                for other in others {
                    if let Self::Counted(other) = other {
                        all.merge(other);
                    }
                }
                Self::Counted(all)
            }
            _ => Self::kept(
                parts
                    .iter()
                    .flat_map(|part| if let Self::Kept(values) = part { values.clone() } else { Vec::new() })
                    .collect(),
            ),
        }
    }

    fn quantile(&self, p: f64, definition: QuantileType, moments: &Moments) -> Option<f64> {
        match self {
            Self::Kept(values) => quantile(values, p, definition),
            Self::Counted(buckets) => buckets.quantile(p, definition, moments.minimum, moments.maximum),
        }
    }

    /// The share of values that are at most `value`; none without values.
    fn share_up_to(&self, value: f64, moments: &Moments) -> Option<f64> {
        let (up_to, all) = match self {
            Self::Kept(values) => {
                // Of values that are alike, half: they lie on either side of the quantile.
                let below = values.partition_point(|known| *known < value);
                let up_to = values.partition_point(|known| *known <= value);
                ((below + up_to) as f64 / 2.0, values.len() as f64)
            }
            Self::Counted(buckets) => {
                (buckets.count_at_or_below(value, moments.minimum, moments.maximum), buckets.count() as f64)
            }
        };
        (all > 0.0).then_some(up_to / all)
    }

    fn interval(&self, p: f64, moments: &Moments) -> Option<ConfidenceInterval> {
        match self {
            Self::Kept(values) => quantile_interval(values, p, CONFIDENCE),
            Self::Counted(buckets) => {
                let ranks = quantile_ranks(buckets.count(), p, CONFIDENCE)?;
                let at = |rank: Option<u64>, none: f64| {
                    rank.and_then(|rank| buckets.order_statistic(rank, moments.minimum, moments.maximum))
                        .unwrap_or(none)
                };
                Some(ConfidenceInterval {
                    lower: at(ranks.lower, f64::NEG_INFINITY),
                    upper: at(ranks.upper, f64::INFINITY),
                })
            }
        }
    }

    fn tail(&self, level: f64, moments: &Moments) -> Option<TailRisk> {
        let (value_at_risk, tail_value_at_risk) = match self {
            Self::Kept(values) => (value_at_risk(values, level)?, tail_value_at_risk(values, level)?),
            Self::Counted(buckets) => {
                let tail = buckets.tail(level, moments.minimum, moments.maximum)?;
                (tail.value_at_risk, tail.tail_value_at_risk)
            }
        };
        Some(TailRisk { level, value_at_risk, tail_value_at_risk })
    }

    fn exceedance(&self, moments: &Moments) -> Vec<Exceedance> {
        match self {
            Self::Kept(values) => exceedance_curve(values, &EXCEEDANCE_PROBABILITIES).unwrap_or_default(),
            Self::Counted(buckets) => EXCEEDANCE_PROBABILITIES
                .into_iter()
                .filter_map(|probability| {
                    let rank = exceedance_rank(buckets.count(), probability)?;
                    let loss = buckets.order_statistic(rank, moments.minimum, moments.maximum)?;
                    Some(Exceedance { probability, loss })
                })
                .collect(),
        }
    }

    fn histogram(&self, moments: &Moments) -> Histogram {
        let at = |p| self.quantile(p, QuantileType::Type1, moments).filter(|value| value.is_finite());
        if moments.count == 0 {
            return Histogram::default();
        }
        // Of a time, the largest that comes.
        let low = at(BEYOND_BARS).unwrap_or(moments.minimum);
        let high = at(1.0 - BEYOND_BARS).unwrap_or(moments.maximum);
        if low >= high {
            // All alike, or nearly.
            let counts = vec![moments.count];
            return Histogram { edges: vec![moments.minimum, moments.maximum], counts, below: 0, above: 0 };
        }
        let width = (high - low) / BARS as f64;
        let edges: Vec<f64> = (0..=BARS).map(|bar| if bar == BARS { high } else { low + width * bar as f64 }).collect();
        let mut histogram = Histogram { edges, counts: vec![0; BARS], below: 0, above: 0 };
        let mut add = |value: f64, count: u64| {
            if value < low {
                histogram.below += count;
            } else if value > high {
                histogram.above += count;
            } else {
                let place = ((value - low) / width).floor();
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 40")]
                let bar = (place.max(0.0) as usize).min(BARS - 1);
                histogram.counts.get_mut(bar).into_iter().for_each(|bar| *bar += count);
            }
        };
        match self {
            Self::Kept(values) => {
                values.iter().filter(|value| value.is_finite()).for_each(|value| add(*value, 1));
            }
            Self::Counted(buckets) => {
                for bucket in buckets.iter() {
                    let (lower, upper) = (bucket.lower.max(moments.minimum), bucket.upper.min(moments.maximum));
                    add((lower + upper) / 2.0, bucket.count);
                }
            }
        }
        histogram
    }
}

/// What is known of an output: its moments and values, by replicate and in all.
pub(super) struct Known {
    pub(super) moments: Vec<Moments>,
    pub(super) values: Vec<Values>,
    all: Moments,
    together: Option<Values>,
}

impl Known {
    pub(super) fn new(moments: Vec<Moments>, values: Vec<Values>) -> Self {
        let all = moments.iter().copied().reduce(Moments::merge).unwrap_or(Moments::EMPTY);
        let together = (values.len() != 1).then(|| Values::merged(&values));
        Self { moments, values, all, together }
    }

    fn values(&self) -> Option<&Values> {
        self.together.as_ref().or_else(|| self.values.first())
    }

    fn is_replicated(&self) -> bool {
        self.moments.len() > 1
    }

    /// An estimate and what each replicate says of it.
    fn replicated(&self, estimate: impl Fn(&Values, &Moments) -> Option<f64>) -> Option<(f64, ConfidenceInterval)> {
        let each: Option<Vec<f64>> =
            self.values.iter().zip(&self.moments).map(|(values, moments)| estimate(values, moments)).collect();
        let each = each.filter(|each| each.iter().all(|value| value.is_finite()))?;
        let replicated = from_replicates(&each, CONFIDENCE)?;
        Some((replicated.standard_error, replicated.interval))
    }

    fn mean(&self) -> Estimate {
        if self.all.count == 0 {
            return Estimate { value: None, standard_error: None, interval: None };
        }
        let mean = self.all.mean;
        if self.is_replicated() {
            let known = self.replicated(|_, moments| (moments.count > 0).then_some(moments.mean));
            return Estimate {
                value: Some(mean),
                standard_error: known.map(|(error, _)| error),
                interval: known.map(|(_, interval)| centred(mean, interval)),
            };
        }
        let error = self.all.standard_error();
        let reach = normal::quantile(0.5 + CONFIDENCE / 2.0);
        Estimate {
            value: Some(mean),
            standard_error: error,
            interval: error
                .map(|error| ConfidenceInterval { lower: mean - reach * error, upper: mean + reach * error }),
        }
    }

    fn quantile(&self, p: f64, definition: QuantileType) -> Quantile {
        let Some(values) = self.values() else { return Quantile { p, value: None, interval: None } };
        let value = values.quantile(p, definition, &self.all);
        let interval = if self.is_replicated() {
            value.and_then(|value| self.replicated_interval(values, p, value, definition))
        } else {
            values.interval(p, &self.all)
        };
        Quantile { p, value, interval }
    }

    /// An interval for the quantile at `p` of replicates, after Woodruff (1952, "Confidence intervals for medians and other
    /// position measures"): the error of the share of trials that do not pass it, as the replicates tell, read off the
    /// quantiles of all of them together.
    fn replicated_interval(
        &self,
        values: &Values,
        p: f64,
        value: f64,
        definition: QuantileType,
    ) -> Option<ConfidenceInterval> {
        let (error, interval) = self.replicated(|values, moments| values.share_up_to(value, moments))?;
        // Replicates that all agree say nothing of their error.
        if error == 0.0 {
            return values.interval(p, &self.all);
        }
        let reach = interval.width() / 2.0;
        let at = |p: f64| values.quantile(p.clamp(0.0, 1.0), definition, &self.all);
        Some(ConfidenceInterval { lower: at(p - reach)?, upper: at(p + reach)? })
    }

    /// The summary of an output of `trials` trials.
    pub(super) fn summary(&self, output: &Output, unit: Unit, trials: u64, quantiles: &[f64]) -> Summary {
        let missing = trials.saturating_sub(self.all.count);
        let is_time = output.is_time();
        let definition = if is_time { QuantileType::Type1 } else { QuantileType::Type7 };
        let comes_always = !is_time || missing == 0;
        let spread = |value: f64| (self.all.count > 0).then_some(value);
        let mean = self.mean();
        let nothing = Estimate { value: None, standard_error: None, interval: None };
        Summary {
            unit,
            mean: if comes_always { mean } else { nothing },
            standard_deviation: self.all.standard_deviation().filter(|_| comes_always),
            minimum: spread(self.all.minimum),
            maximum: spread(self.all.maximum).filter(|_| comes_always),
            reason: if !comes_always {
                Some("in some trials it never comes: its mean is infinite")
            } else if self.all.count == 0 {
                Some("no trial has a value")
            } else {
                None
            },
            quantiles: quantiles.iter().map(|p| self.quantile(*p, definition)).collect(),
            histogram: self.values().map(|values| values.histogram(&self.all)).unwrap_or_default(),
            undefined_share: if is_time || trials == 0 { 0.0 } else { missing as f64 / trials as f64 },
            never: is_time.then(|| {
                let by_replicate = self.moments.iter().map(|moments| {
                    let trials = trials / self.moments.len() as u64;
                    (trials.saturating_sub(moments.count), trials)
                });
                Never { probability: probability(by_replicate), mean_when_paid_back: mean.value }
            }),
        }
    }

    /// The summary of a cost, with its tail.
    pub(super) fn cost(&self, output: &Output, unit: Unit, trials: u64, quantiles: &[f64]) -> CostSummary {
        let values = self.values();
        CostSummary {
            annual_cost: self.summary(output, unit, trials, quantiles),
            tails: TAIL_LEVELS
                .into_iter()
                .filter_map(|level| values.and_then(|values| values.tail(level, &self.all)))
                .collect(),
            exceedance: values.map(|values| values.exceedance(&self.all)).unwrap_or_default(),
        }
    }
}

/// An interval as wide as that of the replicates, around the estimate of all of them together.
fn centred(estimate: f64, interval: ConfidenceInterval) -> ConfidenceInterval {
    let reach = interval.width() / 2.0;
    ConfidenceInterval { lower: estimate - reach, upper: estimate + reach }
}

/// A probability from successes and trials by replicate.
pub(super) fn probability(by_replicate: impl Iterator<Item = (u64, u64)>) -> Probability {
    let by_replicate: Vec<(u64, u64)> = by_replicate.collect();
    let all = by_replicate.iter().fold(Proportion { successes: 0, trials: 0 }, |all, (successes, trials)| Proportion {
        successes: all.successes + successes,
        trials: all.trials + trials,
    });
    let estimate = all.estimate().unwrap_or(0.0);
    let wilson = all.wilson_interval(CONFIDENCE).unwrap_or(ConfidenceInterval { lower: 0.0, upper: 1.0 });
    let shares: Vec<f64> = by_replicate.iter().map(|(successes, trials)| *successes as f64 / *trials as f64).collect();
    // Replicates that all agree say nothing of their error: then every trial counts as if it were independent.
    match from_replicates(&shares, CONFIDENCE).filter(|known| known.standard_error > 0.0) {
        Some(known) => {
            let interval = centred(estimate, known.interval);
            Probability {
                estimate,
                standard_error: known.standard_error,
                lower: interval.lower.max(0.0),
                upper: interval.upper.min(1.0),
            }
        }
        None => Probability {
            estimate,
            standard_error: all.standard_error().unwrap_or(0.0),
            lower: wilson.lower,
            upper: wilson.upper,
        },
    }
}

/// A probability from a count of each replicate.
pub(super) fn counted(counts: &[&Counts], of: impl Fn(&Counts) -> Option<u64>) -> Probability {
    probability(counts.iter().map(|counts| (of(counts).unwrap_or_default(), counts.trials)))
}

/// The fan of an option.
pub(super) fn fan(months: &[FanCell]) -> Vec<FanMonth> {
    let at = |cell: &FanCell| {
        FAN_QUANTILES
            .map(|p| cell.buckets.quantile(p, QuantileType::Type7, cell.minimum, cell.maximum).unwrap_or(f64::NAN))
    };
    (0u32..).zip(months).map(|(month, cell)| FanMonth { month, quantiles: at(cell) }).collect()
}
