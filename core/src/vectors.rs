//! How the inner loops run: compiled for the widest vectors that the processor has, or by whoever uses this crate.
//!
//! Programs are built for the oldest processor of their kind. What runs here is compiled for newer ones too, and the
//! version is chosen when it runs. None of them fuses or reorders operations, so all have the same bits.

use std::sync::OnceLock;

use crate::simulation::{Adding, Drawing, Trials};
use crate::statistics::Weighing;

/// Something to do, all of which is inlined.
pub(crate) trait Work: Sized {
    fn run(self);

    /// The same, as another crate has compiled it.
    fn compiled(loops: &InnerLoops) -> fn(Self);
}

/// The inner loops of simulations, as another crate compiles them.
///
/// A compiler's options are those of a crate. For a module that is to be small and yet fast, compile this crate for size
/// and the one that uses it for speed, and have it begin with [`InnerLoops::of`]: the few loops that take the time are then
/// compiled once more, in that crate. Results have the same bits.
///
/// ```
/// /// Any type of one's own.
/// struct Here;
///
/// roicm::InnerLoops::of::<Here>().install();
/// ```
#[derive(Debug, Clone, Copy)]
pub struct InnerLoops {
    pub(crate) draw: fn(Drawing<'_>),
    pub(crate) trials: fn(Trials<'_>),
    pub(crate) add: fn(Adding<'_>),
    pub(crate) weigh: fn(Weighing<'_>),
}

static INSTALLED: OnceLock<InnerLoops> = OnceLock::new();

impl InnerLoops {
    /// The loops, compiled in the crate that `Here` is a type of.
    #[must_use]
    pub fn of<Here>() -> Self {
        Self {
            draw: |work| here::<Here, _>(work),
            trials: |work| here::<Here, _>(work),
            add: |work| here::<Here, _>(work),
            weigh: |work| here::<Here, _>(work),
        }
    }

    /// Runs these wherever this program simulates, from now on; those that were installed first stay.
    pub fn install(self) {
        INSTALLED.get_or_init(|| self);
    }
}

/// Compiled where the type is from, as every generic function is.
#[expect(clippy::extra_unused_type_parameters, reason = "it says where")]
fn here<Here, W: Work>(work: W) {
    work.run();
}

#[cfg(all(feature = "simd", not(loops_are_installed)))]
struct Dispatched<W>(W);

#[cfg(all(feature = "simd", not(loops_are_installed)))]
impl<W: Work> pulp::NullaryFnOnce for Dispatched<W> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.0.run();
    }
}

/// Does it as was installed, or with the widest vectors there are.
pub(crate) fn widest<W: Work>(work: W) {
    match INSTALLED.get() {
        Some(loops) => W::compiled(loops)(work),
        None => own(work),
    }
}

#[cfg(not(any(feature = "simd", loops_are_installed)))]
fn own(work: impl Work) {
    work.run();
}

#[cfg(all(feature = "simd", not(loops_are_installed)))]
fn own(work: impl Work) {
    pulp::Arch::new().dispatch(Dispatched(work));
}

/// In a module that installs its loops as it begins, whose build says so, these would only take room.
#[cfg(loops_are_installed)]
#[expect(clippy::unreachable, reason = "the module has installed them")]
fn own(_: impl Work) {
    unreachable!("the inner loops are not installed");
}
