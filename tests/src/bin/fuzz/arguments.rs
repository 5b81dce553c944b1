//! What is asked for.

/// What `--help` says.
pub(crate) const HELP: &str = "\
Builds the fuzz targets and runs them for some time each.

usage: cargo fuzzing [--seconds N] [--jobs N] [--nightly-address-sanitizer] [TARGET …]

  --seconds N   for how long each target runs; 60 where it is not said
  --jobs N      how many targets run at a time; 1 where it is not said
  --nightly-address-sanitizer
                with the compiler `nightly`, which finds wrong accesses to memory and leaks, and is several times slower
  TARGET        a name of a target, perhaps several times; all of them where none is named

What was found to lead somewhere new is kept in target/fuzz/corpus, what fails is written to target/fuzz/failures.
";

/// What is asked for.
#[derive(Debug)]
pub(crate) struct Arguments {
    pub(crate) seconds: u64,
    pub(crate) jobs: usize,
    pub(crate) sanitizer: bool,
    pub(crate) targets: Vec<String>,
}

impl Arguments {
    /// Reads them; none where help is asked for.
    ///
    /// # Errors
    /// What is wrong with them.
    pub(crate) fn read(mut given: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut arguments = Self { seconds: 60, jobs: 1, sanitizer: false, targets: Vec::new() };
        while let Some(argument) = given.next() {
            let mut number = || {
                let value = given.next().and_then(|value| value.parse::<u64>().ok()).filter(|value| *value > 0);
                value.ok_or_else(|| format!("{argument} takes a whole number above 0"))
            };
            match argument.as_str() {
                "--help" => return Ok(None),
                "--seconds" => arguments.seconds = number()?,
                "--jobs" => arguments.jobs = usize::try_from(number()?).map_err(|error| error.to_string())?,
                "--nightly-address-sanitizer" => arguments.sanitizer = true,
                unknown if unknown.starts_with('-') => return Err(format!("there is no {unknown}\n\n{HELP}")),
                target => arguments.targets.push(target.to_owned()),
            }
        }
        Ok(Some(arguments))
    }
}
