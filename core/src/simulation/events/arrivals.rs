//! Which events there are.

use super::ChanceLoss;
use super::batch::{Batch, Run};
use crate::sampling::Generator;

/// The streams of a loss: in a block, or in a month of one of its trials.
#[derive(Debug)]
pub(super) struct Streams {
    /// Of arrivals after the first.
    pub(super) arrivals: Generator,
    /// Of what is drawn for each event.
    pub(super) magnitudes: Vec<Generator>,
}

impl Batch {
    /// Lists the events of a month of a trial up to the largest rate, from the uniform number of the first arrival. `cost`
    /// is to empty the batch whenever it is full. False when `goes_on` says that it is over.
    #[expect(clippy::too_many_arguments, reason = "one step of a loop, apart for its length")]
    #[inline(always)]
    pub(super) fn list(
        &mut self,
        loss: &ChanceLoss,
        (trial, in_block, month): (usize, usize, u32),
        first: f64,
        largest: f64,
        streams: &Streams,
        cost: &mut impl FnMut(&mut Self),
        goes_on: &dyn Fn() -> bool,
    ) -> bool {
        let mut time = -libm::log(first);
        if time > largest {
            return true;
        }
        let in_block = u32::try_from(in_block).unwrap_or(u32::MAX);
        let mut arrivals = streams.arrivals.at(in_block, month);
        self.magnitudes.clear();
        self.magnitudes.extend(streams.magnitudes.iter().map(|stream| stream.at(in_block, month)));
        while time <= largest {
            let from = self.len;
            for place in self.times.iter_mut().skip(from) {
                *place = time;
                self.len += 1;
                time += arrivals.exponential();
                if time > largest {
                    break;
                }
            }
            self.runs.push(Run { trial, from, to: self.len });
            self.draw(loss, from);
            if time <= largest {
                cost(self);
                // A month may have millions of events.
                if from == 0 && !goes_on() {
                    return false;
                }
            }
        }
        true
    }

    /// Draws the uniform numbers of the magnitudes of events from one on.
    #[inline(always)]
    fn draw(&mut self, loss: &ChanceLoss, from: usize) {
        for ((input, _), stream) in loss.inputs.magnitudes().zip(&mut self.magnitudes) {
            let column = self.inputs.get_mut(input).and_then(|column| column.get_mut(from..self.len));
            let mut numbers = stream.clone();
            column.into_iter().flatten().for_each(|cell| *cell = numbers.uniform());
            *stream = numbers;
        }
    }
}
