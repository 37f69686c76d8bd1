//! How a cell looks, as far as it says something: its fill, a coloured mark, strike-through.

use super::{Cell, Value};

/// The look that cells of one style share.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) fill: Option<[u8; 3]>,
    pub(super) is_struck: bool,
    /// The colour of the text, which counts where the text is a dot or another mark.
    pub(super) mark: Option<[u8; 3]>,
    /// Is a number shown as a percentage? The cell then holds what its reader sees: 55 for 0.55.
    pub(super) is_percent: bool,
}

/// Does a number format show percentages? What stands in quotes is only text.
pub(super) fn is_percent(format: &str) -> bool {
    format.split('"').step_by(2).any(|part| part.contains('%'))
}

/// Marks that people colour instead of the cell.
const MARKS: [&str; 8] = ["●", "⬤", "■", "▲", "▼", "◆", "•", "⚫"];

impl Look {
    /// A cell that looks like this.
    pub(super) fn cell(self, row: u32, column: u32, value: Value) -> Cell {
        let is_mark = matches!(&value, Value::Text(text) if MARKS.contains(&text.trim()));
        let fill = if is_mark { self.mark.or(self.fill) } else { self.fill };
        let value = match value {
            // Without the dust of the binary fraction: 0.55 x 100 is 55.00000000000001.
            Value::Number(number) if self.is_percent => Value::Number((number * 1e10).round() / 1e8),
            value => value,
        };
        Cell { row, column, value, fill, is_struck: self.is_struck }
    }
}
