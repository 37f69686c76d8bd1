//! x

pub mod batch;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod failure;
pub mod ingest;
pub mod ledger;
pub mod national;
pub mod normalise;
pub mod period;
pub mod place;
pub mod plan;
pub mod report;
