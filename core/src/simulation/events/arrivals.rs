//! Which events there are.

use super::Month;
use super::batch::{Batch, Run};
use crate::number::LANES;
use crate::sampling::Generator;

/// The streams of a loss in a block.
#[derive(Debug)]
pub(super) struct Streams {
    /// Of arrivals after the first.
    pub(super) arrivals: Generator,
    /// Of what is drawn for each event.
    pub(super) magnitudes: Vec<Generator>,
}

/// A month of some trials, whose events are listed trial after trial.
pub(super) struct Listing<'a, Firsts> {
    pub(super) month: &'a Month<'a>,
    pub(super) streams: &'a Streams,
    /// The first of the trials within the block.
    pub(super) offset: usize,
    /// The trials that are left: the uniform number of the first arrival, and what it has to pass for any event to happen.
    pub(super) left: Firsts,
    pub(super) under_way: Option<UnderWay>,
}

/// A trial of which not all events are listed.
pub(super) struct UnderWay {
    trial: usize,
    /// Of the next event.
    time: f64,
    largest: f64,
    arrivals: Generator,
}

impl<'a, Firsts: Iterator<Item = (usize, (&'a f64, &'a f64))>> Listing<'_, Firsts> {
    /// Fills a batch that is empty. False if nothing is left after it.
    #[inline(always)]
    pub(super) fn fill(&mut self, batch: &mut Batch) -> bool {
        loop {
            let mut trial = match self.under_way.take() {
                Some(trial) => trial,
                None => match self.next(batch) {
                    Some(trial) => trial,
                    None => return false,
                },
            };
            let from = batch.len;
            while let Some(places) = batch.times.get_mut(batch.len..batch.len + LANES) {
                // As many as stand side by side; those behind the last are not looked at.
                let mut happening = 0;
                for (place, wait) in places.iter_mut().zip(trial.arrivals.exponentials()) {
                    *place = trial.time;
                    happening += usize::from(trial.time <= trial.largest);
                    trial.time += wait;
                }
                batch.len += happening;
                if trial.time > trial.largest {
                    break;
                }
            }
            batch.runs.push(Run { trial: trial.trial, from, to: batch.len });
            self.draw(batch, from);
            if trial.time <= trial.largest {
                self.under_way = Some(trial);
                return true;
            }
        }
    }

    /// The next trial in which there is an event.
    #[inline(always)]
    fn next(&mut self, batch: &mut Batch) -> Option<UnderWay> {
        loop {
            // No event without a first one: most months are done with here.
            let (trial, (first, _)) = self.left.find(|(_, (first, never))| first > never)?;
            let time = -libm::log(*first);
            let largest = self.month.largest_rate(trial);
            if time <= largest {
                let in_block = u32::try_from(self.offset + trial).unwrap_or(u32::MAX);
                let at = |stream: &Generator| stream.at(in_block, self.month.stream);
                batch.magnitudes.clear();
                batch.magnitudes.extend(self.streams.magnitudes.iter().map(at));
                return Some(UnderWay { trial, time, largest, arrivals: at(&self.streams.arrivals) });
            }
        }
    }

    /// Draws the uniform numbers of the magnitudes of events from one on.
    #[inline(always)]
    fn draw(&self, batch: &mut Batch, from: usize) {
        for ((input, _), stream) in self.month.loss.inputs.magnitudes().zip(&mut batch.magnitudes) {
            let column = batch.inputs.get_mut(input).and_then(|column| column.get_mut(from..batch.len));
            let mut numbers = stream.clone();
            column.into_iter().flatten().for_each(|cell| *cell = numbers.uniform());
            *stream = numbers;
        }
    }
}
