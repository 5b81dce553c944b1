//! A step: one named check, and what comes of it.

use std::process::{Command, Stdio};

/// What comes of a step.
pub(crate) enum Outcome {
    /// What it checks holds.
    Passed,
    /// It does not; the output says why.
    Failed(String),
    /// It could not be checked here; the reason says what to do about it.
    Skipped(String),
}

impl Outcome {
    /// Passed, or failed with what went wrong.
    pub(crate) fn of(result: Result<(), String>) -> Self {
        result.map_or_else(Self::Failed, |()| Self::Passed)
    }

    /// Passed where nothing is wrong, else failed, with a line for each thing that is.
    pub(crate) fn of_faults(faults: &[String]) -> Self {
        if faults.is_empty() { Self::Passed } else { Self::Failed(faults.join("\n")) }
    }
}

/// One named check.
pub(crate) struct Step {
    name: &'static str,
    check: Box<dyn FnOnce() -> Outcome>,
}

impl Step {
    /// A check that is written in Rust.
    pub(crate) fn new(name: &'static str, check: impl FnOnce() -> Outcome + 'static) -> Self {
        Self { name, check: Box::new(check) }
    }

    /// A check that passes when a command succeeds.
    pub(crate) fn command(name: &'static str, command: Command) -> Self {
        Self::new(name, move || succeeds(command))
    }

    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn run(self) -> Outcome {
        (self.check)()
    }
}

/// Runs a command; its output is shown where it fails.
pub(crate) fn succeeds(command: Command) -> Outcome {
    output(command).map_or_else(Outcome::Failed, |_| Outcome::Passed)
}

/// What a command writes to its standard output.
///
/// # Errors
/// The command and all that it wrote, where it cannot be run or fails.
pub(crate) fn output(mut command: Command) -> Result<String, String> {
    let output =
        command.stdin(Stdio::null()).output().map_err(|error| format!("{} cannot be run: {error}", shown(&command)))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() {
        Ok(text(&output.stdout))
    } else {
        Err(format!("$ {}\n{}{}{}", shown(&command), text(&output.stdout), text(&output.stderr), output.status))
    }
}

/// A command as one would type it.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
