//! Requests written as JSON: an object of arguments, every problem of which is told together.

use core::fmt;

use rust_decimal::Decimal;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Serializer};
use serde_json::value::RawValue;

use crate::document::text::quoted;
use crate::problem::{Code, Problem, Problems, did_you_mean};

/// The largest whole number that every JSON reader gets right.
const SAFE: u64 = 1 << 53;

/// The arguments of a request that have not been read yet.
#[derive(Debug)]
pub(crate) struct Arguments {
    given: Vec<(String, Box<RawValue>)>,
    known: Vec<&'static str>,
    problems: Vec<Problem>,
}

/// An argument as it is written.
pub(crate) type Raw = RawValue;

/// The value of an argument, or in words why it is none.
pub(crate) type Reading<T> = Result<T, String>;

impl Arguments {
    pub(crate) fn parse(text: &str) -> Result<Self, Problems> {
        if !text.trim_start().starts_with('{') {
            // What is no JSON at all is said to be none.
            return Err(match serde_json::from_str::<&RawValue>(text) {
                Ok(_) => Problem::new(Code::WrongType, "", "a request is an object"),
                Err(error) => Self::syntax(&error),
            }
            .into());
        }
        let Members(given) = serde_json::from_str(text).map_err(|error| Self::syntax(&error))?;
        let mut problems = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for (key, _) in &given {
            if !seen.insert(key) {
                let message = format!("the argument {} is given twice", quoted(key));
                problems.push(Problem::new(Code::DuplicateKey, key.as_str(), message).help("keep one of them"));
            }
        }
        Ok(Self { given, known: Vec::new(), problems })
    }

    fn syntax(error: &serde_json::Error) -> Problem {
        Problem::new(Code::Syntax, "", format!("the request is not JSON: {error}"))
    }

    /// Reads an argument into its place, which stays as it is where the argument is not given.
    pub(crate) fn read<T>(&mut self, key: &'static str, place: &mut T, reading: impl FnOnce(&Raw) -> Reading<T>) {
        match self.raw(key).map(reading) {
            None => {}
            Some(Ok(value)) => *place = value,
            Some(Err(message)) => self.refuse(key, message),
        }
    }

    /// An argument as it is written, where it is given.
    fn raw(&mut self, key: &'static str) -> Option<&Raw> {
        self.known.push(key);
        self.given.iter().find(|(given, _)| given == key).map(|(_, raw)| raw.as_ref())
    }

    fn refuse(&mut self, key: &'static str, message: String) {
        self.problems.push(Problem::new(Code::InvalidArgument, key, message));
    }

    /// Reads an argument that has to be given.
    pub(crate) fn require<T>(&mut self, key: &'static str, place: &mut T, reading: impl FnOnce(&Raw) -> Reading<T>) {
        if !self.given.iter().any(|(given, _)| given == key) {
            self.problems.push(Problem::new(Code::MissingField, key, format!("the request needs `{key}`")));
        }
        self.read(key, place, reading);
    }

    /// Every problem there was, arguments that were never read among them.
    pub(crate) fn finish(mut self) -> Result<(), Problems> {
        for (key, _) in self.given.iter().filter(|(key, _)| !self.known.contains(&key.as_str())) {
            let problem =
                Problem::new(Code::UnknownField, key.as_str(), format!("the request has no argument {}", quoted(key)));
            self.problems.push(problem.help(did_you_mean(key, self.known.iter().copied())));
        }
        Problems::check(self.problems)
    }
}

/// What a request says, where `read` takes all of its arguments.
pub(crate) fn of<T>(text: &str, read: impl FnOnce(&mut Arguments) -> T) -> Result<T, Problems> {
    let mut arguments = Arguments::parse(text)?;
    let request = read(&mut arguments);
    arguments.finish().map(|()| request)
}

/// The members of an object in the order of the text, duplicates and all.
pub(crate) struct Members(pub(crate) Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

fn parsed<'a, T: Deserialize<'a>>(raw: &'a Raw) -> Option<T> {
    serde_json::from_str(raw.get()).ok()
}

/// A whole number from 0 to 2^64 − 1: as a number up to 2^53, or as a text.
pub(crate) fn whole(raw: &Raw) -> Reading<u64> {
    let wrong = || "expected a whole number from 0 to 18446744073709551615".to_owned();
    if let Some(text) = parsed::<String>(raw) {
        let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        return if is_plain { text.parse().map_err(|_| wrong()) } else { Err(wrong()) };
    }
    match parsed::<u64>(raw) {
        Some(whole) if whole <= SAFE => Ok(whole),
        Some(_) => Err("a number above 2^53 is not safe in JSON: give it as a text".to_owned()),
        None => Err(wrong()),
    }
}

/// A whole number as [`whole`] reads it: as a text where a number would not be safe.
pub(crate) fn write_whole<S: Serializer>(whole: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    if *whole <= SAFE { serializer.serialize_u64(*whole) } else { serializer.collect_str(whole) }
}

/// A whole number that may not be given.
pub(crate) fn write_optional_whole<S: Serializer>(whole: &Option<u64>, serializer: S) -> Result<S::Ok, S::Error> {
    match whole {
        Some(whole) => write_whole(whole, serializer),
        None => serializer.serialize_none(),
    }
}

/// A whole number that counts things in memory.
pub(crate) fn count(raw: &Raw) -> Reading<usize> {
    whole(raw).and_then(|whole| usize::try_from(whole).map_err(|_| "there can not be so many".to_owned()))
}

/// A finite number.
pub(crate) fn number(raw: &Raw) -> Reading<f64> {
    // The standard library reads the nearest double, `serde_json` a neighbour of it at times.
    let written = raw.get();
    let is_number = written.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    let number = if is_number { written.parse::<f64>().ok() } else { None };
    number.filter(|number| number.is_finite()).ok_or_else(|| "expected a finite number".to_owned())
}

/// A decimal, exactly as it is written: as a text, or as a number of at most 15 significant digits.
pub(crate) fn decimal(raw: &Raw) -> Reading<Decimal> {
    let text = parsed::<String>(raw);
    let (written, is_quoted) = match &text {
        Some(text) => (text.as_str(), true),
        None => (raw.get(), false),
    };
    crate::document::read_decimal(written, is_quoted)
        .map_err(|problem| format!("{}; {}", problem.message, problem.help))
}

/// True or false.
pub(crate) fn truth(raw: &Raw) -> Reading<bool> {
    parsed(raw).ok_or_else(|| "expected true or false".to_owned())
}

/// A text.
pub(crate) fn text(raw: &Raw) -> Reading<String> {
    parsed(raw).ok_or_else(|| "expected a text".to_owned())
}

/// A word that stands for something.
pub(crate) fn word<T: core::str::FromStr<Err: fmt::Display>>(raw: &Raw) -> Reading<T> {
    text(raw)?.parse().map_err(|error| format!("{error}"))
}

/// Null, or what another reading makes of it.
pub(crate) fn optional<T>(reading: impl FnOnce(&Raw) -> Reading<T>) -> impl FnOnce(&Raw) -> Reading<Option<T>> {
    move |raw| if raw.get() == "null" { Ok(None) } else { reading(raw).map(Some) }
}

/// A list of what another reading makes; `what` names its items.
pub(crate) fn list<T>(what: &str, reading: impl Fn(&Raw) -> Reading<T>) -> impl FnOnce(&Raw) -> Reading<Vec<T>> {
    move |raw| {
        let wrong = || format!("expected a list of {what}");
        let items: Vec<Box<RawValue>> = parsed(raw).ok_or_else(wrong)?;
        items.iter().map(|item| reading(item).map_err(|message| format!("{}: {message}", wrong()))).collect()
    }
}

/// An object of arguments of its own.
pub(crate) fn nested<T>(read: impl FnOnce(&mut Arguments) -> T) -> impl FnOnce(&Raw) -> Reading<T> {
    move |raw| {
        let words = |problems: Problems| {
            let all = problems.iter().map(|problem| match problem.path.as_str() {
                "" => problem.message.clone(),
                path => format!("{path}: {}", problem.message),
            });
            all.collect::<Vec<_>>().join("; ")
        };
        let mut arguments = Arguments::parse(raw.get()).map_err(words)?;
        let value = read(&mut arguments);
        arguments.finish().map_err(words).map(|()| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_given_stays_as_it_is() {
        let mut arguments = Arguments::parse(r#"{"a": "0.10", "c": [1, "2"], "e": null, "f": {"g": 0.25}}"#).unwrap();
        let (mut a, mut b, mut c, mut e, mut f) = (Decimal::ONE, 7, Vec::new(), Some(true), 0.0);
        arguments.read("a", &mut a, decimal);
        arguments.read("b", &mut b, whole);
        arguments.read("c", &mut c, list("counts", count));
        arguments.read("e", &mut e, optional(truth));
        arguments.read(
            "f",
            &mut f,
            nested(|inner| {
                let mut g = 0.0;
                inner.read("g", &mut g, number);
                g
            }),
        );
        arguments.finish().unwrap();
        assert_eq!((a.to_string().as_str(), b, c, e, f), ("0.1", 7, vec![1, 2], None, 0.25));
    }

    #[test]
    fn what_has_to_be_given_is_missed() {
        let mut arguments = Arguments::parse(r#"{"resul": "a"}"#).unwrap();
        arguments.require("result", &mut String::new(), text);
        let problems = arguments.finish().unwrap_err();
        let found: Vec<_> = problems.iter().map(|problem| (problem.code, problem.path.as_str())).collect();
        assert_eq!(found, [(Code::MissingField, "result"), (Code::UnknownField, "resul")]);
    }

    #[test]
    fn every_problem_is_told() {
        let mut arguments =
            Arguments::parse(r#"{"trials": 1.5, "trials": 2, "sed": 3, "x": 0.1234567890123456789, "y": {"z": 1}}"#)
                .unwrap();
        arguments.read("trials", &mut 0, whole);
        arguments.read("seed", &mut 0, whole);
        arguments.read("x", &mut Decimal::default(), decimal);
        arguments.read("y", &mut (), nested(|_| ()));
        let problems = arguments.finish().unwrap_err();
        let codes: Vec<_> = problems.iter().map(|problem| (problem.code, problem.path.as_str())).collect();
        use Code::{DuplicateKey, InvalidArgument, UnknownField};
        assert_eq!(
            codes,
            [
                (DuplicateKey, "trials"),
                (InvalidArgument, "trials"),
                (InvalidArgument, "x"),
                (InvalidArgument, "y"),
                (UnknownField, "sed"),
            ]
        );
        assert!(problems.to_string().contains("did you mean `seed`?"), "{problems}");
        for wrong in ["", "[1]", "{", "{\"a\": NaN}", "nothing"] {
            assert!(Arguments::parse(wrong).is_err(), "{wrong}");
        }
    }
}
