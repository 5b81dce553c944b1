//! Quantile functions made ready for draws, once for all models that are made from one another.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::Table;
use crate::distribution::{Distribution, Inverse};

/// Made when they are first asked for, and kept as long as one of the models is. Making one takes about a millisecond, as
/// much as thousands of trials: whoever runs many small changes of a scenario would wait for nothing else.
#[derive(Debug, Clone, Default)]
pub(crate) struct Inverses(Arc<Mutex<Table<Entry>>>);

/// One for each input, by path; who asks while it is being made waits for it.
type Entry = (Distribution, Arc<OnceLock<Arc<Inverse>>>);

impl Inverses {
    /// The quantile function of an input.
    pub(crate) fn of(&self, path: &str, distribution: &Distribution) -> Arc<Inverse> {
        let entry = {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            match known.get(path) {
                Some((same, entry)) if same == distribution => Arc::clone(entry),
                _ => {
                    let entry = Arc::default();
                    known.insert(path.to_owned(), (distribution.clone(), Arc::clone(&entry)));
                    entry
                }
            }
        };
        Arc::clone(entry.get_or_init(|| Arc::new(distribution.inverse())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Model;

    #[test]
    fn models_that_are_made_from_one_another_share_them() {
        let model = Model::parse(
            r#"
            schema_version = 1
            currency = "HKD"
            horizon_months = 12
            discount_rate = 0
            workforce = { headcount = 50, hourly_cost = 200 }
            losses.rework = { events_per_year = 600, minutes_per_event.pert = { min = 8, mode = 17, max = 30 } }
            "#,
        )
        .unwrap();
        let other = model.with([("workforce.hourly_cost", 180.into())]).unwrap();
        let of = |model: &Model| {
            let input = model.input("losses.rework.minutes_per_event").unwrap();
            model.inverses.of(input.path(), input.distribution().unwrap())
        };
        assert!(Arc::ptr_eq(&of(&model), &of(&other)));
        let pert = crate::distribution::Pert::new(8.into(), 18.into(), 30.into(), 4.into()).unwrap();
        let changed = model.inverses.of("losses.rework.minutes_per_event", &pert.into());
        assert_eq!(changed.value(0.3), Distribution::from(pert).inverse().value(0.3));
    }
}
