//! How pages and results are written.

pub(crate) mod csv;
pub(crate) mod markdown;
pub(crate) mod sensitivity_csv;
pub(crate) mod simulation_csv;
pub(crate) mod text;
