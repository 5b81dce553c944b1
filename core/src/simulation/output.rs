//! What a simulation answers.

use crate::evaluation::Address;
use crate::model::Model;

/// A result that every trial has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Output {
    pub(super) address: Address,
    pub(super) source: Source,
}

/// How a result comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// Today's cost of all losses.
    AnnualCost,
    /// Today's cost of a loss.
    LossCost(usize),
    /// From the books of an option.
    Books(usize, Book),
    /// By a computation of its own for every trial: many times slower.
    Alone,
}

/// A result that the books of an option give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Book {
    AnnualAvoided,
    TotalBenefits,
    TotalCosts,
    Roicm,
    RoicmPresentValue,
    NetPresentValue,
    Payback,
    DiscountedPayback,
}

impl Book {
    /// What is simulated of every option, in the order of results.
    pub(super) const ALL: [Self; 8] = [
        Self::AnnualAvoided,
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
            Self::AnnualAvoided => "annual_avoided",
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
        let today = Self { address: Address::Today("annual_cost"), source: Source::AnnualCost };
        let losses = (0..model.losses.len())
            .map(|loss| Self { address: Address::Loss { loss, name: "annual_cost" }, source: Source::LossCost(loss) });
        let options = (0..model.options.len()).flat_map(|option| {
            Book::ALL.into_iter().map(move |book| Self {
                address: Address::Option { option, name: book.name() },
                source: Source::Books(option, book),
            })
        });
        core::iter::once(today).chain(losses).chain(options).collect()
    }

    /// Whether it is a time of which none means never.
    pub(super) fn is_time(self) -> bool {
        self.address.is_payback()
    }
}
