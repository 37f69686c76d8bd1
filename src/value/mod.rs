//! Cell text becomes values: dates, money, status, references. Pure functions; no cell addresses, no diagnostics.

pub mod blank;
pub mod date;
#[cfg(test)]
mod fuzz;
pub mod money;
pub mod number;
mod phrase;
pub mod reference;
pub mod scale;
mod several;
pub mod span;
pub mod standard;
pub mod status;
mod status_words;
mod written;

pub(crate) use crate::text::{plain, words};
