//! A spine chart after the Office for Health Improvement and Disparities' Fingertips: each measure is a line from the worst to
//! the best value of the others, with the middle value at the spine, the middle half shaded and the council on it. The scales of
//! different measures are their own, so that all spines meet.

use super::canvas::{
    Align, BAND, Canvas, DARK, Drawn, INK, LINE, ORANGE, QUIET, RULE, SMALL, TEAL, TEXT, WIDTH, picture,
    text_width, wrap,
};
use super::{Chart, Spine, SpineRow};

const LABEL: i32 = 300;
const OWN: i32 = 110;
const LEFT: i32 = LABEL + OWN + 30;
const RIGHT: i32 = WIDTH - 120;
const TOP: i32 = 60;

/// Where a value stands: the middle at the spine, the worst and the best at the ends.
fn place(row: &SpineRow, value: f64) -> f64 {
    let (worst, middle, best) = (row.worst, row.middle, row.best);
    let towards_best = (best - middle).abs().max(1e-9);
    let towards_worst = (middle - worst).abs().max(1e-9);
    let reach = towards_best.max(towards_worst);
    let way = if best >= worst { value - middle } else { middle - value };
    (0.5 + 0.5 * way / reach).clamp(0.0, 1.0)
}

pub(super) fn draw(chart: &Chart, spine: &Spine) -> Result<Drawn, String> {
    let labels: Vec<Vec<String>> = spine.rows.iter().map(|row| wrap(&row.label, LABEL - 10, TEXT)).collect();
    let heights: Vec<i32> = labels.iter().map(|lines| (lines.len() as i32 * LINE).max(26) + 10).collect();
    let body: i32 = heights.iter().sum();
    let x = |row: &SpineRow, value: f64| LEFT + (f64::from(RIGHT - LEFT) * place(row, value)).round() as i32;
    let middle_x = i32::midpoint(LEFT, RIGHT);
    picture(chart, TOP + body + 16, |canvas| {
        key(canvas, spine);
        canvas.text(&spine.own, (LABEL + OWN, TOP - LINE - 2), SMALL, QUIET, Align::Right);
        canvas.text("worst", (LEFT, TOP - LINE - 2), SMALL, QUIET, Align::Middle);
        canvas.text(&spine.middle, (middle_x, TOP - LINE - 2), SMALL, QUIET, Align::Middle);
        canvas.text("best", (RIGHT, TOP - LINE - 2), SMALL, QUIET, Align::Middle);
        let mut y = TOP;
        for ((row, lines), height) in spine.rows.iter().zip(&labels).zip(&heights) {
            let middle = y + height / 2;
            canvas.row_label(lines, LABEL, middle);
            canvas.text(&row.text, (LABEL + OWN, middle - 9), TEXT, INK, Align::Right);
            let (worst, best) = (x(row, row.worst), x(row, row.best));
            canvas.rect((worst.min(best), middle - 7), (worst.max(best), middle + 7), RULE);
            let (low, high) = (x(row, row.quarter[0]), x(row, row.quarter[1]));
            canvas.rect(
                (low.min(high), middle - 7),
                (low.max(high).max(low.min(high) + 2), middle + 7),
                BAND,
            );
            canvas.frame(
                (low.min(high), middle - 7),
                (low.max(high).max(low.min(high) + 2), middle + 7),
                QUIET,
                1,
            );
            if let Some(region) = row.region {
                let at = x(row, region);
                canvas.polygon(&[(at, middle - 8), (at + 7, middle + 6), (at - 7, middle + 6)], TEAL);
            }
            if let Some(near) = row.neighbours {
                let at = x(row, near);
                canvas.polygon(
                    &[(at, middle - 9), (at + 7, middle), (at, middle + 9), (at - 7, middle)],
                    ORANGE,
                );
            }
            let at = x(row, row.value);
            canvas.circle((at, middle), 8, DARK);
            canvas.text(&row.middle_text, (RIGHT + 14, middle - 8), SMALL, QUIET, Align::Left);
            y += height;
        }
        canvas.line((middle_x, TOP), (middle_x, TOP + body), INK, 1);
    })
}

fn key(canvas: &mut Canvas<'_>, spine: &Spine) {
    let mut x = 14;
    let has = |get: fn(&SpineRow) -> Option<f64>| spine.rows.iter().any(|row| get(row).is_some());
    canvas.circle((x + 6, 13), 8, DARK);
    canvas.text(&spine.who, (x + 22, 5), SMALL, INK, Align::Left);
    x += text_width(&spine.who, SMALL) + 50;
    if has(|row| row.neighbours) {
        canvas.polygon(&[(x, 4), (x + 7, 13), (x, 22), (x - 7, 13)], ORANGE);
        canvas.text("neighbours' median", (x + 14, 5), SMALL, INK, Align::Left);
        x += text_width("neighbours' median", SMALL) + 46;
    }
    if has(|row| row.region) {
        canvas.polygon(&[(x, 5), (x + 7, 19), (x - 7, 19)], TEAL);
        canvas.text("region", (x + 14, 5), SMALL, INK, Align::Left);
        x += text_width("region", SMALL) + 46;
    }
    canvas.rect((x, 6), (x + 30, 20), BAND);
    canvas.frame((x, 6), (x + 30, 20), QUIET, 1);
    canvas.text("middle half of the others", (x + 38, 5), SMALL, INK, Align::Left);
}
