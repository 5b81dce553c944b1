//! What a command answers, and how it leaves the program.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// What a command answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Output {
    /// For standard output.
    pub(crate) answer: String,
    /// For standard error.
    pub(crate) complaint: String,
    /// The exit code.
    pub(crate) code: u8,
}

/// Problems in a scenario or in a question about it.
pub(crate) const PROBLEMS: u8 = 1;
/// Wrong usage, or a file that cannot be read or written.
pub(crate) const USAGE: u8 = 2;
/// Stopped with Ctrl-C: 128 and the number of the signal, as shells count.
pub(crate) const STOPPED: u8 = 130;

impl Output {
    /// An answer.
    pub(crate) fn answer(answer: String) -> Self {
        Self { answer, ..Self::default() }
    }

    /// A complaint about how the program was called, or about a file.
    pub(crate) fn usage(message: &str) -> Self {
        let style = crate::problems::ERROR;
        Self { complaint: format!("{style}error:{style:#} {message}\n"), code: USAGE, ..Self::default() }
    }
}

/// Writes an answer, in colour where it is shown in colour: on a terminal, unless `NO_COLOR` or its kind say otherwise.
/// Whoever closes the pipe has read enough: no failure.
pub(crate) fn write(output: &Output) -> ExitCode {
    let mut code = output.code;
    // An empty part is not written: the other end may be closed already, and nobody cares.
    let answered = if output.answer.is_empty() {
        Ok(())
    } else {
        let mut stdout = anstream::AutoStream::auto(std::io::stdout());
        stdout.write_all(output.answer.as_bytes()).and_then(|()| stdout.flush())
    };
    if let Err(error) = answered
        && error.kind() != ErrorKind::BrokenPipe
    {
        let _ = writeln!(std::io::stderr(), "error: cannot write the answer: {error}");
        code = code.max(USAGE);
    }
    if !output.complaint.is_empty() {
        // There is nowhere left to complain to.
        let _ = anstream::AutoStream::auto(std::io::stderr()).write_all(output.complaint.as_bytes());
    }
    ExitCode::from(code)
}
