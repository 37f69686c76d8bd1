//! The small troubles planted in a few trackers, one line each. The samples' README lists them with their cells.

use crate::councils::Council;
use crate::sheet::{Cell, Fill, Sheet, Value, text};

/// Where: the sheet's place, a header, and what that column says in the row. Then the header of the cell to change.
struct Spot {
    sheet: usize,
    key: (&'static str, &'static str),
    header: &'static str,
}

const fn spot(sheet: usize, key: (&'static str, &'static str), header: &'static str) -> Spot {
    Spot { sheet, key, header }
}

/// Plants what belongs to this council and month.
pub(crate) fn plant(council: &Council, months: i32, sheets: &mut [Sheet]) {
    match council.headings {
        0 if months == 2 => {
            set(sheets, &spot(0, ("RAG status", "Green"), "RAG status"), &text("Green").filled(Fill::Red));
        }
        1 if months < 2 => {
            set(
                sheets,
                &spot(
                    0,
                    (
                        "Planned action",
                        "Manager signs every assessment after the child has been seen and spoken to",
                    ),
                    "By when",
                ),
                &text("31/02/2004"),
            );
        }
        2 if months == 1 => set(sheets, &spot(6, ("Ref", "R3"), "Score"), &text("#REF!")),
        3 => {
            set(
                sheets,
                &spot(
                    0,
                    ("Action", "Checklist for moving a case between teams and between councils"),
                    "Owner",
                ),
                &text("TBC"),
            );
            set(
                sheets,
                &spot(0, ("Action", "Contract for interpreters, with child protection training"), "Owner"),
                &text("TBC"),
            );
        }
        4 => {
            set(
                sheets,
                &spot(0, ("Task", "Paper on a members' committee and management board"), "Climbie rec"),
                &text("recs 6 & 7"),
            );
            set(sheets, &spot(1, ("Our rating", "Satisfactory"), "Our rating"), &text("Satisfactary"));
        }
        5 => set(
            sheets,
            &spot(0, ("What will we do?", "Legal advice before emergency action, at any hour"), "Rec no"),
            &text("rec 112"),
        ),
        6 => set(sheets, &spot(0, ("Ref", "5.1"), "Due"), &text("31/7")),
        7 => {
            for header in ["Evidence", "Date completed"] {
                set(sheets, &spot(0, ("Action no", "S3/4"), header), &Cell::default());
            }
            set(sheets, &spot(4, ("Performance indicator", "Files audited"), "Jan 04"), &text("n/a"));
        }
        9 => {
            set(
                sheets,
                &spot(0, ("Actions required", "Legal advice before emergency action, at any hour"), "Lead"),
                &text("see above"),
            );
        }
        _ => {}
    }
}

/// Changes the first cell that the spot names; leaves the sheet as it is where there is none.
fn set(sheets: &mut [Sheet], spot: &Spot, to: &Cell) {
    let Some(sheet) = sheets.get_mut(spot.sheet) else { return };
    let says = |cell: &Cell, words: &str| matches!(&cell.value, Value::Text(found) if found == words);
    let Some(header) = sheet.rows.iter().position(|cells| cells.iter().any(|cell| says(cell, spot.header)))
    else {
        return;
    };
    let column = |words: &str| {
        sheet.rows.get(header).and_then(|cells| cells.iter().position(|cell| says(cell, words)))
    };
    let (Some(key), Some(column)) = (column(spot.key.0), column(spot.header)) else { return };
    let rows = sheet.rows.iter_mut().skip(header + 1);
    for cells in rows {
        if cells.get(key).is_some_and(|cell| says(cell, spot.key.1)) {
            if let Some(cell) = cells.get_mut(column) {
                *cell = to.clone();
            }
            return;
        }
    }
}
