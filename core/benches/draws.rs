//! How long a draw takes: `cargo bench --package roicm --bench draws`. Times are for 1,000 draws, so that microseconds
//! are nanoseconds a draw; a table is to be made within about a millisecond.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark fails by panicking")]

use divan::{Bencher, black_box};
use roicm::distribution::{
    Beta, Discrete, Distribution, Gamma, Lognormal, Normal, Parent, Pert, Quantiles, Sample, Triangular, Uniform,
};
use roicm::{Exact, Scalar};

fn main() {
    divan::main();
}

const FAMILIES: [&str; 16] = [
    "uniform",
    "triangular",
    "pert",
    "pert, λ = 100",
    "normal",
    "normal, truncated",
    "lognormal",
    "lognormal, truncated",
    "beta",
    "beta, small shapes",
    "beta, large shapes",
    "gamma",
    "gamma, large shape",
    "quantiles",
    "discrete",
    "sample",
];

fn distribution(family: &str) -> Distribution {
    let number = Exact::from_f64;
    let parent = Parent::Moments { mean: 10.into(), standard_deviation: 3.into() };
    match family {
        "uniform" => Uniform::new(1.into(), 3.into()).unwrap().into(),
        "triangular" => Triangular::new(1.into(), 2.into(), 6.into()).unwrap().into(),
        "pert" => Pert::new(8.into(), 17.into(), 30.into(), 4.into()).unwrap().into(),
        "pert, λ = 100" => Pert::new(8.into(), 17.into(), 30.into(), 100.into()).unwrap().into(),
        "normal" => Normal::new(parent, None, None).unwrap().into(),
        "normal, truncated" => Normal::new(parent, Some(5.into()), Some(12.into())).unwrap().into(),
        "lognormal" => Lognormal::new(parent, None, None).unwrap().into(),
        "lognormal, truncated" => Lognormal::new(parent, Some(5.into()), Some(30.into())).unwrap().into(),
        "beta" => Beta::new(2.into(), 5.into(), 0.into(), 1.into()).unwrap().into(),
        "beta, small shapes" => Beta::new(number(0.05), number(0.05), 0.into(), 1.into()).unwrap().into(),
        "beta, large shapes" => Beta::new(number(500.0), number(800.0), 0.into(), 1.into()).unwrap().into(),
        "gamma" => Gamma::new(number(2.5), 3.into()).unwrap().into(),
        "gamma, large shape" => Gamma::new(500.into(), 3.into()).unwrap().into(),
        "quantiles" => Quantiles::new(35.into(), 50.into(), 75.into(), Some(0.into()), None).unwrap().into(),
        "discrete" => {
            let values: Vec<Exact> = (0..20).map(Exact::from).collect();
            let weights: Vec<Exact> = (1..=20).map(Exact::from).collect();
            Discrete::new(&values, &weights).unwrap().into()
        }
        "sample" => Sample::new(&(0..500).map(Exact::from).collect::<Vec<_>>()).unwrap().into(),
        other => unreachable(other),
    }
}

fn unreachable(family: &str) -> Distribution {
    eprintln!("no benchmark of {family}");
    std::process::exit(1);
}

/// Uniform numbers by a multiplicative generator: enough to spread them.
fn uniforms() -> Vec<f64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (f64::from(u32::try_from(state >> 32).unwrap()) + 0.5) / 4_294_967_296.0
    };
    core::iter::repeat_with(next).take(1_000).collect()
}

#[divan::bench(args = FAMILIES)]
fn fill(bencher: Bencher<'_, '_>, family: &str) {
    let (inverse, uniforms) = (distribution(family).inverse(), uniforms());
    let mut draws = uniforms.clone();
    bencher.bench_local(move || {
        draws.copy_from_slice(black_box(&uniforms));
        inverse.fill(&mut draws);
        black_box(draws.as_slice());
    });
}

#[divan::bench(args = FAMILIES)]
fn make(bencher: Bencher<'_, '_>, family: &str) {
    let distribution = distribution(family);
    bencher.bench_local(|| black_box(&distribution).inverse());
}

#[divan::bench(args = FAMILIES)]
fn quantiles(bencher: Bencher<'_, '_>, family: &str) {
    let (distribution, uniforms) = (distribution(family), uniforms());
    bencher.bench_local(|| uniforms.iter().map(|&p| black_box(&distribution).quantile(p)).sum::<f64>());
}
