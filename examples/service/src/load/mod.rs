//! Load: good requests with and without hostile ones beside them, and what came of it.

mod client;
mod good;
mod hostile;
mod report;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

pub use client::{Answer, Client};
pub use hostile::{Attack, attacks};
pub use report::{Figures, Phase, Report};

/// How a service is driven.
#[derive(Debug, Clone)]
pub struct Load {
    /// Where it listens.
    pub address: SocketAddr,
    /// How long each of the two phases takes.
    pub phase: Duration,
    /// Clients that send good requests.
    pub clients: usize,
    /// Clients that send hostile ones, in the second phase.
    pub hostile: usize,
    /// What a good client waits between an answer and its next request.
    pub pause: Duration,
}

impl Load {
    /// Drives the service, first with good requests alone, then with hostile ones among them.
    ///
    /// # Errors
    /// Where the service cannot be reached.
    pub async fn run(&self) -> std::io::Result<Report> {
        let good = Arc::new(good::requests());
        let alone = self.phase(&good, 0).await?;
        let mixed = self.phase(&good, self.hostile).await?;
        Ok(Report { alone, mixed })
    }

    async fn phase(&self, good: &Arc<Vec<good::Good>>, hostile: usize) -> std::io::Result<Phase> {
        let end = Instant::now() + self.phase;
        let figures = Arc::new(Mutex::new(Figures::default()));
        let attacks = Arc::new(attacks());
        let mut tasks = Vec::new();
        for index in 0..hostile {
            let (attacks, figures, address) = (Arc::clone(&attacks), Arc::clone(&figures), self.address);
            tasks.push(tokio::spawn(async move {
                for attack in attacks.iter().cycle().skip(index * attacks.len() / hostile.max(1)) {
                    if Instant::now() >= end {
                        return;
                    }
                    let outcome = attack.launch(address).await;
                    figures.lock().unwrap_or_else(PoisonError::into_inner).hostile(attack.name, outcome);
                    if outcome == 503 {
                        // Even so they come again much sooner than they are told to.
                        tokio::time::sleep(Duration::from_millis(20)).await;
                    }
                }
            }));
        }
        for index in 0..self.clients {
            let (good, figures) = (Arc::clone(good), Arc::clone(&figures));
            tasks.push(tokio::spawn(self.clone().good_client(index, good, figures, end)));
        }
        for task in tasks {
            let _ = task.await;
        }
        let metrics = metrics(self.address).await?;
        let figures = std::mem::take(&mut *figures.lock().unwrap_or_else(PoisonError::into_inner));
        Ok(Phase { figures, seconds: self.phase.as_secs_f64(), metrics })
    }

    /// Every other client asks for what is quick, and the others for what is large.
    async fn good_client(self, index: usize, good: Arc<Vec<good::Good>>, figures: Arc<Mutex<Figures>>, end: Instant) {
        let mut client = Client::new(self.address);
        let mine = good.iter().filter(|request| request.is_quick == index.is_multiple_of(2));
        for request in mine.cycle().skip(index / 2) {
            if Instant::now() >= end {
                return;
            }
            let start = Instant::now();
            let answer = client.post(request.path, request.body.clone()).await;
            let took = start.elapsed();
            let (status, is_right) = match answer {
                Ok(answer) => (answer.status, answer.status != 200 || answer.body == request.expected),
                Err(_) => (0, true),
            };
            figures.lock().unwrap_or_else(PoisonError::into_inner).good(request.kind, status, took, is_right);
            tokio::time::sleep(self.pause).await;
        }
    }
}

/// The metrics of the service, by their names with labels.
///
/// # Errors
/// Where the service cannot be reached.
pub async fn metrics(address: SocketAddr) -> std::io::Result<BTreeMap<String, f64>> {
    let answer = Client::new(address).get("/metrics").await?;
    let text = String::from_utf8_lossy(&answer.body);
    let lines = text.lines().filter_map(|line| line.rsplit_once(' '));
    Ok(lines.filter_map(|(name, value)| Some((name.to_owned(), value.parse().ok()?))).collect())
}
