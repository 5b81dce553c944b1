//! Examples of the pages. Tests hold them against the core.

/// A complete scenario.
pub(super) const SCENARIO: &str = include_str!("../../../examples/scenarios/small-office.toml");

/// One of each distribution, by its tag, in the order of the page.
pub(super) const DISTRIBUTIONS: [(&str, &str); 10] = [
    ("uniform", "minutes_per_event = { uniform = { min = 5, max = 20 } }"),
    ("triangular", "minutes_per_event = { triangular = { min = 5, mode = 10, max = 30 } }"),
    ("pert", "minutes_per_event = { pert = { min = 8, mode = 17, max = 30 }, value = 17, source = \"a survey\" }"),
    ("normal", "minutes_per_event = { normal = { mean = 15, standard_deviation = 4, min = 0 } }"),
    ("lognormal", "minutes_per_event = { lognormal = { p5 = 5, p95 = 20 } }"),
    ("beta", "productivity_loss = { beta = { alpha = 2, beta = 3 } }"),
    ("gamma", "events_per_year = { gamma = { shape = 8, scale = 0.4 } }"),
    ("quantiles", "minutes_per_event = { quantiles = { p10 = 6, p50 = 11, p90 = 25, min = 0, max = 120 } }"),
    ("discrete", "people_per_event = { discrete = { values = [1, 2, 5], weights = [6, 3, 1] } }"),
    ("sample", "minutes_per_event = { sample = { values = [4, 7, 9, 9, 12, 31] } }"),
];

#[cfg(test)]
mod tests {
    use roicm::Model;
    use roicm::document::Distribution;

    use super::*;

    #[test]
    fn there_is_one_of_each_distribution_and_each_is_valid() {
        let tags: Vec<&str> = DISTRIBUTIONS.iter().map(|(tag, _)| *tag).collect();
        assert_eq!(tags, Distribution::TAGS);
        for (tag, line) in DISTRIBUTIONS {
            let frequency = if line.starts_with("events_per_year") { "" } else { "events_per_year = 3" };
            let model = Model::parse(&format!(
                "schema_version = 1\ncurrency = \"EUR\"\nhorizon_months = 12\ndiscount_rate = 0\n\
                 workforce = {{ headcount = 5, hourly_cost = 40 }}\n[losses.any]\n{frequency}\n{line}\n"
            ));
            let model = model.unwrap_or_else(|problems| panic!("{tag}: {problems}"));
            let drawn: Vec<_> = model.inputs().iter().filter(|input| input.distribution().is_some()).collect();
            assert_eq!(drawn.len(), 1, "{tag}");
        }
    }

    #[test]
    fn the_scenario_is_valid() {
        let model = Model::parse(SCENARIO).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(model.notices(), []);
    }
}
