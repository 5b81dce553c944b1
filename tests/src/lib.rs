//! Checks of every face.
