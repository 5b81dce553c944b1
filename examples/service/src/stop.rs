//! When a computation is to end before it is done.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// Why a computation was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It took too long.
    Deadline,
    /// Nobody waits for the answer any more.
    ClientGone,
}

/// Asked by a computation, now and then, whether to go on.
#[derive(Debug, Clone)]
pub struct Stop {
    abandoned: Arc<AtomicBool>,
    deadline: Instant,
}

/// Abandons a computation when it is dropped: with a request whose client went away, its future is dropped.
#[derive(Debug)]
pub struct AbandonOnDrop(Arc<AtomicBool>);

impl Stop {
    /// A computation that may go on until `deadline`.
    #[must_use]
    pub fn at(deadline: Instant) -> Self {
        Self { abandoned: Arc::new(AtomicBool::new(false)), deadline }
    }

    /// Until when it may go on.
    #[must_use]
    pub fn deadline(&self) -> Instant {
        self.deadline
    }

    /// What has to be held by whoever waits for the answer.
    #[must_use]
    pub fn abandon_on_drop(&self) -> AbandonOnDrop {
        AbandonOnDrop(Arc::clone(&self.abandoned))
    }

    /// Why it is to stop, where it is.
    #[must_use]
    pub fn why(&self) -> Option<Why> {
        // The one who waits gives up at the deadline too: the deadline is then the reason.
        if Instant::now() >= self.deadline {
            Some(Why::Deadline)
        } else if self.abandoned.load(Ordering::Relaxed) {
            Some(Why::ClientGone)
        } else {
            None
        }
    }

    /// The same, as the core asks it.
    pub fn flow(&self) -> ControlFlow<()> {
        if self.why().is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

impl Drop for AbandonOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn it_stops_at_the_deadline_and_when_abandoned() {
        let stop = Stop::at(Instant::now() + Duration::from_secs(3600));
        let waiting = stop.abandon_on_drop();
        assert_eq!(stop.why(), None);
        drop(waiting);
        assert_eq!((stop.why(), stop.flow()), (Some(Why::ClientGone), ControlFlow::Break(())));
        assert_eq!(Stop::at(Instant::now()).why(), Some(Why::Deadline));
    }
}
