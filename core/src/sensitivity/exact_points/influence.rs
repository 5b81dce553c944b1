//! Which inputs a result depends on.

use crate::evaluation::Address;
use crate::explain::dependencies;
use crate::model::{InputId, Model};
use crate::order;
use crate::problem::Problem;

/// The inputs that a result depends on, by path. A result that is none in the base case may be one elsewhere: then
/// everything counts that decides whether it is.
pub(crate) fn influences(model: &Model, address: Address) -> Result<Vec<InputId>, Problem> {
    let mut found = dependencies(model, address)?;
    if model.answer(address, &model.base_values::<crate::Exact>())?.is_err() {
        let wider = match address {
            Address::Option { option, .. } => vec![
                Address::Option { option, name: "net_present_value" },
                Address::Option { option, name: "annual_cost_after" },
                Address::Today("annual_cost"),
            ],
            Address::CashOnly { option, .. } => vec![Address::CashOnly { option, name: "net_present_value" }],
            Address::Loss { .. } => vec![Address::Today("annual_cost")],
            // Either a loss has an availability, or it has none whatever the values.
            Address::Today(_) | Address::OptionLoss { .. } | Address::CashFlow { .. } => Vec::new(),
        };
        for address in wider {
            found.extend(dependencies(model, address)?);
        }
    }
    let path = |id: &InputId| model.inputs.get(id.index()).map_or("", |input| input.path.as_str());
    let mut found = order::distinct(found);
    order::sort_by(&mut found, |a, b| path(a).cmp(path(b)));
    Ok(found)
}
