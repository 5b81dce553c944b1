//! Documents, as a stranger may send them.

use std::sync::OnceLock;

use roicm::presets::PRESETS;
use roicm::{Document, Format, Limits, Model};

use super::checks::{refusal, round_trip};

pub(super) fn toml(bytes: &[u8]) {
    document(bytes, Format::Toml);
}

pub(super) fn json(bytes: &[u8]) {
    document(bytes, Format::Json);
}

fn document(bytes: &[u8], format: Format) {
    let limits = Limits::default();
    let text = std::str::from_utf8(bytes).ok().map(|text| text.strip_prefix('\u{feff}').unwrap_or(text));
    let document = match Document::parse(bytes, Some(format), &limits) {
        Ok(document) => document,
        Err(problems) => return refusal(&problems, text),
    };
    let text = text.expect("what was read is UTF-8");
    if format == Format::Json {
        // A tree was read: another reader finds no fault either.
        let other = serde_json::from_str::<serde::de::IgnoredAny>(text);
        assert!(other.is_ok(), "{other:?}");
    }
    match document.model(&limits) {
        Ok(model) => round_trip(&model),
        Err(problems) => refusal(&problems, Some(text)),
    }
}

/// The models of the presets, which settings are tried on.
fn presets() -> &'static [Model] {
    static MODELS: OnceLock<Vec<Model>> = OnceLock::new();
    MODELS.get_or_init(|| PRESETS.iter().map(|preset| Model::parse(preset.toml).expect("a preset is valid")).collect())
}

/// The first byte chooses a preset, the rest is the settings.
pub(super) fn settings(bytes: &[u8]) {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let models = presets();
    let model = &models[usize::from(*choice) % models.len()];
    match model.with_json(text) {
        Ok(changed) => {
            round_trip(&changed);
            let same = text.trim() == "{}";
            assert!(!same || changed.fingerprint() == model.fingerprint(), "nothing was set");
        }
        Err(problems) => refusal(&problems, None),
    }
}
