//! Requests, as JSON.

use serde_json::Value;

use super::request::SimulateRequest;
use crate::problem::{Code, Problem, Problems, did_you_mean};

const KEYS: [&str; 7] = ["trials", "seed", "sampler", "outputs", "quantiles", "samples", "threads"];

/// The largest whole number that every JSON reader gets right.
const SAFE: u64 = 1 << 53;

pub(super) fn read(text: &str) -> Result<SimulateRequest, Problems> {
    let value: Value = serde_json::from_str(text)
        .map_err(|error| Problem::new(Code::Syntax, "", format!("the request is not JSON: {error}")))?;
    let Value::Object(entries) = value else {
        return Err(Problem::new(Code::WrongType, "", "a request is an object").into());
    };
    let mut request = SimulateRequest::default();
    let mut problems = Vec::new();
    for (key, value) in &entries {
        let done = match key.as_str() {
            "trials" => whole(value).map(|trials| request.trials = trials),
            "seed" => whole(value).map(|seed| request.seed = seed),
            "threads" => whole(value)
                .and_then(|threads| usize::try_from(threads).map_err(|_| "more threads than there can be".to_owned()))
                .map(|threads| request.threads = threads),
            "sampler" => value
                .as_str()
                .ok_or_else(|| "a sampler is a text".to_owned())
                .and_then(|name| name.parse().map_err(|error| format!("{error}")))
                .map(|sampler| request.sampler = sampler),
            "samples" => {
                value.as_bool().ok_or_else(|| "true or false".to_owned()).map(|samples| request.samples = samples)
            }
            "outputs" => list(value, |path| path.as_str().map(str::to_owned), "paths of results")
                .map(|list| request.outputs = list),
            "quantiles" => list(value, Value::as_f64, "numbers from 0 to 1").map(|list| request.quantiles = list),
            _ => {
                let problem = Problem::new(Code::UnknownField, key.as_str(), format!("a request has no `{key}`"));
                problems.push(problem.help(did_you_mean(key, KEYS)));
                Ok(())
            }
        };
        if let Err(message) = done {
            problems.push(SimulateRequest::invalid(key, message));
        }
    }
    Problems::check(problems)?;
    Ok(request)
}

/// A whole number from 0 to 2^64 − 1: as a number up to 2^53, or as a text.
fn whole(value: &Value) -> Result<u64, String> {
    let wrong = || "a whole number from 0 to 18446744073709551615".to_owned();
    match value {
        Value::Number(number) => match number.as_u64() {
            Some(whole) if whole <= SAFE => Ok(whole),
            Some(_) => Err("a number above 2^53 is not safe in JSON: give it as a text".to_owned()),
            None => Err(wrong()),
        },
        Value::String(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().map_err(|_| wrong()),
        _ => Err(wrong()),
    }
}

fn list<T>(value: &Value, item: impl Fn(&Value) -> Option<T>, what: &str) -> Result<Vec<T>, String> {
    value.as_array().and_then(|items| items.iter().map(item).collect()).ok_or_else(|| format!("a list of {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sampling::Sampler;

    #[test]
    fn everything_that_can_be_asked_for_can_be_written() {
        let request = read(
            r#"{"trials": 1024, "seed": "18446744073709551615", "sampler": "sobol", "outputs": ["today.person_days"],
                "quantiles": [0.3], "samples": true, "threads": 2}"#,
        )
        .unwrap();
        assert_eq!((request.trials, request.seed, request.sampler), (1024, u64::MAX, Sampler::Sobol));
        assert_eq!((request.outputs.len(), request.quantiles.as_slice(), request.threads), (1, &[0.3][..], 2));
        assert!(request.samples);
        assert_eq!(read("{}").unwrap(), SimulateRequest::default());
    }

    #[test]
    fn what_is_no_request_is_refused_all_at_once() {
        let codes = |text: &str| {
            read(text).unwrap_err().iter().map(|problem| (problem.code, problem.path.clone())).collect::<Vec<_>>()
        };
        let invalid = |path: &str| vec![(Code::InvalidArgument, path.to_owned())];
        for trials in ["-1", "1.5", "18446744073709551616", "9007199254740993", "\"-1\"", "\"1e3\"", "null", "[1]"] {
            assert_eq!(codes(&format!("{{\"trials\": {trials}}}")), invalid("trials"), "{trials}");
            assert_eq!(codes(&format!("{{\"seed\": {trials}}}")), invalid("seed"), "{trials}");
        }
        assert_eq!(codes("{\"sampler\": \"halton\"}"), invalid("sampler"));
        assert_eq!(codes("[]"), [(Code::WrongType, String::new())]);
        assert_eq!(codes("{"), [(Code::Syntax, String::new())]);
        let several = read("{\"trails\": 5, \"samples\": 1, \"outputs\": [1]}").unwrap_err();
        assert_eq!(several.iter().count(), 3);
        assert!(several.to_string().contains("did you mean `trials`?"), "{several}");
    }
}
