//! Results as one table for a spreadsheet: a figure a line, unrounded.

use roicm::finance::Verdict;
use roicm::{
    Answer, CashFlowMonth, CashOnlyResults, Evaluation, Exact, LossAfterResults, LossResults, OptionResults, Reason,
    TodayResults, Unit,
};

/// The columns. Where a figure is none its value is empty and the note says why.
const HEADER: [&str; 8] = ["section", "option", "loss", "item", "month", "value", "unit", "note"];

/// A line of the table.
#[derive(Debug, Default)]
struct Line<'a> {
    section: &'a str,
    option: &'a str,
    loss: &'a str,
    item: &'a str,
    month: Option<u32>,
    value: Value<'a>,
    unit: &'a str,
    note: &'a str,
}

/// What stands in the column of values.
#[derive(Debug, Default)]
enum Value<'a> {
    #[default]
    None,
    Number(Exact),
    /// An annual rate of return, to the digits of a double.
    Rate(f64),
    Text(&'a str),
}

/// An evaluation as CSV (RFC 4180, UTF-8).
///
/// # Errors
/// None that a text in memory could give.
pub(crate) fn table(evaluation: &Evaluation) -> Result<String, csv::Error> {
    let mut table = Table { writer: csv::Writer::from_writer(Vec::new()), currency: &evaluation.scenario.currency };
    table.writer.write_record(HEADER)?;
    table.scenario(evaluation)?;
    table.today(evaluation)?;
    table.options(evaluation)?;
    table.claims(evaluation)?;
    table.assumptions(evaluation)?;
    let bytes = table.writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Text that a spreadsheet takes for text: what looks like the start of a formula is quoted with an apostrophe.
pub(super) fn neutral(text: &str) -> String {
    let starts_a_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if starts_a_formula { format!("'{text}") } else { text.to_owned() }
}

struct Table<'a> {
    writer: csv::Writer<Vec<u8>>,
    currency: &'a str,
}

impl Table<'_> {
    fn write(&mut self, line: &Line<'_>) -> Result<(), csv::Error> {
        let value = match line.value {
            Value::None => String::new(),
            Value::Number(value) => value.to_string(),
            Value::Rate(value) => value.to_string(),
            Value::Text(text) => neutral(text),
        };
        let month = line.month.map_or_else(String::new, |month| month.to_string());
        self.writer.write_record([
            neutral(line.section),
            neutral(line.option),
            neutral(line.loss),
            neutral(line.item),
            month,
            value,
            neutral(line.unit),
            neutral(line.note),
        ])
    }

    fn answer(&mut self, line: Line<'_>, unit: Unit, answer: Option<Answer<Exact>>) -> Result<(), csv::Error> {
        let reason: Option<Reason> = answer.and_then(Result::err);
        let note = reason.map_or_else(|| line.note.to_owned(), |reason| reason.to_string());
        let unit = unit.in_currency(self.currency);
        let value = answer.and_then(Result::ok).map_or(Value::None, Value::Number);
        self.write(&Line { value, unit: &unit, note: &note, ..line })
    }

    fn scenario(&mut self, evaluation: &Evaluation) -> Result<(), csv::Error> {
        let scenario = &evaluation.scenario;
        let texts = [
            ("engine", evaluation.engine.version),
            ("fingerprint", &scenario.fingerprint),
            ("name", scenario.name.as_deref().unwrap_or_default()),
            ("currency", &scenario.currency),
        ];
        for (item, text) in texts {
            self.write(&Line { section: "scenario", item, value: Value::Text(text), ..Line::default() })?;
        }
        let months = [
            ("horizon_months", Some(scenario.horizon_months)),
            ("payback_target_months", scenario.payback_target_months),
        ];
        for (item, months) in months {
            if let Some(months) = months {
                let value = Value::Number(i64::from(months).into());
                self.write(&Line { section: "scenario", item, value, unit: "months", ..Line::default() })?;
            }
        }
        for notice in &evaluation.notices {
            self.write(&Line { section: "notice", item: &notice.path, note: &notice.message, ..Line::default() })?;
        }
        Ok(())
    }

    fn today(&mut self, evaluation: &Evaluation) -> Result<(), csv::Error> {
        let today = &evaluation.today;
        for (item, unit) in TodayResults::<Exact>::NAMES {
            self.answer(Line { section: "today", item, ..Line::default() }, *unit, today.results.get(item))?;
        }
        for (loss, known) in &today.losses {
            for (item, unit) in LossResults::<Exact>::NAMES {
                let line = Line { section: "today", loss, item, note: &known.label, ..Line::default() };
                self.answer(line, *unit, known.results.get(item))?;
            }
        }
        Ok(())
    }

    fn options(&mut self, evaluation: &Evaluation) -> Result<(), csv::Error> {
        for (place, ranked) in (1i64..).zip(&evaluation.ranking) {
            let line = Line { section: "ranking", option: &ranked.option, ..Line::default() };
            self.write(&Line { item: "place", value: Value::Number(place.into()), ..line })?;
        }
        for ranked in &evaluation.ranking {
            let line =
                Line { section: "ranking", option: &ranked.option, item: "net_present_value", ..Line::default() };
            self.answer(line, Unit::Money, Some(Ok(ranked.net_present_value)))?;
        }
        for (option, known) in &evaluation.options {
            for (item, unit) in OptionResults::<Exact>::NAMES {
                let line = Line { section: "options", option, item, note: &known.label, ..Line::default() };
                self.answer(line, *unit, known.results.get(item))?;
            }
            self.rates(option, known)?;
            for (item, unit) in CashOnlyResults::<Exact>::NAMES {
                let line = Line { section: "cash_only", option, item, ..Line::default() };
                self.answer(line, *unit, known.cash_only.get(item))?;
            }
            for (loss, after) in &known.losses {
                for (item, unit) in LossAfterResults::<Exact>::NAMES {
                    let line = Line { section: "losses_after", option, loss, item, ..Line::default() };
                    self.answer(line, *unit, after.get(item))?;
                }
            }
            for month in &known.cash_flow {
                for item in CashFlowMonth::<Exact>::COLUMNS {
                    let line = Line { section: "cash_flow", option, item, month: Some(month.month), ..Line::default() };
                    self.answer(line, Unit::Money, month.get(item).map(Ok))?;
                }
            }
        }
        Ok(())
    }

    /// The verdict on the internal rate of return, and every rate.
    fn rates(&mut self, option: &str, known: &roicm::OptionEvaluation) -> Result<(), csv::Error> {
        let section = "internal_rate_of_return";
        let rate = &known.internal_rate_of_return;
        let (verdict, reason) = match rate.verdict {
            Verdict::Unique => ("unique", String::new()),
            Verdict::UniquePositive => ("unique_positive", String::new()),
            Verdict::Several => ("several", "several rates make the net present value zero".to_owned()),
            Verdict::None { reason } => ("none", reason.to_string()),
        };
        let line = Line { section, option, note: &reason, ..Line::default() };
        self.write(&Line { item: "verdict", value: Value::Text(verdict), ..line })?;
        for root in &rate.roots {
            let value = root.annual().map_or(Value::None, Value::Rate);
            let note = if root.financing { "financing" } else { "" };
            self.write(&Line { section, option, item: "root", value, unit: "rate / year", note, ..Line::default() })?;
        }
        Ok(())
    }

    fn claims(&mut self, evaluation: &Evaluation) -> Result<(), csv::Error> {
        let section = "claims";
        for (id, claim) in &evaluation.claims {
            let item = |part: &str| format!("{id}.{part}");
            let result = item("result");
            let note = claim.source.as_deref().unwrap_or_default();
            self.write(&Line { section, item: &result, value: Value::Text(&claim.result), note, ..Line::default() })?;
            let bound = item(claim.bound);
            self.answer(Line { section, item: &bound, ..Line::default() }, claim.unit, Some(Ok(claim.claimed)))?;
            let computed = item("computed");
            let answer = claim.computed.ok_or(claim.reason.unwrap_or(Reason::NoRate));
            self.answer(Line { section, item: &computed, ..Line::default() }, claim.unit, Some(answer))?;
            let holds = item("holds");
            let value = Value::Text(if claim.holds { "true" } else { "false" });
            self.write(&Line { section, item: &holds, value, ..Line::default() })?;
            for need in claim.would_need.iter().flat_map(|needs| needs.values()) {
                let name = item(&format!("would_need.{}", need.input));
                for solution in &need.values {
                    let note = if solution.discontinuous { "discontinuous" } else { "" };
                    let value = Value::Number(solution.value);
                    self.write(&Line { section, item: &name, value, unit: &need.unit, note, ..Line::default() })?;
                }
            }
        }
        Ok(())
    }

    fn assumptions(&mut self, evaluation: &Evaluation) -> Result<(), csv::Error> {
        for input in &evaluation.assumptions {
            let unit = input.unit_text();
            let note = match (&input.source, input.is_default) {
                (Some(source), _) => source,
                (None, true) => "default",
                (None, false) => "",
            };
            let line = Line { section: "assumptions", item: &input.path, unit: &unit, note, ..Line::default() };
            self.write(&Line { value: Value::Number(input.value), ..line })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::neutral;

    #[test]
    fn text_that_looks_like_a_formula_is_quoted() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"] {
            assert_eq!(neutral(text), format!("'{text}"));
        }
        assert_eq!(neutral("plain = text"), "plain = text");
    }
}
