//! The widest vectors that the processor has.
//!
//! Programs are built for the oldest processor of their kind. What runs here is compiled for newer ones too, and the
//! version is chosen when it runs. None of them fuses or reorders operations, so all have the same bits.

/// Something to do, all of which is inlined.
pub(crate) trait Work {
    fn run(self);
}

#[cfg(feature = "simd")]
struct Dispatched<W>(W);

#[cfg(feature = "simd")]
impl<W: Work> pulp::NullaryFnOnce for Dispatched<W> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.0.run();
    }
}

/// Does it with the widest vectors there are.
#[cfg(feature = "simd")]
pub(crate) fn widest(work: impl Work) {
    pulp::Arch::new().dispatch(Dispatched(work));
}

/// Does it.
#[cfg(not(feature = "simd"))]
pub(crate) fn widest(work: impl Work) {
    work.run();
}
