//! `presets`: scenarios to start from.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};

use crate::arguments::Presets;
use crate::clean::clean;
use crate::format::text::hanging;
use crate::output::Output;
use crate::source::find_preset;

/// Lists them, shows one, or writes one to a file.
pub(super) fn presets(command: &Presets) -> Output {
    match command {
        Presets::List => {
            let widest = roicm::presets::PRESETS.iter().map(|preset| preset.name.len()).max().unwrap_or(0);
            let mut text = String::new();
            for preset in &roicm::presets::PRESETS {
                hanging(&mut text, &format!("{:widest$}  ", preset.name), preset.description);
            }
            Output::answer(text)
        }
        Presets::Show { name } => match find_preset(name) {
            Ok(preset) => Output::answer(preset.toml.to_owned()),
            Err(message) => Output::usage(&message),
        },
        Presets::Write { name, path, force } => {
            let preset = match find_preset(name) {
                Ok(preset) => preset,
                Err(message) => return Output::usage(&message),
            };
            let mut options = OpenOptions::new();
            options.write(true);
            if *force {
                options.create(true).truncate(true)
            } else {
                options.create_new(true)
            };
            let shown = clean(&path.display().to_string());
            match options.open(path).and_then(|mut file| file.write_all(preset.toml.as_bytes())) {
                Ok(()) => Output::answer(format!("wrote {shown}\n")),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    Output::usage(&format!("{shown} is already there; `--force` overwrites it"))
                }
                Err(error) => Output::usage(&format!("cannot write {shown}: {error}")),
            }
        }
    }
}
