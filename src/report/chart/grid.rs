//! A grid of places with words in them, shaded by group, and a line of words for each group.

use plotters::style::RGBColor;

use super::canvas::{Align, Drawn, INK, LINE, ORANGE, QUIET, SMALL, TEXT, WIDTH, picture, text_width, wrap};
use super::{Chart, Grid};

const LEFT: i32 = 230;
const ROW: i32 = 54;
/// Shades that differ in grey as well.
const SHADES: [RGBColor; 4] = [
    RGBColor(0xA9, 0xC4, 0xDC),
    RGBColor(0xC9, 0xE8, 0xE5),
    RGBColor(0xF9, 0xD3, 0xBF),
    RGBColor(0xF0, 0xF1, 0xF2),
];

pub(super) fn draw(chart: &Chart, grid: &Grid) -> Result<Drawn, String> {
    let width = (WIDTH - LEFT - 16) / grid.columns.len().max(1) as i32;
    let row_title = wrap(&grid.row_title, LEFT - 110, TEXT);
    let groups: Vec<Vec<String>> = grid.groups.iter().map(|words| wrap(words, WIDTH - 60, TEXT)).collect();
    let top = 8 + LINE * 2 + 6;
    let body = ROW * grid.rows.len() as i32;
    let lines: i32 = groups.iter().map(|lines| lines.len() as i32 * LINE + 4).sum();
    picture(chart, top + body + 16 + lines, |canvas| {
        canvas.text(&grid.column_title, (LEFT, 8), TEXT, QUIET, Align::Left);
        for (at, name) in grid.columns.iter().enumerate() {
            canvas.text(name, (LEFT + at as i32 * width + width / 2, 8 + LINE + 4), TEXT, INK, Align::Middle);
        }
        for (at, line) in row_title.iter().enumerate() {
            canvas.text(line, (10, top + at as i32 * LINE + 4), TEXT, QUIET, Align::Left);
        }
        for (row, name) in grid.rows.iter().enumerate() {
            let y = top + row as i32 * ROW;
            canvas.text(name, (LEFT - 12, y + ROW / 2 - 8), TEXT, INK, Align::Right);
            for (column, (words, group)) in grid.cells[row].iter().enumerate() {
                let x = LEFT + column as i32 * width;
                canvas.rect((x + 1, y + 1), (x + width - 1, y + ROW - 1), SHADES[group % SHADES.len()]);
                // A letter as well as a shade, for a grey print.
                canvas.text(&letter(*group), (x + 8, y + 5), SMALL, QUIET, Align::Left);
                let place = (x + width / 2, y + ROW / 2 - 8);
                if text_width(words, TEXT) + 8 <= width {
                    canvas.bold(words, place, SMALL, INK, Align::Middle);
                } else {
                    canvas.text(words, place, SMALL, INK, Align::Middle);
                }
                if grid.marked == Some((row, column)) {
                    canvas.frame((x + 3, y + 3), (x + width - 3, y + ROW - 3), ORANGE, 4);
                }
            }
        }
        let mut y = top + body + 14;
        for (group, lines) in groups.iter().enumerate() {
            canvas.rect((12, y + 1), (28, y + 17), SHADES[group % SHADES.len()]);
            canvas.frame((12, y + 1), (28, y + 17), QUIET, 1);
            canvas.text(&letter(group), (20, y + 2), SMALL, INK, Align::Middle);
            for (at, line) in lines.iter().enumerate() {
                canvas.text(line, (40, y + 1 + at as i32 * LINE), TEXT, INK, Align::Left);
            }
            y += lines.len() as i32 * LINE + 4;
        }
    })
}

fn letter(group: usize) -> String {
    char::from(b'A' + (group % 26) as u8).to_string()
}
