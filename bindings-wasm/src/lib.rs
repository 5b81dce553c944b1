//! The wasm face: empty until it is built.
