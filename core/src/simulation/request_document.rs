//! Requests, as JSON.

use super::request::SimulateRequest;
use crate::problem::Problems;
use crate::request::{Arguments, count, list, number, text, truth, whole, word};

pub(super) fn read(document: &str) -> Result<SimulateRequest, Problems> {
    let mut arguments = Arguments::parse(document)?;
    let mut request = SimulateRequest::default();
    arguments.read("trials", &mut request.trials, whole);
    arguments.read("seed", &mut request.seed, whole);
    arguments.read("sampler", &mut request.sampler, word);
    arguments.read("outputs", &mut request.outputs, list("paths of results", text));
    arguments.read("quantiles", &mut request.quantiles, list("numbers from 0 to 1", number));
    arguments.read("samples", &mut request.samples, truth);
    arguments.read("threads", &mut request.threads, count);
    arguments.finish()?;
    Ok(request)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Code;
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
