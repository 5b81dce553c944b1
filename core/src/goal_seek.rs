//! `goal_seek`: the value of one input at which a result reaches a target.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::document::text::quoted;
use crate::evaluation::{Address, Reason};
use crate::model::{Domain, Input, InputId, Model, Values};
use crate::problem::{Code, Problem, Problems, did_you_mean};
use crate::{Exact, Number, Ordered, Scalar};

/// How far beyond the base case an unbounded domain is searched, in units of max(1, |base|).
const REACH: f64 = 1e6;
/// Grid points for each decade of distance from the base case.
const POINTS_PER_DECADE: i32 = 6;
/// Decades of distance, down to 10^−6 and up to [`REACH`].
const DECADES: i32 = 6;
/// Grid points between two finite ends, evenly spaced.
const EVEN_POINTS: u32 = 32;
/// About how often a search computes its result.
pub(crate) const EVALUATIONS: u64 = 200;
/// A change across neighbouring doubles that is no continuous function's, as a part of the target and of the excesses
/// that the search began with.
const JUMP: f64 = 1e-7;

/// Where a result reaches a target as one input changes, everything else staying as it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GoalSeek {
    /// The path of the result.
    pub result: String,
    /// What it is to become.
    pub target: Exact,
    /// The path of the input.
    pub input: String,
    /// What the input is measured in, with its own currency.
    pub unit: String,
    /// The input's base case.
    pub base: Exact,
    /// The result in the base case; none with its reason.
    pub computed: Option<Exact>,
    /// Why there is no result in the base case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// The smallest and the largest value that were tried: the input's domain, cut to ±10^6 × max(1, |base|).
    pub searched: (f64, f64),
    /// How many values were tried before refining.
    pub grid_points: usize,
    /// The values at which the result is the target, nearest to the base case first; empty where there is none.
    pub solutions: Vec<Solution>,
}

/// A value at which a result is its target, or jumps over it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Solution {
    /// The value of the input, in its own unit and currency.
    pub value: Exact,
    /// Whether the result jumps over the target here without taking it.
    pub discontinuous: bool,
}

impl Model {
    /// The values of an input at which a result reaches a target: break-even analysis.
    ///
    /// Every root is found that a change of sign shows on a grid: the ends of the searched range, the base case, values
    /// at distances from it that grow by a sixth of a decade from 10^−6 to 10^6 × max(1, |base|), 33 even steps where
    /// both ends of the domain are finite, and decades down to a lower end of 0. Each is refined to the last digit of a
    /// double and then in exact decimals.
    ///
    /// # Errors
    /// `unknown_result` and `unknown_reference` where a path names nothing, and those of
    /// [`Model::evaluate`](crate::Model::evaluate).
    ///
    /// ```
    /// let model = roicm::Model::parse(
    ///     r#"
    ///     schema_version = 1
    ///     currency = "HKD"
    ///     horizon_months = 12
    ///     discount_rate = 0
    ///     workforce = { headcount = 50, hourly_cost = 200 }
    ///     losses.rework = { events_per_year = 600, minutes_per_event = 20 }
    ///     "#,
    /// )?;
    /// let found = model.goal_seek("today.annual_cost", "workforce.hourly_cost", 50_000.into())?;
    /// assert_eq!(found.solutions[0].value.to_string(), "250");
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn goal_seek(&self, result: &str, input: &str, target: Decimal) -> Result<GoalSeek, Problems> {
        let address = self.address(result);
        let id = self.input_id(input).ok_or_else(|| {
            let help = did_you_mean(input, self.inputs.iter().map(|input| input.path.as_str()));
            Problem::new(Code::UnknownReference, input, format!("there is no input {}", quoted(input))).help(help)
        });
        match (address, id) {
            (Ok(address), Ok(id)) => seek(self, address, id, target.into()).map_err(Problems::from),
            (address, id) => {
                let wrong = address.err().into_iter().chain(id.err()).collect();
                Err(Problems::check(wrong).expect_err("one of them is wrong"))
            }
        }
    }
}

pub(crate) fn seek(model: &Model, address: Address, id: InputId, target: Exact) -> Result<GoalSeek, Problem> {
    let input = model.inputs.get(id.index()).expect("a model's ids are indices into its own inputs");
    let exact = model.base_values::<Exact>();
    let computed = model.answer(address, &exact)?;
    let base = input.base.to_f64();
    let grid = grid(base, input.domain);
    let search =
        Search { model, address, index: id.index(), target: target.to_f64(), values: model.base_values::<f64>() };
    let mut found = search.roots(&grid);
    // The nearest first: that is the change that has to be explained.
    let mut solutions: Vec<Solution> = found
        .drain(..)
        .filter_map(|root| polish(model, address, id.index(), &exact, target, root, input.domain))
        .filter(|solution| !model.is_held_to_a_domain(id) || is_possible(model, input, solution.value))
        .collect();
    crate::order::sort_by(&mut solutions, |a, b| {
        let distance = |x: &Solution| (x.value - input.base).abs();
        distance(a).compare(distance(b)).unwrap_or(core::cmp::Ordering::Equal)
    });
    solutions.dedup_by(|a, b| a.value == b.value);
    Ok(GoalSeek {
        result: address.path(model),
        target,
        input: input.path.clone(),
        unit: input.unit.in_currency(input.currency.as_deref().unwrap_or(&model.currency)),
        base: input.base,
        computed: computed.ok(),
        reason: computed.err(),
        searched: (grid.first().copied().unwrap_or(base), grid.last().copied().unwrap_or(base)),
        grid_points: grid.len(),
        solutions,
    })
}

/// The values that are tried, ascending.
fn grid(base: f64, domain: Domain) -> Vec<f64> {
    let scale = base.abs().max(1.0);
    let low = domain.low().map_or(f64::NEG_INFINITY, Scalar::to_f64).max(base - REACH * scale);
    let high = domain.high().map_or(f64::INFINITY, Scalar::to_f64).min(base + REACH * scale);
    let mut points = vec![base];
    for step in -DECADES * POINTS_PER_DECADE..=DECADES * POINTS_PER_DECADE {
        let distance = scale * libm::pow(10.0, f64::from(step) / f64::from(POINTS_PER_DECADE));
        points.extend([base - distance, base + distance]);
    }
    if domain.low().is_some() && domain.high().is_some() {
        points.extend((0..=EVEN_POINTS).map(|step| low + (high - low) * f64::from(step) / f64::from(EVEN_POINTS)));
    }
    // Towards a lower end, where everything that is divided by the input grows.
    points.extend((0..=12).map(|decade| low + (base - low) * libm::pow(10.0, f64::from(-decade))));
    points.push(high);
    if domain.low_belongs() {
        points.push(low);
    }
    points.retain(|point| (low..=high).contains(point) && (domain.low_belongs() || *point > low));
    points.sort_unstable_by(f64::total_cmp);
    points.dedup();
    points
}

/// The neighbourhood of a root: two values between which the sign changes, or one at which the target is met.
#[derive(Debug, Clone, Copy)]
struct Root {
    at: f64,
    discontinuous: bool,
}

struct Search<'a> {
    model: &'a Model,
    address: Address,
    index: usize,
    target: f64,
    values: Vec<f64>,
}

impl Search<'_> {
    /// How far the result is above the target; a payback that never comes is infinitely far, and none elsewhere is
    /// nothing to compare.
    fn excess(&self, values: &mut [f64], at: f64) -> Option<f64> {
        if let Some(value) = values.get_mut(self.index) {
            *value = at;
        }
        match self.address.compute(self.model, Values(values)) {
            Ok(Ok(value)) if !value.is_nan() => Some(value - self.target),
            Ok(Err(_)) if self.address.is_payback() => Some(f64::INFINITY),
            _ => None,
        }
    }

    fn roots(&self, grid: &[f64]) -> Vec<Root> {
        let mut values = self.values.clone();
        let excesses: Vec<(f64, Option<f64>)> =
            grid.iter().map(|&point| (point, self.excess(&mut values, point))).collect();
        let mut roots = Vec::new();
        let base = self.values.get(self.index).copied().unwrap_or_default();
        let mut touching: Option<f64> = None;
        for &(point, excess) in &excesses {
            match (excess, touching) {
                // Of values that all meet the target, the one nearest to the base case.
                (Some(0.0), None) => touching = Some(point),
                (Some(0.0), Some(best)) if (point - base).abs() < (best - base).abs() => touching = Some(point),
                (Some(0.0), Some(_)) => {}
                (_, Some(best)) => {
                    roots.push(Root { at: best, discontinuous: false });
                    touching = None;
                }
                _ => {}
            }
        }
        roots.extend(touching.map(|at| Root { at, discontinuous: false }));
        for (&(low, below), &(high, above)) in excesses.iter().zip(excesses.iter().skip(1)) {
            if let (Some(below), Some(above)) = (below, above)
                && below != 0.0
                && above != 0.0
                && (below < 0.0) != (above < 0.0)
            {
                roots.extend(self.refine(&mut values, (low, below), (high, above)));
            }
        }
        roots
    }

    /// By bisection, until the ends are neighbouring doubles.
    fn refine(&self, values: &mut [f64], mut low: (f64, f64), mut high: (f64, f64)) -> Option<Root> {
        // What a jump is measured by. Next to a root the values themselves are roundings.
        let ends = [self.target, low.1, high.1].map(f64::abs);
        let scale = ends.into_iter().filter(|end| end.is_finite()).fold(0.0, f64::max);
        // From any two doubles within reach, fewer than 120 halvings lead to neighbours.
        for _ in 0..120 {
            // The middle of the exponents where the ends are far apart, else of the numbers.
            let middle = low.0 + (high.0 - low.0) / 2.0;
            if middle <= low.0 || middle >= high.0 {
                break;
            }
            let excess = self.excess(values, middle)?;
            if excess == 0.0 {
                return Some(Root { at: middle, discontinuous: false });
            }
            if (excess < 0.0) == (low.1 < 0.0) {
                low = (middle, excess);
            } else {
                high = (middle, excess);
            }
        }
        let jump = (high.1 - low.1).abs();
        let discontinuous = !jump.is_finite() || jump > JUMP * scale;
        let at = if low.1.abs() <= high.1.abs() { low.0 } else { high.0 };
        Some(Root { at, discontinuous })
    }
}

/// A root in exact decimals: by two steps of the secant method from the double, which are exact where the result is
/// linear in the input.
fn polish(
    model: &Model,
    address: Address,
    index: usize,
    base: &[Exact],
    target: Exact,
    root: Root,
    domain: Domain,
) -> Option<Solution> {
    let mut values = base.to_vec();
    let mut excess = |at: Exact| -> Option<Exact> {
        if let Some(value) = values.get_mut(index) {
            *value = at;
        }
        model.answer(address, &values).ok()?.ok().map(|value| value - target)
    };
    let start = Exact::from_f64(root.at);
    if root.discontinuous {
        return Some(Solution { value: start, discontinuous: true });
    }
    let mut best = (start, excess(start)?);
    let step = start.abs().max(Exact::new(1, -9)) * Exact::new(1, -7);
    let aside = if domain.holds(start + step) { start + step } else { start - step };
    let mut other = (aside, excess(aside).unwrap_or(best.1));
    for _ in 0..2 {
        if best.1.is_zero() || best.1 == other.1 {
            break;
        }
        let next = best.0 - best.1 * (best.0 - other.0) / (best.1 - other.1);
        if next.fault().is_some() || !domain.holds(next) {
            break;
        }
        let Some(value) = excess(next) else { break };
        if !value.abs().is_below(best.1.abs()) {
            break;
        }
        other = best;
        best = (next, value);
    }
    Some(Solution { value: best.0, discontinuous: false })
}

/// Whether the scenario is still valid with the input at a value: no effect may leave its domain then.
fn is_possible(model: &Model, input: &Input, value: Exact) -> bool {
    value.to_decimal().is_some_and(|value| model.with([(input.path.as_str(), value)]).is_ok())
}
