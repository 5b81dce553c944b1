//! What the header of a preset says of its simulation.

use conformance::runs::{model, shipped, simulate};
use roicm::SimulateRequest;

#[test]
fn the_header_of_the_multinational_says_what_its_simulation_finds() {
    let text = roicm::presets::preset("multinational").unwrap().toml;
    let header = text.split("\nschema_version").next().unwrap().replace("\n# ", " ");
    assert!(header.contains(
        "In the simulation the gateway is best in about four trials of ten, as often as the free edition, and loses money \
         in nearly half."
    ));
    let simulation = simulate(
        &model(&shipped("core/presets/multinational.toml")),
        &SimulateRequest { trials: 2_048, ..SimulateRequest::default() },
    );
    let [gateway, free] = ["gateway", "free"].map(|id| &simulation.options[id]);
    // Two standard errors are 0.022.
    assert!((gateway.probability_best.estimate - 0.4).abs() < 0.05);
    assert!((gateway.probability_best.estimate - free.probability_best.estimate).abs() < 0.09);
    assert!((0.40..0.50).contains(&(1.0 - gateway.probability_of_profit.estimate)));
}
