//! Known conditional means.

use super::super::normal;
use super::*;
use crate::sampling::{Sampler, uniforms};

const TRIALS: usize = 1 << 12;

/// Independent standard normal columns.
fn normals(count: usize) -> Vec<Vec<f64>> {
    let paths: Vec<String> = (0..count).map(|index| format!("column{index}")).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let mut columns = uniforms(Sampler::Random, TRIALS as u64, 11, &paths).unwrap();
    columns.iter_mut().flatten().for_each(|u| *u = normal::quantile(*u));
    columns
}

fn column(columns: &[Vec<f64>], of: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    let row = |trial: usize| columns.iter().map(|column| column[trial]).collect::<Vec<_>>();
    (0..TRIALS).map(|trial| of(&row(trial))).collect()
}

fn root_mean_square(a: &[f64], b: &[f64]) -> f64 {
    (a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>() / a.len() as f64).sqrt()
}

/// How far the fitted means, and those held out, are from the truth.
fn errors(inputs: &[&[f64]], outcome: &[f64], truth: &[f64]) -> (f64, f64) {
    let found = conditional_means(inputs, &[outcome]).unwrap();
    (root_mean_square(&found.fitted[0], truth), root_mean_square(&found.held_out[0], truth))
}

#[test]
fn one_input_is_followed_through_noise() {
    let z = normals(2);
    for (name, f) in [
        ("line", (|x| 3.0 * x) as fn(f64) -> f64),
        ("bend", |x| (x - 0.5).max(0.0)),
        ("exponential", |x| libm::exp(0.8 * x)),
        ("wave", |x| libm::sin(2.0 * x)),
    ] {
        let truth = column(&z, |row| f(row[0]));
        let outcome = column(&z, |row| f(row[0]) + row[1]);
        let (fitted, held_out) = errors(&[&z[0]], &outcome, &truth);
        println!("{name}: {fitted:.4} {held_out:.4}");
        // A curve of k degrees of freedom has a noise of √(k ÷ n): 0.08 with all 27, and 0.05 with 10.
        assert!(fitted < 0.08 && held_out < 0.1, "{name}: {fitted} {held_out}");
    }
}

#[test]
fn the_mean_is_kept_and_an_increasing_transform_changes_nothing() {
    let z = normals(2);
    let outcome = column(&z, |row| 1e9 + 5.0 * row[0] * row[0] + row[1]);
    let far = column(&z, |row| libm::exp(50.0 * row[0]));
    let (near, far) = (conditional_means(&[&z[0]], &[&outcome]), conditional_means(&[&far], &[&outcome]));
    assert_eq!(near, far);
    let near = near.unwrap();
    let mean = |values: &[f64]| values.iter().map(|x| x - 1e9).sum::<f64>() / TRIALS as f64;
    assert!((mean(&near.fitted[0]) - mean(&outcome)).abs() < 1e-6);
    // Money of any size is regressed alike: by a power of two, to the last bit.
    let scaled: Vec<f64> = outcome.iter().map(|y| y * 1024.0).collect();
    let scaled = conditional_means(&[&z[0]], &[&scaled]).unwrap();
    assert!(scaled.fitted[0].iter().zip(&near.fitted[0]).all(|(a, b)| *a == 1024.0 * b));
}

#[test]
fn few_values_have_the_mean_of_each() {
    let z = normals(2);
    let level = column(&z, |row| (3.0 * row[0]).round().clamp(-4.0, 4.0));
    let outcome = column(&z, |row| (3.0 * row[0]).round().clamp(-4.0, 4.0).abs() + row[1]);
    let found = conditional_means(&[&level], &[&outcome]).unwrap();
    assert!((found.degrees_of_freedom[0] - 9.0).abs() < 1e-9);
    for value in -4_i32..=4 {
        let of: Vec<usize> = (0..TRIALS).filter(|&trial| level[trial] == f64::from(value)).collect();
        let mean = of.iter().map(|&trial| outcome[trial]).sum::<f64>() / of.len() as f64;
        assert!(of.iter().all(|&trial| (found.fitted[0][trial] - mean).abs() < 1e-9), "{value}");
    }
}

#[test]
fn products_of_two_and_three_are_followed() {
    let z = normals(4);
    let noisy = |f: &dyn Fn(&[f64]) -> f64| (column(&z, f), column(&z, |row| f(row) + row[3]));
    for (name, f) in [
        ("centred pair", (|row| row[0] * row[1]) as fn(&[f64]) -> f64),
        ("log-normal pair", |row| libm::exp(0.5 * row[0] + 0.4 * row[1])),
        ("centred triple", |row| row[0] * row[1] * row[2]),
        ("log-normal triple", |row| libm::exp(0.5 * row[0] + 0.4 * row[1] + 0.3 * row[2])),
        ("products and a bend", |row| row[0] * row[1] + (row[2] - 0.3).max(0.0)),
    ] {
        let (truth, outcome) = noisy(&f);
        let spread = root_mean_square(&truth, &vec![0.0; TRIALS]);
        let (fitted, held_out) = errors(&[&z[0], &z[1], &z[2]], &outcome, &truth);
        println!("{name}: {fitted:.4} {held_out:.4} of {spread:.3}");
        assert!(fitted < 0.15 && held_out < 0.2, "{name}: {fitted} {held_out} of {spread}");
    }
}

#[test]
fn correlated_and_collinear_inputs_are_no_trouble() {
    let z = normals(3);
    let correlated = column(&z, |row| 0.9 * row[0] + (1.0_f64 - 0.81).sqrt() * row[1]);
    let outcome = column(&z, |row| row[0] + row[2]);
    // E[z₀ | correlated] = 0.9 · correlated.
    let truth: Vec<f64> = correlated.iter().map(|x| 0.9 * x).collect();
    assert!(errors(&[&correlated], &outcome, &truth).0 < 0.06);
    // The same input three times, and a constant one.
    let tripled: Vec<f64> = z[0].iter().map(|x| 3.0 * x).collect();
    let constant = vec![5.0; TRIALS];
    let (fitted, held_out) = errors(&[&z[0], &tripled, &z[0], &constant], &outcome, &z[0]);
    assert!(fitted < 0.06 && held_out < 0.07, "{fitted} {held_out}");
}

#[test]
fn nothing_is_found_where_nothing_is() {
    let z = normals(6);
    let zero = vec![0.0; TRIALS];
    assert!(errors(&[&z[0]], &z[5], &zero).0 < 0.06);
    let (fitted, _) = errors(&[&z[0], &z[1], &z[2], &z[3], &z[4]], &z[5], &zero);
    assert!(fitted < 0.12, "{fitted}");
    let constant = vec![7.5; TRIALS];
    let found = conditional_means(&[&z[0], &z[1]], &[&constant, &z[0]]).unwrap();
    assert!(found.fitted[0].iter().chain(&found.held_out[0]).all(|mean| *mean == 7.5));
    assert_eq!(conditional_means(&[&constant], &[&constant]).unwrap().fitted[0], constant);
}

#[test]
fn hard_columns_are_no_panic() {
    let z = normals(2);
    let mut outlier = z[0].clone();
    (outlier[3], outlier[4], outlier[5]) = (1e300, f64::INFINITY, f64::NEG_INFINITY);
    let mut huge = z[1].clone();
    huge[7] = 1e300;
    for trials in [10, 11, 17, 40, 100, 1000] {
        for outcome in [&z[1], &huge] {
            let inputs = [&outlier[..trials], &z[0][..trials], &z[1][..trials]];
            for inputs in [&inputs[..1], &inputs[..2], &inputs[..]] {
                let found = conditional_means(inputs, &[&outcome[..trials]]).unwrap();
                assert!(found.fitted[0].iter().chain(&found.held_out[0]).all(|mean| mean.is_finite()), "{trials}");
            }
        }
    }
    // Two values, one of them once.
    let once: Vec<f64> = (0..TRIALS).map(|trial| f64::from(u8::from(trial == 9))).collect();
    assert!(conditional_means(&[&once, &z[0]], &[&z[1]]).is_ok());
    // More inputs than terms.
    let many: Vec<&[f64]> = (0..200).map(|index| &z[index % 2][..]).collect();
    let few: Vec<&[f64]> = many.iter().map(|column| &column[..1000]).collect();
    assert!(conditional_means(&few, &[&z[1][..1000]]).is_ok());
}

#[test]
fn what_cannot_be_regressed_is_said() {
    let column: Vec<f64> = (0..20).map(f64::from).collect();
    let nan = vec![f64::NAN; 20];
    let reason = |inputs: &[&[f64]], outcomes: &[&[f64]]| conditional_means(inputs, outcomes).unwrap_err();
    assert_eq!(reason(&[], &[&column]), InvalidColumns::None);
    assert_eq!(reason(&[&column], &[]), InvalidColumns::None);
    assert_eq!(reason(&[&column[..19]], &[&column]), InvalidColumns::Lengths);
    assert_eq!(reason(&[&column[..9]], &[&column[..9]]), InvalidColumns::TooFew);
    assert_eq!(reason(&[&nan], &[&column]), InvalidColumns::NotANumber);
    assert_eq!(reason(&[&column], &[&nan]), InvalidColumns::NotANumber);
}
