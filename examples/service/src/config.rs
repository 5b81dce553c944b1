//! Settings: safe ones, which flags and the environment can change.

use std::fmt::Write;
use std::net::SocketAddr;
use std::time::Duration;

use roicm::Limits;

/// How the service is set.
#[derive(Debug, Clone)]
pub struct Config {
    /// The address that it listens at.
    pub listen: SocketAddr,
    /// Bytes of a body.
    pub body_bytes: usize,
    /// Bytes of a body that is read at once rather than beside what takes up to a second.
    pub small_body_bytes: usize,
    /// The time that a client has to send its headers, or its next request.
    pub header_timeout: Duration,
    /// The time that a client has to send its body.
    pub body_timeout: Duration,
    /// The time that a client may take none of its answer.
    pub write_timeout: Duration,
    /// The time from a request to its answer; the computation stops then.
    pub deadline: Duration,
    /// The time that requests under way have when the service is told to end.
    pub grace: Duration,
    /// Connections at once; others wait to be accepted.
    pub connections: usize,
    /// Threads for what is quick.
    pub quick_threads: usize,
    /// Places in the line before them.
    pub quick_line: usize,
    /// Memory for what is quick, its answers included.
    pub quick_memory: usize,
    /// Threads for what takes up to about a second. They give way to the quick ones.
    pub short_threads: usize,
    /// Places in the line before them.
    pub short_line: usize,
    /// Memory for what takes up to about a second, its answers included.
    pub short_memory: usize,
    /// Threads for what takes longer. They give way to all others.
    pub long_threads: usize,
    /// Places in the line before them.
    pub long_line: usize,
    /// Memory for what takes longer, its answers included.
    pub long_memory: usize,
    /// Memory for all bodies that are being read.
    pub bodies_memory: usize,
    /// Trials of a simulation.
    pub trials: u64,
    /// Bytes of samples of a simulation, and of what some analyses of sensitivity keep.
    pub sample_bytes: u64,
    /// Whether a line is written for every request.
    pub log: bool,
}

impl Default for Config {
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            body_bytes: 768 << 10,
            small_body_bytes: 32 << 10,
            header_timeout: Duration::from_secs(5),
            body_timeout: Duration::from_secs(5),
            write_timeout: Duration::from_secs(5),
            deadline: Duration::from_secs(10),
            grace: Duration::from_secs(15),
            connections: 1024,
            quick_threads: processors,
            quick_line: 64,
            quick_memory: (processors * 48 + 96) << 20,
            short_threads: processors,
            short_line: 16,
            short_memory: (processors * 128) << 20,
            long_threads: processors,
            long_line: 8,
            long_memory: (processors * 192) << 20,
            bodies_memory: 64 << 20,
            trials: 1_000_000,
            sample_bytes: 16 << 20,
            log: true,
        }
    }
}

/// What sets one thing.
type Set = fn(&mut Config, &str) -> Option<()>;

/// Every setting: its flag, what it is, and what sets it.
const SETTINGS: [(&str, &str, Set); 22] = [
    ("listen", "address and port", |config, text| set(&mut config.listen, text)),
    ("body-bytes", "bytes of a body", |config, text| set(&mut config.body_bytes, text)),
    ("small-body-bytes", "bytes of a body that is read at once", |config, text| {
        set(&mut config.small_body_bytes, text)
    }),
    ("header-timeout-ms", "time to send headers", |config, text| milliseconds(&mut config.header_timeout, text)),
    ("body-timeout-ms", "time to send a body", |config, text| milliseconds(&mut config.body_timeout, text)),
    ("write-timeout-ms", "time to take some of an answer", |config, text| {
        milliseconds(&mut config.write_timeout, text)
    }),
    ("deadline-ms", "time from a request to its answer", |config, text| milliseconds(&mut config.deadline, text)),
    ("grace-ms", "time of requests under way at the end", |config, text| milliseconds(&mut config.grace, text)),
    ("connections", "connections at once", |config, text| set(&mut config.connections, text)),
    ("quick-threads", "threads for what is quick", |config, text| set(&mut config.quick_threads, text)),
    ("quick-line", "places in the line before them", |config, text| set(&mut config.quick_line, text)),
    ("quick-memory", "bytes for what is quick", |config, text| set(&mut config.quick_memory, text)),
    ("short-threads", "threads for what takes up to a second", |config, text| set(&mut config.short_threads, text)),
    ("short-line", "places in the line before them", |config, text| set(&mut config.short_line, text)),
    ("short-memory", "bytes for what takes up to a second", |config, text| set(&mut config.short_memory, text)),
    ("long-threads", "threads for what takes longer", |config, text| set(&mut config.long_threads, text)),
    ("long-line", "places in the line before them", |config, text| set(&mut config.long_line, text)),
    ("long-memory", "bytes for what takes longer", |config, text| set(&mut config.long_memory, text)),
    ("bodies-memory", "bytes for bodies being read", |config, text| set(&mut config.bodies_memory, text)),
    ("trials", "trials of a simulation", |config, text| set(&mut config.trials, text)),
    ("sample-bytes", "bytes of samples", |config, text| set(&mut config.sample_bytes, text)),
    ("log", "true or false: a line for every request", |config, text| set(&mut config.log, text)),
];

fn set<T: std::str::FromStr>(place: &mut T, text: &str) -> Option<()> {
    *place = text.parse().ok()?;
    Some(())
}

fn milliseconds(place: &mut Duration, text: &str) -> Option<()> {
    *place = Duration::from_millis(text.parse().ok()?);
    Some(())
}

impl Config {
    /// The settings of this process: the defaults, changed by the environment, changed by flags. None where help is
    /// asked for.
    ///
    /// # Errors
    /// What cannot be understood, in words.
    pub fn of_process() -> Result<Option<Self>, String> {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        Self::of(&arguments, |name| std::env::var(name).ok())
    }

    fn of(arguments: &[String], environment: impl Fn(&str) -> Option<String>) -> Result<Option<Self>, String> {
        let mut config = Self::default();
        for (flag, what, apply) in SETTINGS {
            let name = variable(flag);
            if let Some(text) = environment(&name) {
                apply(&mut config, &text).ok_or_else(|| format!("{name}={text}: expected {what}"))?;
            }
        }
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            if argument == "--help" || argument == "-h" {
                return Ok(None);
            }
            let found = argument.strip_prefix("--").and_then(|flag| SETTINGS.iter().find(|(known, ..)| *known == flag));
            let (flag, what, apply) = found.ok_or_else(|| format!("{argument} is no flag; --help lists them"))?;
            let text = arguments.next().ok_or_else(|| format!("--{flag} needs a value"))?;
            apply(&mut config, text).ok_or_else(|| format!("--{flag} {text}: expected {what}"))?;
        }
        config.check().map(|()| Some(config))
    }

    /// All flags, with the variables of the environment that do the same.
    #[must_use]
    pub fn help() -> String {
        let mut text = "roicm-service: an HTTP service over roicm\n".to_owned();
        for (flag, what, _) in SETTINGS {
            let _ = write!(text, "\n  --{flag:<20} {:<32} {what}", variable(flag));
        }
        text
    }

    fn check(&self) -> Result<(), String> {
        let needed = [
            ("quick-threads", self.quick_threads),
            ("short-threads", self.short_threads),
            ("long-threads", self.long_threads),
            ("connections", self.connections),
        ];
        match needed.iter().find(|(_, count)| *count == 0) {
            Some((flag, _)) => Err(format!("--{flag} has to be at least 1")),
            None => Ok(()),
        }
    }

    /// What the core may do for one request.
    #[must_use]
    pub fn limits(&self) -> Limits {
        let mut limits = Limits::default();
        limits.trials = self.trials;
        limits.sample_bytes = self.sample_bytes;
        limits.poisson_events = self.trials.saturating_mul(1000);
        // What cannot be stopped has to be short: evaluations, searches, and making a simulation ready.
        limits.search_work = 3_000_000;
        limits.point_work = 6_000_000;
        limits.losses = 50;
        limits.options = 10;
        limits.claims = 20;
        limits.horizon_months = 120;
        limits
    }

    /// The memory that the process stays below, in bytes: what is promised at most, with a quarter for the gaps that an
    /// allocator leaves, and what a process and its connections take.
    #[must_use]
    pub fn memory_bound(&self) -> u64 {
        let promised = (self.quick_memory + self.short_memory + self.long_memory + self.bodies_memory) as u64;
        promised + promised / 4 + (64 << 20) + self.connections as u64 * (48 << 10)
    }
}

fn variable(flag: &str) -> String {
    format!("ROICM_SERVICE_{}", flag.to_ascii_uppercase().replace('-', "_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(arguments: &[&str], variables: &[(&str, &str)]) -> Result<Option<Config>, String> {
        let arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
        let variable =
            |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
        Config::of(&arguments, variable)
    }

    #[test]
    fn flags_go_before_the_environment() {
        let variables = [("ROICM_SERVICE_TRIALS", "7"), ("ROICM_SERVICE_LOG", "false")];
        let config = of(&["--trials", "8", "--deadline-ms", "250"], &variables).unwrap().unwrap();
        assert_eq!((config.trials, config.log, config.deadline), (8, false, Duration::from_millis(250)));
        assert!(of(&["--help"], &[]).unwrap().is_none());
        assert!(Config::help().contains("--quick-threads"));
    }

    #[test]
    fn what_is_not_understood_is_said() {
        for arguments in
            [&["--trails", "8"][..], &["trials"], &["--trials"], &["--trials", "x"], &["--quick-threads", "0"]]
        {
            assert!(of(arguments, &[]).is_err(), "{arguments:?}");
        }
        assert!(of(&[], &[("ROICM_SERVICE_LISTEN", "here")]).is_err());
    }
}
