//! A result of a model as a function of uniform numbers.

use crate::simulation::{Points, Room};
use crate::statistics::sobol_indices::Function;

/// The first output of points, a column for each uncertain input.
pub(super) struct ModelResult<'a>(pub(super) &'a Points);

impl Function for ModelResult<'_> {
    type Room = Room;

    fn room(&self) -> Room {
        self.0.room()
    }

    fn columns(&self) -> usize {
        self.0.inputs().len()
    }

    fn transform(&self, columns: &mut [Vec<f64>]) {
        self.0.correlate(columns);
        for (dimension, column) in columns.iter_mut().enumerate().filter(|(dimension, _)| self.depends_on(*dimension)) {
            self.0.invert(dimension, column);
        }
    }

    fn depends_on(&self, column: usize) -> bool {
        self.0.depends_on(column)
    }

    fn results(&self, columns: &[&[f64]], room: &mut Room, out: &mut [f64]) {
        self.0.results(columns, room, &mut [out]);
    }
}
