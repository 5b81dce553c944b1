//! What is generated from the types of the core is what is committed.

use std::process::Command;

#[test]
fn files_that_are_generated_are_current() {
    let output = Command::new(env!("CARGO_BIN_EXE_generate")).arg("--check").output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
