//! A few seconds of load: counts and bounds, no times.

use std::time::Duration;

use crate::support::{run, service};
use roicm_service::load::{Load, attacks};

#[test]
fn good_answers_stay_right_among_hostile_requests() {
    run(async {
        // Short times, so that every attack has its turn.
        let running = service(|config| {
            let short = Duration::from_millis(500);
            (config.header_timeout, config.body_timeout, config.write_timeout) = (short, short, short);
            // Nothing is stopped here, which would depend on how busy the machine is: it is bounded in its size instead.
            (config.deadline, config.trials) = (Duration::from_secs(90), 3000);
        })
        .await;
        let load = Load {
            address: running.address(),
            phase: Duration::from_secs(3),
            clients: 4,
            hostile: attacks().len(),
            pause: Duration::from_millis(20),
        };
        let report = load.run().await.unwrap();
        assert_eq!(report.faults(), Vec::<String>::new(), "{report}");
        assert_eq!(report.mixed.figures.attacks.len(), attacks().len(), "{report}");
        running.shut_down().await;
    });
}
