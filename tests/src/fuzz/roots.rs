//! How many positive roots a polynomial of whole numbers has, by Sturm's theorem (Sturm 1829): the changes of sign along
//! the sequence of a polynomial, its derivative and their negative remainders fall by one at each distinct root.

use num_bigint::{BigInt, Sign};

use crate::rational::Rational;

/// A sequence that counts roots. Coefficients are in the order of rising powers.
pub(super) struct Sturm(Vec<Vec<BigInt>>);

impl Sturm {
    /// Of a polynomial with some coefficient beyond the first that is not zero.
    pub(super) fn new(coefficients: &[i128]) -> Self {
        let first = trimmed(coefficients.iter().map(|value| BigInt::from(*value)).collect());
        let powers = first.iter().enumerate().skip(1);
        let derivative = shortened(powers.map(|(power, value)| value * BigInt::from(power)).collect());
        let mut sequence = vec![first, derivative];
        while let [.., before, last] = sequence.as_slice() {
            if last.len() <= 1 {
                break;
            }
            let next = negative_remainder(before, last);
            if next.is_empty() {
                break;
            }
            sequence.push(next);
        }
        Self(sequence)
    }

    /// How many distinct roots lie above `low` and not above `high`, neither of which is a root; none for `high` is
    /// infinity.
    pub(super) fn between(&self, low: &Rational, high: Option<&Rational>) -> usize {
        let at = |x: &Rational| self.0.iter().map(|polynomial| sign(&value(polynomial, x))).collect::<Vec<i8>>();
        let above = match high {
            Some(high) => at(high),
            None => self.0.iter().map(|polynomial| polynomial.last().map_or(0, sign_of)).collect(),
        };
        changes(&at(low)).saturating_sub(changes(&above))
    }
}

impl Sturm {
    /// Where the roots above zero are, ascending, each once: to a billionth of its place, or two that are nearer to one
    /// another at the same place.
    pub(super) fn places(&self) -> Vec<f64> {
        let Some(first) = self.0.first() else { return Vec::new() };
        let size = |value: &BigInt| value.magnitude().to_string().parse::<f64>().expect("a number");
        let largest = first.iter().map(size).fold(0.0, f64::max);
        let end = |value: Option<&BigInt>| 1.0 + largest / value.map_or(1.0, size);
        // Cauchy's bounds, of the polynomial and of the one whose roots are the inverse ones; a little beyond.
        let mut open = vec![(1.0 / (1.1 * end(first.first())), 1.1 * end(first.last()))];
        let mut places = Vec::new();
        while let Some((low, high)) = open.pop() {
            let count = self.between(&Rational::double(low), Some(&Rational::double(high)));
            if count == 0 {
                continue;
            }
            if high / low < 1.0 + 1e-9 {
                places.extend(core::iter::repeat_n((low * high).sqrt(), count));
                continue;
            }
            let mut middle = (low * high).sqrt();
            // At a root the sequence says nothing.
            while sign(&value(first, &Rational::double(middle))) == 0 {
                middle *= 1.0 + 1e-11;
            }
            open.extend([(middle, high), (low, middle)]);
        }
        places
    }
}

fn trimmed(mut coefficients: Vec<BigInt>) -> Vec<BigInt> {
    while coefficients.last().is_some_and(|value| value.sign() == Sign::NoSign) {
        coefficients.pop();
    }
    coefficients
}

/// Divided by what all coefficients have in common.
fn shortened(coefficients: Vec<BigInt>) -> Vec<BigInt> {
    let coefficients = trimmed(coefficients);
    let common = coefficients.iter().fold(BigInt::from(0), |common, value| divisor(common, value.clone()));
    coefficients.into_iter().map(|value| value / &common).collect()
}

/// The greatest common divisor, above zero.
fn divisor(mut a: BigInt, mut b: BigInt) -> BigInt {
    while b.sign() != Sign::NoSign {
        (a, b) = (b.clone(), a % b);
    }
    BigInt::from(a.magnitude().clone())
}

/// −(a mod b), times a number above zero.
fn negative_remainder(a: &[BigInt], b: &[BigInt]) -> Vec<BigInt> {
    let lead = b.last().expect("it is no constant");
    let mut rest = a.to_vec();
    while rest.len() >= b.len() {
        let factor = rest.pop().expect("it is as long as the other");
        let shift = rest.len() + 1 - b.len();
        // All is multiplied by the square of the leading coefficient, so that no sign changes.
        for value in &mut rest {
            *value = &*value * lead * lead;
        }
        for (place, value) in b.iter().enumerate().take(b.len() - 1) {
            rest[place + shift] -= value * &factor * lead;
        }
        rest = shortened(rest);
    }
    shortened(rest).into_iter().map(|value| -value).collect()
}

fn value(polynomial: &[BigInt], x: &Rational) -> Rational {
    let start = Rational::from(0);
    polynomial.iter().rev().fold(start, |total, value| &(&total * x) + &Rational::decimal(value.clone(), 0))
}

fn sign(value: &Rational) -> i8 {
    if value.is_zero() {
        0
    } else if value.is_negative() {
        -1
    } else {
        1
    }
}

fn sign_of(value: &BigInt) -> i8 {
    match value.sign() {
        Sign::Minus => -1,
        Sign::NoSign => 0,
        Sign::Plus => 1,
    }
}

fn changes(signs: &[i8]) -> usize {
    let signs: Vec<i8> = signs.iter().copied().filter(|sign| *sign != 0).collect();
    signs.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distinct_roots_are_counted_once() {
        let count = |coefficients: &[i128]| Sturm::new(coefficients).between(&0.into(), None);
        // (x − 1)(x − 2), (x − 1)², x² + 1, (x − 1)(x + 2), (x − 1)³(x − 3).
        for (coefficients, roots) in [
            (&[2, -3, 1][..], 2),
            (&[1, -2, 1], 1),
            (&[1, 0, 1], 0),
            (&[-2, 1, 1], 1),
            (&[3, -10, 12, -6, 1], 2),
            (&[-5, 1], 1),
        ] {
            assert_eq!(count(coefficients), roots, "{coefficients:?}");
        }
        let two = Sturm::new(&[2, -3, 1]);
        let places = two.places();
        assert!(places.len() == 2 && (places[0] - 1.0).abs() < 1e-8 && (places[1] - 2.0).abs() < 1e-8, "{places:?}");
        assert_eq!(two.between(&Rational::parse("1.5"), Some(&Rational::parse("2.5"))), 1);
    }
}
