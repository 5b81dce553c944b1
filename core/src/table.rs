//! Things by their ids.

use core::fmt;
use core::ops::Index;
use core::slice;
use std::vec;

use serde::{Serialize, Serializer};

/// Things by their ids or paths, in the order of these. Scenarios and their results hold a few dozen at most of any kind,
/// which a sorted list keeps in less room than a tree would.
///
/// ```
/// use roicm::Table;
///
/// let mut table: Table<u32> = [("b".to_owned(), 2), ("a".to_owned(), 1)].into();
/// assert_eq!(table.insert("c".to_owned(), 3), None);
/// assert_eq!((table["b"], table.get("d")), (2, None));
/// assert_eq!(table.values().copied().collect::<Vec<_>>(), [1, 2, 3]);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Table<T>(Vec<(String, T)>);

impl<T> Table<T> {
    /// An empty table.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// How many things are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where a key stands, or would.
    fn place(&self, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(key))
    }

    /// What a key names.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.get(self.place(key).ok()?).map(|(_, value)| value)
    }

    /// What a key names, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut T> {
        let place = self.place(key).ok()?;
        self.0.get_mut(place).map(|(_, value)| value)
    }

    /// Whether a key names anything.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.place(key).is_ok()
    }

    /// Puts a thing under a key, and answers with what stood there before.
    pub fn insert(&mut self, key: String, value: T) -> Option<T> {
        match self.place(&key) {
            Ok(place) => self.0.get_mut(place).map(|(_, known)| core::mem::replace(known, value)),
            Err(place) => {
                self.0.insert(place, (key, value));
                None
            }
        }
    }

    /// Takes out what a key names.
    pub fn remove(&mut self, key: &str) -> Option<T> {
        self.place(key).ok().map(|place| self.0.remove(place).1)
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Keys and what they name.
    #[must_use]
    pub fn iter(&self) -> Entries<'_, T> {
        Entries(self.0.iter())
    }

    /// The keys.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &String> + ExactSizeIterator + Clone {
        self.0.iter().map(|(key, _)| key)
    }

    /// What they name.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        self.0.iter().map(|(_, value)| value)
    }

    /// What they name, taken out.
    pub fn into_values(self) -> impl DoubleEndedIterator<Item = T> + ExactSizeIterator {
        self.0.into_iter().map(|(_, value)| value)
    }

    /// What they name, to be changed.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut T> + ExactSizeIterator {
        self.0.iter_mut().map(|(_, value)| value)
    }
}

/// The entries of a table: keys and what they name.
#[derive(Debug)]
pub struct Entries<'a, T>(slice::Iter<'a, (String, T)>);

impl<T> Clone for Entries<'_, T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<'a, T> Iterator for Entries<'a, T> {
    type Item = (&'a String, &'a T);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(key, value)| (key, value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<T> DoubleEndedIterator for Entries<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|(key, value)| (key, value))
    }
}

impl<T> ExactSizeIterator for Entries<'_, T> {}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = (&'a String, &'a T);
    type IntoIter = Entries<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> IntoIterator for Table<T> {
    type Item = (String, T);
    type IntoIter = vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Where a key comes several times, the last one remains.
impl<T> FromIterator<(String, T)> for Table<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entries: I) -> Self {
        let mut table = Self::new();
        for (key, value) in entries {
            table.insert(key, value);
        }
        table
    }
}

impl<T, const N: usize> From<[(String, T); N]> for Table<T> {
    fn from(entries: [(String, T); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

/// # Panics
/// Where the key names nothing.
impl<T> Index<&str> for Table<T> {
    type Output = T;

    fn index(&self, key: &str) -> &T {
        self.get(key).expect("an index is a key of the table")
    }
}

impl<T: Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self)
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Table<T> {
    fn inline_schema() -> bool {
        Map::<T>::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        Map::<T>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Map::<T>::json_schema(generator)
    }
}

/// What a table is in JSON.
#[cfg(feature = "schema")]
type Map<T> = std::collections::BTreeMap<String, T>;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn a_table_is_a_map(
            entries in prop::collection::vec((0_u8..20, any::<u8>()), 0..40),
            changes in prop::collection::vec((0_u8..20, prop::option::of(any::<u8>())), 0..40),
        ) {
            let entries: Vec<(String, u8)> = entries.into_iter().map(|(key, value)| (key.to_string(), value)).collect();
            let mut table: Table<u8> = entries.iter().cloned().collect();
            let mut map: BTreeMap<String, u8> = entries.into_iter().collect();
            for (key, value) in changes {
                let key = key.to_string();
                prop_assert_eq!(table.get(&key), map.get(&key));
                match value {
                    Some(value) => prop_assert_eq!(table.insert(key.clone(), value), map.insert(key, value)),
                    None => prop_assert_eq!(table.remove(&key), map.remove(&key)),
                }
                prop_assert!(table.iter().eq(&map));
                prop_assert!(table.keys().eq(map.keys()) && table.values().rev().eq(map.values().rev()));
            }
            prop_assert_eq!(format!("{table:?}"), format!("{map:?}"));
            prop_assert_eq!(serde_json::to_string(&table).unwrap(), serde_json::to_string(&map).unwrap());
            prop_assert!(table.into_iter().eq(map));
        }
    }
}
