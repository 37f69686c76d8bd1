//! A spine chart after the Office for Health Improvement and Disparities' Fingertips: each measure is a line from the worst to
//! the best value of the others, with the middle value at the spine, the middle half shaded and the council on it. The scales of
//! different measures are their own, so that all spines meet.

use super::canvas::{
    Align, BAND, Canvas, DARK, Drawn, INK, LINE, ORANGE, QUIET, RULE, SMALL, TEAL, TEXT, WIDTH, picture,
    text_width, wrap,
};
use super::{Chart, Spine, SpineRow};

const LABEL: i32 = 270;
const OWN: i32 = 110;
const LEFT: i32 = LABEL + OWN + 30;
const RIGHT: i32 = WIDTH - 120;

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
    let key = key_of(spine);
    let top = key.last().map_or(0, |(.., (_, y))| *y) + LINE * 2 + 14;
    picture(chart, top + body + 16, |canvas| {
        draw_key(canvas, &key);
        canvas.text(&spine.own, (LABEL + OWN, top - LINE - 2), SMALL, QUIET, Align::Right);
        canvas.text("worst", (LEFT, top - LINE - 2), SMALL, QUIET, Align::Middle);
        canvas.text(&spine.middle, (middle_x, top - LINE - 2), SMALL, QUIET, Align::Middle);
        canvas.text("best", (RIGHT, top - LINE - 2), SMALL, QUIET, Align::Middle);
        let mut y = top;
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
        canvas.line((middle_x, top), (middle_x, top + body), INK, 1);
    })
}

/// A sign of the key.
#[derive(Clone, Copy)]
enum Sign {
    Own,
    Neighbours,
    Region,
    Quarter,
}

/// What the key holds, each with its place: x, and y of its row.
fn key_of(spine: &Spine) -> Vec<(Sign, &str, (i32, i32))> {
    let has = |get: fn(&SpineRow) -> Option<f64>| spine.rows.iter().any(|row| get(row).is_some());
    let entries = [
        (Sign::Own, spine.who.as_str(), true),
        (Sign::Neighbours, "neighbours' median", has(|row| row.neighbours)),
        (Sign::Region, "region", has(|row| row.region)),
        (Sign::Quarter, "middle half of the others", true),
    ];
    let (mut x, mut y) = (10, 6);
    let mut placed = Vec::new();
    for (sign, words, _) in entries.into_iter().filter(|(.., is_there)| *is_there) {
        let width = text_width(words, SMALL) + SIGN + 24;
        if x + width > WIDTH && x > 10 {
            (x, y) = (10, y + LINE);
        }
        placed.push((sign, words, (x, y)));
        x += width;
    }
    placed
}

/// Room for a sign of the key.
const SIGN: i32 = 40;

fn draw_key(canvas: &mut Canvas<'_>, key: &[(Sign, &str, (i32, i32))]) {
    for &(sign, words, (x, y)) in key {
        let (cx, cy) = (x + 16, y + 9);
        match sign {
            Sign::Own => canvas.circle((cx, cy), 8, DARK),
            Sign::Neighbours => {
                canvas.polygon(&[(cx, cy - 9), (cx + 7, cy), (cx, cy + 9), (cx - 7, cy)], ORANGE);
            }
            Sign::Region => canvas.polygon(&[(cx, cy - 8), (cx + 7, cy + 6), (cx - 7, cy + 6)], TEAL),
            Sign::Quarter => {
                canvas.rect((x, cy - 7), (x + 32, cy + 7), BAND);
                canvas.frame((x, cy - 7), (x + 32, cy + 7), QUIET, 1);
            }
        }
        canvas.text(words, (x + SIGN, y), SMALL, INK, Align::Left);
    }
}
