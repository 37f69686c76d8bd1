//! A council among its neighbours, its region and England: a row each, best first, a mark on one scale. Who is who is told by the
//! shape of the mark and by the label; the council's row is shaded.

use super::bars::number;
use super::canvas::{
    Align, BAND, Canvas, DARK, Drawn, INK, LINE, ORANGE, QUIET, RULE, SMALL, TEAL, TEXT, WHITE, WIDTH,
    picture, steps, text_width, wrap,
};
use super::{Chart, Strip, StripMark};

const LABEL: i32 = 270;
const TOP: i32 = 34;
/// The widest text at the end of a row; longer ones wrap.
const WORDS: i32 = 210;

pub(super) fn draw(chart: &Chart, strip: &Strip) -> Result<Drawn, String> {
    let labels: Vec<Vec<String>> = strip.rows.iter().map(|row| wrap(&row.label, LABEL - 10, TEXT)).collect();
    let texts: Vec<Vec<String>> = strip.rows.iter().map(|row| wrap(&row.text, WORDS, TEXT)).collect();
    let heights: Vec<i32> = labels
        .iter()
        .zip(&texts)
        .map(|(label, text)| (label.len().max(text.len()) as i32 * LINE).max(22) + 6)
        .collect();
    let values = || strip.rows.iter().filter_map(|row| row.value);
    let start = values().fold(0.0, f64::min);
    let ticks = steps(start, values().fold(start + 1e-9, f64::max) * 1.02);
    let end = ticks.last().copied().unwrap_or(1.0).max(values().fold(0.0, f64::max));
    let left = LABEL + 20;
    let right = WIDTH - WORDS - 30;
    let x = |value: f64| {
        left + (f64::from(right - left) * (value - start) / (end - start).max(1e-9)).round() as i32
    };
    let body: i32 = heights.iter().sum();
    picture(chart, TOP + body + LINE * 2 + 12, |canvas| {
        let mut y = TOP;
        for (row, height) in strip.rows.iter().zip(&heights) {
            if row.mark == StripMark::Council {
                canvas.rect((0, y), (WIDTH, y + height), BAND);
            }
            y += height;
        }
        for tick in &ticks {
            canvas.line((x(*tick), TOP), (x(*tick), TOP + body), RULE, 1);
            canvas.text(&number(*tick), (x(*tick), TOP + body + 5), SMALL, QUIET, Align::Middle);
        }
        if let Some((median, words)) = &strip.median {
            canvas.dashes((x(*median), TOP - 8), (x(*median), TOP + body), INK, 2);
            let half = text_width(words, SMALL) / 2;
            let middle = x(*median).clamp(half + 4, WIDTH - half - 4);
            canvas.text(words, (middle, TOP - 28), SMALL, INK, Align::Middle);
        }
        let mut y = TOP;
        for (at, row) in strip.rows.iter().enumerate() {
            let middle = y + heights[at] / 2;
            if row.mark == StripMark::Council {
                let top = middle - labels[at].len() as i32 * LINE / 2 + 1;
                for (nth, line) in labels[at].iter().enumerate() {
                    canvas.bold(line, (LABEL, top + nth as i32 * LINE), TEXT, INK, Align::Right);
                }
            } else {
                canvas.row_label(&labels[at], LABEL, middle);
            }
            if let Some(value) = row.value {
                mark(canvas, row.mark, (x(value), middle));
            }
            let top = middle - texts[at].len() as i32 * LINE / 2 + 1;
            for (nth, line) in texts[at].iter().enumerate() {
                canvas.text(line, (right + 24, top + nth as i32 * LINE), TEXT, INK, Align::Left);
            }
            y += heights[at];
        }
        canvas.line((left, TOP), (left, TOP + body), QUIET, 1);
        for (nth, line) in wrap(&strip.axis, WIDTH - left - 10, SMALL).iter().take(1).enumerate() {
            canvas.text(line, (left, TOP + body + 7 + LINE + nth as i32 * LINE), SMALL, QUIET, Align::Left);
        }
    })
}

/// A full circle for the council, a hollow one for a neighbour, a diamond for the region, a triangle for England.
fn mark(canvas: &mut Canvas<'_>, mark: StripMark, (x, y): (i32, i32)) {
    match mark {
        StripMark::Council => canvas.circle((x, y), 9, DARK),
        StripMark::Neighbour => {
            canvas.circle((x, y), 6, WHITE);
            canvas.ring((x, y), 6, DARK, 2);
        }
        StripMark::Region => canvas.polygon(&[(x, y - 9), (x + 9, y), (x, y + 9), (x - 9, y)], TEAL),
        StripMark::England => canvas.polygon(&[(x, y - 9), (x + 9, y + 7), (x - 9, y + 7)], ORANGE),
    }
}
