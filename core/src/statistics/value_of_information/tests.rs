//! Problems with known values of information.

use serde_json::Value;

use super::*;
use crate::sampling::{Sampler, uniforms};

/// Fewer without optimisation, which takes tens of times as long.
const TRIALS: usize = 1 << 14;

/// Independent uniform columns.
fn columns(count: usize, trials: usize, seed: u64) -> Vec<Vec<f64>> {
    let paths: Vec<String> = (0..count).map(|index| format!("column{index}")).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    uniforms(Sampler::Random, trials as u64, seed, &paths).unwrap()
}

fn normals(count: usize) -> Vec<Vec<f64>> {
    let mut columns = columns(count, TRIALS, 5);
    columns.iter_mut().flatten().for_each(|u| *u = normal::quantile(*u));
    columns
}

fn made_of(columns: &[Vec<f64>], of: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    let row = |trial: usize| columns.iter().map(|column| column[trial]).collect::<Vec<_>>();
    (0..columns[0].len()).map(|trial| of(&row(trial))).collect()
}

/// The estimate and what was held out are the truth, within four standard errors.
fn assert_is(found: PartialPerfectInformation, truth: f64, what: &str) {
    let (error, held_out) = (found.value - truth, found.held_out_value - truth);
    assert!(error.abs() <= 4.0 * found.standard_error, "{what}: {truth}: {found:?}");
    assert!(held_out.abs() <= 4.0 * found.held_out_standard_error, "{what}: {truth}: {found:?}");
}

/// What knowing a gain that is normal is worth: s·L(|m| ÷ s) (Raiffa and Schlaifer 1961).
fn normal_gain(mean: f64, spread: f64) -> f64 {
    spread * normal::unit_loss(mean.abs() / spread)
}

#[test]
fn linear_normal_problems_have_their_closed_form() {
    let z = normals(3);
    let nothing = vec![0.0; TRIALS];
    for mean in [-0.2, 0.9] {
        let gain = made_of(&z, |row| mean + 0.6 * row[0] + 0.5 * row[1] + 0.4 * row[2]);
        let net_benefits = [&gain[..], &nothing[..]];
        let perfect = evpi(&net_benefits).unwrap();
        let truth = normal_gain(mean, (0.36_f64 + 0.25 + 0.16).sqrt());
        assert!((perfect.value - truth).abs() < 4.0 * perfect.standard_error, "{mean}: {perfect:?}");
        assert_eq!(perfect.best, usize::from(mean < 0.0));
        let change = normal::upper_tail(mean.abs() / 0.77_f64.sqrt());
        assert!((perfect.probability_of_change - change).abs() < 4.0 * (change / TRIALS as f64).sqrt());
        for (known, spread) in [(&z[..1], 0.6), (&z[1..2], 0.5), (&z[2..], 0.4), (&z[..2], 0.61_f64.sqrt())] {
            let known: Vec<&[f64]> = known.iter().map(Vec::as_slice).collect();
            assert_is(evppi(&known, &net_benefits).unwrap(), normal_gain(mean, spread), &format!("{mean}, {spread}"));
        }
        // Whatever there is to know.
        let all: Vec<&[f64]> = z.iter().map(Vec::as_slice).collect();
        let everything = evppi(&all, &net_benefits).unwrap();
        assert!((everything.value - perfect.value).abs() < 0.01 * perfect.value, "{everything:?} {perfect:?}");
    }
}

#[test]
fn learning_of_one_tells_about_the_other() {
    // x₁ = r·x₀ + √(1 − r²)·z: E[a·x₀ + b·x₁ | x₀] = (a + b·r)·x₀, E[… | x₁] = (a·r + b)·x₁.
    let (a, b) = (0.3, 0.5);
    for r in [-0.6, 0.5, 0.95] {
        let mut z = normals(2);
        z[1] = made_of(&z, |row| r * row[0] + (1.0_f64 - r * r).sqrt() * row[1]);
        let gain = made_of(&z, |row| 0.2 + a * row[0] + b * row[1]);
        let net_benefits = [&gain[..], &vec![0.0; TRIALS]];
        let of = |index: usize| evppi(&[&z[index]], &net_benefits).unwrap();
        assert_is(of(0), normal_gain(0.2, (a + b * r).abs()), "first");
        assert_is(of(1), normal_gain(0.2, (a * r + b).abs()), "second");
    }
}

#[test]
fn products_of_two_and_three_have_their_closed_form() {
    let z = normals(4);
    let nothing = vec![0.0; TRIALS];
    let x = made_of(&z, |row| libm::exp(0.5 * row[0]));
    let y = made_of(&z, |row| libm::exp(0.6 * row[1]));
    let w = made_of(&z, |row| libm::exp(0.4 * row[2]));
    // Of a log-normal X with spread s of its logarithm, E[max(0, X − K)] = E[X]·Φ(d + s) − K·Φ(d), d = −ln K ÷ s.
    let call = |s: f64, k: f64| {
        let d = -libm::log(k) / s;
        let mean = libm::exp(0.5 * s * s);
        mean * normal::cumulative(d + s) - k * normal::cumulative(d) - (mean - k).max(0.0)
    };
    let pair = made_of(&z, |row| libm::exp(0.5 * row[0] + 0.6 * row[1]) - 1.8 + 0.5 * row[3]);
    assert_is(evppi(&[&x, &y], &[&nothing, &pair]).unwrap(), call(0.61_f64.sqrt(), 1.8), "pair");
    let triple = made_of(&z, |row| libm::exp(0.5 * row[0] + 0.6 * row[1] + 0.4 * row[2]) - 1.8 + 0.5 * row[3]);
    assert_is(evppi(&[&w, &y, &x], &[&nothing, &triple]).unwrap(), call(0.77_f64.sqrt(), 1.8), "triple");
    // With z₀·z₁ no input says anything alone. E|z₀z₁| ÷ 2 = 1 ÷ π.
    let centred = made_of(&z, |row| 0.001 + row[0] * row[1] + row[3]);
    assert_is(evppi(&[&z[0], &z[1]], &[&nothing, &centred]).unwrap(), core::f64::consts::FRAC_1_PI, "centred");
}

#[test]
fn discrete_inputs_and_inputs_that_say_nothing() {
    let mut u = columns(2, TRIALS, 5);
    u[1].iter_mut().for_each(|u| *u = normal::quantile(*u));
    // −1 with probability ½, 0 with ¼, 3 with ¼: 0.25 on average, and 0.75 if known.
    let die: Vec<f64> = u[0]
        .iter()
        .map(|u| {
            if *u < 0.5 {
                -1.0
            } else if *u < 0.75 {
                0.0
            } else {
                3.0
            }
        })
        .collect();
    let gain: Vec<f64> = die.iter().zip(&u[1]).map(|(a, b)| a + b).collect();
    let net_benefits = [&vec![0.0; TRIALS][..], &gain];
    assert_is(evppi(&[&die], &net_benefits).unwrap(), 0.5, "discrete");
    // The draws of another seed know nothing of these.
    let other = &columns(1, TRIALS, 6)[0];
    let found = evppi(&[other], &net_benefits).unwrap();
    assert!(found.value <= 2.0 * found.standard_error, "{found:?}");
    assert_eq!(evppi(&[&vec![1.0; TRIALS]], &net_benefits).unwrap().value, 0.0);
}

/// Hubbard's campaign: sales normal with a 90% interval from 150,000 to 300,000, 25 a unit, at a cost of 5,000,000. The
/// published value is 208,954.
#[test]
fn hubbards_campaign() {
    let z = normals(1);
    let deviation = 75_000.0 / normal::quantile(0.95);
    let gain = made_of(&z, |row| 25.0 * (225_000.0 + deviation * row[0]) - 5_000_000.0);
    let net_benefits = [&vec![0.0; TRIALS][..], &gain];
    let perfect = evpi(&net_benefits).unwrap();
    assert!((perfect.value - 208_954.008).abs() < 4.0 * perfect.standard_error, "{perfect:?}");
    let partial = evppi(&[&z[0]], &net_benefits).unwrap();
    assert_is(partial, 208_954.008, "sales");
    // Everything is known then, so that only the fit can be wrong.
    assert!((partial.value - perfect.value).abs() < 1e-3 * perfect.value, "{partial:?}");
}

#[test]
fn a_nonlinear_problem_of_three_decisions_agrees_with_nested_monte_carlo() {
    let document: Value =
        serde_json::from_str(include_str!("../../../../tests/oracle/value_of_information.json")).unwrap();
    let mut u = columns(3, 2 * TRIALS, 3);
    u[0].iter_mut().for_each(|u| *u = libm::exp(0.5 * normal::quantile(*u)));
    u[1].iter_mut().for_each(|u| *u = normal::quantile(*u));
    let b = made_of(&u, |row| 3.0 * row[0] * row[2] + row[1] - 2.0);
    let c = made_of(&u, |row| 1.2 * row[0] * row[0] - 1.5 * row[2] + 0.6 * row[1] * row[0] - 0.3);
    let net_benefits = [&vec![0.0; 2 * TRIALS][..], &b, &c];
    for (known, value) in document["values"].as_object().unwrap() {
        let number = |index: usize| value[index].as_f64().unwrap();
        let inputs: Vec<&[f64]> = known.chars().map(|name| u["xzu".find(name).unwrap()].as_slice()).collect();
        let found = evppi(&inputs, &net_benefits).unwrap();
        let error = (found.standard_error * found.standard_error + number(1) * number(1)).sqrt();
        println!(
            "{known}: {} ± {}, held out {}; nested {}",
            found.value,
            found.standard_error,
            found.held_out_value,
            number(0)
        );
        assert!((found.value - number(0)).abs() < 3.0 * error, "{known}: {found:?} {}", number(0));
        assert!((found.held_out_value - number(0)).abs() < 3.5 * error, "{known}: {found:?} {}", number(0));
        if known.len() == 3 {
            let perfect = evpi(&net_benefits).unwrap();
            assert!((perfect.value - number(0)).abs() < 3.0 * perfect.standard_error, "{perfect:?}");
        }
    }
}

/// Of intervals of 1.96 standard errors, from samples of 2,048 trials.
#[test]
fn intervals_hold_what_they_say() {
    const SAMPLES: u64 = 300;
    let (mut perfect, mut partial) = (0, 0);
    for seed in 0..SAMPLES {
        let mut z = columns(2, 2_048, 100 + seed);
        z.iter_mut().flatten().for_each(|u| *u = normal::quantile(*u));
        let gain = made_of(&z, |row| 0.5 + 0.6 * row[0] + 0.8 * row[1]);
        let net_benefits = [&vec![0.0; 2_048][..], &gain];
        let of_all = evpi(&net_benefits).unwrap().interval(0.95);
        perfect += u64::from(of_all.contains(normal_gain(0.5, 1.0)));
        let of_one = evppi(&[&z[0]], &net_benefits).unwrap().interval(0.95);
        partial += u64::from(of_one.contains(normal_gain(0.5, 0.6)));
    }
    println!("{perfect} and {partial} of {SAMPLES}");
    // 285 are expected, with a standard deviation of 4; the interval of the fit is a little too wide.
    assert!((271..=298).contains(&perfect) && (271..=300).contains(&partial), "{perfect} {partial}");
}
