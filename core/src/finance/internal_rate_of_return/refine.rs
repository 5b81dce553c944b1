//! From intervals to roots.

use super::double_double::DoubleDouble;
use super::flows::{Flows, Form};
use super::isolate::{Piece, Shape, Unresolved, isolate, least_root};

/// A root, with the growth factors between which it was found.
#[derive(Debug, Clone, Copy)]
struct Found {
    low: f64,
    high: f64,
    growth: DoubleDouble,
    /// Whether the value cannot be told from zero between `low` and `high`, so that `growth` is still to be chosen.
    blurred: bool,
}

/// The growth factor at which flows with one change of sign are worth nothing.
pub(super) fn single_root(flows: &Flows) -> DoubleDouble {
    let one = DoubleDouble::from(1.0);
    let at_one = flows.value_at(one).sign;
    if at_one == 0 {
        one
    } else if at_one == flows.sign_at_infinity() {
        solve(flows, least_root(flows.in_order()), 1.0, flows.sign_at_zero(), 1.0)
    } else {
        solve(flows, 1.0, 1.0 / least_root(flows.reversed()), at_one, 1.0)
    }
}

/// Every growth factor at which the flows are worth nothing, ascending. Those that cannot be told apart, because the
/// value between them cannot be told from zero, count as one.
pub(super) fn all_roots(flows: &Flows) -> Result<Vec<DoubleDouble>, Unresolved> {
    // Below a growth of 1 in the growth itself; above, in its reciprocal, which turns the order around.
    let below = isolate(flows.in_order())?;
    let above = isolate(flows.reversed())?;
    let above = above.iter().rev().map(|piece| Piece { low: 1.0 / piece.high, high: 1.0 / piece.low, ..*piece });
    let mut found = Vec::new();
    for piece in below {
        search(flows, Form::AtEnd, piece, &mut found);
    }
    for piece in above {
        search(flows, Form::AtStart, piece, &mut found);
    }
    crate::order::sort_by(&mut found, |a, b| {
        a.growth.high.total_cmp(&b.growth.high).then(a.growth.low.total_cmp(&b.growth.low))
    });
    Ok(merge(flows, &found).into_iter().map(|root| settle(flows, root)).collect())
}

/// Adds the roots in a piece, whose shape is that of the given form.
fn search(flows: &Flows, form: Form, piece: Piece, found: &mut Vec<Found>) {
    let Piece { low, high, shape } = piece;
    match shape {
        Shape::Monotone => found.extend(crossing(flows, low, high)),
        Shape::Blurred => {
            let growth = DoubleDouble::from(between(low, high));
            found.push(Found { low, high, growth, blurred: true });
        }
        Shape::Bent => match extremum(flows, form, low, high) {
            None => found.extend(crossing(flows, low, high)),
            Some(turn) if flows.is_blurred_at(DoubleDouble::from(turn)) => {
                found.push(Found { low, high, growth: DoubleDouble::from(turn), blurred: false });
            }
            Some(turn) => {
                found.extend(crossing(flows, low, turn));
                found.extend(crossing(flows, turn, high));
            }
        },
    }
}

/// The root between two growth factors, where the value is monotone between them.
fn crossing(flows: &Flows, low: f64, high: f64) -> Option<Found> {
    let at = |growth: f64| Found { low: growth, high: growth, growth: DoubleDouble::from(growth), blurred: false };
    match (sign_at(flows, low), sign_at(flows, high)) {
        (0, _) => Some(at(low)),
        (_, 0) => Some(at(high)),
        (before, after) if before != after => {
            let growth = solve(flows, low, high, before, between(low, high));
            Some(Found { low, high, growth, blurred: false })
        }
        _ => None,
    }
}

/// Where a form turns between two growth factors, if its slope changes sign between them.
fn extremum(flows: &Flows, form: Form, mut low: f64, mut high: f64) -> Option<f64> {
    let slope = |growth: f64| flows.value_in(form, DoubleDouble::from(growth)).slope;
    let rising = slope(low) > 0.0;
    if (slope(high) > 0.0) == rising {
        return None;
    }
    loop {
        let middle = between(low, high);
        if middle <= low || middle >= high {
            return Some(middle);
        }
        if (slope(middle) > 0.0) == rising {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// Makes one of neighbours that cannot be told apart. `found` is in ascending order.
fn merge(flows: &Flows, found: &[Found]) -> Vec<Found> {
    let mut merged: Vec<Found> = Vec::new();
    for next in found {
        match merged.last_mut() {
            // Shared ends of intervals are found twice.
            Some(last) if last.growth == next.growth && !last.blurred && !next.blurred => {
                last.low = last.low.min(next.low);
                last.high = last.high.max(next.high);
            }
            Some(last) if is_one(flows, last, next) => {
                last.low = last.low.min(next.low);
                last.high = last.high.max(next.high);
                last.growth = next.growth;
                last.blurred = true;
            }
            _ => merged.push(*next),
        }
    }
    merged
}

fn is_one(flows: &Flows, last: &Found, next: &Found) -> bool {
    (last.blurred && next.blurred && next.low <= last.high)
        || flows.is_blurred_at(DoubleDouble::from(between(last.growth.high, next.growth.high)))
}

/// Chooses the growth factor of a blurred root: where the sign changes, else where the value turns, else the middle.
fn settle(flows: &Flows, root: Found) -> DoubleDouble {
    let Found { low, high, growth, blurred } = root;
    if !blurred {
        return growth;
    }
    let (before, after) = (sign_at(flows, low), sign_at(flows, high));
    if before * after < 0 {
        solve(flows, low, high, before, between(low, high))
    } else {
        let middle = between(low, high);
        let form = if middle < 1.0 { Form::AtEnd } else { Form::AtStart };
        DoubleDouble::from(extremum(flows, form, low, high).unwrap_or(middle))
    }
}

pub(super) fn sign_at(flows: &Flows, growth: f64) -> i8 {
    flows.value_at(DoubleDouble::from(growth)).sign
}

/// A growth factor between two: their geometric mean, as they may lie orders of magnitude apart.
pub(super) fn between(low: f64, high: f64) -> f64 {
    (low.sqrt() * high.sqrt()).clamp(low, high)
}

/// The root between `low`, where the value has the sign `before`, and `high`, where it has the other: by Newton's
/// method, halving the bracket where that leaves it or is slow. First in doubles from `start`, then with two.
fn solve(flows: &Flows, low: f64, high: f64, before: i8, start: f64) -> DoubleDouble {
    let rough = solve_in_doubles(flows, low, high, before, start);
    let (mut low, mut high, mut growth) =
        (DoubleDouble::from(low), DoubleDouble::from(high), DoubleDouble::from(rough));
    for _ in 0..MOST_STEPS {
        let at = flows.value_at(growth);
        if at.sign == 0 {
            return growth;
        }
        if at.sign == before {
            low = growth;
        } else {
            high = growth;
        }
        let step = at.value.high / at.slope;
        let next = growth - DoubleDouble::from(step);
        growth = if low.is_below(next) && next.is_below(high) {
            // A step this small moves neither double of what is reported.
            if step.abs() <= 1e-22 * growth.high {
                return next;
            }
            next
        } else {
            let half = DoubleDouble::from(0.5);
            let middle = (low + high) * half;
            if !(low.is_below(middle) && middle.is_below(high)) {
                return growth;
            }
            middle
        };
    }
    growth
}

/// Enough for halvings from end to end of the doubles; Newton's method takes a handful.
const MOST_STEPS: u32 = 200;

fn solve_in_doubles(flows: &Flows, mut low: f64, mut high: f64, before: i8, start: f64) -> f64 {
    let mut growth = start;
    let mut step_before = high - low;
    for _ in 0..MOST_STEPS {
        let (value, slope) = flows.quick_value_at(growth);
        if value == 0.0 {
            return growth;
        }
        if (value > 0.0) == (before > 0) {
            low = growth;
        } else {
            high = growth;
        }
        let mut next = growth - value / slope;
        // A step that does not halve the one before is Newton's method crawling along a high power.
        if !(next > low && next < high) || (next - growth).abs() > 0.5 * step_before {
            next = between(low, high);
        }
        step_before = (next - growth).abs();
        growth = next;
        if step_before <= 2.0 * f64::EPSILON * growth {
            break;
        }
    }
    growth
}

#[cfg(test)]
mod tests {
    use super::*;

    /// −4 + 8 ÷ g = 0 at g = 2 and −10 + 21 ÷ g − 11 ÷ g² = 0 at g = 1.1, rising or falling.
    #[test]
    fn doubles_alone_come_to_the_root() {
        for sign in [1.0, -1.0] {
            for (flows, low, high, root) in [
                (&[-4.0, 8.0][..], 1.0, 8.0, 2.0),
                (&[-4.0, 8.0], 0.25, 4.0, 2.0),
                (&[-10.0, 21.0, -11.0], 1.05, 3.0, 1.1),
            ] {
                let flows = Flows::new(&flows.iter().map(|flow| sign * flow).collect::<Vec<_>>()).unwrap();
                let found = solve_in_doubles(&flows, low, high, sign_at(&flows, low), low);
                assert!((found / root - 1.0).abs() <= 1e-14, "{found} is not {root}");
            }
        }
    }
}
