//! Cases of quantiles, losses and simulated samples, in doubles.

use roicm::statistics::{
    CompoundPoisson, CompoundPoissonExponential, QuantileType, compound_poisson_probabilities, normal, quantile,
    quantile_ranks, quantiles_by_selection, ranks_coverage, tail_value_at_risk, value_at_risk,
};
use serde_json::Value;

use super::{Answer, Inputs, table};

pub(crate) fn quantiles(inputs: &Inputs<'_>) -> Answer {
    let p = inputs.number("p");
    let at = |definition| -> Answer {
        let mut data: Vec<f64> = inputs.list("data");
        let selected = quantiles_by_selection(&mut data, &[p], definition).unwrap();
        data.sort_by(f64::total_cmp);
        let found = quantile(&data, p, definition);
        assert_eq!(found, Some(selected[0]));
        found.into()
    };
    match inputs.0.get("type").and_then(Value::as_u64) {
        Some(6) => at(QuantileType::Type6),
        Some(7) => at(QuantileType::Type7),
        Some(other) => panic!("unknown type {other}"),
        None => table([
            ("type7", at(QuantileType::Type7)),
            ("type6", at(QuantileType::Type6)),
            ("type1", at(QuantileType::Type1)),
        ]),
    }
}

pub(crate) fn samples(id: &str, inputs: &Inputs<'_>) -> Answer {
    let (n, p) = (inputs.0["n"].as_u64().unwrap(), inputs.number("P"));
    match id {
        "orderstat-p95-upper" => ranks_coverage(n, p, None, inputs.0["upper_rank"].as_u64()).into(),
        "orderstat-ci-10000-p95" => {
            let found = quantile_ranks(n, p, inputs.number("conf")).unwrap();
            let rank = |rank: Option<u64>| Answer::Number(f64::from(u32::try_from(rank.unwrap()).unwrap()));
            table([
                ("lower_rank", rank(found.lower)),
                ("upper_rank", rank(found.upper)),
                ("coverage", found.coverage.into()),
            ])
        }
        other => panic!("no runner for {other}"),
    }
}

pub(crate) fn losses(id: &str, inputs: &Inputs<'_>) -> Answer {
    match id {
        "compound-poisson-lognormal" => {
            let (mu, variance): (f64, f64) = (inputs.number("mu"), inputs.number("sigma2"));
            // E[Xᵏ] = exp(kμ + k²σ² ÷ 2).
            let moment = |k: f64| libm::exp(k * mu + 0.5 * k * k * variance);
            let severity_moments = [1.0, 2.0, 3.0].map(moment);
            let year = CompoundPoisson { rate: inputs.number("lambda"), severity_moments };
            table([("mean", year.mean().into()), ("variance", year.variance().into())])
        }
        "compound-poisson-exponential" => compound_exponential(inputs),
        "tvar-closed-forms" => closed_forms(inputs.number("p")),
        other => panic!("no runner for {other}"),
    }
}

/// In closed form; the recursion over hundredths of the mean severity meets it as far as it can, to about their square.
fn compound_exponential(inputs: &Inputs<'_>) -> Answer {
    assert_eq!(inputs.0["severity"], "exp(1)");
    let year = CompoundPoissonExponential { rate: inputs.number("lambda"), mean_severity: 1.0 };
    let tail = year.tail(0.95).unwrap();
    let hundredths =
        |j: u32| libm::exp(-(f64::from(j) - 0.5).max(0.0) / 100.0) - libm::exp(-(f64::from(j) + 0.5) / 100.0);
    let severity: Vec<f64> = (0..2_000).map(hundredths).collect();
    let probabilities = compound_poisson_probabilities(year.rate, &severity, 500).unwrap();
    for loss in [200_usize, 500] {
        // What is rounded to the loss itself is half above it.
        let above = 1.0 - probabilities[..=loss].iter().sum::<f64>() + 0.5 * probabilities[loss];
        let expected = year.exceedance(f64::from(u32::try_from(loss).unwrap()) / 100.0);
        assert!((above - expected).abs() < 1e-5, "{loss}: {above}, {expected}");
    }
    table([
        ("lec_at_0", year.exceedance(0.0).into()),
        ("lec_at_2", year.exceedance(2.0).into()),
        ("lec_at_5", year.exceedance(5.0).into()),
        ("VaR95", tail.value_at_risk.into()),
        ("TVaR95", tail.tail_value_at_risk.into()),
    ])
}

/// What a sample of even quantiles comes to has to be near what the closed forms say, which are not the library's.
fn closed_forms(p: f64) -> Answer {
    let z = normal::quantile(p);
    let normal_tail = normal::density(z) / (1.0 - p);
    let exponential = -libm::log1p(-p);
    // ln 1 and ln 10 are the quantiles at 0.05 and 0.95.
    let (mu, sigma) = (0.5 * libm::log(10.0), 0.5 * libm::log(10.0) / normal::quantile(0.95));
    let lognormal = libm::exp(mu + sigma * z);
    let lognormal_tail = libm::exp(mu + 0.5 * sigma * sigma) * normal::cumulative(sigma - z) / (1.0 - p);

    let sample = |quantile: &dyn Fn(f64) -> f64| -> Vec<f64> {
        (0..400_000_u32).map(|i| quantile((f64::from(i) + 0.5) / 400_000.0)).collect()
    };
    let near = |sorted: &[f64], risk: f64, tail: f64| {
        let (found, beyond) = (value_at_risk(sorted, p).unwrap(), tail_value_at_risk(sorted, p).unwrap());
        assert!((found / risk - 1.0).abs() < 1e-4 && (beyond / tail - 1.0).abs() < 1e-4, "{found}, {beyond}");
    };
    near(&sample(&normal::quantile), z, normal_tail);
    near(&sample(&|p| -libm::log1p(-p)), exponential, exponential + 1.0);
    near(&sample(&|p| libm::exp(mu + sigma * normal::quantile(p))), lognormal, lognormal_tail);
    table([
        ("normal01", normal_tail.into()),
        ("exp1_VaR", exponential.into()),
        ("exp1_TVaR", (exponential + 1.0).into()),
        ("lognormal_p5_1_p95_10_VaR", lognormal.into()),
        ("lognormal_TVaR", lognormal_tail.into()),
    ])
}

/// A campaign that sells a normal number of units, of which a 90% interval is known, and what it would be worth to know
/// how many.
pub(crate) fn campaign(inputs: &Inputs<'_>) -> Answer {
    let sales: Vec<f64> = inputs.list("sales_90ci");
    let (unit, cost): (f64, f64) = (inputs.number("unit"), inputs.number("cost"));
    let mean = 0.5 * (sales[0] + sales[1]) * unit - cost;
    let deviation = 0.5 * (sales[1] - sales[0]) * unit / normal::quantile(0.95);
    table([
        ("expected_net_benefit", mean.into()),
        ("prob_loss", normal::cumulative(-mean / deviation).into()),
        ("EVPI", (deviation * normal::unit_loss(mean / deviation)).into()),
    ])
}
