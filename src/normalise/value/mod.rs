//! Cell text becomes values: dates, money, status, references. Pure functions; no cell addresses, no diagnostics.

pub mod blank;
pub mod date;
#[cfg(test)]
mod fuzz;
pub mod money;
pub mod number;
pub mod reference;
pub mod scale;
pub mod span;
pub mod standard;
pub mod status;

pub(crate) use crate::text::{plain, words};
