//! The kinds of problem.

use core::fmt;

use serde::{Serialize, Serializer};

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// A stable name of a kind of problem. New kinds may come; a name never changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[doc = $doc])+ $variant,)+ }

        impl Code {
            /// Every kind of problem.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name on the wire.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What it means, in a sentence or two.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii(),)+ }
            }
        }
    };
}

codes! {
    /// The text is not UTF-8. A byte order mark before it is no problem; control and bidirectional characters inside a text are `invalid_text`, and NUL outside of one is `syntax`.
    Encoding = "encoding",
    /// The text is not TOML or JSON.
    Syntax = "syntax",
    /// A key stands twice in one table.
    DuplicateKey = "duplicate_key",
    /// A limit on size, depth or count is passed.
    LimitExceeded = "limit_exceeded",
    /// `schema_version` is not one that this engine reads.
    UnsupportedSchemaVersion = "unsupported_schema_version",
    /// A key that the document format does not have.
    UnknownField = "unknown_field",
    /// A required key is not there.
    MissingField = "missing_field",
    /// Two keys say the same thing in different ways.
    ConflictingFields = "conflicting_fields",
    /// A value of the wrong kind, such as a text where a number belongs.
    WrongType = "wrong_type",
    /// An id that is not a lower-case letter followed by at most 63 lower-case letters, digits or underscores, or is reserved.
    InvalidId = "invalid_id",
    /// A text that is too long or holds control characters.
    InvalidText = "invalid_text",
    /// A number that is not written as a plain decimal.
    InvalidNumber = "invalid_number",
    /// A number with more digits than can be read exactly as it is written.
    InexactNumber = "inexact_number",
    /// A number too large or too small to be held.
    NumberOutOfRange = "number_out_of_range",
    /// A value outside what its input allows.
    OutOfDomain = "out_of_domain",
    /// A distribution can give values outside what its input allows.
    SupportOutOfDomain = "support_out_of_domain",
    /// The parameters of a distribution contradict each other or leave it undefined.
    InvalidDistribution = "invalid_distribution",
    /// A code that is not a currency of ISO 4217.
    UnknownCurrency = "unknown_currency",
    /// A currency without a rate of exchange into the scenario's.
    MissingExchangeRate = "missing_exchange_rate",
    /// A currency where no money stands.
    CurrencyNotApplicable = "currency_not_applicable",
    /// An id or a path that names nothing in the document.
    UnknownReference = "unknown_reference",
    /// An effect on an input that its loss does not use, or in a form that the input does not take.
    EffectNotApplicable = "effect_not_applicable",
    /// Two effects of one step on the same input.
    DuplicateEffect = "duplicate_effect",
    /// A month outside the horizon, or an end before its beginning.
    OutOfHorizon = "out_of_horizon",
    /// An effect drives an input out of its domain at some time within the horizon.
    EffectOutOfDomain = "effect_out_of_domain",
    /// Interruptions of a loss last longer than its service hours.
    AvailabilityBelowZero = "availability_below_zero",
    /// Poisson arrivals of a loss whose frequency depends on something uncertain in each event.
    PoissonNotApplicable = "poisson_not_applicable",
    /// A correlation of an input with itself, with a certain input, given twice, or of a strength outside −1 to 1.
    InvalidCorrelation = "invalid_correlation",
    /// Correlations that no joint distribution can have.
    CorrelationsNotPositiveDefinite = "correlations_not_positive_definite",
    /// A notice, not a problem: all of a long event, or of a service that is up day and night, is counted as working time.
    WorkingTimeAssumed = "working_time_assumed",
    /// A claim that gives no target, or several.
    InvalidClaim = "invalid_claim",
    /// A result that the model does not have, or does not have there.
    UnknownResult = "unknown_result",
    /// A magnitude beyond what exact decimals hold.
    Overflow = "overflow",
    /// A run that was stopped before it was done.
    Cancelled = "cancelled",
    /// An argument of a call outside what it takes.
    InvalidArgument = "invalid_argument",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
