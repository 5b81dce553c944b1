//! Requests, as JSON.

use super::request::{Precision, SimulateRequest};
use crate::problem::{Code, Problem, Problems};
use crate::request::{Arguments, count, list, number, optional, text, truth, whole, word};

pub(super) fn read(document: &str) -> Result<SimulateRequest, Problems> {
    let mut arguments = Arguments::parse(document)?;
    let mut request = SimulateRequest::default();
    request.read(&mut arguments);
    arguments.finish()?;
    Ok(request)
}

impl SimulateRequest {
    /// Reads what is asked of a simulation among other arguments.
    pub(crate) fn read(&mut self, arguments: &mut Arguments) {
        arguments.read("trials", &mut self.trials, whole);
        arguments.read("seed", &mut self.seed, whole);
        arguments.read("sampler", &mut self.sampler, word);
        arguments.read("outputs", &mut self.outputs, list("paths of results", text));
        arguments.read("quantiles", &mut self.quantiles, list("numbers from 0 to 1", number));
        arguments.read("samples", &mut self.samples, truth);
        arguments.read("threads", &mut self.threads, count);
    }
}

pub(super) fn read_precision(document: &str) -> Result<Precision, Problems> {
    let mut arguments = Arguments::parse(document)?;
    let (mut figure, mut width, mut most_trials) = (None, None, Precision::MOST_TRIALS);
    arguments.read("figure", &mut figure, optional(text));
    arguments.read("width", &mut width, optional(number));
    arguments.read("most_trials", &mut most_trials, whole);
    arguments.finish()?;
    let missing = |name: &str| Problem::new(Code::MissingField, name, format!("`{name}` is missing"));
    match (figure, width) {
        (Some(figure), Some(width)) => Ok(Precision { figure, width, most_trials }),
        (figure, width) => {
            let absent = [("figure", figure.is_none()), ("width", width.is_none())];
            Err(Problems::check(absent.into_iter().filter(|(_, is)| *is).map(|(name, _)| missing(name)).collect())
                .expect_err("one of them is missing"))
        }
    }
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
    fn a_precision_names_its_figure_and_its_width() {
        let codes = |text: &str| {
            let problems = read_precision(text).unwrap_err();
            problems.iter().map(|problem| (problem.code, problem.path.clone())).collect::<Vec<_>>()
        };
        let missing = |path: &str| (Code::MissingField, path.to_owned());
        assert_eq!(codes("{}"), [missing("figure"), missing("width")]);
        assert_eq!(codes(r#"{"figure": "a"}"#), [missing("width")]);
        assert_eq!(codes(r#"{"figure": "a", "width": "0.1"}"#), [(Code::InvalidArgument, "width".to_owned())]);
        let read = read_precision(r#"{"figure": "a", "width": 0.5, "most_trials": 64}"#).unwrap();
        assert_eq!(read, Precision { figure: "a".to_owned(), width: 0.5, most_trials: 64 });
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
