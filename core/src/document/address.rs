//! Setting a number of the document by its dotted path.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Quantity;
use super::read::{Parts, PartsMut};
use crate::Table;
use crate::problem::{Code, Problem};

/// Done, or why not.
pub(crate) type Outcome = Result<(), Unset>;

/// Why a number cannot be set.
#[derive(Debug)]
pub(crate) enum Unset {
    /// There is nothing of that name; what there is instead.
    Unknown { segment: String, known: Vec<String> },
    /// What the path names does not take the number: the message and the help.
    Unfit { message: &'static str, help: &'static str },
}

impl Unset {
    /// The problem, with the help that `did_you_mean` finds.
    pub(crate) fn problem(self, path: &str, did_you_mean: impl FnOnce(&str, &[&str]) -> String) -> Problem {
        match self {
            Self::Unknown { segment, known } => {
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                let message = format!("there is no {} to set", super::text::quoted(&segment));
                Problem::new(Code::UnknownReference, path, message).help(did_you_mean(&segment, &known))
            }
            Self::Unfit { message, help } => Problem::new(Code::WrongType, path, message).help(help),
        }
    }
}

/// What a number inside can be set in.
pub(crate) trait Address {
    fn set(&mut self, path: &[&str], value: Decimal) -> Outcome;

    /// The quantity that is written at a path.
    fn quantity(&self, path: &[&str]) -> Option<&Quantity> {
        let _ = path;
        None
    }

    /// The same, to be changed.
    fn quantity_mut(&mut self, path: &[&str]) -> Option<&mut Quantity> {
        let _ = path;
        None
    }
}

/// What a number can be written into where nothing stood.
pub(crate) trait Blank: Sized {
    fn blank() -> Option<Self>;
}

pub(crate) fn unknown(segment: &str, known: &[&str]) -> Outcome {
    let known = known.iter().map(|name| (*name).to_owned()).collect();
    Err(Unset::Unknown { segment: segment.to_owned(), known })
}

pub(crate) fn not_a_number() -> Outcome {
    Err(Unset::Unfit {
        message: "the path does not name a number",
        help: "name an input, such as `workforce.hourly_cost`",
    })
}

/// Sets a number in one of these parts.
pub(crate) fn set_in(parts: PartsMut<'_>, path: &[&str], value: Decimal) -> Outcome {
    let Some((segment, rest)) = path.split_first() else { return not_a_number() };
    let known: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
    match parts.into_iter().find(|(name, _)| name == segment) {
        Some((_, part)) => part.set(rest, value),
        None => unknown(segment, &known),
    }
}

/// The quantity that is written in one of these parts.
pub(crate) fn quantity_in<'a>(parts: Parts<'a>, path: &[&str]) -> Option<&'a Quantity> {
    let (segment, rest) = path.split_first()?;
    parts.into_iter().find(|(name, _)| name == segment)?.1.quantity(rest)
}

/// The same, to be changed.
pub(crate) fn quantity_mut_in<'a>(parts: PartsMut<'a>, path: &[&str]) -> Option<&'a mut Quantity> {
    let (segment, rest) = path.split_first()?;
    parts.into_iter().find(|(name, _)| name == segment)?.1.quantity_mut(rest)
}

impl<T: Address + Blank> Address for Option<T> {
    fn set(&mut self, path: &[&str], value: Decimal) -> Outcome {
        match self {
            Some(present) => present.set(path, value),
            None => match T::blank() {
                Some(mut blank) => {
                    blank.set(path, value)?;
                    *self = Some(blank);
                    Ok(())
                }
                None => not_a_number(),
            },
        }
    }

    fn quantity(&self, path: &[&str]) -> Option<&Quantity> {
        self.as_ref().and_then(|present| present.quantity(path))
    }

    fn quantity_mut(&mut self, path: &[&str]) -> Option<&mut Quantity> {
        self.as_mut().and_then(|present| present.quantity_mut(path))
    }
}

impl<T: Address> Address for Table<T> {
    fn set(&mut self, path: &[&str], value: Decimal) -> Outcome {
        let Some((id, rest)) = path.split_first() else { return not_a_number() };
        match self.get_mut(id) {
            Some(member) => member.set(rest, value),
            None => unknown(id, &self.keys().map(String::as_str).collect::<Vec<_>>()),
        }
    }

    fn quantity(&self, path: &[&str]) -> Option<&Quantity> {
        path.split_first().and_then(|(id, rest)| self.get(id)?.quantity(rest))
    }

    fn quantity_mut(&mut self, path: &[&str]) -> Option<&mut Quantity> {
        path.split_first().and_then(|(id, rest)| self.get_mut(id)?.quantity_mut(rest))
    }
}

impl Address for u32 {
    fn set(&mut self, path: &[&str], value: Decimal) -> Outcome {
        match value.is_integer().then(|| value.to_u32()).flatten() {
            Some(whole) if path.is_empty() => {
                *self = whole;
                Ok(())
            }
            _ => Err(Unset::Unfit { message: "the path names a whole number that is not negative", help: "" }),
        }
    }
}

impl Blank for u32 {
    fn blank() -> Option<Self> {
        Some(0)
    }
}

impl Address for String {
    fn set(&mut self, _: &[&str], _: Decimal) -> Outcome {
        not_a_number()
    }
}

impl Blank for String {
    fn blank() -> Option<Self> {
        None
    }
}
