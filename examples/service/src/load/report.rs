//! What came of a load, in figures, and what of it should not be.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::time::Duration;

use super::hostile::attacks;

/// What was seen of a phase.
#[derive(Debug, Default)]
pub struct Figures {
    /// Times of the good requests that were answered with a result, by kind.
    pub times: BTreeMap<&'static str, Vec<Duration>>,
    /// How often each status came for good requests; 0 is no answer.
    pub statuses: BTreeMap<u16, u64>,
    /// The same by attack.
    pub attacks: BTreeMap<&'static str, BTreeMap<u16, u64>>,
    /// Good requests with an answer that is not, byte for byte, that of the core.
    pub wrong: u64,
}

/// A phase.
#[derive(Debug)]
pub struct Phase {
    /// What was seen.
    pub figures: Figures,
    /// How long it took.
    pub seconds: f64,
    /// What the service says of itself after it.
    pub metrics: BTreeMap<String, f64>,
}

/// Both phases.
#[derive(Debug)]
pub struct Report {
    /// Good requests alone.
    pub alone: Phase,
    /// Good requests with hostile ones among them.
    pub mixed: Phase,
}

impl Figures {
    pub(super) fn good(&mut self, kind: &'static str, status: u16, took: Duration, is_right: bool) {
        *self.statuses.entry(status).or_default() += 1;
        self.wrong += u64::from(!is_right);
        if status == 200 {
            self.times.entry(kind).or_default().push(took);
        }
    }

    pub(super) fn hostile(&mut self, name: &'static str, status: u16) {
        *self.attacks.entry(name).or_default().entry(status).or_default() += 1;
    }
}

impl Phase {
    fn metric(&self, name: &str) -> f64 {
        self.metrics.get(name).copied().unwrap_or_default()
    }

    /// Panics of the service since it was started.
    #[must_use]
    pub fn panics(&self) -> f64 {
        self.metric("roicm_panics_total")
    }

    /// The most memory that the service ever had; 0 where its system does not tell.
    #[must_use]
    pub fn peak_bytes(&self) -> f64 {
        self.metric("roicm_peak_resident_bytes")
    }
}

impl Report {
    /// What should not be; empty where all is well.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (name, phase) in [("alone", &self.alone), ("with hostile requests", &self.mixed)] {
            let figures = &phase.figures;
            if figures.wrong > 0 {
                faults.push(format!("{name}: {} answers are not those of the core", figures.wrong));
            }
            for (status, count) in figures.statuses.iter().filter(|(status, _)| ![200, 503].contains(*status)) {
                faults.push(format!("{name}: {count} good requests were answered with {status}"));
            }
            if figures.times.is_empty() {
                faults.push(format!("{name}: no good request was answered"));
            }
            for attack in attacks() {
                let seen = figures.attacks.get(attack.name).into_iter().flatten();
                for (status, count) in seen.filter(|(status, _)| !attack.answers.contains(status)) {
                    faults.push(format!("{count} × {:?} was answered with {status}", attack.name));
                }
            }
        }
        if self.mixed.panics() > 0.0 {
            faults.push(format!("{} panics", self.mixed.panics()));
        }
        let bound = self.mixed.metric("roicm_memory_bound_bytes");
        if self.mixed.peak_bytes() > bound {
            faults.push(format!("{} bytes of memory; the bound is {bound}", self.mixed.peak_bytes()));
        }
        faults
    }
}

/// The time that a share of all was within; of sorted times.
fn quantile(times: &[Duration], percent: usize) -> Duration {
    let place = (times.len() * percent).div_ceil(100).saturating_sub(1);
    times.get(place).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<14} {:<8} {:>9} {:>9} {:>9} {:>9}",
            "good requests", "hostile", "a second", "p50 ms", "p99 ms", "max ms"
        )?;
        for kind in self.alone.figures.times.keys() {
            for (name, phase) in [("without", &self.alone), ("with", &self.mixed)] {
                let mut times = phase.figures.times.get(kind).cloned().unwrap_or_default();
                times.sort_unstable();
                let [median, high, most] = [50, 99, 100].map(|percent| milliseconds(quantile(&times, percent)));
                let rate = times.len() as f64 / phase.seconds;
                writeln!(f, "{kind:<14} {name:<8} {rate:>9.1} {median:>9.1} {high:>9.1} {most:>9.1}")?;
            }
        }
        for (name, phase) in [("without", &self.alone), ("with", &self.mixed)] {
            let mebibytes = |bytes: f64| bytes / 1024.0 / 1024.0;
            writeln!(
                f,
                "\n{name} hostile requests: statuses of good ones {:?}, wrong answers {}, panics {}, peak memory {:.0} MiB \
                 (bound {:.0} MiB)",
                phase.figures.statuses,
                phase.figures.wrong,
                phase.panics(),
                mebibytes(phase.peak_bytes()),
                mebibytes(phase.metric("roicm_memory_bound_bytes")),
            )?;
        }
        let stopped = |why| self.mixed.metric(&format!("roicm_computations_stopped_total{{reason=\"{why}\"}}"));
        writeln!(
            f,
            "computations stopped: {} at their deadline, {} as the client left",
            stopped("deadline"),
            stopped("client")
        )?;
        writeln!(f, "\nhostile requests, with their statuses (0: no answer, or none that is read)")?;
        for (name, statuses) in &self.mixed.figures.attacks {
            writeln!(f, "  {name:<34} {statuses:?}")?;
        }
        Ok(())
    }
}
