//! By which option of the command line a part of a request is given.

/// The option, where the part has one.
pub(crate) fn option_of(part: &str) -> Option<&'static str> {
    // A part of a group or of an axis is given with the whole.
    let whole = part.split_once('.').map_or(part, |(whole, _)| whole);
    Some(match whole {
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
        "x" => "--columns",
        "y" => "--rows",
        "from" => "--from",
        "to" => "--to",
        _ => return None,
    })
}
