//! Names that the program itself gives (record tables, fields, kinds), in what is kept: written as text, read back as the one
//! text of that name. Knows no stage.

use std::collections::HashSet;
use std::sync::{LazyLock, PoisonError, RwLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A name that the program itself gives.
pub type Name = &'static str;

static NAMES: LazyLock<RwLock<HashSet<Name>>> = LazyLock::new(RwLock::default);

/// The one text of a name. There are as many as the program has names: nothing is freed.
fn one(name: &str) -> Name {
    if let Some(known) = NAMES.read().unwrap_or_else(PoisonError::into_inner).get(name) {
        return known;
    }
    let mut names = NAMES.write().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.get(name) {
        return known;
    }
    let new: Name = Box::leak(name.to_owned().into_boxed_str());
    names.insert(new);
    new
}

/// Writes a name.
///
/// # Errors
/// When it cannot be written.
pub fn serialize<S: Serializer>(name: &str, to: S) -> Result<S::Ok, S::Error> {
    name.serialize(to)
}

/// Reads a name.
///
/// # Errors
/// When there is none.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Name, D::Error> {
    <&str>::deserialize(from).map(one)
}

/// A name and a percentage, or nothing.
pub mod with_percent {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Name;

    /// Writes both.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn serialize<S: Serializer>(both: &Option<(Name, u8)>, to: S) -> Result<S::Ok, S::Error> {
        both.serialize(to)
    }

    /// Reads both.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<(Name, u8)>, D::Error> {
        let both = Option::<(&str, u8)>::deserialize(from)?;
        Ok(both.map(|(name, percent)| (super::one(name), percent)))
    }
}
