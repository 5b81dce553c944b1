//! Claims, resolved.

use rust_decimal::Decimal;

use super::Builder;
use crate::Table;
use crate::document::{Claim as Written, Scenario};
use crate::evaluation::Address;
use crate::model::{Claim, ClaimBound, Domain, Loss, OptionModel};
use crate::problem::{Code, Problem, list};

/// The relative tolerance of `equals` where none is given: 0.05.
const TOLERANCE: (i64, u32) = (5, 2);

/// What overrides are tried on.
struct Trial {
    /// A copy, in which whatever is overridden may be left standing: that a path names a number does not depend on the
    /// numbers.
    scenario: Scenario,
    /// By path.
    domains: Table<Domain>,
}

impl Builder<'_> {
    pub(super) fn claims(&mut self, losses: &[Loss], options: &[OptionModel]) -> Vec<Claim> {
        let scenario = self.scenario;
        let mut trial = scenario.claims.values().any(|claim| !claim.given.0.is_empty()).then(|| Trial {
            scenario: scenario.clone(),
            domains: self.inputs.iter().map(|input| (input.path.clone(), input.domain)).collect(),
        });
        scenario
            .claims
            .iter()
            .filter_map(|(id, written)| self.claim(id, written, losses, options, trial.as_mut()))
            .collect()
    }

    fn claim(
        &mut self,
        id: &str,
        written: &Written,
        losses: &[Loss],
        options: &[OptionModel],
        trial: Option<&mut Trial>,
    ) -> Option<Claim> {
        let path = format!("claims.{id}");
        self.id(&path, id);
        let label = self.label_of(&path, written.label.as_ref(), id);
        self.long_text(&format!("{path}.source"), written.source.as_ref());
        self.long_text(&format!("{path}.note"), written.note.as_ref());
        let target = match self.target(&path, written, losses, options) {
            Ok(target) => Some(target),
            Err(problem) => {
                self.problems.push(problem);
                None
            }
        };
        let tolerance = written.tolerance.map_or(Decimal::new(TOLERANCE.0, TOLERANCE.1), |tolerance| tolerance.0);
        if tolerance < Decimal::ZERO {
            self.report(Code::OutOfDomain, format!("{path}.tolerance"), "a tolerance is 0 or more", "");
        }
        let given: Vec<(String, Decimal)> =
            written.given.0.iter().map(|(input, value)| (input.clone(), value.0)).collect();
        if let Some(trial) = trial {
            for (input, value) in &given {
                self.given(&path, input, *value, trial);
            }
        }
        let bounds = [
            (ClaimBound::Equals, "equals", written.equals),
            (ClaimBound::AtMost, "at_most", written.at_most),
            (ClaimBound::AtLeast, "at_least", written.at_least),
        ];
        let mut present = bounds.iter().filter_map(|(bound, _, claimed)| claimed.map(|claimed| (*bound, claimed.0)));
        let (Some((bound, claimed)), None) = (present.next(), present.next()) else {
            self.report(
                Code::InvalidClaim,
                path,
                "a claim states exactly one figure",
                format!("give one of {}", list(bounds.map(|(_, word, _)| word))),
            );
            return None;
        };
        Some(Claim {
            id: id.to_owned(),
            label,
            target: target?,
            bound,
            claimed: claimed.into(),
            tolerance: tolerance.into(),
            source: written.source.clone(),
            note: written.note.clone(),
            given,
        })
    }

    /// An override must name an input and stay in its domain.
    fn given(&mut self, claim: &str, input: &str, value: Decimal, trial: &mut Trial) {
        let path = format!("{claim}.given");
        if let Err(unset) = trial.scenario.try_set(input, value) {
            let suggest = |segment: &str, known: &[&str]| self.suggestions.did_you_mean(segment, known.iter().copied());
            let problem = unset.problem(&path, suggest);
            self.problems.push(problem);
            return;
        }
        if let Some(domain) = trial.domains.get(input)
            && !domain.holds(value.into())
        {
            self.report(Code::OutOfDomain, path, format!("`{input}` must be {domain}, not {value}"), "");
        }
    }

    fn target(
        &self,
        path: &str,
        written: &Written,
        losses: &[Loss],
        options: &[OptionModel],
    ) -> Result<Address, Problem> {
        let Some(result) = &written.result else {
            let message = "a claim needs the `result` that it is about";
            return Err(Problem::new(Code::MissingField, format!("{path}.result"), message)
                .help("such as result = \"annual_cost\""));
        };
        let address = match (&written.option, &written.loss) {
            (Some(option), Some(loss)) => format!("options.{option}.losses.{loss}.{result}"),
            (Some(option), None) => format!("options.{option}.{result}"),
            (None, Some(loss)) => format!("today.losses.{loss}.{result}"),
            (None, None) => format!("today.{result}"),
        };
        let parse = |address: &str| Address::parse(address, losses, options, self.horizon);
        parse(&address).map_err(|problem| {
            // A result of options without an option is the likeliest slip.
            let first = options.first().map(|option| option.id.as_str());
            let of_options = first.is_some_and(|first| parse(&format!("options.{first}.{result}")).is_ok());
            if written.option.is_none() && written.loss.is_none() && of_options {
                let help = format!("add `option`: {}", list(options.iter().map(|option| option.id.as_str())));
                Problem::new(Code::InvalidClaim, path, format!("`{result}` is a result of an option")).help(help)
            } else {
                problem.at(path)
            }
        })
    }
}
