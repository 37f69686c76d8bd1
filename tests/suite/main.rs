//! The integration tests: the program as a user runs it, on small trackers made here and on the samples.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by stopping")]
#![expect(clippy::disallowed_methods, reason = "tests make and read files")]

mod audit;
mod builder;
mod diagnostics;
mod disclosure;
mod figures;
mod fixing;
mod gallery;
mod history;
mod hostile;
mod imports;
mod keeping;
mod leader;
mod measures;
mod money;
mod months;
mod national;
mod outputs;
mod paper;
mod reading;
mod readme;
mod screen;
mod settings;
mod shapes;
mod tidy;
