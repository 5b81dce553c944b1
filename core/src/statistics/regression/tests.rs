//! Known conditional means.

use super::super::normal;
use super::*;
use crate::sampling::{Sampler, uniforms};
