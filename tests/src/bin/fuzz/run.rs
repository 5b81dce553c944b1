//! Running a target, and what came of it.

use core::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::build::Fuzzer;

/// Seconds after which an input counts as a hang, and MiB of memory that the process never takes.
const LIMITS: [&str; 2] = ["-timeout=25", "-rss_limit_mb=2048"];

/// The target that Node runs: links are written and read in JavaScript.
const LINKS: &str = "share_links";

/// What came of a target.
#[derive(Debug)]
pub(crate) struct Outcome {
    name: String,
    pub(crate) executions: u64,
    seconds: u64,
    /// What failed, and where it is written down.
    pub(crate) fault: Option<String>,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, executions, seconds, fault } = self;
        write!(f, "{name}: {executions} executions in {seconds} s, {} a second", executions / seconds.max(&1))?;
        match fault {
            Some(fault) => write!(f, "\nFAILED {name}: {fault}"),
            None => Ok(()),
        }
    }
}

impl Fuzzer {
    /// The targets of these names, or all of them.
    ///
    /// # Errors
    /// Where there is none of a name.
    pub(crate) fn targets(&self, asked: &[String]) -> Result<Vec<String>, String> {
        let output = self.command("").output().map_err(|error| format!("the targets cannot be run: {error}"))?;
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let names = text.lines().find_map(|line| line.split_once("one of ")).map(|(_, names)| names);
        let names = names.ok_or_else(|| format!("the targets do not say what they are: {text}"))?;
        let mut all: Vec<String> = names.split(", ").map(str::to_owned).collect();
        if Command::new("node").arg("--version").output().is_ok() {
            all.push(LINKS.to_owned());
        } else if asked.is_empty() {
            println!("{LINKS}: left out, as there is no Node");
        }
        match asked.iter().find(|name| !all.contains(name)) {
            Some(unknown) => Err(format!("there is no target {unknown}: there are {}", all.join(", "))),
            None if asked.is_empty() => Ok(all),
            None => Ok(asked.to_vec()),
        }
    }

    fn command(&self, target: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.env("FUZZ_TARGET", target).env_remove("FUZZ_SEEDS").env("FUZZ_SLOW", self.slow());
        command.stdin(Stdio::null());
        command
    }

    fn slow(&self) -> PathBuf {
        self.folder.join("slow")
    }

    /// The inputs that took longer than they should have.
    pub(crate) fn slow_inputs(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.slow()).into_iter().flatten().flatten();
        let mut paths: Vec<String> = entries.map(|entry| entry.path().display().to_string()).collect();
        paths.sort();
        paths
    }

    /// Runs a target for some time.
    pub(crate) fn run(&self, name: &str, seconds: u64) -> Outcome {
        let outcome = if name == LINKS { self.links(seconds) } else { self.fuzz(name, seconds) };
        let (executions, fault) = outcome.unwrap_or_else(|fault| (0, Some(fault)));
        Outcome { name: name.to_owned(), executions, seconds, fault }
    }

    fn fuzz(&self, name: &str, seconds: u64) -> Result<(u64, Option<String>), String> {
        let folder = |kind: &str| {
            let folder = self.folder.join(kind).join(name);
            std::fs::create_dir_all(&folder).map(|()| folder).map_err(|error| error.to_string())
        };
        let (kept, seeds, failures) = (folder("corpus")?, folder("seeds")?, folder("failures")?);
        let mut write = self.command(name);
        let written = write.env("FUZZ_SEEDS", &seeds).output().map_err(|error| error.to_string())?;
        // It answers with the longest input that is worth making.
        let answer = String::from_utf8_lossy(&written.stdout).into_owned();
        let longest = answer.split(' ').next().filter(|_| written.status.success());
        let longest = longest.ok_or_else(|| String::from_utf8_lossy(&written.stderr).into_owned())?;
        let log = self.folder.join(format!("{name}.log"));
        let file = File::create(&log).map_err(|error| error.to_string())?;
        let mut command = self.command(name);
        command.args([&kept, &seeds]).args(LIMITS);
        command.arg(format!("-dict={}", self.root.join("tests/fuzz/dictionary.txt").display()));
        command.arg(format!("-max_len={longest}")).arg(format!("-max_total_time={seconds}"));
        command.arg(format!("-artifact_prefix={}/", failures.display())).arg("-print_final_stats=1");
        let status = command.stdout(Stdio::null()).stderr(file).status().map_err(|error| error.to_string())?;
        let text = read(&log)?;
        let executions = text.lines().rev().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
        let executions = executions.and_then(|number| number.trim().parse().ok()).unwrap_or(0);
        let said = || {
            let panic = text.lines().position(|line| line.contains("panicked at"));
            let lines: Vec<&str> = text.lines().skip(panic.unwrap_or(0)).take(6).collect();
            format!("{status}; see {} and {}\n{}", failures.display(), log.display(), lines.join("\n"))
        };
        Ok((executions, (!status.success()).then(said)))
    }

    /// The links of the calculator, in Node: a script answers with how many it has tried.
    fn links(&self, seconds: u64) -> Result<(u64, Option<String>), String> {
        let script = self.root.join("bindings-wasm/scripts/fuzz-links.js");
        let mut command = Command::new("node");
        command.arg(script).args(["--seconds", &seconds.to_string()]);
        let output = command.output().map_err(|error| format!("node cannot be run: {error}"))?;
        let executions = String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or(0);
        let fault = || String::from_utf8_lossy(&output.stderr).into_owned();
        Ok((executions, (!output.status.success()).then(fault)))
    }
}

fn read(path: &Path) -> Result<String, String> {
    // What an input holds need not be UTF-8, and may be shown in a log.
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
