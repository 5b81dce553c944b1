//! What indices are estimated of.

/// A function of points of the unit cube, many at a time.
pub(crate) trait Function: Sync {
    /// What one thread works in.
    type Room;

    /// Room for one thread.
    fn room(&self) -> Self::Room;

    /// How many columns points have.
    fn columns(&self) -> usize;

    /// Turns columns of independent uniform numbers into what the function takes: once for A and once for B. Columns of
    /// different factors must stay independent.
    fn transform(&self, _columns: &mut [Vec<f64>]) {}

    /// Whether the function looks at a column at all.
    fn depends_on(&self, _column: usize) -> bool {
        true
    }

    /// The results at points given by column, which all have as many values as there are results.
    fn results(&self, columns: &[&[f64]], room: &mut Self::Room, out: &mut [f64]);
}

/// A plain function of columns.
pub(super) struct Plain<F> {
    pub(super) columns: usize,
    pub(super) function: F,
}

impl<F: Fn(&[&[f64]], &mut [f64]) + Sync> Function for Plain<F> {
    type Room = ();

    fn room(&self) {}

    fn columns(&self) -> usize {
        self.columns
    }

    fn results(&self, columns: &[&[f64]], (): &mut (), out: &mut [f64]) {
        (self.function)(columns, out);
    }
}
