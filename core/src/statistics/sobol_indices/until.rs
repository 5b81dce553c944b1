//! Estimations of a given size, and those that go on until they are precise.

use core::ops::ControlFlow;

use super::bootstrap;
use super::estimate::estimate;
use super::evaluate::{Design, Rows, blocks};
use super::function::Function;
use super::results::{SobolIndex, SobolIndices};
use super::settings::{SAMPLES, SobolError, SobolSettings, check};
use crate::sampling::BLOCK;

/// Which interval is to be narrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SobolWatched {
    /// The widest of all first-order and total indices, and of pairs where they are asked for.
    #[default]
    Widest,
    /// That of the first-order index of a factor, by its place in the list of factors.
    FirstOrder(usize),
    /// That of the total index of a factor, by its place in the list of factors.
    Total(usize),
}

/// Until when an estimation goes on that is to be precise rather than of a given size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SobolPrecision {
    /// How wide the watched interval may be at most; above 0.
    pub width: f64,
    /// Which interval that is.
    pub watched: SobolWatched,
    /// How many evaluations the last attempt may have at most; those of earlier attempts are among them.
    pub most_evaluations: u64,
}

/// How precise an estimation has become.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct SobolPrecisionReached {
    /// How wide the watched interval is; none where there is none.
    pub width: Option<f64>,
    /// Whether it is as narrow as was asked.
    pub reached: bool,
}

/// Told how many evaluations are done, of how many; what breaks stops the estimation.
pub(crate) type OnEvaluations<'a> = dyn FnMut(u64, u64) -> ControlFlow<()> + 'a;

/// An estimation that is going on.
struct Attempts<'a, F> {
    function: &'a F,
    design: Design,
    /// Those of the attempt that is next.
    settings: SobolSettings,
    /// What is known of the attempts before.
    done: Vec<Rows>,
}

impl<'a, F: Function> Attempts<'a, F> {
    fn new(function: &'a F, settings: &SobolSettings) -> Result<Self, SobolError> {
        let factors = check(function.columns(), settings)?;
        let design = Design::new(function, factors, settings.second_order);
        Ok(Self { function, design, settings: settings.clone(), done: Vec::new() })
    }

    fn evaluations(&self) -> u64 {
        self.settings.samples.saturating_mul(self.design.results_per_row() as u64)
    }

    /// Whether there is memory enough.
    fn check_memory(&self) -> Result<(), SobolError> {
        let SobolSettings { samples, resamples, threads, most_bytes: most, .. } = self.settings;
        let evaluations = self.evaluations();
        let bytes =
            evaluations.saturating_mul(8).saturating_add(bootstrap::bytes(&self.design, samples, resamples, threads));
        if bytes > most { Err(SobolError::TooLarge { evaluations, bytes, most }) } else { Ok(()) }
    }

    fn run(&mut self, on_evaluations: &mut OnEvaluations<'_>) -> Result<SobolIndices, SobolError> {
        self.check_memory()?;
        let (evaluations, settings) = (self.evaluations(), &self.settings);
        let known: u64 = self.done.iter().map(|rows| rows.len() as u64).sum();
        let first = self.done.len() as u64;
        let new = blocks(self.function, &self.design, settings, first, &mut |done| {
            on_evaluations(known + done, evaluations)
        })?;
        self.done.extend(new);
        estimate(&self.design, settings, &self.done, &mut || on_evaluations(evaluations, evaluations))
    }

    /// Makes the next attempt one of twice as many rows.
    fn double(&mut self) {
        // Rows of a net of fewer points than a block begin no whole block.
        if self.settings.samples < BLOCK {
            self.done.clear();
        }
        self.settings.samples *= 2;
    }
}

/// An estimation of a given size.
pub(crate) fn plain(
    function: &impl Function,
    settings: &SobolSettings,
    on_evaluations: &mut OnEvaluations<'_>,
) -> Result<SobolIndices, SobolError> {
    Attempts::new(function, settings)?.run(on_evaluations)
}

/// An estimation that goes on until it is precise, or may not go on.
pub(crate) fn until(
    function: &impl Function,
    settings: &SobolSettings,
    precision: &SobolPrecision,
    on_evaluations: &mut OnEvaluations<'_>,
) -> Result<(SobolIndices, SobolPrecisionReached), SobolError> {
    let mut attempts = Attempts::new(function, settings)?;
    check_precision(&attempts, precision)?;
    loop {
        let found = attempts.run(on_evaluations)?;
        let width = width(&found, precision.watched);
        let reached = width.is_some_and(|width| width <= precision.width);
        let is_last_of_two = width.is_none() && attempts.settings.samples > settings.samples;
        attempts.double();
        let may_go_on = SAMPLES.contains(&attempts.settings.samples)
            && attempts.evaluations() <= precision.most_evaluations
            && attempts.check_memory().is_ok();
        // What has no interval by now will not get one.
        if reached || found.is_constant() || is_last_of_two || !may_go_on {
            return Ok((found, SobolPrecisionReached { width, reached }));
        }
    }
}

fn check_precision<F: Function>(attempts: &Attempts<'_, F>, precision: &SobolPrecision) -> Result<(), SobolError> {
    if !(precision.width > 0.0 && precision.width.is_finite()) {
        return Err(SobolError::Precision("a width is above 0"));
    }
    if attempts.settings.resamples == 0 {
        return Err(SobolError::Precision("without resamples there are no intervals to become narrow"));
    }
    if attempts.evaluations() > precision.most_evaluations {
        return Err(SobolError::Precision("the first attempt has more evaluations than the most that it may take"));
    }
    match precision.watched {
        SobolWatched::FirstOrder(factor) | SobolWatched::Total(factor) if factor >= attempts.design.factors.len() => {
            Err(SobolError::Precision("there is no such factor"))
        }
        _ => Ok(()),
    }
}

/// How wide the watched interval is.
fn width(found: &SobolIndices, watched: SobolWatched) -> Option<f64> {
    let of = |index: Option<SobolIndex>| index?.interval.map(|interval| interval.width());
    let factor = |place: usize| found.factors.get(place);
    match watched {
        SobolWatched::FirstOrder(place) => of(factor(place)?.first_order),
        SobolWatched::Total(place) => of(factor(place)?.total),
        SobolWatched::Widest => {
            let factors = found.factors.iter().flat_map(|factor| [factor.first_order, factor.total]);
            let all = factors.chain(found.second_order.iter().map(|pair| pair.index)).map(of);
            all.reduce(|a, b| Some(crate::statistics::larger(a?, b?))).flatten()
        }
    }
}
