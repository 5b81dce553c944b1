//! Which inputs a result rises and falls with.

use roicm::{Exact, InputRankCorrelation, RankCorrelations, Scalar};

use super::Finding;
use super::bars::Scale;
use super::figures::named;
use crate::number;
use crate::page::{Block, Page};
use crate::table::{Column, Row, Table};
use crate::words::count;

/// Inputs that a page shows.
const MOST: usize = 20;
/// Columns of a bar.
const COLUMNS: u16 = 25;

pub(super) fn page(finding: &Finding<'_>, found: &RankCorrelations) -> Page {
    let result = finding.result(&found.result);
    let Some(first) = found.correlations.first() else {
        return vec![Block::Lead(format!("{result} depends on nothing that is uncertain."))];
    };
    let name = named(&finding.input(&first.input.path), &first.input.path);
    let lead = match first.rank_correlation {
        None => format!(
            "{result} goes along with no input{}.",
            first.reason.map_or_else(String::new, |reason| format!(": {reason}"))
        ),
        Some(value) if value < 0.0 => format!("What {result} goes along with most is {name}: it falls as that rises."),
        Some(_) => format!("What {result} goes along with most is {name}: it rises with it."),
    };
    let scale = Scale::over([-1.0, 1.0], COLUMNS);
    let rows = found.correlations.iter().take(MOST).map(|known| {
        Row::Cells(vec![
            finding.input(&known.input.path),
            correlation(known),
            known.rank_correlation.map_or_else(String::new, |value| scale.to_value(value)),
        ])
    });
    let mut notes = vec![
        "Spearman's rank correlation: 1 where the result always rises with the input, -1 where it always falls, near 0 \
         where neither shows; what rises and falls again is not seen. ± is the reach of the 95% interval."
            .to_owned(),
        format!(
            "{} trials, seed {}.",
            number::plain(Exact::new(i128::from(found.run.trials), 0)),
            found.run.seed
        ),
    ];
    if found.correlations.len() > MOST {
        notes.push(format!("{} are not shown.", count(found.correlations.len() - MOST, "more input")));
    }
    vec![
        Block::Lead(lead),
        Block::Heading("How it goes along with each input".to_owned()),
        Block::Table(Table {
            columns: vec![Column::text("Input"), Column::number("Correlation"), Column::text("-1  …  0  …  1")],
            rows: rows.collect(),
        }),
        Block::List(notes),
    ]
}

fn correlation(known: &InputRankCorrelation) -> String {
    let Some(value) = known.rank_correlation else {
        return known.reason.map_or_else(|| "none".to_owned(), |reason| format!("none ({reason})"));
    };
    let value_text = number::fixed(Exact::from_f64(value), 2);
    match known.interval {
        None => value_text,
        Some(interval) => {
            let reach = (interval.upper - value).max(value - interval.lower);
            format!("{value_text} ± {}", number::fixed(Exact::from_f64(reach), 3))
        }
    }
}
