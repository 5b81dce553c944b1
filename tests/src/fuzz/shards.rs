//! Parts of a simulation, as workers and machines send them to one another, damaged on the way.

use std::sync::OnceLock;

use roicm::{Model, Shard, SimulateRequest, ToJson};

use super::checks::{refusal, well_formed};

/// What is simulated: two blocks, so that half of it can come from elsewhere.
fn request() -> SimulateRequest {
    SimulateRequest { trials: 1_040, seed: 3, threads: 1, ..SimulateRequest::default() }
}

fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| {
        let text = "schema_version = 1\ncurrency = 'HKD'\nhorizon_months = 2\ndiscount_rate = 0.08\n\
                    workforce = { headcount = 5, hourly_cost.uniform = { min = 50, max = 100 } }\n\
                    losses.a = { events_per_year = 100, minutes_per_event = 17 }\n\
                    options.o.steps.s = { cost = 90, effects = [{ loss = 'a', input = 'events_per_year', reduce_by = 0.5 }] }\n";
        Model::parse(text).expect("it is valid")
    })
}

/// The second block, as bytes and as a document.
pub(super) fn genuine() -> [Vec<u8>; 2] {
    let shard = model().simulate_shard(&request(), 1..2).expect("there is such a block");
    [shard.to_bytes(), shard.to_json().into_bytes()]
}

pub(super) fn run(bytes: &[u8]) {
    let read = match std::str::from_utf8(bytes) {
        Ok(text) if text.starts_with('{') => Shard::from_json(text),
        _ => Shard::from_bytes(bytes),
    };
    let shard = match read {
        Ok(shard) => shard,
        Err(problems) => return refusal(&problems, None),
    };
    // Not-a-numbers are not equal: their texts are.
    let again = Shard::from_bytes(&shard.to_bytes()).expect("what was written can be read");
    assert_eq!(again.to_json(), shard.to_json());
    let again = Shard::from_json(&shard.to_json()).expect("what was written can be read");
    assert_eq!(again.to_bytes(), shard.to_bytes());
    let finish = |shard: Shard| {
        let mut run = model().begin(&request())?;
        run.simulate(0..1)?;
        run.take(shard)?;
        run.finish()
    };
    match finish(shard) {
        // What is damaged and still fits says something else; it does not break anything.
        Ok(simulation) => drop(well_formed(&simulation.to_json())),
        Err(problems) => refusal(&problems, None),
    }
}
