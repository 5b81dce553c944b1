//! Running the blocks of a simulation, on one thread or several.

use core::cell::RefCell;
use core::ops::{ControlFlow, Range};
use core::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use super::engine::Scratch;
use super::prepare::Prepared;
use super::tally::Tally;
use crate::parallel::{together, workers};
use crate::problem::{Code, Problem, Problems};
use crate::statistics::tree::Overlap;

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Trials that are done.
    pub done: u64,
    /// Trials in all.
    pub trials: u64,
}

/// Called every few trials or events, on the thread that asked for the run: often, so a face that shows progress has to
/// leave most calls out. What breaks stops the run, which then has no result.
pub type OnProgress<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;

/// What workers share.
struct Shared<'a> {
    prepared: &'a Prepared,
    range: Range<u64>,
    next: AtomicU64,
    trials_done: AtomicU64,
    stopped: AtomicBool,
    /// A tally that could not take a block: an error of this program.
    broken: AtomicBool,
    tallies: Mutex<Vec<Tally>>,
}

/// Runs some blocks.
pub(super) fn blocks(
    prepared: &Prepared,
    range: Range<u64>,
    threads: usize,
    on_progress: &mut OnProgress<'_>,
) -> Result<Tally, Problems> {
    let shared = Shared {
        prepared,
        next: AtomicU64::new(range.start),
        trials_done: AtomicU64::new(0),
        stopped: AtomicBool::new(false),
        broken: AtomicBool::new(false),
        tallies: Mutex::new(Vec::new()),
        range,
    };
    let trials: u64 = shared.range.clone().map(|index| prepared.layout.block(index).len as u64).sum();
    let cells = (prepared.engine().months() * prepared.decisions.paybacks.len()) as u64;
    // Fewer threads where each counts very many months of options.
    let useful = (shared.range.end - shared.range.start).min(FAN_CELLS / cells.max(1)).max(1);
    let mut report = || {
        let done = shared.trials_done.load(Ordering::Relaxed);
        if on_progress(Progress { done, trials }).is_break() {
            shared.stopped.store(true, Ordering::Relaxed);
        }
    };
    together(workers(threads, useful), &|report| shared.work(report), &mut report);
    // What the others did meanwhile has to be told too, or progress would end before the end.
    report();
    if shared.stopped.load(Ordering::Relaxed) {
        return Err(Problem::new(Code::Cancelled, "", "the simulation was stopped before it was done").into());
    }
    let broken = || Problem::new(Code::InvalidArgument, "", "blocks of a run overlap");
    if shared.broken.load(Ordering::Relaxed) {
        return Err(broken().into());
    }
    let tallies = shared.tallies.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut tallies = tallies.into_iter();
    let mut all = tallies.next().unwrap_or_else(|| prepared.tally());
    for tally in tallies {
        all.merge(tally).map_err(|_| broken())?;
    }
    Ok(all)
}

/// Where the engines of a run work.
pub(super) fn rooms(prepared: &Prepared) -> Vec<Scratch> {
    prepared.engines.iter().map(super::engine::Engine::scratch).collect()
}

/// Runs a block, unless it is told to stop meanwhile, and adds what came of it; whether it did.
pub(super) fn one_block(
    prepared: &Prepared,
    index: u64,
    tally: &mut Tally,
    rooms: &mut [Scratch],
    goes_on: &dyn Fn() -> bool,
) -> Result<bool, Overlap> {
    let block = prepared.layout.block(index);
    let mut done = true;
    for (place, (engine, room)) in prepared.engines.iter().zip(&mut *rooms).enumerate() {
        done &= if place == 0 {
            engine.run(&block, room, Some(&mut tally.fan), goes_on)
        } else {
            engine.run(&block, room, None, goes_on)
        };
    }
    let Some((room, given)) = rooms.split_first_mut().filter(|_| done) else { return Ok(false) };
    let outputs = &prepared.engine().outputs;
    tally.add(&block, outputs, &prepared.decisions, room, given, prepared.keeping)?;
    Ok(true)
}

/// Months of options that all threads together count fans for: some tens of kilobytes each.
const FAN_CELLS: u64 = 16_384;

impl Shared<'_> {
    /// Takes blocks until none is left.
    fn work(&self, report: &mut dyn FnMut()) {
        let prepared = self.prepared;
        let mut tally = prepared.tally();
        let mut rooms = rooms(prepared);
        // Within a block too: one of them may have millions of events.
        let report = RefCell::new(report);
        let goes_on = || {
            (report.borrow_mut())();
            !self.stopped.load(Ordering::Relaxed)
        };
        loop {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            if index >= self.range.end || !goes_on() {
                break;
            }
            match one_block(prepared, index, &mut tally, &mut rooms, &goes_on) {
                Ok(true) => {}
                Ok(false) => break,
                Err(_) => {
                    self.broken.store(true, Ordering::Relaxed);
                    break;
                }
            }
            self.trials_done.fetch_add(prepared.layout.block(index).len as u64, Ordering::Relaxed);
        }
        (report.borrow_mut())();
        self.tallies.lock().unwrap_or_else(PoisonError::into_inner).push(tally);
    }
}
