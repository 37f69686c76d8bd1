//! What a record table needs: a field, or several of a list.

/// One need: at least so many of these fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    pub count: usize,
    pub fields: Vec<&'static str>,
}

impl Need {
    /// Reads `action` or `2 of lead due status`.
    pub(super) fn parse(
        text: &str,
        known: &dyn Fn(&str) -> Result<&'static str, String>,
    ) -> Result<Self, String> {
        match text.split_once(" of ") {
            None => Ok(Self { count: 1, fields: vec![known(text)?] }),
            Some((count, names)) => Ok(Self {
                count: count.trim().parse().map_err(|_| format!("`{count}` is no number"))?,
                fields: names.split_whitespace().map(known).collect::<Result<_, _>>()?,
            }),
        }
    }

    pub(super) fn is_met(&self, has: &dyn Fn(&str) -> bool) -> bool {
        self.fields.iter().filter(|name| has(name)).count() >= self.count
    }

    /// `lead, due or status (2 of them)`.
    pub fn in_words(&self) -> String {
        let names: Vec<String> = self.fields.iter().map(|name| name.replace('_', " ")).collect();
        match (names.as_slice(), self.count) {
            ([only], _) => only.clone(),
            (_, count) => format!("{count} of {}", names.join(", ")),
        }
    }
}
