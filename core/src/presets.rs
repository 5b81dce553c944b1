//! Scenarios to start from: three kinds of company, each comparing all the options.
//!
//! Every figure is an assumption with a named source, to be overwritten by the user's own.

/// A scenario that comes with the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Preset {
    /// The name it is asked for by.
    pub name: &'static str,
    /// Which company it is about.
    pub description: &'static str,
    /// The document, in TOML.
    pub toml: &'static str,
}

/// The presets, from the smallest company to the largest.
pub const PRESETS: [Preset; 3] = [
    Preset {
        name: "hong-kong-only",
        description: "A company of 50 people that works in Hong Kong only",
        toml: include_str!("../presets/hong-kong-only.toml"),
    },
    Preset {
        name: "shenzhen-subsidiary",
        description: "A company of 120 people with a subsidiary in Shenzhen",
        toml: include_str!("../presets/shenzhen-subsidiary.toml"),
    },
    Preset {
        name: "multinational",
        description: "A multinational company of 800 people",
        toml: include_str!("../presets/multinational.toml"),
    },
];

/// A preset by its name.
///
/// ```
/// let preset = roicm::presets::preset("hong-kong-only").expect("it comes with the library");
/// assert_eq!(roicm::Model::parse(preset.toml)?.currency(), "HKD");
/// # Ok::<(), roicm::Problems>(())
/// ```
#[must_use]
pub fn preset(name: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.name == name)
}
