//! The availability of a whole from that of its parts.

use crate::Number;

/// The availability of a service that needs every one of its parts: the product. Of no parts, 1.
///
/// The parts fail independently of one another; what they share (power, a network, a release) makes it worse.
pub fn series_availability<N: Number>(parts: &[N]) -> N {
    product(parts.iter().copied())
}

/// The availability of a service that needs any one of its parts: 1 − Π(1 − part). Of no parts, 0.
///
/// The parts fail independently of one another, and taking over costs no time; both flatter.
pub fn parallel_availability<N: Number>(parts: &[N]) -> N {
    let one = N::integer(1);
    one - product(parts.iter().map(|part| one - *part))
}

fn product<N: Number>(factors: impl IntoIterator<Item = N>) -> N {
    factors.into_iter().reduce(|product, factor| product * factor).unwrap_or(N::integer(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Exact;

    #[test]
    fn chains_are_worse_and_spares_better_than_their_parts() {
        let parts = [Exact::new(9, -1), Exact::new(8, -1)];
        assert_eq!(series_availability(&parts), Exact::new(72, -2));
        assert_eq!(parallel_availability(&parts), Exact::new(98, -2));
    }

    #[test]
    fn of_nothing() {
        assert_eq!(series_availability::<f64>(&[]), 1.0);
        assert_eq!(parallel_availability::<f64>(&[]), 0.0);
    }
}
