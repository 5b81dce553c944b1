//! Formulas as an explanation writes them, computed again: names, numbers, + − × ÷ ^, `min`, `max` and parentheses.

/// A value, and the largest magnitude that went into it: what it is accurate to a part of.
#[derive(Debug, Clone, Copy)]
pub struct Computed {
    /// The value.
    pub value: f64,
    /// The largest of the numbers it was computed from.
    pub scale: f64,
}

/// Why a formula is not computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Skipped {
    /// A long sum shows its ends only.
    Abridged,
    /// A rule that is no formula found the value.
    Found(String),
}

struct Parser<'a> {
    rest: &'a str,
    value_of: &'a dyn Fn(&str) -> f64,
    skipped: Option<Skipped>,
}

/// The value of a formula, with the values of the names in it.
///
/// # Errors
/// Where it does not say enough to be computed.
///
/// # Panics
/// Where it is no formula.
pub fn compute(text: &str, value_of: &dyn Fn(&str) -> f64) -> Result<Computed, Skipped> {
    if text.contains('…') {
        return Err(Skipped::Abridged);
    }
    let mut parser = Parser { rest: text, value_of, skipped: None };
    let computed = parser.sum();
    match parser.skipped {
        Some(skipped) => Err(skipped),
        None => {
            assert!(parser.rest.trim().is_empty(), "`{}` is left of {text}", parser.rest);
            Ok(computed)
        }
    }
}

/// The names in a formula, without those of rules.
#[must_use]
pub fn names(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'))
        .filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter(|word| !["min", "max", "terms", "internal_rate_of_return"].contains(word))
        .collect()
}

impl Parser<'_> {
    fn take(&mut self, token: &str) -> bool {
        let rest = self.rest.trim_start();
        match rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn sum(&mut self) -> Computed {
        let mut total = self.product();
        loop {
            let sign = if self.take("+") {
                1.0
            } else if self.take("−") {
                -1.0
            } else {
                return total;
            };
            let term = self.product();
            total = Computed { value: total.value + sign * term.value, scale: total.scale.max(term.scale) };
        }
    }

    fn product(&mut self) -> Computed {
        let mut total = self.negative();
        loop {
            if self.take("×") {
                let factor = self.negative();
                // An inaccuracy of either is one of the product.
                let scale = (total.scale * factor.value.abs()).max(factor.scale * total.value.abs());
                total = Computed { value: total.value * factor.value, scale };
            } else if self.take("÷") {
                let divisor = self.negative();
                let value = total.value / divisor.value;
                let scale = (total.scale / divisor.value.abs()).max(value.abs() * divisor.scale / divisor.value.abs());
                total = Computed { value, scale };
            } else {
                return total;
            }
        }
    }

    fn negative(&mut self) -> Computed {
        if self.take("−") {
            let computed = self.negative();
            return Computed { value: -computed.value, ..computed };
        }
        self.power()
    }

    fn power(&mut self) -> Computed {
        let base = self.atom();
        if !self.take("^") {
            return base;
        }
        let exponent = if self.take("(1/") {
            let degree = self.number();
            assert!(self.take(")"), "a root ends: {}", self.rest);
            1.0 / degree
        } else {
            self.number()
        };
        let value = libm::pow(base.value, exponent);
        Computed { value, scale: value.abs() * (1.0 + exponent.abs()) * (base.scale / base.value.abs()).max(1.0) }
    }

    fn atom(&mut self) -> Computed {
        if self.take("(") {
            let computed = self.sum();
            assert!(self.take(")"), "a parenthesis closes: {}", self.rest);
            return computed;
        }
        let rest = self.rest.trim_start();
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            let value = self.number();
            return Computed { value, scale: value.abs() };
        }
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        assert!(!word.is_empty(), "neither a number nor a name: {rest}");
        self.rest = after;
        if !self.take("(") {
            let value = (self.value_of)(word);
            return Computed { value, scale: value.abs() };
        }
        let mut operands = vec![self.sum()];
        while self.take(",") {
            operands.push(self.sum());
        }
        assert!(self.take(")"), "a list closes: {}", self.rest);
        let scale = operands.iter().map(|operand| operand.scale).fold(0.0, f64::max);
        let values = operands.iter().map(|operand| operand.value);
        let value = match word {
            "min" => values.fold(f64::INFINITY, f64::min),
            "max" => values.fold(f64::NEG_INFINITY, f64::max),
            rule => {
                self.skipped = Some(Skipped::Found(rule.to_owned()));
                0.0
            }
        };
        Computed { value, scale }
    }

    fn number(&mut self) -> f64 {
        let rest = self.rest.trim_start();
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
        let (digits, after) = rest.split_at(end);
        self.rest = after;
        digits.parse().unwrap_or_else(|_| panic!("no number: {rest}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_by_hand() {
        let value_of = |name: &str| if name == "losses.a.cost" { 4.0 } else { panic!("{name}") };
        for (text, value) in [
            ("1 + 2 × 3 − 4 ÷ 8", 6.5),
            ("2 × (1 − 3)", -4.0),
            ("(−3) × losses.a.cost", -12.0),
            ("losses.a.cost^(1/2) + 2^3", 10.0),
            ("min(0, 2 − 5, 1) + max(1, 2)", -1.0),
            ("10 − 3 − 2", 5.0),
            ("12 ÷ 2 ÷ 3", 2.0),
        ] {
            let found = compute(text, &value_of).unwrap().value;
            assert!((found - value).abs() < 1e-12, "{text}: {found}");
        }
        assert_eq!(compute("1 + … + 3 (9 terms)", &value_of).unwrap_err(), Skipped::Abridged);
        assert_eq!(names("a.b × (2 + c_1) ÷ min(3, d)"), ["a.b", "c_1", "d"]);
    }
}
