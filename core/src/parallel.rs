//! Work on several threads, whose number cannot be seen in what comes of it.

use core::cell::RefCell;
use core::ops::ControlFlow;
use core::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// How many threads work on some jobs: as many as asked for, or as there are processors where that is 0, but never more
/// than there are jobs.
pub(crate) fn workers(asked: usize, jobs: u64) -> usize {
    if !cfg!(feature = "threads") {
        return 1;
    }
    let available = || std::thread::available_parallelism().map_or(1, core::num::NonZero::get);
    let asked = if asked == 0 { available() } else { asked };
    // More than this many help nobody, and each takes memory of its own.
    asked.min(usize::try_from(jobs).unwrap_or(usize::MAX)).clamp(1, 256)
}

/// Does the same work on several threads at once. The calling thread works too, and is the only one that reports.
#[cfg(feature = "threads")]
pub(crate) fn together(workers: usize, work: &(dyn Fn(&mut dyn FnMut()) + Sync), report: &mut dyn FnMut()) {
    std::thread::scope(|scope| {
        for _ in 1..workers {
            scope.spawn(|| work(&mut || {}));
        }
        work(report);
        // Others may still be at their last job.
    });
}

#[cfg(not(feature = "threads"))]
pub(crate) fn together(_: usize, work: &(dyn Fn(&mut dyn FnMut()) + Sync), report: &mut dyn FnMut()) {
    work(report);
}

/// The work was stopped before it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stopped;

/// Told how many jobs are done, now and then, on the calling thread; what breaks stops the work.
pub(crate) type OnJobs<'a> = dyn FnMut(u64) -> ControlFlow<()> + 'a;

/// What comes of each of some jobs, in their order. Each thread makes itself a room to work in. A job is given a question
/// to ask now and then, whether it is to go on; what comes of one that was told not to is lost.
pub(crate) fn in_order<T: Send, R>(
    jobs: u64,
    threads: usize,
    room: impl Fn() -> R + Sync,
    job: impl Fn(u64, &mut R, &dyn Fn() -> bool) -> T + Sync,
    on_jobs: &mut OnJobs<'_>,
) -> Result<Vec<T>, Stopped> {
    let (next, done, stopped) = (AtomicU64::new(0), AtomicU64::new(0), AtomicBool::new(false));
    let all: Mutex<Vec<(u64, T)>> = Mutex::new(Vec::new());
    let mut report = || {
        if on_jobs(done.load(Ordering::Relaxed)).is_break() {
            stopped.store(true, Ordering::Relaxed);
        }
    };
    let work = |report: &mut dyn FnMut()| {
        let report = RefCell::new(report);
        let goes_on = || {
            (report.borrow_mut())();
            !stopped.load(Ordering::Relaxed)
        };
        let mut own = Vec::new();
        let mut own_room = None;
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= jobs || !goes_on() {
                break;
            }
            own.push((index, job(index, own_room.get_or_insert_with(&room), &goes_on)));
            done.fetch_add(1, Ordering::Relaxed);
        }
        all.lock().unwrap_or_else(PoisonError::into_inner).append(&mut own);
    };
    together(workers(threads, jobs), &work, &mut report);
    report();
    if stopped.load(Ordering::Relaxed) {
        return Err(Stopped);
    }
    let mut all = all.into_inner().unwrap_or_else(PoisonError::into_inner);
    crate::order::sort_by_key(&mut all, |(index, _)| *index);
    Ok(all.into_iter().map(|(_, result)| result).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_of_jobs_is_in_their_order_at_any_number_of_threads() {
        for threads in [0, 1, 2, 7] {
            let mut seen = 0;
            let squares = in_order(100, threads, || (), |job, (), _| job * job, &mut |done| {
                seen = done;
                ControlFlow::Continue(())
            });
            assert_eq!(squares, Ok((0..100).map(|job| job * job).collect()));
            assert_eq!(seen, 100);
        }
        assert_eq!(in_order(0, 2, || (), |job, (), _| job, &mut |_| ControlFlow::Continue(())), Ok(Vec::new()));
    }

    #[test]
    fn work_stops_when_told_to() {
        let stop = &mut |done| if done >= 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        assert_eq!(in_order(1_000, 2, || (), |job, (), _| job, stop), Err(Stopped));
    }

    #[test]
    fn a_room_is_made_once_a_thread() {
        let rooms = AtomicU64::new(0);
        let room = || rooms.fetch_add(1, Ordering::Relaxed);
        in_order(50, 2, room, |_, _, _| (), &mut |_| ControlFlow::Continue(())).unwrap();
        assert!((1..=2).contains(&rooms.load(Ordering::Relaxed)));
    }
}
