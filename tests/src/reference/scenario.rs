//! The reference of scenarios.

use core::fmt::Write;

use roicm::{Code, Exact, Limits, Model};
use serde_json::Value;

use super::fields::{choices, default_apart, enumeration, required};
use super::inputs::Inputs;
use super::words::{anchor, cell, kind, named};
use super::{GENERATED, examples, schema};
use crate::descriptions::plain;

/// A table of the document: the definition, its heading, its keys in the order in which a person writes them, and what
/// is said beyond the descriptions of the schema.
struct Section {
    definition: &'static str,
    heading: &'static str,
    keys: &'static [&'static str],
    more: &'static str,
}

const SECTIONS: &[Section] = &[
    Section {
        definition: "Scenario",
        heading: "The document",
        keys: &[
            "schema_version",
            "name",
            "currency",
            "exchange_rates",
            "horizon_months",
            "discount_rate",
            "payback_target_months",
            "loss_growth_per_year",
            "price_growth_per_year",
            "workforce",
            "losses",
            "options",
            "correlations",
            "claims",
        ],
        more: "",
    },
    Section {
        definition: "Workforce",
        heading: "`workforce`",
        keys: &["headcount", "hourly_cost", "hours_per_day", "realisation"],
        more: "",
    },
    Section {
        definition: "Loss",
        heading: "`losses.ID`",
        keys: &[
            "label",
            "events_per_year",
            "events_per_person_year",
            "availability",
            "service_hours_per_year",
            "minutes_per_event",
            "hours_per_event",
            "people_per_event",
            "productivity_loss",
            "working_time_share",
            "hourly_cost",
            "revenue_per_hour",
            "cost_per_event",
            "arrival",
        ],
        more: "With `availability` the duration must be above 0, as events per year divide by it. A derived availability \
               below 0 is a problem. With `arrival = \"poisson\"` and `availability`, the duration must be written and \
               certain. [The model](model.md#a-loss) has the formulas.\n\n",
    },
    Section {
        definition: "Option",
        heading: "`options.ID`",
        keys: &["label", "subscriptions", "running_costs", "steps"],
        more: "",
    },
    Section {
        definition: "Subscription",
        heading: "`options.ID.subscriptions.ID`",
        keys: &["label", "users", "price_per_user_month", "from_month", "to_month"],
        more: "",
    },
    Section {
        definition: "RunningCost",
        heading: "`options.ID.running_costs.ID`",
        keys: &["label", "cost_per_year", "from_month", "to_month"],
        more: "",
    },
    Section {
        definition: "Step",
        heading: "`options.ID.steps.ID`",
        keys: &["label", "month", "cost", "ramp_months", "until_month", "effects", "gains"],
        more: "",
    },
    Section {
        definition: "Effect",
        heading: "`options.ID.steps.ID.effects`",
        keys: &["loss", "input", "reduce_by", "increase_by", "set_to", "at_most", "at_least"],
        more: "An effect may change an input that stands at its default, but not one that its loss does not use. No input \
               may leave what it allows in any month, over the whole supports of all distributions. Effects of several \
               steps on one input apply one after another: the earlier month first, then by id. \
               [The model](model.md#time) has the formulas.\n\n",
    },
    Section {
        definition: "Gain",
        heading: "`options.ID.steps.ID.gains.ID`",
        keys: &["label", "units_per_year", "value_per_unit"],
        more: "",
    },
    Section {
        definition: "Correlation",
        heading: "`correlations`",
        keys: &["between", "rank"],
        more: "All correlations together must be possible: a set that is not positive definite is refused. So is one with \
               a magnitude of a loss with `arrival = \"poisson\"`, which is drawn for each event.\n\n",
    },
    Section {
        definition: "Claim",
        heading: "`claims.ID`",
        keys: &[
            "label",
            "result",
            "option",
            "loss",
            "equals",
            "at_most",
            "at_least",
            "tolerance",
            "given",
            "source",
            "note",
        ],
        more: "`given` holds numbers by path, the path as one key in quotes or as tables within tables. A result that is \
               none meets no claim.\n\n",
    },
];

/// Definitions that are told in sections of their own.
const NUMBERS: [&str; 2] = ["Quantity", "Decimal"];

/// The page.
///
/// # Panics
/// Where the schema has a key, a table or a form that has no place here, or the page one that the schema has not.
#[must_use]
pub fn scenario() -> String {
    let mut schema = schema(&roicm::generated_schema());
    let root = schema.clone();
    schema["$defs"]["Scenario"] = root;
    let definitions = &schema["$defs"];
    complete(definitions);
    let mut text = format!("# The scenario\n\n{GENERATED}");
    head(&mut text);
    let inputs = Inputs::new();
    for section in SECTIONS {
        write(section, definitions, &inputs, &mut text);
    }
    numbers(definitions, &mut text);
    distributions(definitions, &mut text);
    paths(&mut text);
    refusals(&mut text);
    text
}

/// Every table of the schema, and every key of it, stands on the page.
fn complete(definitions: &Value) {
    let tags = roicm::document::Distribution::TAGS;
    for (name, definition) in definitions.as_object().expect("definitions") {
        let Some(members) = definition.get("properties").and_then(Value::as_object) else { continue };
        if name == "QuantityTable" || tags.contains(&name.to_lowercase().as_str()) {
            continue;
        }
        let section = SECTIONS.iter().find(|section| section.definition == name);
        let section = section.unwrap_or_else(|| panic!("no section for {name}"));
        let mut keys: Vec<&str> = section.keys.to_vec();
        keys.sort_unstable();
        let known: Vec<&str> = members.keys().map(String::as_str).collect();
        assert_eq!(keys, known, "the keys of {name}");
    }
}

fn head(text: &mut String) {
    text.push_str(
        "A scenario is one document, in TOML or in JSON, with the same keys. This page has every key: what stands there, in \
         which unit, what is allowed and what stands there by default. What is computed from them is in \
         [the model](model.md). Editors can check while one types: `roicm schema` prints the JSON Schema, which is also in \
         [core/schema](../core/schema/scenario.schema.json). `roicm check FILE` tells every problem of a document at once.\n\n\
         ## A complete example\n\n```toml\n",
    );
    text.push_str(examples::SCENARIO);
    text.push_str("```\n\n");
    let evaluation = Model::parse(examples::SCENARIO).expect("it is valid").evaluate().expect("it can be computed");
    let hosted = &evaluation.options["hosted"].results;
    let payback = hosted.payback_months.expect("it pays back");
    let _ = writeln!(
        text,
        "`cargo roicm report examples/scenarios/small-office.toml` says what it comes to: interruptions cost EUR {} a year; \
         hosted mail is worth EUR {} over 24 months and has paid for itself after {} months.\n",
        money(evaluation.today.results.annual_cost),
        money(hosted.net_present_value),
        payback.round(1),
    );
    text.push_str(
        "Ids are keys: a lower-case letter, then up to 63 lower-case letters, digits and underscores; `do_nothing` is \
         reserved. The order of keys never matters. `ID` on this page stands for an id of your choice.\n\n",
    );
}

/// To the cent, with commas between thousands.
fn money(amount: Exact) -> String {
    let rounded = amount.round(2).to_string();
    let (whole, cents) = rounded.split_once('.').unwrap_or((&rounded, ""));
    format!("{}.{cents:0<2}", grouped(whole.parse().expect("a positive amount")))
}

/// `RunningCost` as words.
fn spaced(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

fn heading_of(name: &str) -> Option<&'static str> {
    match name {
        "Quantity" => Some("Numbers"),
        _ => SECTIONS.iter().find(|section| section.definition == name).map(|section| section.heading),
    }
}

fn link(name: &str) -> String {
    match name {
        "Quantity" => "[number](#numbers)".to_owned(),
        "Decimal" => "plain number".to_owned(),
        "Arrival" => "a word".to_owned(),
        "Overrides" => "table of plain numbers".to_owned(),
        _ => {
            let heading = heading_of(name).unwrap_or_else(|| panic!("no section for {name}"));
            format!("[{}](#{})", spaced(name), anchor(heading))
        }
    }
}

fn write(section: &Section, definitions: &Value, inputs: &Inputs, text: &mut String) {
    let definition = &definitions[section.definition];
    let members = definition["properties"].as_object().expect("members");
    let _ = writeln!(text, "## {}\n\n{}\n", section.heading, plain(definition).unwrap_or_default());
    if section.definition != "Scenario" {
        choices(definition, text);
    }
    let needed = required(definition);
    text.push_str("| key | holds | allowed | by default | meaning |\n|---|---|---|---|---|\n");
    for key in section.keys {
        let member = &members[*key];
        let (told, default) = default_apart(&plain(member).unwrap_or_default());
        let default = match default {
            _ if needed.contains(key) => "**required**".to_owned(),
            Some(default) => default,
            None => "–".to_owned(),
        };
        let (holds, allowed) = held(section.definition, key, member, inputs);
        let _ = writeln!(text, "| `{key}` | {holds} | {allowed} | {} | {} |", cell(&default), cell(&told));
    }
    text.push('\n');
    if let Some(arrival) = members.get("arrival") {
        let definition = &definitions[named(arrival).expect("a definition")];
        let _ = writeln!(text, "The words of `arrival`:\n");
        enumeration(definition, text);
    }
    text.push_str(section.more);
}

/// What stands at a key with its unit, and what is allowed there.
fn held(table: &'static str, key: &str, member: &Value, inputs: &Inputs) -> (String, String) {
    let holds = kind(member, &link);
    if let Some((unit, domain)) = inputs.get(table, key) {
        return (format!("{holds}, {unit}"), domain.clone());
    }
    let holds = match key {
        "horizon_months" | "payback_target_months" | "ramp_months" => format!("{holds}, months"),
        _ => holds,
    };
    if let Some(allowed) = said_by_hand(table, key) {
        return (holds, allowed.to_owned());
    }
    let end = |name: &str| member.get(name).and_then(Value::as_u64);
    let allowed = match (end("minimum"), end("maximum")) {
        _ if member.get("const").is_some() => "1".to_owned(),
        (Some(least), Some(most)) => format!("{least} to {most}"),
        (Some(least), None) => format!("{least} or more"),
        _ if member.get("pattern").is_some() => "three capital letters".to_owned(),
        _ => "–".to_owned(),
    };
    (holds, allowed)
}

/// What the schema cannot say, as it depends on the rest of the document.
fn said_by_hand(table: &str, key: &str) -> Option<&'static str> {
    Some(match (table, key) {
        ("Scenario", "payback_target_months") => "1 to `horizon_months`",
        (_, "from_month" | "to_month") => "1 to `horizon_months`",
        ("Step", "month") => "0 to `horizon_months`",
        ("Step", "until_month") => "`month` to `horizon_months`",
        ("Effect", "set_to" | "at_most" | "at_least") => "what the input allows",
        ("Effect", "loss") => "an id of a loss",
        ("Claim", "option") => "an id of an option",
        ("Claim", "loss") => "an id of a loss",
        ("Claim", "tolerance") => "0 or more",
        ("Correlation", "rank") => "from −1 to 1",
        (_, "label") | ("Scenario", "name") => "at most 200 characters",
        (_, "source" | "note") => "at most 2,000 characters",
        _ => return None,
    })
}

fn numbers(definitions: &Value, text: &mut String) {
    let table = &definitions["QuantityTable"];
    let members = table["properties"].as_object().expect("members");
    for name in NUMBERS {
        assert!(definitions.get(name).is_some(), "{name} is no definition any more");
    }
    text.push_str(
        "## Numbers\n\nWherever a number stands, any of these may stand:\n\n```toml\n\
         hourly_cost = 200                                            # certain\n\
         hourly_cost = \"200.00\"                                       # a text: for more than 15 digits\n\
         hourly_cost = { value = 30, currency = \"USD\", source = \"payroll\" }\n\
         hourly_cost = { lognormal = { p5 = 150, p95 = 250 } }        # uncertain\n\
         hourly_cost = { pert = { min = 150, mode = 200, max = 300 }, value = 200 }\n```\n\n\
         A number is read as the decimal that is written, never through a rounding: a bare one may have 15 significant \
         digits, a text 28. In a table there is a `value`, exactly one distribution, or both. The **base case** is the \
         `value`, else the mean of the distribution. Shares are fractions: a quarter is 0.25. Months are whole numbers, and \
         certain.\n\n| key | holds | by default | meaning |\n|---|---|---|---|\n",
    );
    for key in ["value", "currency", "source", "note"] {
        let member = &members[key];
        let (told, default) = default_apart(&plain(member).unwrap_or_default());
        let _ = writeln!(
            text,
            "| `{key}` | {} | {} | {} |",
            kind(member, &link),
            cell(&default.unwrap_or_else(|| "–".to_owned())),
            cell(&told)
        );
    }
    text.push_str("| one of the tags below | a distribution | – | What is known of an uncertain number. |\n\n");
}

fn distributions(definitions: &Value, text: &mut String) {
    text.push_str(
        "## Distributions\n\nThe whole support must lie inside what the key allows; nothing is clipped, and the problem \
         says how to truncate. Parameters are plain numbers in the unit of the key that they stand at, but for shapes and \
         weights, which have none. Formulas and sources are in [the model](model.md#distributions).\n\n",
    );
    let tags = &definitions["QuantityTable"]["properties"];
    for (tag, example) in examples::DISTRIBUTIONS {
        let name = named(&tags[tag]).expect("a definition");
        let definition = &definitions[name];
        let _ = writeln!(text, "### `{tag}`\n\n{}\n\n```toml\n{example}\n```\n", plain(definition).unwrap_or_default());
        choices_of_parameters(definition, text);
        text.push_str("| parameter | by default | meaning |\n|---|---|---|\n");
        let needed = required(definition);
        let members = definition["properties"].as_object().expect("members");
        for key in order_of_parameters(members.keys().map(String::as_str).collect()) {
            let (told, default) = default_apart(&plain(&members[key]).unwrap_or_default());
            let default = match default {
                _ if needed.contains(&key) => "**required**".to_owned(),
                Some(default) => default,
                None => "–".to_owned(),
            };
            let _ = writeln!(text, "| `{key}` | {} | {} |", cell(&default), cell(&told));
        }
        text.push('\n');
    }
}

/// Of a normal and a log-normal: one of two pairs.
fn choices_of_parameters(definition: &Value, text: &mut String) {
    if definition.get("oneOf").is_some() {
        text.push_str("Either `mean` with `standard_deviation`, or `p5` with `p95`.\n\n");
    }
}

/// As they are usually named: from the lowest to the highest, shapes first, ends last where they only truncate.
fn order_of_parameters(mut keys: Vec<&str>) -> Vec<&str> {
    const ORDER: [&str; 17] = [
        "values",
        "weights",
        "alpha",
        "beta",
        "shape",
        "scale",
        "mean",
        "standard_deviation",
        "p5",
        "p95",
        "p10",
        "p50",
        "p90",
        "min",
        "mode",
        "max",
        "lambda",
    ];
    let place =
        |key: &&str| ORDER.iter().position(|known| known == key).unwrap_or_else(|| panic!("no place for {key}"));
    keys.sort_by_key(place);
    keys
}

fn paths(text: &mut String) {
    text.push_str(
        "## Input paths\n\nEvery number has a dotted path, by which overrides (`--set`, `settings`, `given`), correlations, \
         analyses, results and problems name it: the keys from the top, joined by points. Examples:\n\n\
         | path | names |\n|---|---|\n\
         | `discount_rate` | a number of the document itself |\n\
         | `exchange_rates.USD` | a rate of exchange |\n\
         | `workforce.headcount` | a number of the workforce |\n\
         | `losses.rework.minutes_per_event` | a number of a loss |\n\
         | `options.lite.subscriptions.seats.price_per_user_month` | a price |\n\
         | `options.lite.steps.migrate.cost` | the cost of a step |\n\
         | `options.lite.steps.migrate.gains.orders.value_per_unit` | a gain |\n\
         | `options.lite.steps.migrate.effects.rework.events_per_year.reduce_by` | the size of an effect: by its loss, its \
         input and its form |\n\n\
         A default that is another input (the users of a subscription, the hourly cost of a loss) is no input of its own \
         until it is written.\n\n",
    );
}

fn refusals(text: &mut String) {
    let limits = serde_json::to_value(Limits::default()).expect("limits are numbers");
    let limit = |name: &str| grouped(limits[name].as_u64().unwrap_or_else(|| panic!("no limit {name}")));
    let _ = writeln!(
        text,
        "## What is refused\n\nEvery problem of a document is told at once, each with a stable code, the path, the place in \
         the text, a message and help. The codes:\n\n| code | meaning |\n|---|---|"
    );
    for code in Code::ALL {
        let _ = writeln!(text, "| `{}` | {} |", code.name(), cell(code.meaning()));
    }
    let _ = writeln!(
        text,
        "\nA document has at most {} bytes, {} levels, {} losses, {} options, {} steps an option, {} claims and {} inputs; a \
         service may set other [limits](model.md#limits).\n",
        limit("document_bytes"),
        limit("depth"),
        limit("losses"),
        limit("options"),
        limit("steps_per_option"),
        limit("claims"),
        limit("inputs"),
    );
    // One empty line too many at the end.
    text.truncate(text.trim_end().len());
    text.push('\n');
}

/// With commas between thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A model that writes no more than it must.
    const LEAST: &str = "schema_version = 1\ncurrency = \"EUR\"\nhorizon_months = 12\ndiscount_rate = 0\n\
                         workforce = { headcount = 5, hourly_cost = 40 }\nlosses.any = { events_per_year = 3 }\n";

    /// The column "by default" holds what the core takes.
    #[test]
    fn defaults_are_those_of_the_model() {
        let evaluation = Model::parse(LEAST).unwrap().evaluate().unwrap();
        let page = scenario();
        let mut held = 0;
        for input in evaluation.assumptions.iter().filter(|input| input.is_default) {
            let key = input.path.rsplit('.').next().unwrap();
            let row = page.lines().find(|line| line.starts_with(&format!("| `{key}` |")));
            let cells: Vec<&str> = row.unwrap_or_else(|| panic!("no row for {key}")).split(" | ").collect();
            let first: String = cells[3].chars().take_while(char::is_ascii_digit).collect();
            assert_eq!(first, input.value.to_string(), "{key}");
            held += 1;
        }
        assert!(held >= 10, "{held}");
    }

    #[test]
    fn every_number_has_a_unit_and_a_domain() {
        let page = scenario();
        let of_numbers = page.lines().filter(|line| line.contains("[number](#numbers)"));
        for line in of_numbers.filter(|line| !line.contains("what the input allows")) {
            let cells: Vec<&str> = line.split(" | ").collect();
            assert!(cells[1].contains("(#numbers), ") && cells[2] != "–", "{line}");
        }
    }
}
