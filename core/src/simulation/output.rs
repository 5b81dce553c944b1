//! What a simulation answers.

use crate::evaluation::Address;
use crate::model::Model;

/// What is simulated of every option, in the order of results.
pub(super) const OPTION_RESULTS: [&str; 8] = [
    "annual_avoided",
    "total_benefits",
    "total_costs",
    "net_present_value",
    "roicm",
    "roicm_present_value",
    "payback_months",
    "discounted_payback_months",
];

/// Results of options that are formulas from end to end, whatever the inputs; where their divisor is zero there is none.
const FORMULAS_OF_OPTIONS: [&str; 6] =
    ["annual_avoided", "annual_cost_after", "avoided_share", "total_investment", "peak_funding", "benefit_cost_ratio"];

/// A result that every trial has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Output {
    pub(super) address: Address,
    pub(super) source: Source,
}

/// How a result comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// From the recorded formulas.
    Formula,
    /// From the books of an option, as a rule decides in them by a sign.
    Books(usize, Book),
    /// By a computation of its own for every trial: many times slower.
    Alone,
}

/// A result that the books of an option give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Book {
    TotalBenefits,
    TotalCosts,
    Roicm,
    RoicmPresentValue,
    NetPresentValue,
    Payback,
    DiscountedPayback,
}

impl Book {
    pub(super) const ALL: [Self; 7] = [
        Self::TotalBenefits,
        Self::TotalCosts,
        Self::NetPresentValue,
        Self::Roicm,
        Self::RoicmPresentValue,
        Self::Payback,
        Self::DiscountedPayback,
    ];

    /// The name on the wire.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::TotalBenefits => "total_benefits",
            Self::TotalCosts => "total_costs",
            Self::Roicm => "roicm",
            Self::RoicmPresentValue => "roicm_present_value",
            Self::NetPresentValue => "net_present_value",
            Self::Payback => "payback_months",
            Self::DiscountedPayback => "discounted_payback_months",
        }
    }

    /// Its place among the results of an option.
    pub(super) fn place(self) -> usize {
        Self::ALL.iter().position(|book| *book == self).unwrap_or_default()
    }
}

impl Output {
    /// What is simulated by default: today's cost, in all and by loss, then every option.
    pub(super) fn defaults(model: &Model) -> Vec<Self> {
        let today = Self::at(Address::Today("annual_cost"));
        let losses = (0..model.losses.len()).map(|loss| Self::at(Address::Loss { loss, name: "annual_cost" }));
        let options = (0..model.options.len())
            .flat_map(|option| OPTION_RESULTS.into_iter().map(move |name| Self::at(Address::Option { option, name })));
        core::iter::once(today).chain(losses).chain(options).collect()
    }

    /// A result, by the fastest way there is.
    pub(super) fn at(address: Address) -> Self {
        let source = match address {
            Address::Option { option, name } => match Book::ALL.into_iter().find(|book| book.name() == name) {
                Some(book) => Source::Books(option, book),
                None if FORMULAS_OF_OPTIONS.contains(&name) => Source::Formula,
                None => Source::Alone,
            },
            Address::CashOnly { name: "payback_months", .. } => Source::Alone,
            _ => Source::Formula,
        };
        Self { address, source }
    }

    /// In a column of a time, what never comes becomes infinite.
    pub(super) fn never_is_infinite(self, column: &mut [f64]) {
        if self.is_time() {
            column.iter_mut().filter(|value| value.is_nan()).for_each(|value| *value = f64::INFINITY);
        }
    }

    /// Whether it is a time of which none means never.
    pub(super) fn is_time(self) -> bool {
        self.address.is_payback()
    }
}
