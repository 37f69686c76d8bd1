//! Two or three bars a row, each with its value written beside it.

use plotters::style::RGBColor;

use super::bars::number;
use super::canvas::{
    Align, Drawn, INK, LINE, PALETTE, QUIET, RULE, SMALL, TEXT, WIDTH, key_height, picture, steps,
    text_width, wrap,
};
use super::{Chart, Grouped};

const LABEL: i32 = 290;
const BAR: i32 = 20;

/// Two series take the Analysis Function's pair, three its first three of different lightness.
fn colours(count: usize) -> Vec<RGBColor> {
    if count == 2 { vec![PALETTE[0], PALETTE[2]] } else { PALETTE.to_vec() }
}

pub(super) fn draw(chart: &Chart, grouped: &Grouped) -> Result<Drawn, String> {
    let colours = colours(grouped.series.len());
    let labels: Vec<Vec<String>> =
        grouped.rows.iter().map(|(label, _)| wrap(label, LABEL - 10, TEXT)).collect();
    let heights: Vec<i32> = labels
        .iter()
        .map(|lines| (lines.len() as i32 * LINE).max(grouped.series.len() as i32 * BAR) + 14)
        .collect();
    let values = || grouped.rows.iter().flat_map(|(_, values)| values.iter().flatten().copied());
    let end = values().fold(0.0, f64::max);
    let start = values().fold(0.0, f64::min);
    let end = if end <= start { start + 1.0 } else { end };
    let widest = grouped.texts.iter().flatten().map(|text| text_width(text, SMALL)).max().unwrap_or(0);
    let left = LABEL + 14;
    let right = WIDTH - widest - 24;
    let top = 8 + key_height(&grouped.series);
    let body: i32 = heights.iter().sum();
    let x = |value: f64| left + (f64::from(right - left) * (value - start) / (end - start)).round() as i32;
    picture(chart, top + body + LINE * 2 + 12, |canvas| {
        let key: Vec<(RGBColor, String)> =
            colours.iter().copied().zip(grouped.series.iter().cloned()).collect();
        canvas.key(&key, 6);
        for tick in steps(start, end) {
            canvas.line((x(tick), top), (x(tick), top + body), RULE, 1);
            canvas.text(&number(tick), (x(tick), top + body + 5), SMALL, QUIET, Align::Middle);
        }
        canvas.text(&grouped.axis, (left, top + body + 5 + LINE), SMALL, QUIET, Align::Left);
        let mut y = top;
        for (at, ((_, values), lines)) in grouped.rows.iter().zip(&labels).enumerate() {
            let height = heights[at];
            canvas.row_label(lines, LABEL, y + height / 2);
            let bars_top = y + (height - values.len() as i32 * BAR) / 2;
            for (series, value) in values.iter().enumerate() {
                let y_bar = bars_top + series as i32 * BAR;
                if let Some(value) = value {
                    let (from, to) = (x(value.min(0.0)), x(value.max(0.0)));
                    canvas.rect((from, y_bar + 2), (to.max(from + 1), y_bar + BAR - 2), colours[series]);
                    if series + 1 == values.len() {
                        // The last series is framed: it can be told apart in a grey print.
                        canvas.frame((from, y_bar + 2), (to.max(from + 1), y_bar + BAR - 2), INK, 2);
                    }
                }
                canvas.text(&grouped.texts[at][series], (right + 12, y_bar + 3), SMALL, INK, Align::Left);
            }
            y += height;
        }
        canvas.line((x(0.0), top), (x(0.0), top + body), QUIET, 1);
    })
}
