//! How far a result moves with each input alone.

use roicm::{Basis, PointResult, Scalar, Tornado, TornadoBar, TornadoEnd};

use super::Finding;
use super::bars::{HIGHER, LOWER, Scale};
use super::figures::{level, named};
use crate::names::sentence;
use crate::page::{Block, Page};
use crate::words::count;
use crate::wrap::width;

/// Bars that a page shows.
const MOST: usize = 12;
/// Columns between the figures at both ends.
const COLUMNS: u16 = 46;
/// Columns of a page.
const PAGE: usize = crate::format::text::WIDTH;

pub(super) fn page(finding: &Finding<'_>, tornado: &Tornado) -> Page {
    let result = finding.result(&tornado.result);
    let base = finding.point(&tornado.result, &tornado.baseline);
    if tornado.bars.is_empty() {
        return vec![Block::Lead(format!(
            "{result} is {base}, and no input that could be moved has any influence on it."
        ))];
    }
    let (still, drawn): (Vec<_>, Vec<_>) = tornado.bars.iter().partition(|bar| is_still(tornado, bar));
    let mut counted = notes(tornado, &still);
    let Some(first) = drawn.first() else {
        let lead = if tornado.baseline.never {
            format!("{result} never comes, whatever single input is moved. {}", tried(tornado))
        } else {
            format!("{result} is {base}, whatever single input is moved. {}", tried(tornado))
        };
        return vec![Block::Lead(lead), Block::List(counted)];
    };
    let told = |end: &TornadoEnd| {
        format!(
            "{} with {}",
            finding.point(&tornado.result, &end.point),
            finding.input_value(&first.input.path, end.value)
        )
    };
    let lead = format!(
        "{result} is {base} in the base case. What moves it most is {}: it is {}, and {}.",
        named(&finding.input(&first.input.path), &first.input.path),
        told(&first.low),
        told(&first.high),
    );
    let shown = drawn.iter().copied().take(MOST);
    let ends = |bar: &TornadoBar| [height(&bar.low.point), height(&bar.high.point)];
    let all = shown.clone().flat_map(ends).chain([height(&tornado.baseline)]).flatten();
    let scale = Scale::over(all, COLUMNS);
    let lines = shown.flat_map(|bar| lines(finding, tornado, scale, bar)).collect();
    if drawn.len() > MOST {
        counted.push(format!("Not shown, with smaller swings: {}.", count(drawn.len() - MOST, "more input")));
    }
    if drawn.iter().take(MOST).any(|bar| bar.same_side) {
        counted.push(
            "Both ends on one side of the base case (marked *): it lies outside of the two values, or the result turns \
             back in between."
                .to_owned(),
        );
    }
    vec![
        Block::Lead(lead),
        Block::Heading("How far each input moves it, all others at their base case".to_owned()),
        Block::Paragraph(format!(
            "{} {LOWER} the lower value of the input, {HIGHER} the higher value, │ the base case.",
            tried(tornado)
        )),
        Block::Picture(lines),
        Block::List(counted),
    ]
}

/// Whether the result stays where it is in the base case at both ends of a bar.
fn is_still(tornado: &Tornado, bar: &TornadoBar) -> bool {
    let stays = |end: &TornadoEnd| match (end.point.result, tornado.baseline.result) {
        (Some(at), Some(base)) => at == base,
        (None, None) => end.point.never && tornado.baseline.never,
        _ => false,
    };
    stays(&bar.low) && stays(&bar.high)
}

/// What is not seen, and the inputs that are counted only.
fn notes(tornado: &Tornado, still: &[&TornadoBar]) -> Vec<String> {
    let mut notes = vec![format!(
        "One input moves at a time, so that what two of them do together is not seen; `--method sobol` shows it, and \
         `--method value-of-information` what it would be worth to know an input better."
    )];
    // What has the same value at both ends has not been moved; notices name it.
    let unmoved = still.iter().filter(|bar| bar.low.value == bar.high.value).count();
    if still.len() > unmoved {
        notes.push(format!("Do not move it between the two values: {}.", count(still.len() - unmoved, "input")));
    }
    if tornado.without_influence > 0 {
        notes.push(format!("Without any influence on it: {}.", count(tornado.without_influence, "input")));
    }
    notes
}

/// What the ends of the bars are.
fn tried(tornado: &Tornado) -> String {
    let quantiles = tornado.bars.iter().any(|bar| bar.basis == Basis::Quantiles);
    let range = tornado.range.filter(|_| tornado.bars.iter().any(|bar| bar.basis == Basis::Range));
    let mut parts = Vec::new();
    if quantiles {
        parts.push(format!(
            "uncertain inputs are set to the values that they are below in {} and in {} of all cases",
            level(tornado.low_quantile),
            level(tornado.high_quantile)
        ));
    }
    if let Some(range) = range {
        parts.push(format!("certain inputs are moved by {} of their base case, down and up", level(range.to_f64())));
    }
    let both = parts.join("; ");
    format!("{}.", sentence(&both))
}

/// Where the result stands at a point: a payback that never comes is beyond everything.
fn height(point: &PointResult) -> Option<f64> {
    point.result.map(Scalar::to_f64).or(point.never.then_some(f64::INFINITY))
}

/// The name of an input with its values, and its bar with the results at both ends.
fn lines(finding: &Finding<'_>, tornado: &Tornado, scale: Scale, bar: &TornadoBar) -> [String; 3] {
    let path = &bar.input.path;
    let value = |end: &TornadoEnd| {
        let limit = if end.limited { " (the end of what is possible)" } else { "" };
        format!("{}{limit}", finding.input_value(path, end.value))
    };
    let mark = if bar.same_side { " *" } else { "" };
    let values = format!("{} to {}{mark}", value(&bar.low), value(&bar.high));
    let name = finding.input(path);
    let heading = format!("{name}, {values}");
    let heading = if width(&heading) <= PAGE {
        heading
    } else {
        format!("{}, {values}", cut(&name, PAGE.saturating_sub(width(&values) + 2)))
    };
    let (low, high) = (height(&bar.low.point), height(&bar.high.point));
    let is_turned = matches!((low, high), (Some(low), Some(high)) if low > high);
    let (left, right) = if is_turned { (&bar.high, &bar.low) } else { (&bar.low, &bar.high) };
    let figure = |end: &TornadoEnd| finding.point(&tornado.result, &end.point);
    let picture = scale.ends(height(&tornado.baseline), low, high);
    [heading, format!("{:>15} {picture} {}", figure(left), figure(right)).trim_end().to_owned(), String::new()]
}

/// As much of a text as fits some columns.
fn cut(text: &str, columns: usize) -> String {
    let mut short = String::new();
    for character in text.chars() {
        if width(&short) + 2 > columns {
            short.push('…');
            break;
        }
        short.push(character);
    }
    short
}
