//! The program itself could not do its work. Trouble in the data is never here: that is a diagnostic.

use thiserror::Error;

/// Why the program stopped. Messages are lower case, with the cause in brackets and the way out at the end.
#[derive(Debug, Error)]
pub enum Failure {
    /// Arguments or settings are wrong.
    #[error("{0}")]
    Settings(String),
    /// There was nothing to read, or nothing could be read.
    #[error("{0}")]
    NothingRead(String),
    /// Reading, writing or drawing failed.
    #[error("{0}")]
    Work(String),
}

impl Failure {
    /// The exit code of the README's table.
    pub fn exit_code(&self) -> u8 {
        match self {
            Failure::Work(_) => 1,
            Failure::Settings(_) => 2,
            Failure::NothingRead(_) => 3,
        }
    }
}
