//! Claims: figures that somebody states, to be held against the model.

use rust_decimal::Decimal;

use super::address::{Address, Outcome, not_a_number};
use super::canonical::Canonical;
use super::distribution::Parameter;
use super::node::{Node, Value};
use super::read::{Field, Read, Reader, document};
use super::text::quoted;
use crate::Table;
use crate::problem::Code;

document! {
    /// A figure that somebody states: which result it is about and what it is said to be, by exactly one of `equals`,
    /// `at_most` and `at_least`.
    #[cfg_attr(feature = "schema", schemars(transform = super::schema::one_figure))]
    pub struct Claim limited by claims {
        /// What people call it; by default the id.
        pub label: Option<String>,
        /// The result it is about, such as `annual_cost`; without `option` and `loss`, one of today.
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        pub result: Option<String>,
        /// The option it is about, for a result of options.
        pub option: Option<String>,
        /// The loss it is about, for a result of one loss.
        pub loss: Option<String>,
        /// The result is this, within the tolerance; in the result's unit.
        pub equals: Option<Parameter>,
        /// The result is this or less; in its unit.
        pub at_most: Option<Parameter>,
        /// The result is this or more; in its unit.
        pub at_least: Option<Parameter>,
        /// The relative tolerance of `equals`: a share of the claimed figure; 0.05 by default.
        pub tolerance: Option<Parameter>,
        /// Who states it, and where.
        pub source: Option<String>,
        /// Anything else to know about it.
        pub note: Option<String>,
        /// Inputs, by path, that are set to other values before the claim is answered.
        #[cfg_attr(feature = "schema", schemars(default))]
        pub given: Overrides,
    }
}

/// Values by input path. In TOML both `"losses.rework.minutes_per_event" = 5` and
/// `losses.rework.minutes_per_event = 5` are understood.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct Overrides(pub Table<Parameter>);

impl Field for Overrides {
    fn read_field(&mut self, node: &Node<'_>, reader: &mut Reader<'_>) {
        self.collect(node, "", reader);
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}

impl Canonical for Overrides {
    fn write(&self, text: &mut String) {
        self.0.write(text);
    }
}

impl Overrides {
    fn collect(&mut self, node: &Node<'_>, prefix: &str, reader: &mut Reader<'_>) {
        match &node.value {
            Value::Table(entries) => {
                for entry in entries {
                    let path =
                        if prefix.is_empty() { entry.key.to_string() } else { format!("{prefix}.{}", entry.key) };
                    self.collect(&entry.node, &path, reader);
                }
            }
            _ if prefix.is_empty() => reader.wrong_type(node, "a table of values by input path"),
            _ => {
                if let Some(value) = Parameter::read(node, reader)
                    && self.0.insert(prefix.to_owned(), value).is_some()
                {
                    reader.report(
                        node.at,
                        Code::DuplicateKey,
                        format!("{} is given twice", quoted(prefix)),
                        "keep one of them",
                    );
                }
            }
        }
    }
}

impl Address for Overrides {
    fn set(&mut self, _: &[&str], _: Decimal) -> Outcome {
        not_a_number()
    }
}
