//! How far a long run is, and stopping it with Ctrl-C.

use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use roicm::Progress;

use crate::output::STOPPED;

/// A run that is done before this shows no bar.
const PATIENCE: Duration = Duration::from_millis(300);
/// Times a second that the bar is drawn, at most.
const DRAWN_PER_SECOND: u8 = 10;

/// Somebody waits for a run, and may stop it.
pub(crate) struct Watch {
    started: Instant,
    bar: Option<ProgressBar>,
    /// What is counted.
    what: &'static str,
    stopped: Arc<AtomicBool>,
}

impl Watch {
    /// Starts to listen for Ctrl-C. The first one stops the run in good order, a second one ends the program.
    /// `what` names what is counted.
    pub(crate) fn start(what: &'static str) -> Self {
        let stopped = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&stopped);
        // Where there is no handler, Ctrl-C ends the program as it always does.
        let _ = ctrlc::set_handler(move || {
            if flag.swap(true, Ordering::Relaxed) {
                std::process::exit(STOPPED.into());
            }
        });
        Self { started: Instant::now(), bar: None, what, stopped }
    }

    /// Shows how far the run is, to people only, and tells it to stop where they want it to.
    pub(crate) fn tell(&mut self, progress: Progress) -> ControlFlow<()> {
        if self.is_stopped() {
            return ControlFlow::Break(());
        }
        if self.bar.is_none() && self.started.elapsed() >= PATIENCE && std::io::stderr().is_terminal() {
            self.bar = Some(bar(self.what));
        }
        if let Some(bar) = &self.bar {
            // A run that goes on until a figure is precise has more than one length.
            bar.set_length(progress.trials);
            bar.set_position(progress.done);
        }
        ControlFlow::Continue(())
    }

    /// Whether Ctrl-C was pressed.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.bar.iter().for_each(ProgressBar::finish_and_clear);
    }
}

fn bar(what: &str) -> ProgressBar {
    let target = ProgressDrawTarget::stderr_with_hz(DRAWN_PER_SECOND);
    let bar = ProgressBar::with_draw_target(None, target);
    // A template that could not be read would leave the plain bar.
    let template = format!("{{bar:30}} {{percent:>3}}% of {{human_len}} {what}, {{eta}} left; Ctrl-C stops");
    match ProgressStyle::with_template(&template) {
        Ok(style) => bar.with_style(style.progress_chars("█▉▊▋▌▍▎▏ ")),
        Err(_) => bar,
    }
}
