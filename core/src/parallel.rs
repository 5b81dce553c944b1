//! Pieces of work, on one thread or several.

use core::cell::RefCell;
use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Work that can be done in pieces, in any order.
pub(crate) trait Pieces: Sync {
    /// What one thread works in.
    type Room;
    /// What comes of a piece.
    type Piece: Send;

    /// Room for one thread.
    fn room(&self) -> Self::Room;

    /// Does a piece, counted from 0; none when `goes_on`, which is to be asked every few milliseconds, says no.
    fn piece(&self, index: usize, room: &mut Self::Room, goes_on: &dyn Fn() -> bool) -> Option<Self::Piece>;
}

/// Does all pieces and gives them back in their order, whoever did them; none when `goes_on` says no.
///
/// The calling thread works too, and is the only one that asks `goes_on`. With 0 threads there are as many as there are
/// processors.
pub(crate) fn all<P: Pieces>(
    work: &P,
    pieces: usize,
    threads: usize,
    goes_on: &mut dyn FnMut() -> bool,
) -> Option<Vec<P::Piece>> {
    let shared = Shared {
        work,
        pieces,
        next: AtomicUsize::new(0),
        stopped: AtomicBool::new(false),
        done: Mutex::new((0..pieces).map(|_| None).collect()),
    };
    let asks = RefCell::new(goes_on);
    let ask = || {
        if !(asks.borrow_mut())() {
            shared.stopped.store(true, Ordering::Relaxed);
        }
    };
    together(&shared, workers(threads, pieces), &ask);
    if shared.stopped.load(Ordering::Relaxed) {
        return None;
    }
    shared.done.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().collect()
}

struct Shared<'a, P: Pieces> {
    work: &'a P,
    pieces: usize,
    next: AtomicUsize,
    stopped: AtomicBool,
    done: Mutex<Vec<Option<P::Piece>>>,
}

impl<P: Pieces> Shared<'_, P> {
    fn take(&self, ask: &dyn Fn()) {
        let mut room = self.work.room();
        let goes_on = || {
            ask();
            !self.stopped.load(Ordering::Relaxed)
        };
        while goes_on() {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            if index >= self.pieces {
                break;
            }
            let Some(piece) = self.work.piece(index, &mut room, &goes_on) else { break };
            let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(place) = done.get_mut(index) {
                *place = Some(piece);
            }
        }
    }
}

/// How many threads work on so many pieces, when so many are asked for.
pub(crate) fn workers(asked: usize, pieces: usize) -> usize {
    if !cfg!(feature = "threads") {
        return 1;
    }
    let available = || std::thread::available_parallelism().map_or(1, core::num::NonZero::get);
    let asked = if asked == 0 { available() } else { asked };
    // More than this many help nobody, and each takes memory of its own.
    asked.min(pieces).clamp(1, 256)
}

#[cfg(feature = "threads")]
fn together<P: Pieces>(shared: &Shared<'_, P>, workers: usize, ask: &dyn Fn()) {
    std::thread::scope(|scope| {
        for _ in 1..workers {
            scope.spawn(|| shared.take(&|| {}));
        }
        shared.take(ask);
    });
    // Others may have been at their last piece: what they did has to be told too.
    ask();
}

#[cfg(not(feature = "threads"))]
fn together<P: Pieces>(shared: &Shared<'_, P>, _: usize, ask: &dyn Fn()) {
    shared.take(ask);
    ask();
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Squares;

    impl Pieces for Squares {
        type Room = ();
        type Piece = usize;
        fn room(&self) {}
        fn piece(&self, index: usize, (): &mut (), goes_on: &dyn Fn() -> bool) -> Option<usize> {
            goes_on().then_some(index * index)
        }
    }

    #[test]
    fn pieces_come_back_in_order_however_many_threads_there_are() {
        let squares: Vec<usize> = (0..100).map(|index| index * index).collect();
        for threads in [0, 1, 2, 7, 1000] {
            assert_eq!(all(&Squares, 100, threads, &mut || true), Some(squares.clone()), "{threads}");
        }
        assert_eq!(all(&Squares, 0, 2, &mut || true), Some(Vec::new()));
    }

    #[test]
    fn whoever_says_no_gets_nothing() {
        let mut asked = 0;
        let mut twice = || {
            asked += 1;
            asked < 3
        };
        assert_eq!(all(&Squares, 1_000_000, 1, &mut twice), None);
        assert_eq!(all(&Squares, 10, 3, &mut || false), None);
    }
}
