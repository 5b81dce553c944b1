//! What can be asked of an analysis of sensitivity.

use clap::{Args, ValueEnum};
use roicm::{
    AxisRequest, BreakEvenRequest, Correlated, Exact, RankCorrelationsRequest, SensitivityRequest, SobolRequest,
    SobolUntil, Table, TornadoRequest, TwoWayRequest, ValueOfInformationRequest,
};
use rust_decimal::Decimal;

use crate::arguments::decimal;
use crate::simulation_arguments::{number, threads, whole};

/// How sensitivity is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Method {
    /// How far the result moves with each input alone, from a low to a high value
    Tornado,
    /// Which inputs rise and fall with the result, over a simulation
    RankCorrelations,
    /// Which share of the result's variance each input brings, alone and with others
    Sobol,
    /// What it is worth to know an input before deciding, in money
    ValueOfInformation,
    /// The result over a grid of two inputs, and where the best decision changes
    TwoWay,
    /// Where along each input the best decision changes
    BreakEven,
}

/// What is asked; what is left out is the library's to fill in.
#[derive(Debug, Clone, Args)]
pub(crate) struct SensitivityArguments {
    /// How sensitivity is looked at
    #[arg(long, value_enum, default_value_t = Method::Tornado)]
    method: Method,
    /// The result, such as `today.annual_cost` or `options.lite.payback_months` [default: the net present value of the
    /// option that is ranked first, without options today's annual cost]
    #[arg(long, value_name = "PATH")]
    result: Option<String>,
    /// An input to look at; can be repeated, but for break-even [default: all that are uncertain]
    /// (rank-correlations, value-of-information, break-even)
    #[arg(long = "input", value_name = "PATH")]
    inputs: Vec<String>,
    /// Inputs that are looked at together, by a name for them; can be repeated (sobol, value-of-information)
    #[arg(long = "group", value_name = "NAME=PATH,PATH", value_parser = group)]
    groups: Vec<(String, Vec<String>)>,
    /// By which part of their base case certain inputs are moved, such as 0.1 (tornado)
    #[arg(long, value_name = "PART", value_parser = decimal, allow_negative_numbers = true)]
    range: Option<Decimal>,
    /// The quantiles of uncertain inputs at the ends of a bar, such as 0.05,0.95 (tornado)
    #[arg(long, value_name = "LOW,HIGH", value_parser = pair, allow_negative_numbers = true)]
    quantiles: Option<(f64, f64)>,
    /// How many trials (rank-correlations, value-of-information)
    #[arg(long, value_name = "N", value_parser = whole, allow_negative_numbers = true)]
    trials: Option<u64>,
    /// How many points, a power of two; the model is computed as often for each factor and twice more (sobol)
    #[arg(long, value_name = "N", value_parser = whole, allow_negative_numbers = true)]
    samples: Option<u64>,
    /// What the run is repeated by (rank-correlations, sobol, value-of-information)
    #[arg(long, value_name = "N", value_parser = whole, allow_negative_numbers = true)]
    seed: Option<u64>,
    /// Also what pairs of inputs bring beyond both alone (sobol)
    #[arg(long)]
    second_order: bool,
    /// Double the points until the widest 95% interval is no wider than this (sobol)
    #[arg(long, value_name = "WIDTH", value_parser = number, allow_negative_numbers = true)]
    until: Option<f64>,
    /// What becomes of inputs that are correlated with one another (sobol)
    #[arg(long, value_enum)]
    correlated: Option<CorrelatedInputs>,
    /// The input down the side, with its values, such as `discount_rate=0.05,0.08,0.1` or
    /// `workforce.headcount=20..80/6`, which takes six steps; without values the library chooses them (two-way)
    #[arg(long, value_name = "PATH[=VALUES]", value_parser = axis)]
    rows: Option<AxisRequest>,
    /// The input along the top, with its values likewise (two-way)
    #[arg(long, value_name = "PATH[=VALUES]", value_parser = axis)]
    columns: Option<AxisRequest>,
    /// The lowest value of the input that is looked at (break-even)
    #[arg(long, value_name = "VALUE", value_parser = decimal, allow_negative_numbers = true)]
    from: Option<Decimal>,
    /// The highest value of the input that is looked at (break-even)
    #[arg(long, value_name = "VALUE", value_parser = decimal, allow_negative_numbers = true)]
    to: Option<Decimal>,
    /// How many threads work, 0 for all there are; has no influence on results
    #[arg(long, value_name = "N", value_parser = threads, allow_negative_numbers = true)]
    threads: Option<usize>,
}

/// What becomes of inputs that are correlated with one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CorrelatedInputs {
    /// They are one factor
    Group,
    /// They are a problem
    Refuse,
}

impl SensitivityArguments {
    /// The request, or which options say nothing to the method.
    pub(crate) fn request(&self) -> Result<SensitivityRequest, String> {
        self.check()?;
        let result = self.result.clone();
        let mut groups: Table<Vec<String>> = Table::new();
        for (name, paths) in &self.groups {
            if groups.insert(name.clone(), paths.clone()).is_some() {
                return Err(format!("`--group {name}` is given twice: one group names all of its inputs"));
            }
        }
        let threads = self.threads.unwrap_or_default();
        let exact = |value: Option<Decimal>| value.map(Exact::from);
        Ok(match self.method {
            Method::Tornado => {
                let default = TornadoRequest::default();
                let (low_quantile, high_quantile) =
                    self.quantiles.unwrap_or((default.low_quantile, default.high_quantile));
                let range = exact(self.range);
                SensitivityRequest::Tornado(TornadoRequest { result, low_quantile, high_quantile, range, threads })
            }
            Method::RankCorrelations => {
                let default = RankCorrelationsRequest::default();
                SensitivityRequest::RankCorrelations(RankCorrelationsRequest {
                    result,
                    inputs: if self.inputs.is_empty() { default.inputs } else { Some(self.inputs.clone()) },
                    trials: self.trials.unwrap_or(default.trials),
                    seed: self.seed.unwrap_or(default.seed),
                    threads,
                })
            }
            Method::Sobol => {
                let default = SobolRequest::default();
                SensitivityRequest::Sobol(SobolRequest {
                    result,
                    samples: self.samples.unwrap_or(default.samples),
                    seed: self.seed.unwrap_or(default.seed),
                    second_order: self.second_order,
                    correlated: match self.correlated {
                        None => default.correlated,
                        Some(CorrelatedInputs::Group) => Correlated::Group,
                        Some(CorrelatedInputs::Refuse) => Correlated::Refuse,
                    },
                    groups,
                    until: self.until.map(|width| SobolUntil { width, ..SobolUntil::default() }),
                    threads,
                    ..default
                })
            }
            Method::ValueOfInformation => {
                let default = ValueOfInformationRequest::default();
                SensitivityRequest::ValueOfInformation(ValueOfInformationRequest {
                    inputs: if self.inputs.is_empty() { default.inputs } else { Some(self.inputs.clone()) },
                    groups,
                    trials: self.trials.unwrap_or(default.trials),
                    seed: self.seed.unwrap_or(default.seed),
                    threads,
                })
            }
            Method::TwoWay => {
                let (Some(rows), Some(columns)) = (&self.rows, &self.columns) else {
                    return Err(
                        "a two-way table is over two inputs: give `--rows PATH` and `--columns PATH`".to_owned()
                    );
                };
                SensitivityRequest::TwoWay(TwoWayRequest { result, x: columns.clone(), y: rows.clone(), threads })
            }
            Method::BreakEven => {
                let input = match self.inputs.as_slice() {
                    [] => None,
                    [one] => Some(one.clone()),
                    _ => return Err("break-even values are looked for along one input, or along all".to_owned()),
                };
                let (from, to) = (exact(self.from), exact(self.to));
                SensitivityRequest::BreakEven(BreakEvenRequest { input, from, to, threads })
            }
        })
    }

    /// What was given that the method does not take.
    fn check(&self) -> Result<(), String> {
        use Method::{BreakEven, RankCorrelations, Sobol, Tornado, TwoWay, ValueOfInformation};
        let given: [(bool, &str, &[Method]); 15] = [
            (self.result.is_some(), "result", &[Tornado, RankCorrelations, Sobol, TwoWay]),
            (!self.inputs.is_empty(), "input", &[RankCorrelations, ValueOfInformation, BreakEven]),
            (!self.groups.is_empty(), "group", &[Sobol, ValueOfInformation]),
            (self.range.is_some(), "range", &[Tornado]),
            (self.quantiles.is_some(), "quantiles", &[Tornado]),
            (self.trials.is_some(), "trials", &[RankCorrelations, ValueOfInformation]),
            (self.samples.is_some(), "samples", &[Sobol]),
            (self.seed.is_some(), "seed", &[RankCorrelations, Sobol, ValueOfInformation]),
            (self.second_order, "second-order", &[Sobol]),
            (self.until.is_some(), "until", &[Sobol]),
            (self.correlated.is_some(), "correlated", &[Sobol]),
            (self.rows.is_some(), "rows", &[TwoWay]),
            (self.columns.is_some(), "columns", &[TwoWay]),
            (self.from.is_some(), "from", &[BreakEven]),
            (self.to.is_some(), "to", &[BreakEven]),
        ];
        match given.iter().find(|(is_given, _, methods)| *is_given && !methods.contains(&self.method)) {
            None => Ok(()),
            Some((_, option, methods)) => {
                let names: Vec<String> = methods.iter().map(|method| name(*method)).collect();
                Err(format!(
                    "`--{option}` says nothing to the method {}: it belongs to {}",
                    name(self.method),
                    names.join(", ")
                ))
            }
        }
    }
}

fn name(method: Method) -> String {
    method.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}

fn group(text: &str) -> Result<(String, Vec<String>), String> {
    match text.split_once('=') {
        Some((name, paths)) if !name.trim().is_empty() && !paths.trim().is_empty() => {
            Ok((name.trim().to_owned(), paths.split(',').map(|path| path.trim().to_owned()).collect()))
        }
        _ => Err("write it as NAME=PATH,PATH, such as wages=workforce.hourly_cost,workforce.headcount".to_owned()),
    }
}

fn pair(text: &str) -> Result<(f64, f64), String> {
    let how = || "write it as LOW,HIGH, such as 0.05,0.95".to_owned();
    let (low, high) = text.split_once(',').ok_or_else(how)?;
    Ok((low.trim().parse().map_err(|_| how())?, high.trim().parse().map_err(|_| how())?))
}

/// An input, and the values that it takes: none, a list, or steps from one to another.
fn axis(text: &str) -> Result<AxisRequest, String> {
    let Some((path, values)) = text.split_once('=') else {
        return Ok(AxisRequest { path: text.trim().to_owned(), ..AxisRequest::default() });
    };
    let path = path.trim().to_owned();
    let value = |text: &str| decimal(text.trim()).map(Exact::from);
    match values.split_once("..") {
        Some((from, rest)) => {
            let (to, steps) = match rest.split_once('/') {
                Some((to, steps)) => (to, Some(whole(steps.trim())?)),
                None => (rest, None),
            };
            Ok(AxisRequest { path, from: Some(value(from)?), to: Some(value(to)?), steps, ..AxisRequest::default() })
        }
        None => {
            let values = values.split(',').map(value).collect::<Result<_, _>>()?;
            Ok(AxisRequest { path, values, ..AxisRequest::default() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_is_a_list_or_a_range() {
        let read = axis("discount_rate=0.05, 0.1").unwrap();
        assert_eq!((read.path.as_str(), read.values.len()), ("discount_rate", 2));
        let read = axis("workforce.headcount=20..80/6").unwrap();
        assert_eq!((read.from, read.to, read.steps), (Some(20.into()), Some(80.into()), Some(6)));
        assert_eq!(axis("workforce.headcount=-20..80").unwrap().steps, None);
        assert_eq!(axis("workforce.headcount").unwrap().path, "workforce.headcount");
        for wrong in ["a=1..b", "a=", "a=1,,2", "a=1..2/x", "a=1_000"] {
            assert!(axis(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn groups_have_names_and_paths() {
        let read = group("wages = workforce.hourly_cost, workforce.headcount").unwrap();
        assert_eq!(
            read,
            ("wages".to_owned(), vec!["workforce.hourly_cost".to_owned(), "workforce.headcount".to_owned()])
        );
        for wrong in ["wages", "=a,b", "wages="] {
            assert!(group(wrong).is_err(), "{wrong}");
        }
    }
}
