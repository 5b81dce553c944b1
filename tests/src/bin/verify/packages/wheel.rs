//! The wheel and its sources, each installed in an environment that has nothing else.

use std::path::Path;

use crate::environment::{Environment, in_environment};
use crate::python::WHEELS;
use crate::step::{Outcome, Step, output};
use crate::workspace::Workspace;

/// Where the packed sources are, and the wheel that is made of them, beside the environments.
const SOURCES: &str = "sdist";
const FROM_SOURCES: &str = "wheels-of-sdist";

pub(crate) fn steps(workspace: &Workspace) -> Vec<Step> {
    vec![
        in_environment("wheel, installed", workspace, |checks| {
            Outcome::of(checks.only(WHEELS, ".whl").and_then(|wheel| used(checks, "clean", &wheel)))
        }),
        in_environment("sdist, installed", workspace, |checks| {
            Outcome::of(from_sources(checks).and_then(|()| {
                let wheel = checks.only(FROM_SOURCES, ".whl")?;
                used(checks, "clean-sdist", &wheel)
            }))
        }),
        in_environment("wheel, built twice", workspace, |checks| Outcome::of(same(checks))),
    ]
}

/// Installs a wheel where nothing else is, and asks it.
fn used(checks: &Environment, name: &'static str, wheel: &Path) -> Result<(), String> {
    let clean = Environment::named(name, &checks.workspace)?;
    clean.make()?;
    clean.install(wheel)?;
    let mut smoke = clean.python(&["tests/smoke.py"]);
    smoke.arg(checks.workspace.path("tests/conformance"));
    output(smoke).map(drop)
}

/// Packs the sources, and makes a wheel of them somewhere else, with nothing that was compiled before.
fn from_sources(checks: &Environment) -> Result<(), String> {
    let (sources, wheels) = (checks.emptied(SOURCES)?, checks.emptied(FROM_SOURCES)?);
    let mut pack = checks.program("maturin");
    pack.arg("sdist").arg("--out").arg(&sources);
    output(pack)?;
    // The tool that builds is the pinned one, which the environment has.
    let mut build = checks.pip("wheel", &["--no-index", "--no-deps", "--no-build-isolation", "--no-cache-dir"]);
    // Without this the file would be named for any Linux at all, where the other is named for what it needs.
    build.arg("--config-settings=build-args=--compatibility pypi");
    build.arg("--wheel-dir").arg(wheels).arg(checks.only(SOURCES, ".tar.gz")?);
    build.env_remove("CARGO_TARGET_DIR");
    let python = build.get_program().to_owned();
    let programs = Path::new(&python).parent().map(Path::to_path_buf);
    let others = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(programs.into_iter().chain(std::env::split_paths(&others)));
    build.env("PATH", path.map_err(|error| error.to_string())?);
    checks.workspace.without_paths(&mut build);
    output(build).map(drop)
}

/// The wheel of the checkout and the one of its packed sources are the same file: what differs is shown by name.
fn same(checks: &Environment) -> Result<(), String> {
    let compare = "import sys, zipfile
one, other = ({f.filename: archive.read(f) for f in archive.infolist()} for archive in map(zipfile.ZipFile, sys.argv[1:]))
differ = sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
sys.exit('differ: ' + ', '.join(differ) if differ else 0)";
    let mut command = checks.python(&["-c", compare]);
    command.arg(checks.only(WHEELS, ".whl")?).arg(checks.only(FROM_SOURCES, ".whl")?);
    output(command).map(drop)
}
