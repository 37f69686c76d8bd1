//! How a cell looks, as far as it says something: its fill, a coloured mark, strike-through, its number format.

use super::format::NumberFormat;
use super::{Cell, Value};

/// The look that cells of one style share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) fill: Option<[u8; 3]>,
    pub(super) is_struck: bool,
    /// The colour of the text, which counts where the text is a dot or another mark.
    pub(super) mark: Option<[u8; 3]>,
    pub(super) format: NumberFormat,
}

/// Marks that people colour instead of the cell.
const MARKS: [&str; 8] = ["●", "⬤", "■", "▲", "▼", "◆", "•", "⚫"];

impl Look {
    /// A cell that looks like this.
    pub(super) fn cell(&self, row: u32, column: u32, value: Value) -> Cell {
        let is_mark = matches!(&value, Value::Text(text) if MARKS.contains(&text.trim()));
        let fill = if is_mark { self.mark.or(self.fill) } else { self.fill };
        let value = self.format.seen(value);
        let NumberFormat { thousands, decimals, is_month, .. } = self.format;
        Cell { row, column, value, fill, is_struck: self.is_struck, thousands, decimals, is_month }
    }
}
