//! Any analysis of sensitivity, by the name of its method: what faces hand on.

use core::ops::ControlFlow;

use serde::Serialize;

use super::{
    BreakEven, BreakEvenRequest, RankCorrelations, RankCorrelationsRequest, Sobol, SobolRequest, Tornado,
    TornadoRequest, TwoWay, TwoWayRequest, ValueOfInformation, ValueOfInformationRequest,
};
use crate::document::text::quoted;
use crate::model::Model;
use crate::problem::{Code, Problem, Problems};
use crate::request::{self, Arguments};
use crate::simulation::OnProgress;

/// What is asked of an analysis of sensitivity: a method, and its own request.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "method", rename_all = "snake_case")]
pub enum SensitivityRequest {
    /// How far the result moves with each input alone.
    Tornado(TornadoRequest),
    /// Which inputs the result rises and falls with.
    RankCorrelations(RankCorrelationsRequest),
    /// Where the variance of the result comes from.
    Sobol(SobolRequest),
    /// What it is worth to know an input before deciding.
    ValueOfInformation(ValueOfInformationRequest),
    /// The result over a grid of two inputs.
    TwoWay(TwoWayRequest),
    /// Where along an input the best decision changes.
    BreakEven(BreakEvenRequest),
}

/// What an analysis of sensitivity says. As a document it is that of its method, which names itself in `method`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
#[allow(
    clippy::large_enum_variant,
    reason = "there is one of them an analysis; where addresses are short it is not large"
)]
pub enum Sensitivity {
    /// How far the result moves with each input alone.
    Tornado(Tornado),
    /// Which inputs the result rises and falls with.
    RankCorrelations(RankCorrelations),
    /// Where the variance of the result comes from.
    Sobol(Sobol),
    /// What it is worth to know an input before deciding.
    ValueOfInformation(ValueOfInformation),
    /// The result over a grid of two inputs.
    TwoWay(TwoWay),
    /// Where along an input the best decision changes.
    BreakEven(BreakEven),
}

/// The methods, by their names on the wire.
const METHODS: [&str; 6] = ["tornado", "rank_correlations", "sobol", "value_of_information", "two_way", "break_even"];

impl SensitivityRequest {
    /// A request written as JSON: an object with `method` and what the method's own request takes.
    ///
    /// # Errors
    /// `syntax`, `unknown_field`, `duplicate_key`, `invalid_argument`: every problem of the request, together.
    ///
    /// ```
    /// use roicm::{SensitivityRequest, TornadoRequest};
    ///
    /// let request = SensitivityRequest::from_json(r#"{"method": "tornado"}"#)?;
    /// assert_eq!(request, SensitivityRequest::Tornado(TornadoRequest::default()));
    /// # Ok::<(), roicm::Problems>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        let mut arguments = Arguments::parse(text)?;
        let mut method = String::new();
        arguments.read("method", &mut method, request::text);
        let request = match method.as_str() {
            "tornado" => Self::Tornado(TornadoRequest::read(&mut arguments)),
            "rank_correlations" => Self::RankCorrelations(RankCorrelationsRequest::read(&mut arguments)),
            "sobol" => Self::Sobol(SobolRequest::read(&mut arguments)),
            "value_of_information" => Self::ValueOfInformation(ValueOfInformationRequest::read(&mut arguments)),
            "two_way" => Self::TwoWay(TwoWayRequest::read(&mut arguments)),
            "break_even" => Self::BreakEven(BreakEvenRequest::read(&mut arguments)),
            other => {
                let message = if other.is_empty() {
                    "no method is named".to_owned()
                } else {
                    format!("there is no method {}", quoted(other))
                };
                let help = format!("the methods are {}", METHODS.join(", "));
                return Err(Problem::new(Code::InvalidArgument, "method", message).help(help).into());
            }
        };
        arguments.finish()?;
        Ok(request)
    }
}

impl Model {
    /// The analysis of sensitivity that a request names: see [`Model::tornado`], [`Model::rank_correlations`],
    /// [`Model::sobol`], [`Model::value_of_information`], [`Model::two_way`] and [`Model::break_even`].
    ///
    /// # Errors
    /// Those of the method.
    pub fn sensitivity(&self, request: &SensitivityRequest) -> Result<Sensitivity, Problems> {
        self.sensitivity_with(request, &mut |_| ControlFlow::Continue(()))
    }

    /// The same, telling how far it is, and stopping when told to.
    ///
    /// # Errors
    /// Those of the method, and `cancelled` when it was stopped.
    pub fn sensitivity_with(
        &self,
        request: &SensitivityRequest,
        on_progress: &mut OnProgress<'_>,
    ) -> Result<Sensitivity, Problems> {
        Ok(match request {
            SensitivityRequest::Tornado(request) => Sensitivity::Tornado(self.tornado_with(request, on_progress)?),
            SensitivityRequest::RankCorrelations(request) => {
                Sensitivity::RankCorrelations(self.rank_correlations_with(request, on_progress)?)
            }
            SensitivityRequest::Sobol(request) => Sensitivity::Sobol(self.sobol_with(request, on_progress)?),
            SensitivityRequest::ValueOfInformation(request) => {
                Sensitivity::ValueOfInformation(self.value_of_information_with(request, on_progress)?)
            }
            SensitivityRequest::TwoWay(request) => Sensitivity::TwoWay(self.two_way_with(request, on_progress)?),
            SensitivityRequest::BreakEven(request) => {
                Sensitivity::BreakEven(self.break_even_with(request, on_progress)?)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_has_a_request_that_names_it() {
        for method in METHODS {
            let request = SensitivityRequest::from_json(&format!("{{\"method\": \"{method}\"}}")).unwrap();
            let written = serde_json::to_value(&request).unwrap();
            assert_eq!(written["method"], method);
            let unknown = SensitivityRequest::from_json(&format!("{{\"method\": \"{method}\", \"trails\": 1}}"));
            assert_eq!(unknown.unwrap_err().iter().next().unwrap().code, Code::UnknownField);
        }
        for wrong in ["{}", "{\"method\": \"sobel\"}", "{\"method\": 1}", "[]"] {
            assert!(SensitivityRequest::from_json(wrong).is_err(), "{wrong}");
        }
    }
}
