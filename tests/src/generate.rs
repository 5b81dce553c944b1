//! Random scenarios that are valid, made from a string of choices: fewer and smaller choices make simpler scenarios, so
//! that a failing one shrinks.

use serde_json::{Map, Value, json};

/// A string of choices; where it ends, every choice is the first.
#[derive(Debug, Clone)]
pub struct Choices<'a>(&'a [u8]);

/// What may be done about the money of a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Money {
    /// Some amounts name their currency.
    AsItComes,
    /// Every amount names its currency.
    Named,
}

impl<'a> Choices<'a> {
    /// Choices to be made in this order.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// One of `count` choices, from 0.
    pub fn below(&mut self, count: u32) -> u32 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        let wide = if count > 256 {
            let Some((second, rest)) = self.0.split_first() else { return u32::from(*first) % count };
            self.0 = rest;
            u32::from(*first) * 256 + u32::from(*second)
        } else {
            u32::from(*first)
        };
        wide % count
    }

    /// Yes in one of `count` cases.
    pub fn one_in(&mut self, count: u32) -> bool {
        self.below(count) == count - 1
    }

    /// A decimal from 0 to `most`, with up to three places.
    fn decimal(&mut self, most: u32) -> String {
        let places = self.below(4);
        let whole = self.below(most + 1);
        let fraction = if places == 0 || whole == most { 0 } else { self.below(10u32.pow(places)) };
        if fraction == 0 { whole.to_string() } else { format!("{whole}.{fraction:0width$}", width = places as usize) }
    }

    /// A decimal from 0 to 1.
    fn share(&mut self) -> String {
        match self.below(8) {
            0 => "0".to_owned(),
            1 => "1".to_owned(),
            _ => format!("0.{:03}", self.below(1_000)),
        }
    }

    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        let index = self.below(u32::try_from(items.len()).expect("a few items"));
        items[index as usize]
    }

    /// A number as a document may write it: bare, as a string, or as a table.
    fn quantity(&mut self, text: &str, is_share: bool) -> Value {
        match self.below(6) {
            0 | 1 => crate::documents::raw(text),
            2 => json!(text),
            3 => json!({ "value": text, "note": "as it is said" }),
            4 => json!({ "value": text, "source": "somebody", "uniform": self.around(text, is_share) }),
            _ => json!({ "pert": { "min": text, "mode": text, "max": text } }),
        }
    }

    /// Ends of a range around a number that stay in its domain.
    fn around(&mut self, text: &str, is_share: bool) -> Value {
        if is_share { json!({ "min": "0", "max": text }) } else { json!({ "min": text, "max": format!("1{text}") }) }
    }

    fn money(&mut self, most: u32, money: Money) -> Value {
        let text = self.decimal(most);
        let currency = self.pick(&["HKD", "HKD", "USD", "EUR"]);
        if money == Money::AsItComes && currency == "HKD" && !self.one_in(3) {
            return self.quantity(&text, false);
        }
        if self.one_in(4) {
            json!({ "value": text, "currency": currency, "uniform": self.around(&text, false) })
        } else {
            json!({ "value": text, "currency": currency })
        }
    }

    fn number(&mut self, most: u32) -> Value {
        let text = self.decimal(most);
        self.quantity(&text, false)
    }

    fn fraction(&mut self) -> Value {
        let text = self.share();
        self.quantity(&text, true)
    }
}

/// The inputs of a loss that an effect may change, with how large a target may be.
type Targets = Vec<(&'static str, Kind)>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number(u32),
    Share,
    Money(u32),
    /// A duration that must not come to zero.
    Positive(u32),
    Availability,
}

fn loss(choices: &mut Choices<'_>, money: Money) -> (Value, Targets) {
    let mut loss = Map::new();
    let mut targets: Targets = Vec::new();
    let mut set = |name: &'static str, kind: Kind, value: Value| {
        loss.insert(name.to_owned(), value);
        targets.push((name, kind));
    };
    let has_service_hours = choices.one_in(4);
    let mut positive = false;
    match choices.below(4) {
        // Few and short enough that no increase outlasts the service hours.
        0 | 1 if has_service_hours => set("events_per_year", Kind::Number(5), choices.number(5)),
        0 | 1 => set("events_per_year", Kind::Number(2_000), choices.number(2_000)),
        2 if !has_service_hours => set("events_per_person_year", Kind::Number(50), choices.number(50)),
        2 => set("events_per_year", Kind::Number(5), choices.number(5)),
        _ => {
            let text = choices.share();
            set("availability", Kind::Availability, choices.quantity(&text, true));
            positive = true;
        }
    }
    if positive {
        // Written, so that a cost of an event has a meaning.
        set("hours_per_event", Kind::Positive(4), json!(choices.pick(&["1", "0.5", "3.25"])));
    } else {
        match choices.below(3) {
            0 => set("minutes_per_event", Kind::Number(200), choices.number(200)),
            1 => set("hours_per_event", Kind::Number(4), choices.number(4)),
            _ => {}
        }
    }
    if choices.one_in(2) {
        set("people_per_event", Kind::Number(30), choices.number(30));
    }
    if choices.one_in(2) {
        set("productivity_loss", Kind::Share, choices.fraction());
    }
    if choices.one_in(2) {
        set("working_time_share", Kind::Share, choices.fraction());
    }
    if choices.one_in(3) {
        set("hourly_cost", Kind::Money(400), choices.money(400, money));
    }
    if choices.one_in(2) {
        set("revenue_per_hour", Kind::Money(2_000), choices.money(2_000, money));
    }
    if choices.one_in(2) {
        set("cost_per_event", Kind::Money(20_000), choices.money(20_000, money));
    }
    if has_service_hours {
        loss.insert("service_hours_per_year".into(), json!("2500"));
    }
    if choices.one_in(4) {
        loss.insert("label".into(), json!("What happens — 港"));
    }
    (Value::Object(loss), targets)
}

fn effect(choices: &mut Choices<'_>, loss: &str, input: &'static str, kind: Kind, money: Money) -> Value {
    let mut input = input;
    let (form, size) = match kind {
        Kind::Availability => match choices.below(3) {
            0 => {
                input = "downtime";
                ("reduce_by", choices.fraction())
            }
            1 => ("at_least", choices.fraction()),
            _ => ("set_to", choices.fraction()),
        },
        _ => match choices.below(5) {
            // A duration that must stay positive is never taken away whole.
            0 if matches!(kind, Kind::Positive(_)) => ("reduce_by", json!("0.5")),
            0 => ("reduce_by", choices.fraction()),
            // What must not pass one does not grow.
            1 if kind == Kind::Share => ("reduce_by", choices.fraction()),
            1 => ("increase_by", json!(choices.pick(&["0", "0.15", "0.5"]))),
            form => {
                let form = ["set_to", "at_most", "at_least"][form as usize - 2];
                let size = match kind {
                    Kind::Number(most) => choices.number(most),
                    Kind::Money(most) => choices.money(most, money),
                    Kind::Positive(_) => json!(choices.pick(&["0.25", "2"])),
                    Kind::Share | Kind::Availability => choices.fraction(),
                };
                (form, size)
            }
        },
    };
    json!({ "loss": loss, "input": input, form: size })
}

fn step(choices: &mut Choices<'_>, losses: &[(String, Targets)], horizon: u32, money: Money) -> Value {
    let mut step = Map::new();
    let month = if choices.one_in(2) { choices.below(horizon + 1) } else { 0 };
    if month > 0 || choices.one_in(2) {
        step.insert("month".into(), json!(month));
    }
    if !choices.one_in(3) {
        step.insert("cost".into(), choices.money(50_000, money));
    }
    if choices.one_in(2) {
        step.insert("ramp_months".into(), json!(choices.below(9)));
    }
    if choices.one_in(4) {
        step.insert("until_month".into(), json!(month + choices.below(horizon - month + 1)));
    }
    let mut effects = Vec::new();
    for (id, targets) in losses {
        for (input, kind) in targets {
            if choices.one_in(3) {
                effects.push(effect(choices, id, input, *kind, money));
            }
        }
    }
    step.insert("effects".into(), effects.into());
    if choices.one_in(3) {
        let mut gain = Map::new();
        gain.insert("value_per_unit".into(), choices.money(3_000, money));
        if choices.one_in(2) {
            gain.insert("units_per_year".into(), choices.number(12));
        }
        step.insert("gains".into(), json!({ "credit": gain }));
    }
    Value::Object(step)
}

fn window(choices: &mut Choices<'_>, table: &mut Map<String, Value>, horizon: u32) {
    let from = 1 + choices.below(horizon);
    if choices.one_in(3) {
        table.insert("from_month".into(), json!(from));
        if choices.one_in(2) {
            table.insert("to_month".into(), json!(from + choices.below(horizon - from + 1)));
        }
    }
}

fn option(choices: &mut Choices<'_>, losses: &[(String, Targets)], horizon: u32, money: Money) -> Value {
    let mut option = Map::new();
    if choices.one_in(2) {
        let mut seats = Map::new();
        seats.insert("price_per_user_month".into(), choices.money(60, money));
        if choices.one_in(2) {
            seats.insert("users".into(), choices.number(80));
        }
        window(choices, &mut seats, horizon);
        option.insert("subscriptions".into(), json!({ "seats": seats }));
    }
    if choices.one_in(3) {
        let mut support = Map::new();
        support.insert("cost_per_year".into(), choices.money(9_000, money));
        window(choices, &mut support, horizon);
        option.insert("running_costs".into(), json!({ "support": support }));
    }
    let steps: Map<String, Value> = (0..choices.below(4))
        .map(|_| (format!("s{}", choices.below(1_000)), step(choices, losses, horizon, money)))
        .collect();
    option.insert("steps".into(), steps.into());
    Value::Object(option)
}

/// A scenario.
pub fn scenario(choices: &mut Choices<'_>, money: Money) -> Value {
    let horizon = 1 + choices.below(40);
    let mut root = json!({
        "schema_version": 1,
        "currency": "HKD",
        "horizon_months": horizon,
        "exchange_rates": { "USD": "7.8", "EUR": choices.pick(&["8.55", "9", "0.125"]) },
        "discount_rate": choices.pick(&["0", "0.08", "-0.2", "0.5", "0.000001"]),
    });
    let table = root.as_object_mut().expect("it is a table");
    for growth in ["loss_growth_per_year", "price_growth_per_year"] {
        if choices.one_in(2) {
            table.insert(growth.into(), json!(choices.pick(&["0.03", "-0.1", "0.5"])));
        }
    }
    let mut workforce = Map::new();
    workforce.insert("headcount".into(), choices.number(100));
    workforce.insert("hourly_cost".into(), choices.money(400, money));
    if choices.one_in(3) {
        workforce.insert("hours_per_day".into(), json!("7.5"));
    }
    if choices.one_in(2) {
        workforce.insert("realisation".into(), choices.fraction());
    }
    table.insert("workforce".into(), workforce.into());
    let mut losses = Map::new();
    let mut targets = Vec::new();
    for index in 0..=choices.below(3) {
        let (written, of_loss) = loss(choices, money);
        losses.insert(format!("l{index}"), written);
        targets.push((format!("l{index}"), of_loss));
    }
    table.insert("losses".into(), losses.into());
    let options: Map<String, Value> =
        (0..choices.below(4)).map(|index| (format!("o{index}"), option(choices, &targets, horizon, money))).collect();
    table.insert("options".into(), options.into());
    if choices.one_in(3) {
        table.insert("claims".into(), json!({ "headline": { "result": "annual_cost", "at_most": "100000" } }));
    }
    root
}
