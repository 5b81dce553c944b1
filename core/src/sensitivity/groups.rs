//! Inputs that are looked at together, as requests write them.

use crate::Table;
use crate::request::{self, Members, Raw, Reading};

/// Names, each with a list of paths.
pub(super) fn groups(raw: &Raw) -> Reading<Table<Vec<String>>> {
    let Members(members) =
        serde_json::from_str(raw.get()).map_err(|_| "expected names, each with a list of paths".to_owned())?;
    let mut groups = Table::new();
    for (name, paths) in members {
        let paths = request::list("paths", request::text)(&paths).map_err(|message| format!("{name}: {message}"))?;
        if groups.insert(name.clone(), paths).is_some() {
            return Err(format!("{name} is given twice"));
        }
    }
    Ok(groups)
}
