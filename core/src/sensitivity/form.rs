//! The forms of what is serialised by hand, for their schema.

use crate::Exact;
use crate::evaluation::Reason;
use crate::problem::Problem;
use crate::schema::forms;
use crate::sensitivity::{Basis, GroupInformation, InputInformation, ListedInput, TornadoBar, ValueOfKnowing};
use crate::statistics::{ConfidenceInterval, SobolIndex};

forms! {
    /// How far the result moves with one input.
    TornadoBar as "TornadoBar" => {
        #[serde(flatten)]
        input: ListedInput,
        /// Its base case, in its own unit and currency.
        base: Exact,
        /// What its ends are.
        basis: Basis,
        /// The lower value, in the input's own unit and currency.
        low_value: Exact,
        /// Whether it stops at the end of what the input allows, short of the range.
        #[serde(skip_serializing_if = "core::ops::Not::not")]
        low_limited: bool,
        /// The result at the lower value; none with what stands in its place.
        low_result: Option<Exact>,
        /// Whether that is a payback that never comes.
        #[serde(skip_serializing_if = "core::ops::Not::not")]
        low_never: bool,
        /// Why there is no result at the lower value.
        #[serde(skip_serializing_if = "Option::is_none")]
        low_reason: Option<Reason>,
        /// Why nothing could be computed there.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        low_problems: Vec<Problem>,
        /// The higher value.
        high_value: Exact,
        /// Whether it stops at the end of what the input allows, short of the range.
        #[serde(skip_serializing_if = "core::ops::Not::not")]
        high_limited: bool,
        /// The result at the higher value; none with what stands in its place.
        high_result: Option<Exact>,
        /// Whether that is a payback that never comes.
        #[serde(skip_serializing_if = "core::ops::Not::not")]
        high_never: bool,
        /// Why there is no result at the higher value.
        #[serde(skip_serializing_if = "Option::is_none")]
        high_reason: Option<Reason>,
        /// Why nothing could be computed there.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        high_problems: Vec<Problem>,
        /// Whether both ends lie on one side of the baseline: the result turns back in between, and the swing says too
        /// little.
        same_side: bool,
        /// |high − low|, in the result's unit; none where it is infinite or an end has no result.
        swing: Option<Exact>,
        /// Whether it leads to a payback that never comes, where another value or the base case pays back.
        swing_is_infinite: bool,
    }

    /// What it is worth to know everything before deciding.
    ValueOfKnowing as "PerfectInformation" => {
        /// How much more the best decision brings, on average, once it is known; money.
        expected_value_of_perfect_information: f64,
        /// How far that may be off: its standard error; money.
        standard_error: f64,
        /// A 95% interval; money.
        interval: Option<ConfidenceInterval>,
        /// How likely it is that another decision turns out better than the one that is best on average.
        probability_of_change: f64,
    }

    /// What it is worth to know one input.
    InputInformation as "InputInformation" => {
        #[serde(flatten)]
        input: ListedInput,
        /// How much more the best decision brings, on average, once it is known; money.
        expected_value_of_partial_perfect_information: f64,
        /// How far that may be off; money.
        standard_error: f64,
        /// A 95% interval, as it comes: its lower end may be below 0; money.
        interval: Option<ConfidenceInterval>,
        /// The part of what it is worth to know everything; none where that is 0.
        share_of_perfect_information: Option<f64>,
        /// How likely it is that another decision turns out better than the one that is best on average.
        probability_of_change: f64,
        /// What deciding by the fit brings in trials that it had not seen; money.
        #[serde(skip_serializing_if = "Option::is_none")]
        held_out_value: Option<f64>,
        /// Its standard error; money.
        #[serde(skip_serializing_if = "Option::is_none")]
        held_out_standard_error: Option<f64>,
        /// What it is worth, in words.
        words: String,
    }

    /// What it is worth to know all inputs of a group.
    GroupInformation as "GroupInformation" => {
        /// Its name.
        name: String,
        /// Its inputs, by path.
        inputs: Vec<ListedInput>,
        /// How much more the best decision brings, on average, once it is known; money.
        expected_value_of_partial_perfect_information: f64,
        /// How far that may be off; money.
        standard_error: f64,
        /// A 95% interval, as it comes: its lower end may be below 0; money.
        interval: Option<ConfidenceInterval>,
        /// The part of what it is worth to know everything; none where that is 0.
        share_of_perfect_information: Option<f64>,
        /// How likely it is that another decision turns out better than the one that is best on average.
        probability_of_change: f64,
        /// What deciding by the fit brings in trials that it had not seen; money.
        #[serde(skip_serializing_if = "Option::is_none")]
        held_out_value: Option<f64>,
        /// Its standard error; money.
        #[serde(skip_serializing_if = "Option::is_none")]
        held_out_standard_error: Option<f64>,
        /// What it is worth, in words.
        words: String,
    }

    /// An index with its interval.
    SobolIndex as "SobolIndex" => {
        /// The estimate, which may be slightly negative.
        estimate: f64,
        /// A 95% interval by bootstrap; none where no resamples were asked for.
        interval: Option<ConfidenceInterval>,
    }
}
