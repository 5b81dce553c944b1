//! What identifies a scenario: its content, however it was written.

use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use super::Model;
use crate::distribution::Pert;
use crate::document::{Distribution, Parameter};

/// The SHA-256, in hexadecimal, of the RFC 8785 JSON of the resolved document: defaults filled in, numbers as
/// normalised decimal strings, without names, labels, sources and notes. Where a default is another input (the users
/// of a subscription are the headcount), nothing stands: that is what it means.
pub(super) fn fingerprint(model: &Model) -> String {
    let digest = Sha256::digest(resolved(model).as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The canonical text.
fn resolved(model: &Model) -> String {
    let mut scenario = model.scenario.clone();
    for input in model.inputs.iter().filter(|input| input.is_default) {
        if let Some(value) = input.base.to_decimal() {
            // Every input path can be set: a default fills the place of what is not written.
            let _ = scenario.set(&input.path, value);
        }
    }
    for option in model.options.iter() {
        let Some(written) = scenario.options.get_mut(&option.id) else { continue };
        for subscription in &option.subscriptions {
            if let Some(written) = written.subscriptions.get_mut(&subscription.id) {
                (written.from_month, written.to_month) = (Some(subscription.from), Some(subscription.to));
            }
        }
        for running in &option.running_costs {
            if let Some(written) = written.running_costs.get_mut(&running.id) {
                (written.from_month, written.to_month) = (Some(running.from), Some(running.to));
            }
        }
        for step in &option.steps {
            if let Some(written) = written.steps.get_mut(&step.id) {
                (written.month, written.ramp_months) = (Some(step.month), Some(step.ramp));
            }
        }
    }
    for loss in &model.losses {
        if let Some(written) = scenario.losses.get_mut(&loss.id) {
            written.arrival = Some(loss.arrival);
        }
    }
    for claim in &model.claims {
        if let Some(written) = scenario.claims.get_mut(&claim.id) {
            written.tolerance = claim.tolerance.to_decimal().map(crate::document::Parameter);
        }
    }
    scenario.each_quantity(|quantity| match &mut quantity.distribution {
        Some(Distribution::Pert(pert)) => {
            pert.lambda.get_or_insert(Parameter(Pert::LAMBDA.into()));
        }
        Some(Distribution::Beta(beta)) => {
            beta.min.get_or_insert(Parameter(Decimal::ZERO));
            beta.max.get_or_insert(Parameter(Decimal::ONE));
        }
        _ => {}
    });
    scenario.canonical()
}

#[cfg(test)]
mod tests {
    use crate::Model;

    const HEAD: &str = "schema_version = 1\ncurrency = 'HKD'\nhorizon_months = 12\ndiscount_rate = 0\n\
                        workforce = { headcount = 5, hourly_cost = 2 }\n";

    fn fingerprint(losses: &str) -> String {
        Model::parse(&format!("{HEAD}{losses}")).unwrap().fingerprint().to_owned()
    }

    #[test]
    fn what_means_the_same_has_one_fingerprint() {
        let plain = fingerprint("losses.a = { events_per_year = 1.50 }");
        for same in [
            "losses.a = { events_per_year = '1.5', arrival = 'expected', label = 'A', hours_per_event = 0 }",
            "losses.a = { events_per_year = { value = 1.5, source = 'S', note = 'N' }, people_per_event = 1.0 }",
            "name = 'N'\nloss_growth_per_year = 0\nlosses.a.events_per_year = 15e-1",
        ] {
            assert_eq!(fingerprint(same), plain, "{same}");
        }
        let pert = |lambda: &str| {
            fingerprint(&format!("losses.a.events_per_year.pert = {{ min = 1, mode = 2, max = 3{lambda} }}"))
        };
        assert_eq!(pert(""), pert(", lambda = 4"));
        assert_ne!(pert(""), pert(", lambda = 5"));
    }

    #[test]
    fn what_changes_a_number_changes_the_fingerprint() {
        let plain = fingerprint("losses.a = { events_per_year = 1 }");
        for other in [
            "losses.b = { events_per_year = 1 }",
            "losses.a = { events_per_year = 2 }",
            "losses.a = { events_per_year = { value = 1, uniform = { min = 0, max = 2 } } }",
            "losses.a = { events_per_year = 1, arrival = 'poisson' }",
        ] {
            assert_ne!(fingerprint(other), plain, "{other}");
        }
    }

    #[test]
    fn the_canonical_text_is_what_rfc_8785_says() {
        let model =
            Model::parse(&format!("{HEAD}losses.a = {{ events_per_year = 1, cost_per_event = 0.10 }}")).unwrap();
        // Members in order, no white space, by hand.
        let expected = concat!(
            r#"{"currency":"HKD","discount_rate":"0","horizon_months":12,"loss_growth_per_year":"0","#,
            r#""losses":{"a":{"arrival":"expected","cost_per_event":"0.1","events_per_year":"1","hours_per_event":"0","#,
            r#""people_per_event":"1","productivity_loss":"1","revenue_per_hour":"0","service_hours_per_year":"8760","#,
            r#""working_time_share":"1"}},"price_growth_per_year":"0","schema_version":1,"#,
            r#""workforce":{"headcount":"5","hourly_cost":"2","hours_per_day":"8","realisation":"1"}}"#,
        );
        assert_eq!(super::resolved(&model), expected);
    }
}
