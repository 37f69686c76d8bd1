//! Months and quarters that stand across without a year: `Apr | May | Jun` below "Performance 2003/04". The year is that
//! of a text above them, or of the sheet's name.

use jiff::civil::date;

use super::header::{HeaderCell, Reading};
use super::origin::Span;
use super::value::date::Precision;
use super::value::span::financial_year;
use crate::ingest::{Sheet, Value};
use crate::period::{LIKELY_YEARS, month_of_name};

/// Rows above a header in which its year is looked for.
const ABOVE: u32 = 12;
/// Fewer months than these may be anything: "May" and "March" are words.
const LEAST: usize = 3;

/// The month or quarter that a header names, by the last month of it.
fn last_month(cell: &HeaderCell) -> Option<(i8, Precision)> {
    let own = |(_, reading): &&(_, Reading)| matches!(reading, Reading::Whole | Reading::Lowest);
    let words = &cell.readings.iter().find(own)?.0.words;
    if let Some(month) = month_of_name(words) {
        return Some((month, Precision::Month));
    }
    let number = ["quarter ", "qtr ", "q"].iter().find_map(|name| words.strip_prefix(name))?;
    let end = match number {
        "1" => 6,
        "2" => 9,
        "3" => 12,
        "4" => 3,
        _ => return None,
    };
    Some((end, Precision::Quarter))
}

/// The year in which the first of the months lies, and whether it is a financial one.
enum Year {
    Financial(i16),
    Calendar(i16),
}

fn year_in(text: &str) -> Option<Year> {
    let plain = text.replace(['(', ')', ',', ':', ';'], " ");
    if let Some(first) = plain.split_whitespace().find_map(financial_year) {
        return Some(Year::Financial(first));
    }
    let mut years = plain
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| part.len() == 4)
        .filter_map(|part| part.parse::<i16>().ok())
        .filter(|year| LIKELY_YEARS.contains(year));
    years.next().filter(|_| years.next().is_none()).map(Year::Calendar)
}

/// Gives the headers that name a month or quarter alone their stretch of time, where a text above names the year.
pub(super) fn date_spans(sheet: &Sheet, header_row: u32, cells: &mut [HeaderCell]) {
    let bare: Vec<(usize, i8, Precision)> = cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| cell.span.is_none())
        .filter_map(|(at, cell)| last_month(cell).map(|(month, precision)| (at, month, precision)))
        .collect();
    // April is the first month of a financial year.
    let of_year = |month: i8| (month + 8) % 12;
    let goes_on = |order: fn(i8) -> i8| bare.is_sorted_by(|a, b| order(a.1) < order(b.1));
    let (by_april, by_january) =
        (bare.is_sorted_by(|a, b| of_year(a.1) < of_year(b.1)), goes_on(|month| month));
    if bare.len() < LEAST || !(by_april || by_january) {
        return;
    }
    let above = (header_row.saturating_sub(ABOVE)..header_row).rev();
    let mut texts = above.flat_map(|row| sheet.row(row)).filter_map(|cell| match &cell.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let Some(year) = texts.find_map(year_in).or_else(|| year_in(&sheet.name)) else { return };
    for (at, month, precision) in bare {
        let year = match year {
            Year::Financial(first) if by_april => first + i16::from(month <= 3),
            // Twelve months of a calendar year; three of them from April on would be doubtful.
            Year::Calendar(year) if by_january && precision == Precision::Month => year,
            _ => return,
        };
        cells[at].span = Some(Span { day: date(year, month, 1).last_of_month(), precision });
        cells[at].has_year = false;
    }
}
