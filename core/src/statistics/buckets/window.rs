//! Counts of the octaves that have been seen, side by side.

use super::layout::{ZERO, key, key_of_row, upper};

/// Values whose places are found at once: as many trials as a simulation computes at a time.
const LANES: usize = 64;
/// Towards zero, room is made for whole groups of so many octaves: sums that wander through zero come closer to it step
/// by step, and would have the counts moved at each.
const GROUP: usize = 4;

/// Counts by cell, in ascending order of values: octaves of negative numbers, zero, octaves of positive ones, and last
/// how many values were outside. Both signs begin at the same octave.
///
/// One stretch of memory, so that the place of a value takes nothing but arithmetic on its bits.
#[derive(Debug, Clone)]
pub(super) struct Window<const BITS: u32> {
    counts: Vec<u32>,
    /// The row of the smallest magnitudes that are told from zero here.
    first: usize,
    /// Octaves of negative and of positive numbers.
    octaves: [usize; 2],
}

/// What tells the place of a value.
#[derive(Debug, Clone, Copy)]
struct Frame {
    /// The key before the first that is told from zero.
    near: i32,
    /// The index of zero.
    zero: i32,
}

impl<const BITS: u32> Window<BITS> {
    pub(super) const WIDTH: usize = {
        assert!(1 <= BITS && BITS <= 16, "between 1 and 16 bits");
        1 << BITS
    };

    /// Without counts and without room.
    pub(super) fn new() -> Self {
        Self { counts: Vec::new(), first: 1, octaves: [0, 0] }
    }

    pub(super) fn memory(&self) -> usize {
        self.counts.capacity() * size_of::<u32>()
    }

    /// Counts values, and says how many are outside; no count may reach 2^32.
    #[inline(always)]
    pub(super) fn count_all(&mut self, values: &[f64]) -> usize {
        let frame = self.frame();
        let counts = self.counts.as_mut_slice();
        let Some(outside) = counts.len().checked_sub(1) else { return values.len() };
        for chunk in values.chunks(LANES) {
            // All places first, in steps that each are of one width, so that they are found by vectors.
            let mut places = [0; LANES];
            for (place, &x) in places.iter_mut().zip(chunk) {
                *place = upper(x);
            }
            for place in &mut places {
                *place = frame.place::<BITS>(*place);
            }
            for (place, _) in places.iter().zip(chunk) {
                // What is outside is counted as well, as that takes no branch that could be foretold wrongly.
                if let Some(count) = counts.get_mut((*place as usize).min(outside)) {
                    *count += 1;
                }
            }
        }
        counts.last_mut().map_or(0, core::mem::take) as usize
    }

    /// Those of the values that are outside.
    pub(super) fn outside<'a>(&self, values: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
        let (frame, outside) = (self.frame(), self.counts.len().saturating_sub(1));
        values.iter().copied().filter(move |&x| frame.place::<BITS>(upper(x)) as usize >= outside)
    }

    /// Makes room for zero and for a row of numbers of a sign, unless there is.
    pub(super) fn cover(&mut self, row: usize, negative: bool) {
        let (mut first, mut octaves) = (self.first, self.octaves);
        if row != ZERO {
            let from = 1 + (row - 1) / GROUP * GROUP;
            if octaves == [0, 0] {
                first = from;
            } else if from < first {
                octaves.iter_mut().filter(|octaves| **octaves > 0).for_each(|octaves| *octaves += first - from);
                first = from;
            }
            let [below, above] = &mut octaves;
            let reached = if negative { below } else { above };
            *reached = (row + 1 - first).max(*reached);
        }
        if self.counts.is_empty() || octaves != self.octaves {
            let cells = octaves.iter().sum::<usize>() * Self::WIDTH + 2;
            // Made anew, as what comes out of the allocator as zeros need not be touched.
            let before = core::mem::replace(self, Self { counts: vec![0; cells], first, octaves });
            self.add_octaves(&before);
        }
    }

    /// Adds the counts of another window, and makes room for them.
    pub(super) fn merge(&mut self, other: &Self) {
        if other.counts.is_empty() {
            return;
        }
        let seen = other.rows().filter(|(row, negative)| other.octave(*row, *negative).iter().any(|count| *count > 0));
        let [mut reach_below, mut reach_above] = [None, None];
        for (row, negative) in seen {
            let reach = if negative { &mut reach_below } else { &mut reach_above };
            let (lowest, highest) = reach.get_or_insert((row, row));
            (*lowest, *highest) = (row.min(*lowest), row.max(*highest));
        }
        self.cover(ZERO, false);
        for (reach, negative) in [(reach_below, true), (reach_above, false)] {
            if let Some((lowest, highest)) = reach {
                self.cover(lowest, negative);
                self.cover(highest, negative);
            }
        }
        self.add_octaves(other);
    }

    /// Counts `more` values in a cell that there is room for.
    pub(super) fn add(&mut self, row: usize, cell: usize, negative: bool, more: u32) {
        let place = match self.range(row, negative) {
            _ if row == ZERO => Some(self.zero()),
            Some(range) if negative => range.end.checked_sub(cell + 1),
            Some(range) => Some(range.start + cell),
            None => None,
        };
        if let Some(count) = place.and_then(|place| self.counts.get_mut(place)) {
            *count = count.saturating_add(more);
        }
    }

    /// How many values are zero.
    pub(super) fn zeros(&self) -> u64 {
        self.counts.get(self.zero()).map_or(0, |&count| u64::from(count))
    }

    /// The counts of a row in ascending order of values; none where there is no room for them.
    pub(super) fn octave(&self, row: usize, negative: bool) -> &[u32] {
        self.range(row, negative).and_then(|range| self.counts.get(range)).unwrap_or_default()
    }

    /// Adds counts that there is room for, and leaves alone what nothing is added to.
    fn add_octaves(&mut self, other: &Self) {
        for (row, negative) in other.rows() {
            let more = other.octave(row, negative);
            if more.iter().any(|more| *more > 0)
                && let Some(counts) = self.range(row, negative).and_then(|range| self.counts.get_mut(range))
            {
                for (count, more) in counts.iter_mut().zip(more) {
                    *count = count.saturating_add(*more);
                }
            }
        }
        let zeros = u32::try_from(other.zeros()).unwrap_or(u32::MAX);
        self.add(ZERO, 0, false, zeros);
    }

    /// Rows that there is room for, and whether they are those of negative numbers.
    fn rows(&self) -> impl Iterator<Item = (usize, bool)> + use<BITS> {
        let ([below, above], first) = (self.octaves, self.first);
        let of = move |octaves, negative| (first..first + octaves).map(move |row| (row, negative));
        of(below, true).chain(of(above, false))
    }

    fn range(&self, row: usize, negative: bool) -> Option<core::ops::Range<usize>> {
        let ([below, above], zero) = (self.octaves, self.zero());
        let octave = row.checked_sub(self.first)?;
        let near = octave * Self::WIDTH;
        let far = near + Self::WIDTH;
        match negative {
            true => (octave < below).then(|| zero - far..zero - near),
            false => (octave < above).then(|| zero + 1 + near..zero + 1 + far),
        }
    }

    #[inline(always)]
    fn zero(&self) -> usize {
        let [below, _] = self.octaves;
        below * Self::WIDTH
    }

    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "at most 140 × 2^16")]
    fn frame(&self) -> Frame {
        Frame { near: key_of_row::<BITS>(self.first as u32) - 1, zero: self.zero() as i32 }
    }
}

impl Frame {
    /// The index of the cell of a value, given the upper half of its bits; no less than the last one where it is outside.
    #[inline(always)]
    fn place<const BITS: u32>(self, upper: u32) -> u32 {
        let (key, sign) = key::<BITS>(upper);
        let is_told = key > self.near;
        let from_zero = if is_told { key - self.near } else { 0 };
        // Not zero, but there is no room this close to it.
        let between = if !is_told && key >= const { key_of_row::<BITS>(1) } { -1 } else { 0 };
        (((from_zero ^ sign) - sign + self.zero) | between).cast_unsigned()
    }
}
