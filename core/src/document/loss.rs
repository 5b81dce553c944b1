//! Losses: what interruptions cost today.

use super::Quantity;
use super::read::{document, words};

document! {
    /// An interruption that recurs: how often, how long, and what it costs. Frequency × magnitude, as in Open FAIR.
    #[cfg_attr(feature = "schema", schemars(transform = super::schema::one_frequency, transform = super::schema::one_duration))]
    pub struct Loss limited by losses {
        /// What people call it; by default the id.
        pub label: Option<String>,
        /// Events per year. One of this, `events_per_person_year` and `availability` is required.
        pub events_per_year: Option<Quantity>,
        /// Events per person and year, times the headcount.
        pub events_per_person_year: Option<Quantity>,
        /// The share of the service hours in which the service is up: events per year =
        /// (1 − availability) × service hours ÷ duration.
        pub availability: Option<Quantity>,
        /// Hours in a year in which the service is to be up; 8760 by default.
        pub service_hours_per_year: Option<Quantity>,
        /// Duration of one event in minutes; 0 by default, with `availability` one hour. Never with `hours_per_event`.
        pub minutes_per_event: Option<Quantity>,
        /// Duration of one event in hours; 0 by default, with `availability` one hour. Never with `minutes_per_event`.
        pub hours_per_event: Option<Quantity>,
        /// People held up by an event; 1 by default.
        pub people_per_event: Option<Quantity>,
        /// Share of their work that is lost meanwhile; 1 by default.
        pub productivity_loss: Option<Quantity>,
        /// Share of the duration that is working time, which counts for labour only; 1 by default.
        pub working_time_share: Option<Quantity>,
        /// Cost of an hour of work; by default `workforce.hourly_cost`.
        pub hourly_cost: Option<Quantity>,
        /// Margin lost in an hour of the event; 0 by default.
        pub revenue_per_hour: Option<Quantity>,
        /// Penalties, reviews and fines of an event. With `availability` it needs a written duration; 0 by default.
        pub cost_per_event: Option<Quantity>,
        /// How events arrive in a simulation; `expected` by default.
        pub arrival: Option<Arrival>,
    }
}

words! {
    /// How the events of a loss arrive in a simulation.
    pub enum Arrival {
        /// As many as expected, every year.
        Expected = "expected",
        /// At random, as a Poisson process, each with magnitudes of its own.
        Poisson = "poisson",
    }
}
