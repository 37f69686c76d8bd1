//! Broken rules as they appear on a screen: with reason and cure, a line each, or as JSON. Makes text; printing is `main`'s.

use std::fmt::Write;

use super::Fault;

/// How many places are named before the rest is counted.
const NAMED: usize = 6;

impl Fault {
    fn weight(&self) -> &'static str {
        if self.rule.is_must { "error" } else { "warning" }
    }

    /// `C4, D4 and 12 more`.
    fn shown(&self) -> String {
        let named = self.places.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        match self.places.len().checked_sub(NAMED) {
            Some(more) if more > 0 => format!("{named} and {more} more"),
            _ => named,
        }
    }

    /// Workbook, sheet and first place.
    fn place(&self, file: &str) -> String {
        match (self.sheet.as_str(), self.places.first()) {
            ("", _) => file.to_owned(),
            (sheet, None) => format!("{file}  '{sheet}'"),
            (sheet, Some(place)) => format!("{file}  '{sheet}'!{place}"),
        }
    }
}

/// With reason and cure.
pub fn full(fault: &Fault, file: &str) -> String {
    let mut out =
        format!("{}[{}]: {}\n  --> {}\n", fault.weight(), fault.rule.id, fault.rule.about, fault.place(file));
    let _ = writeln!(out, "  |  found: {}", fault.found);
    if fault.places.len() > 1 {
        let _ = writeln!(out, "  = note: in {} places: {}", fault.places.len(), fault.shown());
    }
    let _ = writeln!(out, "  = help: {}", fault.rule.cure);
    out
}

/// One line.
pub fn brief(fault: &Fault, file: &str) -> String {
    let times =
        if fault.places.len() > 1 { format!(" ({} places)", fault.places.len()) } else { String::new() };
    format!(
        "{}: {}[{}]: {}: {}{times}\n",
        fault.place(file),
        fault.weight(),
        fault.rule.id,
        fault.rule.about,
        fault.found
    )
}

/// One JSON object.
pub fn json(fault: &Fault, file: &str) -> serde_json::Value {
    serde_json::json!({
        "id": fault.rule.id,
        "severity": fault.weight(),
        "message": fault.rule.about,
        "workbook": file,
        "sheet": fault.sheet,
        "places": fault.places,
        "found": fault.found,
        "help": fault.rule.cure,
    })
}
