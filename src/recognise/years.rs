//! Months and quarters that stand across without a year: `Apr | May | Jun` below "Performance 2003/04". The year is that
//! of a text above them, or of the sheet's name.

use super::head::Head;
use super::time::found_in;
use crate::ingest::{Sheet, Value};

/// Rows above a header in which its year is looked for.
const ABOVE: u32 = 12;
/// Fewer months than these may be anything: "May" and "March" are words.
const LEAST: usize = 3;

/// Gives the headers that name a month or quarter alone their year, where a text above names it.
pub(super) fn above(sheet: &Sheet, header_row: u32, heads: &mut [Head]) {
    let bare: Vec<usize> =
        (0..heads.len()).filter(|at| heads[*at].is_time && heads[*at].time.lacks_year()).collect();
    if bare.len() < LEAST {
        return;
    }
    // April is the first month of a financial year.
    let place = |at: &usize| {
        let time = heads[*at].time;
        time.month
            .map(|month| (month + 8) % 12)
            .or(time.number)
            .or(time.quarter.map(|quarter| quarter * 3))
            .unwrap_or(0)
    };
    let month = |at: &usize| heads[*at].time.month.unwrap_or(0);
    let by_april = bare.is_sorted_by(|a, b| place(a) < place(b));
    let by_january = bare.is_sorted_by(|a, b| month(a) < month(b))
        && bare.iter().all(|at| heads[*at].time.month.is_some());
    let rows = (header_row.saturating_sub(ABOVE)..header_row).rev();
    let mut texts = rows.flat_map(|row| sheet.row(row)).filter_map(|cell| match &cell.value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    });
    let year = |text: &str| {
        let (time, _) = found_in(text);
        (time.financial.is_some() || time.calendar.is_some()).then_some((time.financial, time.calendar))
    };
    let Some((financial, calendar)) = texts.find_map(|text| year(&text)).or_else(|| year(&sheet.name)) else {
        return;
    };
    for at in bare {
        let head = &mut heads[at];
        match (financial, calendar) {
            (Some(first), _) if by_april => head.time.financial = Some(first),
            // Twelve months of a calendar year; three of them from April on would be doubtful.
            (None, Some(year)) if by_january && head.time.month.is_some() => head.time.calendar = Some(year),
            _ => return,
        }
        head.is_year_guessed = true;
    }
}
