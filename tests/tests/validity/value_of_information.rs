//! What it is worth to know more, against closed forms: the estimates, their standard errors and their intervals.

use roicm::statistics::normal;
use roicm::{Model, ValueOfInformation, ValueOfInformationRequest, ValueOfKnowing};

use super::tolerance::{ERRORS, of_share};

/// Two options that gain normal amounts (12 months, no discount): a gains x + y less 100, b gains 900, and neither is ever
/// below 0. Beside them something that says nothing.
const DOCUMENT: &str = r#"
    schema_version = 1
    currency = "HKD"
    horizon_months = 12
    discount_rate = 0
    workforce = { headcount = 1, hourly_cost.uniform = { min = 1, max = 2 } }
    losses.small = { events_per_year = 1, cost_per_event = 1 }

    [options.a.steps.s]
    cost = 100
    gains.x = { value_per_unit.normal = { mean = 600, standard_deviation = 60, min = 0 } }
    gains.y = { value_per_unit.normal = { mean = 450, standard_deviation = 40, min = 0 } }

    [options.b.steps.s]
    gains.sure = { value_per_unit = 900 }
    "#;
const X: &str = "options.a.steps.s.gains.x.value_per_unit";
const Y: &str = "options.a.steps.s.gains.y.value_per_unit";
const NOTHING: &str = "workforce.hourly_cost";

const TRIALS: u64 = if cfg!(debug_assertions) { 1 << 10 } else { 1 << 12 };
const RUNS: u64 = if cfg!(debug_assertions) { 40 } else { 400 };

/// What it is worth to know a part of the gain with that standard deviation: s·L(50 ÷ s), L the unit normal loss integral
/// (Raiffa and Schlaifer, "Applied Statistical Decision Theory", 1961). Cutting at zero, ten deviations away, changes nothing.
fn truth(spread: f64) -> f64 {
    spread * normal::unit_loss(50.0 / spread)
}

fn run(model: &Model, seed: u64) -> ValueOfInformation {
    let request = ValueOfInformationRequest {
        trials: TRIALS,
        seed,
        groups: [("both".to_owned(), vec![X.to_owned(), Y.to_owned()])].into(),
        threads: 1,
        ..ValueOfInformationRequest::default()
    };
    model.value_of_information(&request).unwrap()
}

fn of(found: &ValueOfInformation, path: &str) -> ValueOfKnowing {
    found.inputs.iter().find(|row| row.input.path == path).unwrap().knowing
}

/// Estimates of one value, of many runs.
#[derive(Default)]
struct Estimates {
    sum: f64,
    squares: f64,
    stated: f64,
    held: u64,
}

impl Estimates {
    fn add(&mut self, knowing: ValueOfKnowing, truth: f64) {
        let off = knowing.value - truth;
        self.sum += off;
        self.squares += off * off;
        self.stated += knowing.standard_error * knowing.standard_error;
        self.held += u64::from(knowing.interval.contains(truth));
    }

    /// The bias is no more than four errors of the mean over the runs, and `bias`, which is known of the method; the
    /// stated error is at least nearly that of the runs (χ² and its four errors), and 95% of the intervals hold the truth, give
    /// or take four errors of the count. Wider errors and intervals than need be are no false ones.
    fn are_right(&self, bias: f64, what: &str) {
        let runs = RUNS as f64;
        let (mean, variance, stated) = (self.sum / runs, self.squares / runs, self.stated / runs);
        let held = self.held as f64 / runs;
        println!("{what}: off by {mean:.4}, error {:.4}, stated {:.4}, held {held}", variance.sqrt(), stated.sqrt());
        assert!(mean.abs() <= ERRORS * (variance / runs).sqrt() + bias, "{what}: off by {mean} on average");
        assert!(variance <= stated * (1.0 + ERRORS * (2.0 / runs).sqrt()), "{what}: {variance}, stated {stated}");
        assert!(held >= 0.95 - of_share(0.95, RUNS), "{what}: {held} of the intervals");
    }
}

/// Of perfect information, whose estimate is the mean of the best less the best mean, the second of which is above the
/// truth where options change places: here 50 away from it, which is twenty errors of a mean, it has no bias. What is fitted
/// chases noise with its degrees of freedom; a fifth of a standard error is left for that.
#[test]
fn values_are_those_of_their_closed_forms() {
    let model = Model::parse(DOCUMENT).unwrap();
    let cases = [
        ("perfect", truth(5_200_f64.sqrt())),
        ("x", truth(60.0)),
        ("y", truth(40.0)),
        ("both", truth(5_200_f64.sqrt())),
    ];
    let mut all: Vec<Estimates> = cases.iter().map(|_| Estimates::default()).collect();
    for seed in 0..RUNS {
        let found = run(&model, 50 + seed);
        let knowing = [found.perfect, of(&found, X), of(&found, Y), found.groups[0].knowing];
        for ((estimates, knowing), (_, truth)) in all.iter_mut().zip(knowing).zip(cases) {
            estimates.add(knowing, truth);
        }
        // By definition nothing is worth more than to know everything, nor less than nothing.
        assert!(knowing.iter().all(|one| one.value >= 0.0), "{knowing:?}");
    }
    for (estimates, (what, _)) in all.iter().zip(cases) {
        let bias = 0.2 * (estimates.stated / RUNS as f64).sqrt();
        estimates.are_right(bias, what);
    }
}

/// What says nothing is worth nothing, within its error: of normal estimates 97.7% are below two standard errors.
#[test]
fn what_says_nothing_is_worth_nothing() {
    let model = Model::parse(DOCUMENT).unwrap();
    let mut above = 0;
    for seed in 0..RUNS {
        let nothing = of(&run(&model, 5_000 + seed), NOTHING);
        above += u64::from(nothing.value > 2.0 * nothing.standard_error);
    }
    let share = above as f64 / RUNS as f64;
    assert!(share <= 0.023 + of_share(0.023, RUNS), "{share}");
}
