//! Lanes: threads that compute, a short line before them, and a budget of memory. What comes to a lane that is full is
//! refused at once, so that nobody waits for an answer that would come too late.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use tokio::sync::{Semaphore, oneshot};

use crate::memory::{Budget, Reservation};

type Job = Box<dyn FnOnce() + Send>;

/// A lane.
#[derive(Debug)]
pub struct Lane {
    /// A free thread each.
    threads: Arc<Semaphore>,
    /// A place in the line each, and one for each thread.
    places: Arc<Semaphore>,
    memory: Budget,
    jobs: Sender<Job>,
    running: Arc<AtomicUsize>,
}

/// Why a lane did not do some work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDone {
    /// There is no place in the line, or no memory.
    Full,
    /// The work would take more memory than the lane will ever have.
    TooLarge,
    /// The work panicked, which is a defect of this program.
    Panicked,
}

impl Lane {
    /// A lane of some threads and a line of some places. Its threads give way to others by so much: 0 not at all, 19 so far
    /// that they hardly run while others would.
    ///
    /// # Errors
    /// Where threads cannot be started.
    pub fn new(
        name: &str,
        threads: usize,
        line: usize,
        memory_bytes: usize,
        gives_way: u8,
    ) -> std::io::Result<Arc<Self>> {
        let (send, receive) = channel::<Job>();
        let receive = Arc::new(Mutex::new(receive));
        for index in 0..threads {
            let receive = Arc::clone(&receive);
            thread::Builder::new().name(format!("{name}-{index}")).spawn(move || {
                give_way(gives_way);
                work(&receive);
            })?;
        }
        Ok(Arc::new(Self {
            threads: Arc::new(Semaphore::new(threads)),
            places: Arc::new(Semaphore::new(threads + line)),
            memory: Budget::of_bytes(memory_bytes),
            jobs: send,
            running: Arc::default(),
        }))
    }

    /// Does some work that takes at most so many bytes and says how many of them what comes of it holds on to, which is
    /// handed over with the promise of that memory. Whoever stops waiting leaves the line; work that has begun has to hear of it by itself.
    ///
    /// # Errors
    /// Why it was not done.
    pub async fn run<T: Send + 'static>(
        &self,
        bytes: u64,
        work: impl FnOnce() -> (T, u64) + Send + 'static,
    ) -> Result<(T, Reservation), NotDone> {
        if !self.memory.could_hold(bytes) {
            return Err(NotDone::TooLarge);
        }
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| NotDone::Full)?;
        let thread = Arc::clone(&self.threads).acquire_owned().await.map_err(|_| NotDone::Full)?;
        let mut memory = self.memory.take(bytes).ok_or(NotDone::Full)?;
        let running = Arc::clone(&self.running);
        let (send, receive) = oneshot::channel();
        let job = move || {
            running.fetch_add(1, Ordering::Relaxed);
            let done = catch_unwind(AssertUnwindSafe(work));
            running.fetch_sub(1, Ordering::Relaxed);
            let done = done.map(|(done, kept)| {
                memory.shrink_to(kept);
                (done, memory)
            });
            // The next one finds the memory and the thread, whenever the answer is taken.
            drop((thread, place));
            drop(send.send(done));
        };
        self.jobs.send(Box::new(job)).map_err(|_| NotDone::Full)?;
        receive.await.ok().and_then(Result::ok).ok_or(NotDone::Panicked)
    }

    /// Jobs that are being computed.
    #[must_use]
    pub fn running(&self) -> usize {
        self.running.load(Ordering::Relaxed)
    }

    /// Its memory.
    #[must_use]
    pub fn memory(&self) -> &Budget {
        &self.memory
    }
}

fn work(jobs: &Mutex<Receiver<Job>>) {
    loop {
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        match next {
            Ok(job) => job(),
            Err(_) => return,
        }
    }
}

/// Lets the calling thread, and no other, give way. On other systems than Linux it runs like all others.
fn give_way(by: u8) {
    #[cfg(target_os = "linux")]
    if by > 0 {
        let _ = rustix::process::nice(by.into());
    }
    #[cfg(not(target_os = "linux"))]
    let _ = by;
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::sync_channel;

    fn runtime() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_multi_thread().build().unwrap()
    }

    #[test]
    fn a_panic_is_an_answer_and_the_thread_lives_on() {
        let lane = Lane::new("test", 1, 1, 1 << 20, 0).unwrap();
        runtime().block_on(async {
            assert_eq!(lane.run(1, || panic!("on purpose")).await.map(|((), _)| ()).unwrap_err(), NotDone::Panicked);
            assert_eq!(lane.run(1, || (7, 1)).await.unwrap().0, 7);
        });
        assert_eq!((lane.running(), lane.memory().taken()), (0, 0));
    }

    #[test]
    fn what_finds_no_place_or_no_memory_is_refused_at_once() {
        let lane = Lane::new("test", 1, 1, 4 << 10, 0).unwrap();
        runtime().block_on(async {
            assert_eq!(lane.run(5 << 10, || ((), 0)).await.unwrap_err(), NotDone::TooLarge);
            let (go_on, wait) = sync_channel::<()>(0);
            let busy = {
                let lane = Arc::clone(&lane);
                tokio::spawn(async move { lane.run(3 << 10, move || (wait.recv(), 3 << 10)).await })
            };
            while lane.running() == 0 {
                tokio::task::yield_now().await;
            }
            let in_line = {
                let lane = Arc::clone(&lane);
                tokio::spawn(async move { lane.run(3 << 10, || ((), 0)).await })
            };
            while lane.places.available_permits() > 0 {
                tokio::task::yield_now().await;
            }
            assert_eq!(lane.run(1, || ((), 0)).await.unwrap_err(), NotDone::Full);
            // Who leaves the line makes room.
            in_line.abort();
            assert!(in_line.await.unwrap_err().is_cancelled());
            let next = {
                let lane = Arc::clone(&lane);
                tokio::spawn(async move { lane.run(2 << 10, || ((), 0)).await })
            };
            while lane.places.available_permits() > 0 {
                tokio::task::yield_now().await;
            }
            go_on.send(()).unwrap();
            let held = busy.await.unwrap().unwrap();
            // The first answer still holds its memory.
            assert_eq!(next.await.unwrap().unwrap_err(), NotDone::Full);
            drop(held);
            assert!(lane.run(2 << 10, || ((), 0)).await.is_ok());
        });
    }
}
