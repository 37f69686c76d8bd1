//! A table of shares, each cell shaded by its value and with the value in it: who is low in what. What needs attention is framed.

use plotters::style::RGBColor;

use super::canvas::{
    Align, Drawn, INK, LINE, ORANGE, QUIET, RULE, SMALL, TEXT, WHITE, WIDTH, picture, text_width, wrap,
};
use super::{Chart, Heat};

const LABEL: i32 = 210;
const LEFT: i32 = LABEL + 12;

/// Shades from nothing to all, of which white and the darkest differ in grey too.
const SHADES: [RGBColor; 5] = [
    RGBColor(0xF7, 0xFA, 0xFC),
    RGBColor(0xD6, 0xE4, 0xF0),
    RGBColor(0xA9, 0xC4, 0xDC),
    RGBColor(0x5B, 0x8D, 0xB8),
    RGBColor(0x12, 0x43, 0x6D),
];

fn shade(share: f64) -> usize {
    ((share / 20.0).floor().clamp(0.0, 4.0)) as usize
}

pub(super) fn draw(chart: &Chart, heat: &Heat) -> Result<Drawn, String> {
    let width = (WIDTH - LEFT - 10) / heat.columns.len().max(1) as i32;
    // A header is as large as lets its longest word stand whole.
    let longest =
        |px: i32| heat.columns.iter().flat_map(|name| name.split(' ')).map(|word| text_width(word, px)).max();
    let px = [SMALL, 13, 12, 11].into_iter().find(|px| longest(*px).unwrap_or(0) <= width - 6).unwrap_or(11);
    let heads: Vec<Vec<String>> = heat.columns.iter().map(|name| wrap(name, width - 6, px)).collect();
    let labels: Vec<Vec<String>> = heat.rows.iter().map(|row| wrap(&row.label, LABEL - 10, TEXT)).collect();
    let top = 8 + heads.iter().map(Vec::len).max().unwrap_or(1) as i32 * (LINE - 2) + 6;
    let heights: Vec<i32> = labels.iter().map(|lines| (lines.len() as i32 * LINE).max(26) + 4).collect();
    let body: i32 = heights.iter().sum();
    picture(chart, top + body + LINE * 2 + 22, |canvas| {
        for (at, lines) in heads.iter().enumerate() {
            let middle = LEFT + at as i32 * width + width / 2;
            let first = top - 6 - lines.len() as i32 * (LINE - 2);
            for (nth, line) in lines.iter().enumerate() {
                canvas.text(line, (middle, first + nth as i32 * (LINE - 2)), px, INK, Align::Middle);
            }
        }
        let mut y = top;
        for ((row, lines), height) in heat.rows.iter().zip(&labels).zip(&heights) {
            let middle = y + height / 2;
            if row.is_bold {
                for (nth, line) in lines.iter().enumerate() {
                    let top = middle - lines.len() as i32 * LINE / 2 + 1 + nth as i32 * LINE;
                    canvas.bold(line, (LABEL, top), TEXT, INK, Align::Right);
                }
            } else {
                canvas.row_label(lines, LABEL, middle);
            }
            for (at, cell) in row.cells.iter().enumerate() {
                let from = LEFT + at as i32 * width;
                let (fill, ink) = match cell.share {
                    Some(share) => (SHADES[shade(share)], if shade(share) >= 3 { WHITE } else { INK }),
                    None => (WHITE, QUIET),
                };
                canvas.rect((from + 1, y + 1), (from + width - 1, y + height - 1), fill);
                canvas.frame((from + 1, y + 1), (from + width - 1, y + height - 1), RULE, 1);
                if cell.is_marked {
                    canvas.frame((from + 3, y + 3), (from + width - 3, y + height - 3), ORANGE, 3);
                }
                let px = if text_width(&cell.text, TEXT) + 10 <= width { TEXT } else { SMALL };
                canvas.text(&cell.text, (from + width / 2, middle - px / 2 - 2), px, ink, Align::Middle);
            }
            y += height;
        }
        let y = top + body + 12;
        let mut x = LEFT;
        for (at, words) in
            ["0% to 19%", "20% to 39%", "40% to 59%", "60% to 79%", "80% to 100%"].iter().enumerate()
        {
            canvas.rect((x, y + 2), (x + 14, y + 16), SHADES[at]);
            canvas.frame((x, y + 2), (x + 14, y + 16), QUIET, 1);
            canvas.text(words, (x + 20, y), SMALL, INK, Align::Left);
            x += text_width(words, SMALL) + 40;
        }
        if let Some(words) = &heat.marked {
            canvas.frame((LEFT, y + LINE + 2), (LEFT + 14, y + LINE + 16), ORANGE, 3);
            canvas.text(words, (LEFT + 20, y + LINE), SMALL, INK, Align::Left);
        }
    })
}
