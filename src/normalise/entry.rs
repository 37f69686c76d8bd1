//! What a field of a record holds after reading: a text, a date or an amount, each with what the cell said.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::interned::Name;
use crate::value::blank::Blank;
use crate::value::date::{self, Precision};

/// The kind of a date whose cell holds something that is none.
pub const NOT_A_DATE: &str = "not a date";

/// A text field: what it says, or which kind of blank it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub text: String,
    /// `None` when the text says something.
    pub blank: Option<Blank>,
}

/// A date field: the day where one can be read, its precision, and the text as found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    pub day: Option<Date>,
    pub precision: Option<Precision>,
    /// `date`, a kind of blank, `ongoing` or `not a date`.
    #[serde(with = "crate::interned")]
    pub kind: Name,
    pub text: String,
}

impl When {
    /// The last day that the date can mean.
    pub fn last_possible(&self) -> Option<Date> {
        Some(date::last_possible_day(self.day?, self.precision?))
    }
}

/// A money field in pence, and its words where it has no amount.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    pub pence: Option<i64>,
    pub text: String,
    /// The cell holds parts of a penny: sums in the tracker may be a penny away from those of whole pence.
    pub rounded: bool,
}
