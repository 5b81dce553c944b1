//! A present value as a function of the growth factor.

use super::double_double::DoubleDouble;

/// Flows whose first and last are not zero, scaled so that the largest lies in (½, 1].
///
/// With g = 1 + rate, the present value is the polynomial Σ c_m x^m in x = 1 ÷ g. From g = 1 upwards x lies in (0, 1]
/// and it is evaluated as that; below, as the polynomial of the reversed flows in g, which is the value at the *end*:
/// the same sign and the same roots. So powers never grow, and rates near −100% are as good as any.
pub(super) struct Flows {
    first_to_last: Vec<f64>,
    last_to_first: Vec<f64>,
}

/// The two polynomials. They differ by a power of g: in where they turn, but not in sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// In x = 1 ÷ g: the value at the start.
    AtStart,
    /// In g: the value at the end.
    AtEnd,
}

/// What [`Flows::value_at`] finds.
pub(super) struct Value {
    /// The value, to about 28 digits of `magnitude`.
    pub(super) value: DoubleDouble,
    /// The sum of the absolute terms.
    pub(super) magnitude: f64,
    /// The derivative by the growth factor.
    pub(super) slope: f64,
    /// 1, 0 or −1; 0 where the value is lost in its own rounding.
    pub(super) sign: i8,
}

/// Flows below this share of the largest are what a rounding left of zero: results are exact to 10^−20 of their terms.
const NEGLIGIBLE: f64 = 1e-20;

/// The share of the sum of absolute terms below which a value cannot be told from zero: each flow, rounded to a double
/// a few times on its way here, brings a few times 10^−16.
pub(super) const BLUR: f64 = 1e-15;

impl Flows {
    /// None when there is no flow but zeros. All are finite.
    pub(super) fn new(flows: &[f64]) -> Option<Self> {
        let largest = flows.iter().fold(0.0, |largest: f64, flow| largest.max(flow.abs()));
        if largest == 0.0 {
            return None;
        }
        // By a power of two, which rounds nothing. Twice by halves of it: 2^1074 itself is not a double.
        let exponent = -libm::ilogb(largest) - 1;
        let scale = |flow: f64| libm::scalbn(flow, exponent);
        let scaled = flows.iter().map(|flow| if flow.abs() < NEGLIGIBLE * largest { 0.0 } else { scale(*flow) });
        let mut first_to_last: Vec<f64> = scaled.skip_while(|flow| *flow == 0.0).collect();
        while first_to_last.last() == Some(&0.0) {
            first_to_last.pop();
        }
        let last_to_first = first_to_last.iter().rev().copied().collect();
        Some(Self { first_to_last, last_to_first })
    }

    /// The flows in order.
    pub(super) fn in_order(&self) -> &[f64] {
        &self.first_to_last
    }

    /// The flows from the last to the first: the coefficients of the polynomial in x = 1 ÷ g, highest power first.
    pub(super) fn reversed(&self) -> &[f64] {
        &self.last_to_first
    }

    /// The sign of the first flow, which is that of the value at a growth without bound.
    pub(super) fn sign_at_infinity(&self) -> i8 {
        self.first_to_last.first().map_or(0, |flow| sign(*flow))
    }

    /// The sign of the last flow, which is that of the value at no growth at all.
    pub(super) fn sign_at_zero(&self) -> i8 {
        self.last_to_first.first().map_or(0, |flow| sign(*flow))
    }

    /// How often the sign changes from one flow to the next, zeros aside.
    pub(super) fn sign_changes(&self) -> usize {
        sign_changes(&self.first_to_last)
    }

    /// Whether the value at a growth factor cannot be told from zero.
    pub(super) fn is_blurred_at(&self, growth: DoubleDouble) -> bool {
        let at = self.value_at(growth);
        at.value.high.abs() <= BLUR * at.magnitude
    }

    /// The value at a growth factor above 0, by Horner's rule with two doubles.
    pub(super) fn value_at(&self, growth: DoubleDouble) -> Value {
        self.value_in(if growth.is_below(DoubleDouble::from(1.0)) { Form::AtEnd } else { Form::AtStart }, growth)
    }

    /// The value in one of the forms, for growth factors on its side of 1, or not far beyond.
    pub(super) fn value_in(&self, form: Form, growth: DoubleDouble) -> Value {
        let (coefficients, x) = match form {
            Form::AtStart => (self.reversed(), growth.reciprocal()),
            Form::AtEnd => (self.in_order(), growth),
        };
        let (mut value, mut magnitude, mut slope) = (DoubleDouble::from(0.0), 0.0, 0.0);
        for coefficient in coefficients {
            slope = slope * x.high + value.high;
            value = value * x + DoubleDouble::from(*coefficient);
            magnitude = magnitude * x.high + coefficient.abs();
        }
        if form == Form::AtStart {
            slope *= -x.high * x.high;
        }
        // Each step rounds to 2^−100 or better.
        let noise = (count(&self.first_to_last) + 8.0) * libm::scalbn(1.0, -98) * magnitude;
        let sign = if value.high.abs() <= noise { 0 } else { sign(value.high) };
        Value { value, magnitude, slope, sign }
    }

    /// The value and its derivative by the growth factor, in doubles.
    pub(super) fn quick_value_at(&self, growth: f64) -> (f64, f64) {
        let inverted = growth >= 1.0;
        let (coefficients, x) = if inverted { (self.reversed(), 1.0 / growth) } else { (self.in_order(), growth) };
        let (mut value, mut slope) = (0.0, 0.0);
        for coefficient in coefficients {
            slope = slope * x + value;
            value = value * x + coefficient;
        }
        (value, if inverted { -slope * x * x } else { slope })
    }
}

pub(super) fn sign(value: f64) -> i8 {
    i8::from(value > 0.0) - i8::from(value < 0.0)
}

/// How often the sign changes along a series, zeros aside.
pub(super) fn sign_changes(values: &[f64]) -> usize {
    let signs: Vec<i8> = values.iter().map(|value| sign(*value)).filter(|sign| *sign != 0).collect();
    signs.iter().zip(signs.iter().skip(1)).filter(|(before, after)| before != after).count()
}

#[expect(clippy::cast_precision_loss)]
pub(super) fn count(values: &[f64]) -> f64 {
    values.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_at_the_ends_fall_away_and_the_scale_is_a_power_of_two() {
        let flows = Flows::new(&[0.0, -1e-300, -3.0, 0.0, 5.0, 0.0]).unwrap();
        assert_eq!(flows.in_order(), [-3.0 / 8.0, 0.0, 5.0 / 8.0]);
        assert!(Flows::new(&[0.0, -0.0]).is_none());
        assert!(Flows::new(&[]).is_none());
        for extreme in [f64::from_bits(1), f64::MIN_POSITIVE, f64::MAX] {
            let flows = Flows::new(&[-extreme, extreme]).unwrap();
            assert!(flows.in_order()[1] > 0.49 && flows.in_order()[1] <= 1.0, "{extreme}");
        }
    }

    #[test]
    fn both_forms_follow_the_definition() {
        // −4 + 8x at g = 2 (x = ½), and −4y + 8 at g = ½; the scale is 1/16.
        let flows = Flows::new(&[-4.0, 8.0]).unwrap();
        let above = flows.value_at(DoubleDouble::from(2.0));
        assert_eq!((above.value.high, above.magnitude, above.sign), (0.0, 0.5, 0));
        assert_eq!(above.slope, -8.0 / 16.0 * 0.25);
        let below = flows.value_at(DoubleDouble::from(0.5));
        assert_eq!((below.value.high, below.magnitude, below.sign), (6.0 / 16.0, 10.0 / 16.0, 1));
        assert_eq!(below.slope, -4.0 / 16.0);
        assert_eq!(flows.quick_value_at(0.5), (below.value.high, below.slope));
        // −4 + 8x and its derivative −8x² at x = ½ and ¼.
        assert_eq!(flows.quick_value_at(2.0), (0.0, -2.0 / 16.0));
        assert_eq!(flows.quick_value_at(4.0), (-2.0 / 16.0, -0.5 / 16.0));
    }
}
