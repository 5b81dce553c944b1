//! Combining blocks in an order that depends on nothing but their numbers.

use std::collections::BTreeMap;

use thiserror::Error;

/// What two neighbouring ranges of blocks say, put together.
pub(crate) trait Merge: Sized {
    /// Of `self` and, after it, `later`. Need be neither commutative nor associative: sums of doubles are not.
    fn merged(self, later: Self) -> Self;
}

impl Merge for f64 {
    fn merged(self, later: Self) -> Self {
        self + later
    }
}

/// What blocks have come to, combined along a fixed binary tree: node (level, index) is node (level − 1, 2·index) merged
/// with (level − 1, 2·index + 1), and leaf (0, index) is a block.
///
/// So the bits of the result are the same in whichever order blocks come in, and however they were spread over threads
/// and shards. Blocks that come in order leave at most one node a level.
#[derive(Debug, Clone)]
pub(crate) struct Tree<T> {
    /// By the first block of the range; ranges are disjoint, and no two are halves of one node.
    nodes: BTreeMap<u64, (u32, T)>,
}

/// A block that is there already, or one with too high a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("blocks overlap")]
pub(crate) struct Overlap;

/// Blocks are numbered below 2 to this power.
const LEVELS: u32 = 62;

impl<T: Merge> Tree<T> {
    /// Without blocks.
    pub(crate) fn new() -> Self {
        Self { nodes: BTreeMap::new() }
    }

    /// Adds block number `block`.
    pub(crate) fn insert(&mut self, block: u64, value: T) -> Result<(), Overlap> {
        self.insert_node(0, block, value)
    }

    /// Adds the blocks of another tree, none of which may be in this one.
    pub(crate) fn merge(&mut self, other: Self) -> Result<(), Overlap> {
        other.nodes.into_iter().try_for_each(|(first, (level, value))| self.insert_node(level, first >> level, value))
    }

    /// What is held, as (level, index, value), in the order of blocks.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = (u32, u64, &T)> {
        self.nodes.iter().map(|(first, (level, value))| (*level, first >> level, value))
    }

    /// The tree that holds these nodes, which may come from anywhere: in any order, but without overlaps.
    pub(crate) fn from_nodes(nodes: impl IntoIterator<Item = (u32, u64, T)>) -> Result<Self, Overlap> {
        let mut tree = Self::new();
        nodes.into_iter().try_for_each(|(level, index, value)| tree.insert_node(level, index, value))?;
        Ok(tree)
    }

    /// Everything together, where blocks 0 to `total` − 1 are all there and no others; none where `total` is 0.
    ///
    /// The nodes that are left have falling levels, as the ones in the binary digits of `total`; they are merged from
    /// the last and smallest upwards.
    pub(crate) fn finish(self, total: u64) -> Option<T> {
        let mut next = 0;
        for (&first, (level, _)) in &self.nodes {
            if first != next {
                return None;
            }
            next = first + (1 << level);
        }
        if next != total {
            return None;
        }
        self.nodes.into_values().rev().map(|(_, value)| value).reduce(|later, earlier| earlier.merged(later))
    }

    fn insert_node(&mut self, mut level: u32, index: u64, mut value: T) -> Result<(), Overlap> {
        if level >= LEVELS || index >> (LEVELS - level) != 0 {
            return Err(Overlap);
        }
        let mut first = index << level;
        let overlaps_earlier =
            self.nodes.range(..=first).next_back().is_some_and(|(earlier, (level, _))| earlier + (1 << level) > first);
        if overlaps_earlier || self.nodes.range(first..first + (1 << level)).next().is_some() {
            return Err(Overlap);
        }
        loop {
            let sibling = first ^ (1 << level);
            match self.nodes.remove(&sibling) {
                Some((same, other)) if same == level => {
                    value = if sibling < first { other.merged(value) } else { value.merged(other) };
                    first = first.min(sibling);
                    level += 1;
                }
                Some(smaller) => {
                    self.nodes.insert(sibling, smaller);
                    break;
                }
                None => break,
            }
        }
        self.nodes.insert(first, (level, value));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The node that covers blocks from `first`, 2^level of them, from its definition.
    fn node(blocks: &[f64], level: u32) -> f64 {
        if level == 0 {
            return blocks[0];
        }
        let (left, right) = blocks.split_at(blocks.len() / 2);
        node(left, level - 1) + node(right, level - 1)
    }

    /// The whole, from the definition: largest powers of two from the left, added from the right.
    fn whole(blocks: &[f64]) -> f64 {
        let level = blocks.len().ilog2();
        let (left, right) = blocks.split_at(1 << level);
        let left = node(left, level);
        if right.is_empty() { left } else { left + whole(right) }
    }

    proptest! {
        #[test]
        fn any_order_and_any_split_give_the_same_bits(
            blocks in prop::collection::vec(-1e9_f64..1e9, 1..200),
            keys in prop::collection::vec((any::<u32>(), 0_usize..8), 200),
            order in Just((0..8_usize).collect::<Vec<_>>()).prop_shuffle(),
        ) {
            let mut arrival: Vec<usize> = (0..blocks.len()).collect();
            arrival.sort_by_key(|&block| keys[block].0);
            let mut shards: Vec<Tree<f64>> = (0..8).map(|_| Tree::new()).collect();
            for block in arrival {
                shards[keys[block].1].insert(block as u64, blocks[block]).unwrap();
            }
            let mut all = Tree::new();
            for shard in order {
                let sent = Tree::from_nodes(shards[shard].nodes().map(|(level, index, value)| (level, index, *value)));
                all.merge(sent.unwrap()).unwrap();
            }
            prop_assert_eq!(all.finish(blocks.len() as u64).unwrap().to_bits(), whole(&blocks).to_bits());
        }
    }

    #[test]
    fn blocks_in_order_leave_few_nodes() {
        let mut tree = Tree::new();
        for block in 0..1000_u32 {
            tree.insert(u64::from(block), f64::from(block)).unwrap();
            assert_eq!(tree.nodes().count(), (block + 1).count_ones() as usize);
        }
        assert_eq!(tree.finish(1000), Some(499_500.0));
    }

    #[test]
    fn what_is_incomplete_has_no_result() {
        let mut tree = Tree::new();
        for block in [0, 1, 3] {
            tree.insert(block, 1.0).unwrap();
        }
        assert_eq!(tree.clone().finish(4), None);
        assert_eq!(tree.clone().finish(3), None);
        tree.insert(2, 1.0).unwrap();
        assert_eq!(tree.clone().finish(3), None);
        assert_eq!(tree.finish(4), Some(4.0));
        assert_eq!(Tree::<f64>::new().finish(0), None);
    }

    #[test]
    fn what_is_there_twice_is_refused() {
        let mut tree = Tree::new();
        for block in [0, 1, 2, 5] {
            tree.insert(block, 1.0).unwrap();
        }
        for block in [0, 1, 2, 5, 1 << LEVELS, u64::MAX] {
            assert_eq!(tree.insert(block, 1.0), Err(Overlap), "{block}");
        }
        for (level, index) in [(1, 0), (1, 2), (2, 0), (3, 0), (LEVELS, 0), (u32::MAX, 0), (61, 2)] {
            assert_eq!(tree.insert_node(level, index, 1.0), Err(Overlap), "{level}, {index}");
        }
        tree.insert_node(1, 3, 2.0).unwrap();
        assert!(tree.merge(Tree::from_nodes([(0, 3, 1.0), (0, 4, 1.0)]).unwrap()).is_ok());
        assert_eq!(tree.finish(8), Some(8.0));
    }
}
