//! Short lists put in order: what is worth less time than room in the program.
//!
//! The sort of the standard library is compiled anew for every type and every order. Here one sort finds the order of
//! places, and all that is compiled for a type is how two things are compared and how they change places. Long lists of
//! numbers are better off with the library's.

use core::cmp::Ordering;

/// Sorts by an order; what is equal in it stays as it stands.
pub(crate) fn sort_by<T>(items: &mut [T], mut order: impl FnMut(&T, &T) -> Ordering) {
    let found = exchanges(items.len(), &mut |a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => order(a, b),
        _ => Ordering::Equal,
    });
    for (here, there) in found {
        items.swap(here, there);
    }
}

/// Sorts by the order of a type; what is equal stays as it stands.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts by a key; what has the same stays as it stands.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Things in their order, each once.
pub(crate) fn distinct<T: Ord>(things: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut distinct: Vec<T> = things.into_iter().collect();
    sort(&mut distinct);
    distinct.dedup();
    distinct
}

/// The exchanges, one after the other, that put things in an order of their places.
fn exchanges(length: usize, order: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    if length < 2 {
        return Vec::new();
    }
    let mut sorted: Vec<usize> = (0..length).collect();
    sorted.sort_by(|a, b| order(*a, *b));
    let mut destinations = vec![0; length];
    for (destination, place) in sorted.into_iter().enumerate() {
        destinations.get_mut(place).into_iter().for_each(|of_place| *of_place = destination);
    }
    let mut exchanges = Vec::new();
    for here in 0..length {
        // What stands here goes where it belongs, until what comes from there belongs here.
        while let Some(&there) = destinations.get(here)
            && there != here
        {
            destinations.swap(here, there);
            exchanges.push((here, there));
        }
    }
    exchanges
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lists_are_sorted_as_the_library_sorts_them(items in prop::collection::vec((0_u8..9, any::<u16>()), 0..200)) {
            let (mut ours, mut theirs) = (items.clone(), items.clone());
            sort_by(&mut ours, |a, b| (a.0 % 3).cmp(&(b.0 % 3)));
            theirs.sort_by_key(|item| item.0 % 3);
            prop_assert_eq!(&ours, &theirs);
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(&ours, &theirs);
            sort(&mut ours);
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
