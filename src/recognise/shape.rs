//! How the rows of a table lie on its sheet: as they are, with rows and columns exchanged, or as cards.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How a table's rows and columns lie on its sheet.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub enum Shape {
    /// A row of the sheet is a record.
    #[default]
    Rows,
    /// The fields stand down the side: a column of the sheet is a record.
    Columns,
    /// A block of labels and values is a record.
    Cards(Arc<Cards>),
}

/// Where the cells of cards stand: each card is a row, each label a column. Row 0 holds the labels of the first card.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Cards {
    cells: BTreeMap<(u32, u32), (u32, u32)>,
    /// By card, from 0: the rows of the sheet that it takes.
    rows: Vec<BTreeSet<u32>>,
}

impl Cards {
    /// Takes down where a cell of a card stands; card 0 is that of the labels.
    pub(super) fn add(&mut self, card: u32, column: u32, on_sheet: (u32, u32)) {
        self.cells.entry((card, column)).or_insert(on_sheet);
        let at = card as usize;
        if self.rows.len() <= at {
            self.rows.resize_with(at + 1, BTreeSet::new);
        }
        self.rows[at].insert(on_sheet.0);
    }

    /// The rows of the sheet that a card takes.
    pub fn rows_of(&self, card: u32) -> impl Iterator<Item = u32> {
        self.rows.get(card as usize).into_iter().flatten().copied()
    }

    /// The cells of a label, on all cards.
    pub fn cells_of(&self, column: u32) -> impl Iterator<Item = (u32, u32)> {
        self.cells
            .iter()
            .filter(move |((card, label), _)| *card > 0 && *label == column)
            .map(|(_, cell)| *cell)
    }

    fn first_row(&self, card: u32) -> u32 {
        self.rows_of(card).next().unwrap_or(0)
    }
}

impl Shape {
    /// A row and column of the table as the sheet has them.
    pub fn on_sheet(&self, row: u32, column: u32) -> (u32, u32) {
        match self {
            Shape::Rows => (row, column),
            Shape::Columns => (column, row),
            // A card without the label is meant as a whole.
            Shape::Cards(cards) => {
                cards.cells.get(&(row, column)).copied().unwrap_or((cards.first_row(row), 0))
            }
        }
    }

    /// What stands for a record on the sheet: its row, the first row of its card, or its column.
    pub fn record_on_sheet(&self, row: u32) -> u32 {
        match self {
            Shape::Rows | Shape::Columns => row,
            Shape::Cards(cards) => cards.first_row(row),
        }
    }

    /// The rows of the sheet from which a record was read, where rows hold records.
    pub fn rows_on_sheet(&self, row: u32) -> Vec<u32> {
        match self {
            Shape::Rows => vec![row],
            Shape::Columns => Vec::new(),
            Shape::Cards(cards) => cards.rows_of(row).collect(),
        }
    }

    pub fn is_rows(&self) -> bool {
        matches!(self, Shape::Rows)
    }

    pub fn is_columns(&self) -> bool {
        matches!(self, Shape::Columns)
    }
}
