//! Inputs: the numbers a model is made of, each with a path.

use crate::model::Domain;
use crate::{Exact, Number, Unit, distribution};

/// An input's place among the inputs of its model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InputId(u32);

impl InputId {
    pub(crate) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A number that the scenario writes, or a default that it leaves standing.
#[derive(Debug, Clone)]
pub struct Input {
    pub(crate) path: String,
    pub(crate) unit: Unit,
    pub(crate) base: Exact,
    pub(crate) distribution: Option<distribution::Distribution>,
    pub(crate) domain: Domain,
    /// The currency an amount is in, where it is not the scenario's.
    pub(crate) currency: Option<String>,
    pub(crate) is_default: bool,
    pub(crate) source: Option<String>,
    pub(crate) note: Option<String>,
}

impl Input {
    /// The dotted path.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What it is measured in.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The base case, in the input's own currency.
    #[must_use]
    pub fn base(&self) -> Exact {
        self.base
    }

    /// What is known of it, where it is uncertain.
    #[must_use]
    pub fn distribution(&self) -> Option<&distribution::Distribution> {
        self.distribution.as_ref()
    }

    /// The values that it allows.
    #[must_use]
    pub fn domain(&self) -> Domain {
        self.domain
    }

    /// The currency an amount is in, where it is not the scenario's.
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        self.currency.as_deref()
    }

    /// Whether the scenario leaves it at its default.
    #[must_use]
    pub fn is_default(&self) -> bool {
        self.is_default
    }

    /// Whether it is drawn in a simulation: more than one value can be.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.distribution.as_ref().is_some_and(|known| !known.is_constant())
    }

    /// What a simulation takes it for where it is not uncertain: the only value of its distribution, or the base case.
    #[must_use]
    pub fn certain(&self) -> Exact {
        self.distribution.as_ref().map_or(self.base, distribution::Distribution::mean)
    }

    /// Where the number comes from.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// Anything else to know about it.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}

/// An input, converted into the scenario's currency where it is in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Amount {
    pub(crate) input: InputId,
    pub(crate) rate: Option<InputId>,
}

/// A value for each input of a model.
#[derive(Clone, Copy)]
pub(crate) struct Values<'a, N>(pub(crate) &'a [N]);

impl<N: Number> Values<'_, N> {
    pub(crate) fn input(self, id: InputId) -> N {
        *self.0.get(id.index()).expect("a model's ids are indices into its own inputs")
    }

    pub(crate) fn of(self, amount: Amount) -> N {
        let value = self.input(amount.input);
        match amount.rate {
            None => value,
            Some(rate) => value * self.input(rate),
        }
    }
}
