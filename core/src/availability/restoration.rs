//! Availability from how often a service fails and how long it takes to restore.
//!
//! The R of MTTR stands for *restore* here: from the failure until the service works again for its users, detection
//! and waiting included. Time to *repair* is only a part of it, and time to *respond* or to *acknowledge* a smaller one;
//! put into these formulas, they give an availability that nobody experiences.
//!
//! MTBF is the mean time that the service works between a restoration and the next failure, as the usual formula means
//! it. Where somebody counts from failure to failure, subtract the time to restore first.

use crate::{Number, Scalar};

/// MTBF ÷ (MTBF + MTTR): the share of the time that the service works. Both in the same unit, ≥ 0, and not both 0.
pub fn availability_from_failures<N: Number>(mean_time_between_failures: N, mean_time_to_restore: N) -> N {
    mean_time_between_failures / (mean_time_between_failures + mean_time_to_restore)
}

/// The MTTR that gives an availability in (0, 1] at an MTBF, in its unit: MTBF × (1 − A) ÷ A. None at or below 0.
pub fn mean_time_to_restore<N: Scalar>(availability: N, mean_time_between_failures: N) -> Option<N> {
    let unavailable = availability.is_zero() || availability.is_negative();
    (!unavailable).then(|| mean_time_between_failures * (N::integer(1) - availability) / availability)
}

/// The MTBF that gives an availability in [0, 1) at an MTTR, in its unit: MTTR × A ÷ (1 − A). None at or above 1, where
/// no number of hours is enough.
pub fn mean_time_between_failures<N: Scalar>(availability: N, mean_time_to_restore: N) -> Option<N> {
    let unavailability = N::integer(1) - availability;
    let always = unavailability.is_zero() || unavailability.is_negative();
    (!always).then(|| mean_time_to_restore * availability / unavailability)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Exact;

    #[test]
    fn a_failure_of_an_hour_after_every_999() {
        let (uptime, restore) = (Exact::from(999), Exact::from(1));
        let availability = availability_from_failures(uptime, restore);
        assert_eq!(availability, Exact::new(999, -3));
        assert_eq!(mean_time_to_restore(availability, uptime), Some(restore));
        assert_eq!(mean_time_between_failures(availability, restore), Some(uptime));
    }

    #[test]
    fn the_ends_have_no_inverse() {
        assert_eq!(mean_time_to_restore(0.0, 100.0), None);
        assert_eq!(mean_time_between_failures(1.0, 1.0), None);
        assert_eq!(mean_time_to_restore(1.0, 100.0), Some(0.0));
        assert_eq!(mean_time_between_failures(0.0, 1.0), Some(0.0));
    }
}
