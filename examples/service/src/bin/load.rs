//! Drives a service with good requests, then with hostile ones among them, and says what came of it.
//!
//! `load [--url http://address:port] [--seconds 60] [--clients 8] [--hostile 16] [--pause-ms 10]`. Without `--url` the
//! service beside this program is started.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, ToSocketAddrs};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Duration;

use roicm_service::load::Load;

/// The service, which ends with this program.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(faults) if faults.is_empty() => {
            println!("\nAll good answers are those of the core; no panic; memory within its bound.");
            ExitCode::SUCCESS
        }
        Ok(faults) => {
            for fault in faults {
                println!("FAULT: {fault}");
            }
            ExitCode::FAILURE
        }
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<Vec<String>, String> {
    let (mut url, mut seconds, mut clients, mut hostile, mut pause) = (None, 60, 8, 16, 10);
    let mut arguments = std::env::args().skip(1);
    while let Some(flag) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("{flag} needs a value"))?;
        let number = || value.parse::<usize>().map_err(|_| format!("{flag} {value}: expected a number"));
        match flag.as_str() {
            "--url" => url = Some(value),
            "--seconds" => seconds = number()?,
            "--clients" => clients = number()?,
            "--hostile" => hostile = number()?,
            "--pause-ms" => pause = number()?,
            _ => return Err(format!("{flag} is no flag")),
        }
    }
    let (address, _started) = match url {
        Some(url) => (address(&url)?, None),
        None => start().map(|(address, started)| (address, Some(started)))?,
    };
    let load = Load {
        address,
        phase: Duration::from_secs(seconds as u64),
        clients,
        hostile,
        pause: Duration::from_millis(pause as u64),
    };
    println!("{clients} good clients ({pause} ms between requests), {hostile} hostile ones, {seconds} s each\n");
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|fault| fault.to_string())?;
    let report = runtime.block_on(load.run()).map_err(|fault| format!("the service cannot be reached: {fault}"))?;
    println!("{report}");
    Ok(report.faults())
}

fn address(url: &str) -> Result<SocketAddr, String> {
    let host = url.trim_start_matches("http://").trim_end_matches('/');
    let found = host.to_socket_addrs().map_err(|fault| format!("{url}: {fault}"))?.next();
    found.ok_or_else(|| format!("{url} has no address"))
}

fn start() -> Result<(SocketAddr, Started), String> {
    let here = std::env::current_exe().map_err(|fault| fault.to_string())?;
    let program = here.with_file_name(format!("roicm-service{}", std::env::consts::EXE_SUFFIX));
    let mut child = Command::new(&program)
        .args(["--listen", "127.0.0.1:0", "--log", "false"])
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|fault| {
            format!("{}: {fault}; build it with `cargo build --package roicm-service`", program.display())
        })?;
    let output = child.stdout.take();
    let started = Started(child);
    let mut line = String::new();
    if let Some(output) = output {
        BufReader::new(output).read_line(&mut line).map_err(|fault| fault.to_string())?;
    }
    let url = line.trim().rsplit(' ').next().unwrap_or_default();
    Ok((address(url)?, started))
}
