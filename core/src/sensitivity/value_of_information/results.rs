//! What the value of information is.

use serde::{Serialize, Serializer};

use super::words::worth;
use crate::evaluation::{Engine, ScenarioSummary};
use crate::sensitivity::{ListedInput, SampledRun};
use crate::statistics::ConfidenceInterval;

/// What it is worth to know more before deciding. All amounts are in [`currency`](Self::currency), at present value.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ValueOfInformation {
    /// The program that computed it.
    pub engine: Engine,
    /// The scenario it is about.
    pub scenario: ScenarioSummary,
    /// How its trials were drawn.
    pub run: SampledRun,
    /// `value_of_information`.
    pub method: &'static str,
    /// The currency of every amount.
    pub currency: String,
    /// The decision that is best on average: the id of an option, or `do_nothing`.
    pub best: String,
    /// Every option and doing nothing, the best on average first; ties: `do_nothing` first, then by id.
    pub decisions: Vec<DecisionValue>,
    /// What it is worth to know everything before deciding.
    #[serde(serialize_with = "of_everything")]
    pub perfect: ValueOfKnowing,
    /// What it is worth to know one input, the most valuable first; ties by path.
    pub inputs: Vec<InputInformation>,
    /// What it is worth to know all inputs of a group, the most valuable first; ties by name.
    pub groups: Vec<GroupInformation>,
    /// What was left out or held, and why.
    pub notices: Vec<String>,
}

/// What a decision brings on average.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DecisionValue {
    /// The id of the option, or `do_nothing`.
    pub option: String,
    /// What people call the option; none of doing nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The mean of its net present value over the trials; money.
    pub expected_net_present_value: f64,
    /// The standard error of that mean; money.
    pub standard_error: f64,
}

/// What it is worth to know something before deciding.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct ValueOfKnowing {
    /// How much more the best decision brings, on average, once it is known; money.
    pub value: f64,
    /// How far the estimate may be off: its standard error; money.
    pub standard_error: f64,
    /// A 95% interval, as it comes: its lower end may be below 0; money.
    pub interval: ConfidenceInterval,
    /// The part of what it is worth to know everything; none where that is 0.
    pub share: Option<f64>,
    /// How likely it is that another decision turns out better than the one that is best on average.
    pub probability_of_change: f64,
    /// What deciding by the fit brings in trials that it had not seen, which is biased downwards where the value is biased
    /// upwards; with its standard error. Of everything there is no fit: none.
    pub held_out: Option<(f64, f64)>,
}

/// What it is worth to know one input.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct InputInformation {
    /// The input.
    pub input: ListedInput,
    /// What it is worth.
    pub knowing: ValueOfKnowing,
    /// That in words: `worth at most HKD 12,300 to know better`, or, where the interval reaches 0, that it is not seen to be
    /// worth anything.
    pub words: String,
}

/// What it is worth to know all inputs of a group.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GroupInformation {
    /// Its name.
    pub name: String,
    /// Its inputs, by path.
    pub inputs: Vec<ListedInput>,
    /// What it is worth.
    pub knowing: ValueOfKnowing,
    /// That in words.
    pub words: String,
}

impl ValueOfInformation {
    /// What it is worth to know everything, in words: `worth at most HKD 12,300 to know better`.
    #[must_use]
    pub fn words(&self) -> String {
        worth(&self.currency, self.perfect.value, self.perfect.interval.lower, self.scenario.minor_unit)
    }
}

/// A value of knowing, as the fields of an object.
#[derive(Serialize)]
struct Fields {
    #[serde(skip_serializing_if = "Option::is_none")]
    expected_value_of_perfect_information: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected_value_of_partial_perfect_information: Option<f64>,
    standard_error: f64,
    #[serde(serialize_with = "crate::sensitivity::sampled::interval")]
    interval: Option<ConfidenceInterval>,
    #[serde(skip_serializing_if = "Option::is_none")]
    share_of_perfect_information: Option<Option<f64>>,
    probability_of_change: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    held_out_value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    held_out_standard_error: Option<f64>,
}

impl ValueOfKnowing {
    fn fields(&self, is_partial: bool) -> Fields {
        Fields {
            expected_value_of_perfect_information: (!is_partial).then_some(self.value),
            expected_value_of_partial_perfect_information: is_partial.then_some(self.value),
            standard_error: self.standard_error,
            interval: Some(self.interval),
            share_of_perfect_information: is_partial.then_some(self.share),
            probability_of_change: self.probability_of_change,
            held_out_value: self.held_out.map(|(value, _)| value),
            held_out_standard_error: self.held_out.map(|(_, error)| error),
        }
    }
}

fn of_everything<S: Serializer>(perfect: &ValueOfKnowing, serializer: S) -> Result<S::Ok, S::Error> {
    perfect.fields(false).serialize(serializer)
}

impl Serialize for InputInformation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Row<'a> {
            #[serde(flatten)]
            input: &'a ListedInput,
            #[serde(flatten)]
            fields: Fields,
            words: &'a str,
        }
        Row { input: &self.input, fields: self.knowing.fields(true), words: &self.words }.serialize(serializer)
    }
}

impl Serialize for GroupInformation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Row<'a> {
            name: &'a str,
            inputs: &'a [ListedInput],
            #[serde(flatten)]
            fields: Fields,
            words: &'a str,
        }
        let fields = self.knowing.fields(true);
        Row { name: &self.name, inputs: &self.inputs, fields, words: &self.words }.serialize(serializer)
    }
}
