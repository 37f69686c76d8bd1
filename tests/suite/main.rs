//! The integration tests: the program as a user runs it, on small trackers made here and on the samples.

mod builder;
mod diagnostics;
mod gallery;
mod measures;
mod outputs;
mod reading;
mod readme;
mod screen;
mod settings;
mod tidy;
