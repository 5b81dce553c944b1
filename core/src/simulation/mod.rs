//! `simulate`: honest ranges.

mod chance;
mod engine;
mod events;
mod output;
mod program;
mod recording;
