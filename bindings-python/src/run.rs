//! Work beside Python: the lock is let go, and the thread that asked looks after signals and progress meanwhile.

use core::ops::ControlFlow;
use core::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use core::time::Duration;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Instant;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use roicm::Problems;

use crate::errors;

/// How often signals are looked at: an interrupt is answered within twice this.
const LOOK: Duration = Duration::from_millis(25);
/// How often progress is told at most: eight times a second, and once at the end.
const TELL: Duration = Duration::from_millis(125);
/// How long a run that was stopped is waited for. It ends by itself: it holds nothing of Python's.
const GRACE: Duration = Duration::from_millis(25);

/// What a run tells of itself, and is told.
#[derive(Default)]
pub(crate) struct Watch {
    stopped: AtomicBool,
    done: AtomicU64,
    all: AtomicU64,
}

impl Watch {
    /// To be called by the run whenever it has something to tell.
    pub(crate) fn tell(&self, done: u64, all: u64) -> ControlFlow<()> {
        self.done.store(done, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
        if self.stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// Does some work on a thread of its own and waits for it. An interrupt stops the work, and so does a callback that
/// raises: its exception is the outcome.
pub(crate) fn watched<T: Send + 'static>(
    py: Python<'_>,
    callback: Option<&Bound<'_, PyAny>>,
    work: impl FnOnce(&Watch) -> Result<T, Problems> + Send + 'static,
) -> PyResult<T> {
    let watch = Arc::new(Watch::default());
    let (send, receive) = sync_channel(1);
    let theirs = Arc::clone(&watch);
    thread::Builder::new()
        .name("roicm".to_owned())
        .spawn(move || drop(send.send(work(&theirs))))
        .map_err(|error| PyRuntimeError::new_err(format!("no thread can be started: {error}")))?;
    let mut teller = Teller { callback, told: Instant::now(), last: None };
    let mut receive = receive;
    loop {
        let waited;
        (receive, waited) = wait(py, receive, LOOK);
        let outcome = match waited {
            Ok(result) => result.map_err(|problems| errors::problems(&problems)),
            Err(RecvTimeoutError::Disconnected) => Err(errors::internal()),
            Err(RecvTimeoutError::Timeout) => match py.check_signals().and_then(|()| teller.tell(&watch, false)) {
                Ok(()) => continue,
                Err(error) => {
                    watch.stopped.store(true, Ordering::Relaxed);
                    // Its end, where it is near, is the end of what it holds too.
                    let _ = wait(py, receive, GRACE);
                    Err(error)
                }
            },
        };
        let result = outcome?;
        teller.tell(&watch, true)?;
        return Ok(result);
    }
}

/// Waits for an outcome without the lock, which nobody may hold who waits.
fn wait<T: Send>(py: Python<'_>, receive: Receiver<T>, time: Duration) -> (Receiver<T>, Result<T, RecvTimeoutError>) {
    py.detach(move || {
        let outcome = receive.recv_timeout(time);
        (receive, outcome)
    })
}

/// Tells a callback how far a run is, not too often.
struct Teller<'a, 'py> {
    callback: Option<&'a Bound<'py, PyAny>>,
    told: Instant,
    last: Option<(u64, u64)>,
}

impl Teller<'_, '_> {
    fn tell(&mut self, watch: &Watch, is_end: bool) -> PyResult<()> {
        let Some(callback) = self.callback else { return Ok(()) };
        let now = (watch.done.load(Ordering::Relaxed), watch.all.load(Ordering::Relaxed));
        if now.1 == 0 || self.last == Some(now) || (!is_end && self.told.elapsed() < TELL) {
            return Ok(());
        }
        (self.told, self.last) = (Instant::now(), Some(now));
        callback.call1(now).map(drop)
    }
}
