//! What a regression needs to know of its trials: sums of products, fold by fold.

/// Sums of products over some trials: of functions with one another and with outcomes, and of outcomes with themselves.
#[derive(Debug, Clone)]
pub(super) struct Sums {
    pub(super) count: f64,
    /// By rows, symmetric.
    pub(super) gram: Vec<Vec<f64>>,
    /// For each outcome, its products with the functions.
    pub(super) right: Vec<Vec<f64>>,
    /// The squares of each outcome.
    pub(super) squares: Vec<f64>,
}

impl Sums {
    pub(super) fn new(size: usize, outcomes: usize) -> Self {
        Self {
            count: 0.0,
            gram: vec![vec![0.0; size]; size],
            right: vec![vec![0.0; size]; outcomes],
            squares: vec![0.0; outcomes],
        }
    }

    /// What both come to.
    fn add(&mut self, other: &Self) {
        self.count += other.count;
        let pairs = self.gram.iter_mut().zip(&other.gram).chain(self.right.iter_mut().zip(&other.right));
        for (mine, theirs) in pairs {
            for (mine, theirs) in mine.iter_mut().zip(theirs) {
                *mine += theirs;
            }
        }
        for (mine, theirs) in self.squares.iter_mut().zip(&other.squares) {
            *mine += theirs;
        }
    }

    /// Fills the upper triangle in from the lower one.
    pub(super) fn mirror(&mut self) {
        let lower: Vec<Vec<f64>> = self.gram.clone();
        for (index, column) in lower.iter().enumerate() {
            for (row, value) in self.gram.iter_mut().zip(column).take(index) {
                if let Some(cell) = row.get_mut(index) {
                    *cell = *value;
                }
            }
        }
    }

    /// Of all folds but one, or of all.
    pub(super) fn without(folds: &[Self], left_out: Option<usize>) -> Self {
        let mut kept = folds.iter().enumerate().filter(|(fold, _)| Some(*fold) != left_out).map(|(_, sums)| sums);
        let mut all = kept.next().cloned().unwrap_or_else(|| Self::new(0, 0));
        for sums in kept {
            all.add(sums);
        }
        all
    }
}
