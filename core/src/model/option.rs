//! An option, resolved.

use std::sync::Arc;

use super::{Amount, Domain, LossStates};
use crate::formula::{Adoption, Form, Slot};

/// An option whose inputs are known.
#[derive(Debug, Clone)]
pub(crate) struct OptionModel {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) subscriptions: Vec<Subscription>,
    pub(crate) running_costs: Vec<RunningCost>,
    /// Earlier months first, then by id: the order in which their effects apply.
    pub(crate) steps: Vec<Step>,
    /// For each loss that a step changes: its distinct states within the horizon. They are most of a large model, and are
    /// shared by all that differ in numbers alone.
    pub(crate) changes: Arc<[LossStates]>,
}

#[derive(Debug, Clone)]
pub(crate) struct Subscription {
    pub(crate) id: String,
    pub(crate) users: Amount,
    pub(crate) price: Amount,
    pub(crate) from: u32,
    pub(crate) to: u32,
}

#[derive(Debug, Clone)]
pub(crate) struct RunningCost {
    pub(crate) id: String,
    pub(crate) cost: Amount,
    pub(crate) from: u32,
    pub(crate) to: u32,
}

#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) id: String,
    pub(crate) month: u32,
    pub(crate) cost: Amount,
    pub(crate) ramp: u32,
    pub(crate) until: Option<u32>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) gains: Vec<Gain>,
}

/// A change of one input of one loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Effect {
    pub(crate) loss: usize,
    pub(crate) slot: Slot,
    /// Whether it acts on 1 − the input: on the downtime of an availability.
    pub(crate) of_complement: bool,
    pub(crate) form: Form,
    pub(crate) size: Amount,
}

#[derive(Debug, Clone)]
pub(crate) struct Gain {
    pub(crate) units: Amount,
    pub(crate) value: Amount,
}

impl Effect {
    /// Whether it could bring an input out of its domain.
    ///
    /// Domains are convex, so that a mean of two allowed values is allowed, and a share of a value is allowed where
    /// zero is. What remains is growth towards an upper end, and a fall to a zero that does not belong.
    pub(crate) fn can_leave(&self, domain: Domain) -> bool {
        match self.form {
            Form::IncreaseBy => domain.high().is_some(),
            Form::ReduceBy => !domain.low_belongs(),
            Form::SetTo | Form::AtMost | Form::AtLeast => false,
        }
    }
}

impl Step {
    pub(crate) fn adoption(&self, month: u32) -> Adoption {
        Adoption::in_month(month, self.month, self.ramp, self.until)
    }

    /// Adoption in the steady state: that of every step that does not end.
    pub(crate) fn steady(&self) -> Adoption {
        if self.until.is_none() { Adoption::FULL } else { Adoption::NONE }
    }
}
