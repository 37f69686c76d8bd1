//! Formulas of the binary formats as the text that was typed, as far as conditional formats use them: a value, a cell, a
//! comparison, SEARCH in ISERROR, ISNUMBER and NOT. Token numbers are those of [MS-XLS] 2.5.198 and [MS-XLSB] 2.5.97.

use super::ole::{u16_at, u32_at};
use crate::place::a1;

/// How many bytes a row takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// .xls: two bytes for a row.
    Narrow,
    /// .xlsb: four.
    Wide,
}

/// Comparisons, by their token from 0x09 on.
const SIGNS: [&str; 6] = ["<", "<=", "=", ">=", ">", "<>"];

/// The comparison of a rule by its number, in the words of .xlsx.
pub(super) fn operator(number: usize) -> Option<&'static str> {
    const OPERATORS: [&str; 8] = [
        "between",
        "notBetween",
        "equal",
        "notEqual",
        "greaterThan",
        "lessThan",
        "greaterThanOrEqual",
        "lessThanOrEqual",
    ];
    OPERATORS.get(number.checked_sub(1)?).copied()
}

/// The text of a formula that is seen from the cell `base`; `None` where it holds anything else.
pub(super) fn formula(tokens: &[u8], width: Width, base: (u32, u32)) -> Option<String> {
    let mut stack: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(&token) = tokens.get(at) {
        at += 1;
        // The three classes of a token (reference, value, array) say the same here.
        let token = if token & 0x60 == 0 { token } else { (token & 0x1F) | 0x20 };
        let length = match token {
            0x09..=0x0E => {
                let (right, left) = (stack.pop()?, stack.pop()?);
                stack.push(format!("{left}{}{right}", SIGNS[usize::from(token - 0x09)]));
                0
            }
            // Brackets change nothing in what is read here.
            0x15 => 0,
            0x17 => {
                let (text, length) = text(tokens.get(at..)?, width)?;
                stack.push(format!("\"{}\"", text.replace('"', "\"\"")));
                length
            }
            0x19 => 3,
            0x1D => {
                stack.push(if *tokens.get(at)? == 0 { "FALSE" } else { "TRUE" }.to_owned());
                1
            }
            0x1E => {
                stack.push(u16_at(tokens, at)?.to_string());
                2
            }
            0x1F => {
                stack.push(f64::from_le_bytes(tokens.get(at..at + 8)?.try_into().ok()?).to_string());
                8
            }
            0x21 => {
                let name = match u16_at(tokens, at)? {
                    3 => "ISERROR",
                    38 => "NOT",
                    128 => "ISNUMBER",
                    _ => return None,
                };
                let inner = stack.pop()?;
                stack.push(format!("{name}({inner})"));
                2
            }
            // SEARCH with two arguments or three.
            0x22 => {
                let count = usize::from(*tokens.get(at)?);
                if u16_at(tokens, at + 1)? & 0x7FFF != 82 || stack.len() < count {
                    return None;
                }
                let inner = stack.split_off(stack.len() - count).join(",");
                stack.push(format!("SEARCH({inner})"));
                3
            }
            0x24 | 0x2C => {
                let (cell, length) = cell(tokens.get(at..)?, width, (token == 0x2C).then_some(base))?;
                stack.push(cell);
                length
            }
            _ => return None,
        };
        at += length;
    }
    stack.pop().filter(|_| stack.is_empty())
}

/// A text and the bytes that it takes.
fn text(bytes: &[u8], width: Width) -> Option<(String, usize)> {
    let (count, from, wide) = match width {
        Width::Narrow => (usize::from(*bytes.first()?), 2, *bytes.get(1)? & 1 == 1),
        Width::Wide => (usize::from(u16_at(bytes, 0)?), 2, true),
    };
    let length = if wide { count * 2 } else { count };
    let letters = bytes.get(from..from + length)?;
    let text = if wide {
        let units: Vec<u16> =
            letters.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    } else {
        letters.iter().map(|&letter| char::from(letter)).collect()
    };
    Some((text, from + length))
}

/// A cell with its `$` marks, and the bytes that it takes; `base` where its numbers are steps from there.
fn cell(bytes: &[u8], width: Width, base: Option<(u32, u32)>) -> Option<(String, usize)> {
    let (row, flags, rows, columns, length) = match width {
        Width::Narrow => (u32::from(u16_at(bytes, 0)?), u16_at(bytes, 2)?, 1 << 16, 1 << 8, 4),
        Width::Wide => (u32_at(bytes, 0)?, u16_at(bytes, 4)?, 1 << 20, 1 << 14, 6),
    };
    let (column_moves, row_moves) = (flags & 0x4000 != 0, flags & 0x8000 != 0);
    let column = u32::from(flags & 0x3FFF) % columns;
    let (from_row, from_column) = base.unwrap_or((0, 0));
    let row = if row_moves { row.wrapping_add(from_row) % rows } else { row % rows };
    let column = if column_moves { (column + from_column) % columns } else { column };
    let plain = a1(row, column);
    let digits = plain.find(|letter: char| letter.is_ascii_digit())?;
    let mark = |moves: bool| if moves { "" } else { "$" };
    let (letters, digits) = plain.split_at(digits);
    Some((format!("{}{letters}{}{digits}", mark(column_moves), mark(row_moves)), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_of_rules_are_told_as_typed() {
        // $B4="Red", the row moving with the cell.
        let narrow = [0x4C, 0x00, 0x00, 0x01, 0x80, 0x17, 3, 0, b'R', b'e', b'd', 0x0B];
        assert_eq!(formula(&narrow, Width::Narrow, (3, 2)).as_deref(), Some("$B4=\"Red\""));
        // NOT(ISERROR(SEARCH("a",C1)))
        let wide =
            [0x17, 1, 0, b'a', 0, 0x4C, 0, 0, 0, 0, 0x00, 0xC0, 0x42, 2, 82, 0, 0x41, 3, 0, 0x41, 38, 0];
        let text = formula(&wide, Width::Wide, (0, 2));
        assert_eq!(text.as_deref(), Some("NOT(ISERROR(SEARCH(\"a\",C1)))"));
        assert_eq!(formula(&[0x1E, 5, 0], Width::Narrow, (0, 0)).as_deref(), Some("5"));
        assert_eq!(formula(&[0x1E, 5], Width::Narrow, (0, 0)), None);
        assert_eq!(formula(&[0x23, 0, 0], Width::Wide, (0, 0)), None);
    }
}
