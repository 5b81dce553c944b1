//! What is decided by a sign: the books of options, some trials side by side.

use super::super::output::Book;
use super::super::program::{Place, Row, Slots, WIDTH};
use super::super::recording::OptionPlaces;
use super::Engine;
use crate::Unit;
use crate::evaluation::compute::Ledger;
use crate::finance::{self, Account};
use crate::number::{LANES, Lanes};

impl Engine {
    /// The books of an option, some trials at a time.
    #[inline(always)]
    pub(super) fn keep_books(
        &self,
        option: &OptionPlaces,
        slots: &Slots,
        rows: &mut [Row; Book::ALL.len()],
        settled: &mut Row,
        totals: &mut [Row],
    ) {
        for group in 0..WIDTH / LANES {
            let mut ledger = Ledger::<Lanes>::new();
            let mut discounted = Account::<Lanes>::new();
            let months = option.benefits.iter().zip(&option.costs).zip(&self.formulas.discount).zip(totals.iter_mut());
            for (((benefit, cost), discount), totals) in months {
                let benefit = lanes_of(slots, *benefit, group);
                let cost = lanes_of(slots, *cost, group);
                let discount = lanes_of(slots, *discount, group);
                let added = ledger.add(benefit, cost, discount, |column| crate::Name::new(column, Unit::Money));
                discounted.add(added.discounted);
                put_lanes(totals, group, ledger.net.total);
            }
            put_lanes(settled, group, discounted.settled);
            let results = [
                (Book::TotalBenefits, ledger.benefits),
                (Book::TotalCosts, ledger.costs),
                (Book::NetPresentValue, ledger.net_present_value),
                (Book::Roicm, finance::return_on_investment(ledger.benefits, ledger.costs)),
                (
                    Book::RoicmPresentValue,
                    finance::return_on_investment(ledger.benefits_present_value, ledger.costs_present_value),
                ),
                (Book::Payback, ledger.net.sustained()),
                (Book::DiscountedPayback, discounted.sustained()),
            ];
            for (book, lanes) in results {
                if let Some(row) = rows.get_mut(book.place()) {
                    put_lanes(row, group, lanes);
                }
            }
        }
    }
}

/// Some trials of a place.
#[inline(always)]
fn lanes_of(slots: &Slots, place: Place, group: usize) -> Lanes {
    match place {
        Place::Constant(value) => Lanes::splat(value),
        Place::Slot(slot) => Lanes(slots.get(slot).as_chunks::<LANES>().0.get(group).copied().unwrap_or_default()),
    }
}

#[inline(always)]
fn put_lanes(row: &mut Row, group: usize, lanes: Lanes) {
    if let Some(part) = row.as_chunks_mut::<LANES>().0.get_mut(group) {
        *part = lanes.0;
    }
}
