//! By which option of the command line a part of a request is given.

/// The option, where the part has one.
pub(crate) fn option_of(part: &str) -> Option<&'static str> {
    Some(match part {
        "trials" | "most_trials" => "--trials",
        "seed" => "--seed",
        "sampler" => "--sampler",
        "figure" | "width" | "until" => "--until",
        "threads" => "--threads",
        "outputs" => "--output",
        "quantiles" => "--quantile",
        "low_quantile" | "high_quantile" => "--quantiles",
        "samples" => "--samples",
        "result" => "--result",
        "range" => "--range",
        "groups" => "--group",
        "input" | "inputs" => "--input",
        "second_order" => "--second-order",
        "correlated" => "--correlated",
        "x" | "x.path" | "x.values" | "x.from" | "x.to" | "x.steps" => "--columns",
        "y" | "y.path" | "y.values" | "y.from" | "y.to" | "y.steps" => "--rows",
        "from" => "--from",
        "to" => "--to",
        _ => return None,
    })
}
