//! One line a request, without anything of its body. Lines are written by a thread of their own: who reads them slowly
//! slows nothing down, and misses some.

use std::io::Write;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Lines that wait to be written at most.
const WAITING: usize = 4096;

/// Where lines go.
#[derive(Debug, Clone)]
pub(crate) struct Log(Option<SyncSender<String>>);

impl Log {
    /// A log on the standard error stream, or none.
    pub(crate) fn new(is_on: bool) -> std::io::Result<Self> {
        if !is_on {
            return Ok(Self(None));
        }
        let (send, receive) = sync_channel::<String>(WAITING);
        thread::Builder::new().name("log".to_owned()).spawn(move || {
            for line in receive {
                let _ = writeln!(std::io::stderr().lock(), "{line}");
            }
        })?;
        Ok(Self(Some(send)))
    }

    /// Writes a line about a request; whether there was room for it.
    pub(crate) fn request(&self, route: &str, status: u16, took: Duration) -> bool {
        let Some(lines) = &self.0 else { return true };
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let line = format!(
            "time={}.{:03} route={route} status={status} ms={:.1}",
            now.as_secs(),
            now.subsec_millis(),
            took.as_secs_f64() * 1e3
        );
        lines.try_send(line).is_ok()
    }
}
