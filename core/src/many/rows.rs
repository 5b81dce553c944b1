//! The rows of a table of scenarios.

use rust_decimal::Decimal;

use super::OnRows;
use crate::document::text::quoted;
use crate::model::Model;
use crate::parallel;
use crate::problem::{Code, Problem, Problems};

/// The values of one input in many scenarios.
#[derive(Debug, Clone, PartialEq)]
pub struct InputColumn {
    /// The path of the input.
    pub path: String,
    /// Its value in each row, in its own unit and currency; or why it cannot be read, which is a problem of its row.
    pub values: Vec<Result<Decimal, Problem>>,
}

impl Model {
    /// How many rows a table has, whose columns name inputs and are equally long.
    fn check_columns(&self, columns: &[InputColumn]) -> Result<usize, Problems> {
        let mut problems = Vec::new();
        let rows = columns.first().map_or(0, |column| column.values.len());
        for (index, column) in columns.iter().enumerate() {
            if let Err(problem) = self.scenario.clone().set(&column.path, Decimal::ZERO) {
                problems.push(problem);
            }
            if columns.iter().take(index).any(|before| before.path == column.path) {
                let message = format!("the column {} is there twice", quoted(&column.path));
                problems.push(Problem::new(Code::DuplicateKey, column.path.as_str(), message));
            }
            if column.values.len() != rows {
                let message = format!("{} rows, where the first column has {rows}", column.values.len());
                problems.push(Problem::new(Code::InvalidArgument, column.path.as_str(), message));
            }
        }
        Problems::check(problems).map(|()| rows)
    }

    /// The scenario of a row.
    fn of_row(&self, columns: &[InputColumn], row: usize) -> Result<Self, Problems> {
        let (mut values, mut problems) = (Vec::with_capacity(columns.len()), Vec::new());
        for column in columns {
            match column.values.get(row) {
                Some(Ok(value)) => values.push((column.path.as_str(), *value)),
                Some(Err(problem)) => problems.push(problem.clone().at(column.path.as_str())),
                None => {}
            }
        }
        Problems::check(problems)?;
        self.with(values)
    }

    /// What comes of the scenario of each row, in their order. `each` may ask whether it is to go on, and is told how many
    /// threads it may take itself: one, unless there are more threads than rows.
    pub(super) fn each_row<T: Send>(
        &self,
        columns: &[InputColumn],
        threads: usize,
        on_rows: &mut OnRows<'_>,
        each: impl Fn(&Self, usize, &dyn Fn() -> bool) -> Result<T, Problems> + Sync,
    ) -> Result<Vec<Result<T, Problems>>, Problems> {
        let rows = self.check_columns(columns)? as u64;
        let own_threads = if rows > 1 && parallel::workers(threads, u64::MAX) as u64 <= rows { 1 } else { threads };
        let job = |row: u64, (): &mut (), goes_on: &dyn Fn() -> bool| {
            let row = usize::try_from(row).unwrap_or(usize::MAX);
            self.of_row(columns, row).and_then(|model| each(&model, own_threads, goes_on))
        };
        parallel::in_order(rows, threads, || (), job, on_rows)
            .map_err(|_| Problem::new(Code::Cancelled, "", "the rows were stopped before they were done").into())
    }
}
