//! The schemas of what is written as a text, and of what is written by hand.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::document::Parameter;
use crate::evaluation::Reason;
use crate::model::Domain;
use crate::{Code, Exact, Unit};

macro_rules! texts {
    ($($type:ty as $name:literal: $description:literal $(matching $pattern:literal)?,)+) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "description": $description, "type": "string" $(, "pattern": $pattern)? })
            }
        }
    )+};
}

texts! {
    Unit as "Unit": "What a number is measured in.",
    Code as "Code": "The stable name of a kind of problem." matching r"^[a-z_]+$",
    Reason as "Reason": "Why a result is none.",
    Domain as "Domain": "The values that an input allows, as an interval.",
}

/// What is written is a text; what is read may be a number too.
impl JsonSchema for Exact {
    fn schema_name() -> Cow<'static, str> {
        "ExactDecimal".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        if generator.contract().is_deserialize() {
            return Parameter::json_schema(generator);
        }
        json_schema!({
            "description": "An exact decimal: a text, so that no reader rounds it.",
            "type": "string",
            "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
        })
    }
}

/// The schemas of types that are serialised by hand: the fields as they are written. A test holds documents against them.
macro_rules! forms {
    ($($(#[$meta:meta])* $type:ty as $name:expr => {
        $($(#[$field_meta:meta])* $field:ident: $field_type:ty,)*
    })+) => {$(
        const _: () = {
            $(#[$meta])*
            #[derive(schemars::JsonSchema)]
            #[allow(dead_code, reason = "only its form is of use")]
            struct Form { $($(#[$field_meta])* $field: $field_type,)* }

            impl schemars::JsonSchema for $type {
                fn schema_name() -> std::borrow::Cow<'static, str> {
                    $name.into()
                }

                fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                    <Form as schemars::JsonSchema>::json_schema(generator)
                }
            }
        };
    )+};
}
pub(crate) use forms;
