//! Memory, promised before it is taken: the sum of all promises stays below a budget.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Memory that may be promised, in KiB.
#[derive(Debug, Clone)]
pub struct Budget {
    free: Arc<Semaphore>,
    all: usize,
}

/// Memory that was promised; given back when dropped.
#[derive(Debug, Default)]
pub struct Reservation(Option<OwnedSemaphorePermit>);

impl Budget {
    /// A budget of so many bytes.
    #[must_use]
    pub fn of_bytes(bytes: usize) -> Self {
        let all = (bytes / 1024).min(Semaphore::MAX_PERMITS);
        Self { free: Arc::new(Semaphore::new(all)), all }
    }

    /// Whether so many bytes can ever be promised.
    #[must_use]
    pub fn could_hold(&self, bytes: u64) -> bool {
        bytes.div_ceil(1024) <= self.all as u64
    }

    /// Promises so many bytes, unless too many are promised already.
    #[must_use]
    pub fn take(&self, bytes: u64) -> Option<Reservation> {
        let permits = u32::try_from(bytes.div_ceil(1024)).ok()?;
        Arc::clone(&self.free).try_acquire_many_owned(permits).ok().map(|permit| Reservation(Some(permit)))
    }

    /// Bytes that are promised.
    #[must_use]
    pub fn taken(&self) -> u64 {
        (self.all - self.free.available_permits().min(self.all)) as u64 * 1024
    }
}

impl Reservation {
    /// Bytes that it holds.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.0.as_ref().map_or(0, |permit| permit.num_permits() as u64 * 1024)
    }

    /// Gives back all but so many bytes.
    pub fn shrink_to(&mut self, bytes: u64) {
        let spare = self.bytes().saturating_sub(bytes.div_ceil(1024) * 1024) / 1024;
        if let (Some(permit), Ok(spare)) = (&mut self.0, usize::try_from(spare)) {
            drop(permit.split(spare));
        }
    }

    /// Holds what another one holds too; both are of the same budget.
    pub fn add(&mut self, other: Self) {
        match (&mut self.0, other.0) {
            (Some(permit), Some(other)) => permit.merge(other),
            (none, other) => *none = other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promises_end_with_the_budget_and_come_back() {
        let budget = Budget::of_bytes(10 << 10);
        assert!(budget.could_hold(10 << 10) && !budget.could_hold((10 << 10) + 1));
        let mut first = budget.take(6000).unwrap();
        assert_eq!((first.bytes(), budget.taken()), (6 << 10, 6 << 10));
        assert!(budget.take(5 << 10).is_none());
        first.add(budget.take(1).unwrap());
        first.shrink_to(1025);
        assert_eq!(budget.taken(), 2 << 10);
        drop(first);
        assert_eq!(budget.taken(), 0);
        assert!(budget.take(u64::MAX).is_none());
    }
}
