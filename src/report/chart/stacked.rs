//! Parts of a whole, a bar to 100% a row, with the number of each part written on it where it fits. What nobody stated is hatched.

use plotters::style::RGBColor;

use super::bars::number;
use super::canvas::{
    Align, Canvas, Drawn, INK, LINE, PALETTE, QUIET, RULE, SMALL, TEXT, WHITE, WIDTH, key_height, picture,
    text_width, wrap,
};
use super::{Chart, Stacked, Texture};

const LABEL: i32 = 250;
/// A closed part that is neither good nor bad.
const PALE: RGBColor = RGBColor(0xE8, 0xEA, 0xEC);

fn colour(texture: Texture) -> RGBColor {
    match texture {
        Texture::Done => PALETTE[0],
        Texture::Going => PALETTE[1],
        Texture::Trouble => PALETTE[2],
        Texture::Waiting => PALETTE[3],
        Texture::Closed => PALE,
        Texture::Unknown => WHITE,
    }
}

pub(super) fn draw(chart: &Chart, stacked: &Stacked) -> Result<Drawn, String> {
    let labels: Vec<Vec<String>> =
        stacked.rows.iter().map(|(label, _)| wrap(label, LABEL - 10, TEXT)).collect();
    let heights: Vec<i32> = labels.iter().map(|lines| (lines.len() as i32 * LINE).max(26) + 10).collect();
    let totals: Vec<i64> = stacked.rows.iter().map(|(_, parts)| parts.iter().sum()).collect();
    let words: Vec<String> = totals.iter().map(|total| format!("of {total}")).collect();
    let widest = words.iter().map(|words| text_width(words, TEXT)).max().unwrap_or(0);
    let left = LABEL + 14;
    let right = WIDTH - widest - 30;
    let names: Vec<String> = stacked.series.iter().map(|(name, _)| name.clone()).collect();
    let top = 8 + key_height(&names);
    let body: i32 = heights.iter().sum();
    let x = |share: f64| left + (f64::from(right - left) * share).round() as i32;
    picture(chart, top + body + LINE * 2 + 12, |canvas| {
        let key: Vec<(RGBColor, String)> =
            stacked.series.iter().map(|(name, texture)| (colour(*texture), name.clone())).collect();
        let places = canvas.key(&key, 6);
        for ((_, texture), (px, py)) in stacked.series.iter().zip(places) {
            if *texture == Texture::Unknown {
                hatch(canvas, (px, py + 2), (px + 14, py + 16));
            }
        }
        for tick in [0.0, 0.25, 0.5, 0.75, 1.0] {
            canvas.line((x(tick), top), (x(tick), top + body), RULE, 1);
            canvas.text(
                &format!("{}%", number(100.0 * tick)),
                (x(tick), top + body + 5),
                SMALL,
                QUIET,
                Align::Middle,
            );
        }
        canvas.text(&stacked.axis, (left, top + body + 5 + LINE), SMALL, QUIET, Align::Left);
        let mut y = top;
        for (at, ((_, parts), lines)) in stacked.rows.iter().zip(&labels).enumerate() {
            let height = heights[at];
            let middle = y + height / 2;
            canvas.row_label(lines, LABEL, middle);
            let total = totals[at].max(1) as f64;
            let mut sum = 0i64;
            for ((_, texture), part) in stacked.series.iter().zip(parts).filter(|(_, part)| **part > 0) {
                let (from, to) = (x(sum as f64 / total), x((sum + part) as f64 / total));
                sum += part;
                let to = to.max(from + 1);
                canvas.rect((from, middle - 12), (to, middle + 12), colour(*texture));
                match texture {
                    Texture::Unknown => hatch(canvas, (from, middle - 12), (to, middle + 12)),
                    // What needs attention is framed, so that it stands out in a grey print as well.
                    Texture::Trouble => canvas.frame((from + 1, middle - 11), (to - 2, middle + 11), INK, 2),
                    _ => {}
                }
                canvas.line((to, middle - 12), (to, middle + 12), WHITE, 2);
                let words = part.to_string();
                let wide = text_width(&words, SMALL);
                if wide + 6 <= to - from {
                    let place = i32::midpoint(from, to);
                    if *texture == Texture::Unknown {
                        canvas.rect(
                            (place - wide / 2 - 3, middle - 8),
                            (place + wide / 2 + 3, middle + 8),
                            WHITE,
                        );
                    }
                    let ink = if *texture == Texture::Done { WHITE } else { INK };
                    canvas.text(&words, (place, middle - 8), SMALL, ink, Align::Middle);
                }
            }
            canvas.text(&words[at], (right + 12, middle - 9), TEXT, INK, Align::Left);
            y += height;
        }
        canvas.line((left, top), (left, top + body), QUIET, 1);
    })
}

/// Thin slanted lines in a frame.
fn hatch(canvas: &mut Canvas<'_>, from: (i32, i32), to: (i32, i32)) {
    let tall = to.1 - from.1;
    let mut x = from.0 - tall;
    while x < to.0 {
        // A line from the bottom to the top, cut at both sides.
        let start = x.max(from.0);
        let end = (x + tall).min(to.0);
        if end > start {
            canvas.line((start, to.1 - (start - x)), (end, to.1 - (end - x)), QUIET, 1);
        }
        x += 6;
    }
    canvas.frame(from, to, QUIET, 1);
}
