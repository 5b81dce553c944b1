//! The commands of the README, run as they stand there.
#![cfg(unix)]

use std::process::Command;

use crate::support::service;

const README: &str = include_str!("../../README.md");

/// The commands of the blocks that ask the service something.
fn commands() -> Vec<&'static str> {
    let blocks = README.split("```sh\n").skip(1).filter_map(|block| block.split("```").next());
    blocks.filter(|block| block.contains("curl")).collect()
}

#[test]
fn every_command_is_answered() {
    let commands = commands();
    assert!(commands.len() >= 6, "{commands:?}");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let running = runtime.block_on(service(|_| {}));
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let has_jq = Command::new("jq").arg("--version").output().is_ok();
    for command in commands {
        if command.contains("jq ") && !has_jq {
            eprintln!("not run, as there is no jq: {command}");
            continue;
        }
        // Another port, as others may use the usual one; and failing where the answer says so.
        let script = command
            .replace("127.0.0.1:8080", &running.address().to_string())
            .replace("curl ", "curl --fail-with-body ");
        let output = Command::new("sh").args(["-ec", &script]).current_dir(root).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        // What shows a refusal says so.
        let expects_refusal = command.contains("# 422");
        assert_eq!(
            output.status.success(),
            !expects_refusal,
            "{command}\n{said}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        if expects_refusal {
            assert!(said.contains("\"status\":422"), "{command}\n{said}");
        }
    }
}

#[test]
fn every_setting_is_listed() {
    for line in roicm_service::Config::help().lines().filter(|line| line.contains("--")) {
        let flag = line.split_whitespace().next().unwrap();
        assert!(README.contains(&format!("`{flag}`")), "{flag}");
    }
}
