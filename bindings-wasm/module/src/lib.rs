//! The module that pages load: the web face, compiled for size, with the inner loops of the core, compiled for speed.
//!
//! Compilers are told what to look for crate by crate. What is generic is compiled by the crate that uses it: this one
//! asks for the inner loops and has nothing else of its own.

// The face is linked for the sake of its exports alone.
extern crate roicm_wasm as _;

use wasm_bindgen::prelude::*;

/// This crate, to the compiler.
struct Here;

/// Runs when the module begins.
#[wasm_bindgen(start)]
pub fn start() {
    roicm::InnerLoops::of::<Here>().install();
}
