//! Parts of a whole, a row each, with the number of each part written on it where it fits.

use plotters::style::RGBColor;

use super::bars::number;
use super::canvas::{
    Align, Drawn, INK, LINE, PALETTE, QUIET, RULE, SMALL, TEXT, WHITE, WIDTH, key_height, picture, steps,
    text_width, wrap,
};
use super::{Chart, Stacked};

const LABEL: i32 = 290;

pub(super) fn draw(chart: &Chart, stacked: &Stacked) -> Result<Drawn, String> {
    let labels: Vec<Vec<String>> =
        stacked.rows.iter().map(|(label, _)| wrap(label, LABEL - 10, TEXT)).collect();
    let heights: Vec<i32> = labels.iter().map(|lines| (lines.len() as i32 * LINE).max(26) + 10).collect();
    let totals: Vec<i64> = stacked.rows.iter().map(|(_, parts)| parts.iter().sum()).collect();
    let end = totals.iter().copied().max().unwrap_or(0).max(1) as f64;
    let widest = totals.iter().map(|total| text_width(&total.to_string(), TEXT)).max().unwrap_or(0);
    let left = LABEL + 14;
    let right = WIDTH - widest - 30;
    let top = 8 + key_height(&stacked.series);
    let body: i32 = heights.iter().sum();
    let x = |value: f64| left + (f64::from(right - left) * value / end).round() as i32;
    picture(chart, top + body + LINE * 2 + 12, |canvas| {
        let key: Vec<(RGBColor, String)> =
            PALETTE.iter().copied().zip(stacked.series.iter().cloned()).collect();
        canvas.key(&key, 6);
        for tick in steps(0.0, end) {
            canvas.line((x(tick), top), (x(tick), top + body), RULE, 1);
            canvas.text(&number(tick), (x(tick), top + body + 5), SMALL, QUIET, Align::Middle);
        }
        canvas.text(&stacked.axis, (left, top + body + 5 + LINE), SMALL, QUIET, Align::Left);
        let mut y = top;
        for (at, ((_, parts), lines)) in stacked.rows.iter().zip(&labels).enumerate() {
            let height = heights[at];
            let middle = y + height / 2;
            canvas.row_label(lines, LABEL, middle);
            let mut sum = 0i64;
            for (series, part) in parts.iter().enumerate().filter(|(_, part)| **part > 0) {
                let (from, to) = (x(sum as f64), x((sum + part) as f64));
                sum += part;
                canvas.rect((from, middle - 12), (to.max(from + 1), middle + 12), PALETTE[series]);
                canvas.line((to, middle - 12), (to, middle + 12), WHITE, 2);
                if series == 2 {
                    // What needs attention is framed, so that it stands out in a grey print as well.
                    canvas.frame((from + 1, middle - 11), (to - 2, middle + 11), INK, 2);
                }
                let words = part.to_string();
                if text_width(&words, SMALL) + 6 <= to - from {
                    let ink = if series == 0 { WHITE } else { INK };
                    canvas.text(&words, (i32::midpoint(from, to), middle - 7), SMALL, ink, Align::Middle);
                }
            }
            canvas.text(&totals[at].to_string(), (right + 12, middle - 8), TEXT, INK, Align::Left);
            y += height;
        }
        canvas.line((left, top), (left, top + body), QUIET, 1);
    })
}
