//! The python face: empty until it is built.
