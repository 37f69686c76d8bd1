//! One bar a row with its value beside it; or, where a band was published, one dot against the band.

use super::canvas::{
    Align, BAND, Canvas, DARK, Drawn, INK, LINE, QUIET, RULE, SMALL, TEXT, WHITE, WIDTH, key_height, picture,
    steps, text_width, wrap,
};
use super::{Bars, Chart};

const LABEL: i32 = 270;
const LEFT: i32 = LABEL + 24;

pub(super) fn draw(chart: &Chart, bars: &Bars) -> Result<Drawn, String> {
    let labels: Vec<Vec<String>> = bars.rows.iter().map(|row| wrap(&row.label, LABEL - 10, TEXT)).collect();
    let widest = bars.rows.iter().map(|row| text_width(&row.text, TEXT)).max().unwrap_or(0);
    let right = WIDTH - widest - 24;
    let heights: Vec<i32> = labels.iter().map(|lines| (lines.len() as i32 * LINE).max(26) + 8).collect();
    let hollow = if bars.rows.iter().any(|row| row.few) {
        "; a hollow dot is a small number (fewer than 10)"
    } else {
        ""
    };
    let key: Vec<String> = bars.band.iter().map(|words| format!("{words}{hollow}")).collect();
    let top = 8 + if key.is_empty() { 0 } else { key_height(&key) };
    let body: i32 = heights.iter().sum();
    let end = bars.end.max(1.0);
    let x = |value: f64| LEFT + (f64::from(right - LEFT) * (value / end).clamp(0.0, 1.0)).round() as i32;
    picture(chart, top + body + LINE * 2 + 12, |canvas| {
        for words in &key {
            canvas.key(&[(BAND, words.clone())], 6);
        }
        for tick in steps(0.0, end) {
            canvas.line((x(tick), top), (x(tick), top + body), RULE, 1);
            canvas.text(&number(tick), (x(tick), top + body + 5), SMALL, QUIET, Align::Middle);
        }
        canvas.text(&bars.axis, (LEFT, top + body + 5 + LINE), SMALL, QUIET, Align::Left);
        let mut y = top;
        for ((row, lines), height) in bars.rows.iter().zip(&labels).zip(&heights) {
            if let Some((low, high)) = row.band {
                // A single published value is a line; a band is a band.
                let (from, to) =
                    if high - low < 0.01 { (x(low) - 2, x(high) + 2) } else { (x(low), x(high)) };
                canvas.rect((from, y + 1), (to, y + height - 1), BAND);
            }
            let middle = y + height / 2;
            canvas.row_label(lines, LABEL, middle);
            match row.value {
                Some(value) if bars.band.is_some() => dot(canvas, x(value), middle, row.few),
                Some(value) => canvas.rect((LEFT, middle - 8), (x(value).max(LEFT + 1), middle + 8), DARK),
                None => {}
            }
            canvas.text(&row.text, (right + 12, middle - 8), TEXT, INK, Align::Left);
            y += height;
        }
        canvas.line((LEFT, top), (LEFT, top + body), QUIET, 1);
    })
}

/// A dot on a thin line from the axis; hollow where the share is one of few.
fn dot(canvas: &mut Canvas<'_>, x: i32, middle: i32, few: bool) {
    canvas.line((LEFT, middle), (x, middle), DARK, 2);
    canvas.circle((x, middle), 8, DARK);
    if few {
        canvas.circle((x, middle), 5, WHITE);
    }
}

/// A number of an axis: `12.5`, `1,204`, `120k`, `1.2m`.
pub fn number(value: f64) -> String {
    let size = value.abs();
    let text = if size >= 1e6 {
        format!("{}m", trim(size / 1e6))
    } else if size >= 1e4 {
        format!("{}k", trim(size / 1e3))
    } else if size >= 1e3 {
        crate::text::thousands(size.round() as u64)
    } else {
        trim(size)
    };
    if value < 0.0 { format!("-{text}") } else { text }
}

fn trim(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}
