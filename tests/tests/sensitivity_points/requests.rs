//! What requests are refused for, and that threads are not seen.

use core::ops::ControlFlow;

use super::*;

#[test]
fn threads_are_not_seen() {
    let model = preset("multinational");
    let json = |threads: usize| {
        let (x, y) = (axis_of("losses.outages.availability"), axis_of("workforce.realisation"));
        [
            serde_json::to_string(&tornado(&model, &TornadoRequest { threads, ..TornadoRequest::default() })).unwrap(),
            serde_json::to_string(
                &model.two_way(&TwoWayRequest { x, y, threads, ..TwoWayRequest::default() }).unwrap(),
            )
            .unwrap(),
            serde_json::to_string(
                &model.break_even(&BreakEvenRequest { threads, ..BreakEvenRequest::default() }).unwrap(),
            )
            .unwrap(),
        ]
    };
    let one = json(1);
    assert!(json(2) == one && json(7) == one);
}

#[test]
fn what_cannot_be_met_is_refused_all_at_once() {
    let model = preset("hong-kong-only");
    let codes = |problems: roicm::Problems| -> Vec<(Code, String)> {
        problems.iter().map(|problem| (problem.code, problem.path.clone())).collect()
    };
    let refused = |request: &TornadoRequest| codes(model.tornado(request).unwrap_err());
    let bad = TornadoRequest {
        result: Some("options.lite.net_present".to_owned()),
        low_quantile: 0.0,
        high_quantile: f64::NAN,
        range: Some(1.into()),
        ..TornadoRequest::default()
    };
    let invalid = |path: &str| (Code::InvalidArgument, path.to_owned());
    let unknown = (Code::UnknownResult, "result".to_owned());
    assert_eq!(refused(&bad), [invalid("low_quantile"), invalid("high_quantile"), invalid("range"), unknown.clone()]);
    let crossed = TornadoRequest { low_quantile: 0.9, high_quantile: 0.1, ..TornadoRequest::default() };
    assert_eq!(refused(&crossed), [invalid("low_quantile")]);

    let refused = |request: &TwoWayRequest| codes(model.two_way(request).unwrap_err());
    let bad = TwoWayRequest {
        result: Some("net_present_value".to_owned()),
        x: axis("workforce.realisation", &["0.5", "0.5", "1.5"]),
        y: axis_of("workforce.headcounts"),
        ..TwoWayRequest::default()
    };
    let domain = (Code::OutOfDomain, "x.values.2".to_owned());
    let reference = (Code::UnknownReference, "y.path".to_owned());
    assert_eq!(refused(&bad), [unknown, domain, invalid("x.values.1"), reference]);
    let same = TwoWayRequest { x: axis_of("discount_rate"), y: axis_of("discount_rate"), ..TwoWayRequest::default() };
    assert_eq!(refused(&same), [invalid("y.path")]);
    let half = AxisRequest { from: Some(1.into()), ..axis_of("workforce.headcount") };
    let both = AxisRequest { steps: Some(0), ..axis("discount_rate", &["0.1"]) };
    let request = TwoWayRequest { x: half, y: both, ..TwoWayRequest::default() };
    assert_eq!(refused(&request), [invalid("x.to"), invalid("y.values")]);

    let refused = |request: &BreakEvenRequest| codes(model.break_even(request).unwrap_err());
    let from = BreakEvenRequest { from: Some(1.into()), ..BreakEvenRequest::default() };
    assert_eq!(refused(&from), [invalid("from")]);
    let of = |path: &str, from: i64, to: i64| BreakEvenRequest {
        input: Some(path.to_owned()),
        from: Some(from.into()),
        to: Some(to.into()),
        ..BreakEvenRequest::default()
    };
    assert_eq!(refused(&of("workforce.head", 1, 2)), [(Code::UnknownReference, "input".to_owned())]);
    assert_eq!(refused(&of("workforce.headcount", 2, 1)), [invalid("to")]);
    let outside = ["from", "to"].map(|path| (Code::OutOfDomain, path.to_owned()));
    assert_eq!(refused(&of("workforce.realisation", -1, 2)), outside);
}

#[test]
fn limits_are_checked_before_anything_runs() {
    let toml = presets::preset("hong-kong-only").unwrap().toml;
    let limited =
        |limits: &Limits| Document::parse(toml.as_bytes(), Some(Format::Toml), limits).unwrap().model(limits).unwrap();
    let wide = |steps: u64| AxisRequest {
        from: Some(1.into()),
        to: Some(2.into()),
        steps: Some(steps),
        ..axis_of("workforce.headcount")
    };
    let request = TwoWayRequest { x: wide(u64::MAX), y: axis_of("discount_rate"), ..TwoWayRequest::default() };
    let problems = limited(&Limits::default()).two_way(&request).unwrap_err();
    assert!(problems.iter().all(|problem| problem.code == Code::LimitExceeded), "{problems}");
    assert!(problems.to_string().contains("table_cells") && problems.to_string().contains("point_work"), "{problems}");
    let mut limits = Limits::default();
    limits.point_work = 1_000;
    let model = limited(&limits);
    let tables = [
        model.tornado(&TornadoRequest::default()).unwrap_err(),
        model.two_way(&TwoWayRequest { x: wide(30), ..request }).unwrap_err(),
        model.break_even(&BreakEvenRequest::default()).unwrap_err(),
    ];
    for problems in tables {
        assert_eq!(
            problems.iter().map(|problem| problem.code).collect::<Vec<_>>(),
            [Code::LimitExceeded],
            "{problems}"
        );
        assert!(problems.to_string().contains("point_work"), "{problems}");
    }
}

#[test]
fn long_ones_are_stopped() {
    let model = preset("hong-kong-only");
    let stop = &mut |_| ControlFlow::Break(());
    let (x, y) = (axis_of("workforce.headcount"), axis_of("discount_rate"));
    let stopped = [
        model.tornado_with(&TornadoRequest::default(), stop).unwrap_err(),
        model
            .two_way_with(&TwoWayRequest { x: x.clone(), y: y.clone(), ..TwoWayRequest::default() }, stop)
            .unwrap_err(),
        model.break_even_with(&BreakEvenRequest::default(), stop).unwrap_err(),
    ];
    assert!(stopped.iter().all(|problems| problems.iter().all(|problem| problem.code == Code::Cancelled)));
    let mut last = None;
    model
        .two_way_with(&TwoWayRequest { x, y, ..TwoWayRequest::default() }, &mut |progress| {
            assert!(last.is_none_or(|(done, _)| done <= progress.done));
            last = Some((progress.done, progress.trials));
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(last, Some((121, 121)));
}

#[test]
fn requests_are_read_from_json() {
    let request = TwoWayRequest::from_json(
        r#"{"result": "today.annual_cost", "x": {"path": "a", "values": [0.1, "0.2"]}, "y": {"path": "b", "from": "1", "to": 3}}"#,
    )
    .unwrap();
    assert_eq!(request.x, axis("a", &["0.1", "0.2"]));
    assert_eq!((request.y.from, request.y.to, request.y.steps), (Some(1.into()), Some(3.into()), None));
    let problems = TwoWayRequest::from_json(r#"{"x": {"paths": "a"}, "y": 1, "z": 2}"#).unwrap_err();
    assert_eq!(problems.iter().count(), 3, "{problems}");
    let problems = TornadoRequest::from_json(r#"{"range": "10%", "low": 0.1}"#).unwrap_err();
    assert!(
        problems.to_string().contains("did you mean `low_quantile`?") || problems.iter().count() == 2,
        "{problems}"
    );
    assert_eq!(TornadoRequest::from_json("{}").unwrap(), TornadoRequest::default());
    assert_eq!(BreakEvenRequest::from_json("{\"input\": null}").unwrap(), BreakEvenRequest::default());
}
