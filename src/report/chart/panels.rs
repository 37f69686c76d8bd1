//! Small charts of indicators in time, two beside one another: points, mean, limits and target.

use super::bars::number;
use super::canvas::{
    Align, Canvas, DARK, Drawn, INK, LINE, ORANGE, QUIET, RULE, SMALL, TEXT, WIDTH, picture, text_width, wrap,
};
use super::{Chart, Mark, Panel, Panels};

const COLUMNS: usize = 2;
const GAP: i32 = 24;
const PANEL: i32 = (WIDTH - 20 - GAP) / 2;
const PLOT: i32 = 120;
/// Room for the numbers on the left of a plot.
const SCALE: i32 = 76;

pub(super) fn draw(chart: &Chart, panels: &Panels) -> Result<Drawn, String> {
    let heads: Vec<(Vec<String>, Vec<String>)> = panels
        .panels
        .iter()
        .map(|panel| (wrap(&panel.title, PANEL - 10, TEXT), wrap(&panel.words, PANEL - 10, SMALL)))
        .collect();
    let rows: Vec<i32> = heads
        .chunks(COLUMNS)
        .map(|row| {
            let head = row.iter().map(|(title, words)| (title.len() + words.len()) as i32 * LINE).max();
            head.unwrap_or(0) + PLOT + LINE + 34
        })
        .collect();
    let signs = key_of(&panels.panels);
    let key = signs.last().map_or(0, |(.., (_, y))| y + LINE);
    picture(chart, key + rows.iter().sum::<i32>(), |canvas| {
        draw_key(canvas, &signs);
        let mut top = key;
        for ((row, heads), height) in panels.panels.chunks(COLUMNS).zip(heads.chunks(COLUMNS)).zip(&rows) {
            let head = heads.iter().map(|(title, words)| (title.len() + words.len()) as i32 * LINE).max();
            for (at, (panel, (title, words))) in row.iter().zip(heads).enumerate() {
                let left = 10 + at as i32 * (PANEL + GAP);
                for (nth, line) in title.iter().enumerate() {
                    canvas.bold(line, (left, top + nth as i32 * LINE), TEXT, INK, Align::Left);
                }
                for (nth, line) in words.iter().enumerate() {
                    let y = top + (title.len() + nth) as i32 * LINE;
                    canvas.text(line, (left, y), SMALL, QUIET, Align::Left);
                }
                plot(canvas, panel, left, top + head.unwrap_or(0) + 6);
            }
            top += height;
        }
    })
}

/// A part of the key: a mark, or a kind of line.
#[derive(Clone, Copy)]
enum Sign {
    Point(Mark),
    Mean,
    Limits,
    Target,
}

/// What the panels hold, with its words and its place in the key: told apart by shape, then by colour.
fn key_of(panels: &[Panel]) -> Vec<(Sign, &'static str, (i32, i32))> {
    let has = |mark: Mark| panels.iter().any(|panel| panel.points.iter().any(|(.., each)| *each == mark));
    let any = |test: fn(&Panel) -> bool| panels.iter().any(test);
    let entries = [
        (Sign::Point(Mark::Plain), "common cause", has(Mark::Plain)),
        (Sign::Point(Mark::Good), "special cause: improvement", has(Mark::Good)),
        (Sign::Point(Mark::Bad), "special cause: concern", has(Mark::Bad)),
        (Sign::Point(Mark::Open), "special cause", has(Mark::Open)),
        (Sign::Mean, "mean", any(|panel| panel.mean.is_some())),
        (Sign::Limits, "process limits", any(|panel| panel.limits.is_some())),
        (Sign::Target, "target", any(|panel| panel.target.is_some())),
    ];
    let (mut x, mut y) = (14, 12);
    let mut placed = Vec::new();
    for (sign, words, _) in entries.into_iter().filter(|(.., is_there)| *is_there) {
        let width = text_width(words, SMALL) + 52;
        if x + width > WIDTH {
            (x, y) = (14, y + LINE);
        }
        placed.push((sign, words, (x, y)));
        x += width;
    }
    placed
}

fn draw_key(canvas: &mut Canvas<'_>, key: &[(Sign, &'static str, (i32, i32))]) {
    for &(sign, words, (x, y)) in key {
        match sign {
            Sign::Point(mark) => point(canvas, (x + 10, y), mark),
            Sign::Mean => canvas.line((x, y), (x + 20, y), QUIET, 1),
            Sign::Limits => canvas.dashes((x, y), (x + 20, y), QUIET, 1),
            Sign::Target => canvas.dashes((x, y), (x + 20, y), ORANGE, 2),
        }
        canvas.text(words, (x + 26, y - 8), SMALL, INK, Align::Left);
    }
}

fn point(canvas: &mut Canvas<'_>, (x, y): (i32, i32), mark: Mark) {
    match mark {
        Mark::Plain => canvas.circle((x, y), 3, QUIET),
        Mark::Good => canvas.polygon(&[(x, y - 6), (x + 6, y + 5), (x - 6, y + 5)], DARK),
        Mark::Bad => {
            canvas.polygon(&[(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)], ORANGE);
        }
        Mark::Open => {
            canvas.rect((x - 4, y - 4), (x + 4, y + 4), RULE);
            canvas.frame((x - 4, y - 4), (x + 4, y + 4), INK, 1);
        }
    }
}

fn plot(canvas: &mut Canvas<'_>, panel: &Panel, left: i32, top: i32) {
    let values = panel.points.iter().map(|(_, value, _)| *value);
    let others = panel.limits.into_iter().flat_map(|(low, high)| [low, high]).chain(panel.target);
    let (low, high) = values
        .chain(others)
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let room = ((high - low) * 0.08).max(0.5);
    let (low, high) = (low - room, high + room);
    let (from, to) = (left + SCALE, left + PANEL - 14);
    let count = panel.points.len().max(2);
    let x = |at: usize| from + (f64::from(to - from) * at as f64 / (count - 1) as f64).round() as i32;
    let y = |value: f64| top + (f64::from(PLOT) * (high - value) / (high - low)).round() as i32;
    canvas.line((from, top), (from, top + PLOT), RULE, 1);
    canvas.line((from, top + PLOT), (to, top + PLOT), RULE, 1);
    if let Some(mean) = panel.mean {
        canvas.line((from, y(mean)), (to, y(mean)), QUIET, 1);
    }
    if let Some((lower, upper)) = panel.limits {
        for limit in [lower, upper] {
            canvas.dashes((from, y(limit)), (to, y(limit)), QUIET, 1);
        }
    }
    // Numbers on the left: the ends, and what lies between where there is room.
    let mut taken: Vec<i32> = Vec::new();
    let mut label = |canvas: &mut Canvas<'_>, value: f64, words: &str| {
        let at = y(value) - 8;
        if taken.iter().all(|other| (other - at).abs() >= LINE - 3) {
            canvas.text(words, (from - 6, at), SMALL, QUIET, Align::Right);
            taken.push(at);
        }
    };
    let values = || panel.points.iter().map(|(_, value, _)| *value);
    let (lowest, highest) = panel.limits.unwrap_or_else(|| {
        (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max))
    });
    for value in [highest, lowest].into_iter().chain(panel.mean) {
        label(canvas, value, &number(value));
    }
    if let Some(target) = panel.target {
        canvas.dashes((from, y(target)), (to, y(target)), ORANGE, 2);
        label(canvas, target, &format!("target {}", number(target)));
    }
    for pair in panel.points.windows(2).enumerate() {
        let (at, pair) = pair;
        canvas.line((x(at), y(pair[0].1)), (x(at + 1), y(pair[1].1)), DARK, 2);
    }
    for (at, (_, value, mark)) in panel.points.iter().enumerate() {
        point(canvas, (x(at), y(*value)), *mark);
    }
    if let (Some((first, ..)), Some((last, ..))) = (panel.points.first(), panel.points.last()) {
        canvas.text(first, (from, top + PLOT + 6), SMALL, QUIET, Align::Left);
        if panel.points.len() > 1 {
            canvas.text(last, (to + 6, top + PLOT + 6), SMALL, QUIET, Align::Right);
        }
    }
}
