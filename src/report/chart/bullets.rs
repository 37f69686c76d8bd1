//! Budget against forecast, a bullet a row: the budget as a broad band, spending to date as a bar on it, the forecast as a line.

use super::bars::number;
use super::canvas::{
    Align, BAND, DARK, Drawn, INK, LINE, ORANGE, QUIET, RULE, SMALL, TEXT, WIDTH, picture, steps, text_width,
    wrap,
};
use super::{Bullets, Chart};

const LABEL: i32 = 240;
const LEFT: i32 = LABEL + 14;
const TOP: i32 = 36;

pub(super) fn draw(chart: &Chart, bullets: &Bullets) -> Result<Drawn, String> {
    let labels: Vec<Vec<String>> =
        bullets.rows.iter().map(|row| wrap(&row.label, LABEL - 10, TEXT)).collect();
    let heights: Vec<i32> = labels.iter().map(|lines| (lines.len() as i32 * LINE).max(30) + 10).collect();
    let widest = bullets.rows.iter().map(|row| text_width(&row.text, TEXT)).max().unwrap_or(0);
    let right = WIDTH - widest - 28;
    let values = || bullets.rows.iter().flat_map(|row| [row.budget, row.forecast, row.actual]).flatten();
    let most = values().fold(0.0, f64::max).max(1.0);
    let start = values().fold(0.0, f64::min);
    let ticks = steps(start, most * 1.02);
    let end = ticks.last().copied().unwrap_or(most).max(most);
    let x = |value: f64| LEFT + (f64::from(right - LEFT) * (value - start) / (end - start)).round() as i32;
    let body: i32 = heights.iter().sum();
    picture(chart, TOP + body + LINE * 2 + 12, |canvas| {
        let mut at = LEFT;
        canvas.rect((at, 8), (at + 26, 24), BAND);
        canvas.frame((at, 8), (at + 26, 24), QUIET, 1);
        canvas.text("budget", (at + 34, 8), SMALL, INK, Align::Left);
        at += 110;
        if bullets.rows.iter().any(|row| row.actual.is_some()) {
            canvas.rect((at, 12), (at + 26, 20), DARK);
            canvas.text("spent to date", (at + 34, 8), SMALL, INK, Align::Left);
            at += 150;
        }
        canvas.rect((at + 10, 6), (at + 15, 26), ORANGE);
        canvas.frame((at + 10, 6), (at + 15, 26), INK, 1);
        canvas.text("forecast", (at + 24, 8), SMALL, INK, Align::Left);
        for tick in &ticks {
            canvas.line((x(*tick), TOP), (x(*tick), TOP + body), RULE, 1);
            canvas.text(
                &format!("£{}", number(*tick)),
                (x(*tick), TOP + body + 5),
                SMALL,
                QUIET,
                Align::Middle,
            );
        }
        let mut y = TOP;
        for ((row, lines), height) in bullets.rows.iter().zip(&labels).zip(&heights) {
            let middle = y + height / 2;
            canvas.row_label(lines, LABEL, middle);
            let zero = x(0.0);
            if let Some(budget) = row.budget {
                let (from, to) = (zero.min(x(budget)), zero.max(x(budget)));
                canvas.rect((from, middle - 12), (to.max(from + 1), middle + 12), BAND);
                canvas.frame((from, middle - 12), (to.max(from + 1), middle + 12), QUIET, 1);
            }
            if let Some(actual) = row.actual {
                let (from, to) = (zero.min(x(actual)), zero.max(x(actual)));
                canvas.rect((from, middle - 5), (to.max(from + 1), middle + 5), DARK);
            }
            if let Some(forecast) = row.forecast {
                let at = x(forecast);
                canvas.rect((at - 2, middle - 15), (at + 3, middle + 15), ORANGE);
                canvas.frame((at - 2, middle - 15), (at + 3, middle + 15), INK, 1);
            }
            canvas.text(&row.text, (right + 14, middle - 9), TEXT, INK, Align::Left);
            y += height;
        }
        canvas.line((x(0.0), TOP), (x(0.0), TOP + body), QUIET, 1);
    })
}
