//! Where a scenario comes from: a file, standard input or a preset, with the settings of the command line.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use roicm::document::Format;
use roicm::{Code, Document, Limits, Model, Problem, Problems};

use crate::argument_names::option_of;
use crate::arguments::ScenarioArguments;
use crate::clean::clean;

/// What was read, before anybody looked at what it says.
#[derive(Debug)]
pub(crate) struct Source {
    /// What it is called in messages.
    pub(crate) name: String,
    bytes: Vec<u8>,
    format: Option<Format>,
}

/// A scenario that is a model, and the document it came from.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// The model, with the settings of the command line.
    pub(crate) model: Model,
    document: Document,
    has_settings: bool,
}

impl Source {
    /// Reads it.
    ///
    /// # Errors
    /// A message, where there is nothing to be read.
    pub(crate) fn read(file: &str) -> Result<Self, String> {
        if let Some(name) = file.strip_prefix("preset:") {
            let preset = find_preset(name)?;
            return Ok(Self { name: clean(file), bytes: preset.toml.as_bytes().to_vec(), format: Some(Format::Toml) });
        }
        if file == "-" {
            let bytes = read_within_limit(std::io::stdin().lock())
                .map_err(|error| format!("cannot read standard input: {error}"))?;
            return Ok(Self { name: "<stdin>".to_owned(), bytes, format: None });
        }
        let bytes = File::open(file)
            .and_then(read_within_limit)
            .map_err(|error| format!("cannot read {}: {error}", clean(file)))?;
        let extension = Path::new(file).extension().and_then(|extension| extension.to_str());
        let format = match extension.map(str::to_ascii_lowercase).as_deref() {
            Some("json") => Some(Format::Json),
            Some("toml") => Some(Format::Toml),
            _ => None,
        };
        Ok(Self { name: clean(file), bytes, format })
    }

    /// A line of it, counted from 1, for showing where a problem is.
    pub(crate) fn line(&self, line: usize) -> Option<String> {
        let text = String::from_utf8_lossy(&self.bytes);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        text.split('\n').nth(line.checked_sub(1)?).map(|line| line.trim_end_matches('\r').to_owned())
    }

    /// The model of it, with the settings of the command line.
    ///
    /// # Errors
    /// The problems of the document, or, where it has none, those that the settings make.
    pub(crate) fn load(&self, arguments: &ScenarioArguments) -> Result<Loaded, Problems> {
        let limits = Limits::default();
        let document = Document::parse(&self.bytes, self.format, &limits)?;
        let mut model = document.model(&limits)?;
        let has_settings = !arguments.settings.is_empty();
        if has_settings {
            model = model.with(arguments.settings.iter().map(|setting| (setting.path.as_str(), setting.value)))?;
        }
        Ok(Loaded { model, document, has_settings })
    }
}

impl Loaded {
    /// Gives problems their places in the document. What the settings changed is not what stands there, so then none;
    /// what was asked on the command line does not stand there either. A reference that is unknown after the document was
    /// read is one of those.
    pub(crate) fn locate(&self, problems: &mut [Problem]) {
        if !self.has_settings {
            let of_document =
                |problem: &&mut Problem| option_of(&problem.path).is_none() && problem.code != Code::UnknownReference;
            for problem in problems.iter_mut().filter(of_document) {
                self.document.locate(core::slice::from_mut(problem));
            }
        }
    }
}

/// A preset by its name.
///
/// # Errors
/// A message that names those there are.
pub(crate) fn find_preset(name: &str) -> Result<&'static roicm::presets::Preset, String> {
    roicm::presets::preset(name).ok_or_else(|| {
        let names: Vec<&str> = roicm::presets::PRESETS.iter().map(|preset| preset.name).collect();
        format!("there is no preset `{}`; there are {}", clean(name), names.join(", "))
    })
}

/// Reads no more than what tells that a document is too large.
fn read_within_limit(reader: impl Read) -> std::io::Result<Vec<u8>> {
    let limit = u64::try_from(Limits::default().document_bytes).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    reader.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}
