//! What comes of many scenarios.

use serde::Serialize;

use crate::Unit;
use crate::problem::Problems;

/// What comes of many scenarios: a column for each result, a row for each scenario.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Many<N> {
    /// The results.
    pub results: Vec<ManyResult<N>>,
    /// What is wrong with each row; none where it has results.
    pub problems: Vec<Option<Problems>>,
}

/// One result of many scenarios.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ManyResult<N> {
    /// The path of the result, or of the figure.
    pub path: String,
    /// What it is measured in.
    pub unit: Unit,
    /// Its value in each row; none where it is none, or where the row has problems.
    pub values: Vec<Option<N>>,
}

impl<N> Many<N> {
    /// Columns from rows.
    pub(super) fn of(columns: Vec<(String, Unit)>, rows: Vec<Result<Vec<Option<N>>, Problems>>) -> Self {
        let mut results: Vec<ManyResult<N>> = columns
            .into_iter()
            .map(|(path, unit)| ManyResult { path, unit, values: Vec::with_capacity(rows.len()) })
            .collect();
        let mut problems = Vec::with_capacity(rows.len());
        for row in rows {
            let (values, found) = match row {
                Ok(values) => (values, None),
                Err(found) => (Vec::new(), Some(found)),
            };
            let mut values = values.into_iter();
            for result in &mut results {
                result.values.push(values.next().flatten());
            }
            problems.push(found);
        }
        Self { results, problems }
    }
}
