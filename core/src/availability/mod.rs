//! Availability: the share of the time that a service works, and what it means in hours.
//!
//! Availabilities are shares in [0, 1] (0.999 is "three nines"). A percentage of a service agreement means nothing
//! without the period it is measured over, so that is always named: a [`Period`].

mod composition;
mod period;
mod restoration;

pub use composition::{parallel_availability, series_availability};
pub use period::{Period, availability_from_downtime, downtime_hours};
pub use restoration::{availability_from_failures, mean_time_between_failures, mean_time_to_restore};
