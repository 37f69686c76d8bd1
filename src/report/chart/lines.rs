//! Lines over months, each named where it ends; the months that were read are marked.

use super::bars::number;
use super::canvas::{
    Align, Canvas, DARK, Drawn, INK, LINE, ORANGE, QUIET, RULE, SMALL, TEAL, TEXT, WIDTH, picture, steps,
    text_width, wrap,
};
use super::{Chart, Line, LineBreak, Lines, Stroke};

const LEFT: i32 = 70;
const NAMES: i32 = 250;
const RIGHT: i32 = WIDTH - NAMES - 20;
const TOP: i32 = 36;
const HEIGHT: i32 = 340;

pub(super) fn draw(chart: &Chart, lines: &Lines) -> Result<Drawn, String> {
    let most = lines.lines.iter().flat_map(|line| line.values.iter().flatten()).copied().fold(1.0, f64::max);
    let ticks = steps(0.0, most * 1.05);
    let end = ticks.last().copied().unwrap_or(most).max(most);
    let count = lines.months.len().max(2);
    let x = |at: usize| LEFT + (f64::from(RIGHT - LEFT) * at as f64 / (count - 1) as f64).round() as i32;
    let y = |value: f64| TOP + HEIGHT - (f64::from(HEIGHT) * value / end).round() as i32;
    let breaks: Vec<String> = lines
        .breaks
        .iter()
        .flat_map(|one| wrap(&format!("Break at {}: {}", lines.months[one.at], one.words), WIDTH - 20, SMALL))
        .collect();
    let below = TOP + HEIGHT + LINE * 2 + 20;
    // Long names at the ends of the lines can need more room than the lines.
    let names_height: i32 =
        lines.lines.iter().map(|line| wrap(&line.label, NAMES - 40, TEXT).len() as i32 * LINE + 6).sum();
    let tall = (below + breaks.len() as i32 * LINE).max(TOP + names_height + 8);
    picture(chart, tall, |canvas| {
        for tick in &ticks {
            canvas.line((LEFT, y(*tick)), (RIGHT, y(*tick)), RULE, 1);
            canvas.text(&number(*tick), (LEFT - 8, y(*tick) - 8), SMALL, QUIET, Align::Right);
        }
        if let Some((at, words)) = &lines.now {
            canvas.line((x(*at), TOP), (x(*at), TOP + HEIGHT), QUIET, 1);
            canvas.text(words, (x(*at), TOP + HEIGHT + 9 + LINE), SMALL, QUIET, Align::Middle);
        }
        // As many months as there is room for.
        let widest = lines.months.iter().map(|month| text_width(month, SMALL)).max().unwrap_or(1) + 14;
        let every = (1..=count).find(|every| x(*every) - x(0) >= widest).unwrap_or(count);
        for (at, month) in lines.months.iter().enumerate().step_by(every) {
            canvas.line((x(at), TOP + HEIGHT), (x(at), TOP + HEIGHT + 4), QUIET, 1);
            canvas.text(month, (x(at), TOP + HEIGHT + 9), SMALL, QUIET, Align::Middle);
        }
        for LineBreak { at, .. } in &lines.breaks {
            // Between the last value of the old kind and the first of the new.
            let middle = i32::midpoint(x(at.saturating_sub(1)), x(*at));
            canvas.dashes((middle, TOP), (middle, TOP + HEIGHT), INK, 1);
        }
        for (nth, line) in lines.lines.iter().enumerate() {
            let breaks: Vec<usize> = lines
                .breaks
                .iter()
                .filter(|one| one.line.is_none_or(|only| only == nth))
                .map(|one| one.at)
                .collect();
            stroke(canvas, line, &breaks, &x, &y);
        }
        for (nth, words) in breaks.iter().enumerate() {
            canvas.text(words, (10, below - 4 + nth as i32 * LINE), SMALL, QUIET, Align::Left);
        }
        names(canvas, lines, &y);
        canvas.text(&lines.axis, (10, 6), SMALL, QUIET, Align::Left);
        canvas.line((LEFT, TOP + HEIGHT), (RIGHT, TOP + HEIGHT), QUIET, 1);
    })
}

fn stroke(
    canvas: &mut Canvas<'_>,
    line: &Line,
    breaks: &[usize],
    x: &impl Fn(usize) -> i32,
    y: &impl Fn(f64) -> i32,
) {
    let points: Vec<(usize, f64)> =
        line.values.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?))).collect();
    let mut is_drawn = vec![false; points.len()];
    for (nth, pair) in points.windows(2).enumerate() {
        let ((from, then), (to, now)) = (pair[0], pair[1]);
        if !breaks.iter().any(|at| from < *at && *at <= to) {
            segment(canvas, (x(from), y(then)), (x(to), y(now)), line.stroke);
            (is_drawn[nth], is_drawn[nth + 1]) = (true, true);
        }
    }
    for (&(at, value), is_drawn) in points.iter().zip(is_drawn) {
        let (x, y) = (x(at), y(value));
        if line.stroke == Stroke::Marked {
            canvas.rect((x - 4, y - 4), (x + 4, y + 4), ORANGE);
            canvas.frame((x - 4, y - 4), (x + 4, y + 4), INK, 1);
        } else if !is_drawn {
            // A value alone between breaks or gaps has no line: it gets a mark.
            let colour = match line.stroke {
                Stroke::Full => DARK,
                Stroke::Light => TEAL,
                Stroke::Dashed | Stroke::Marked => QUIET,
            };
            canvas.rect((x - 4, y - 4), (x + 4, y + 4), colour);
        }
    }
}

fn segment(canvas: &mut Canvas<'_>, from: (i32, i32), to: (i32, i32), stroke: Stroke) {
    match stroke {
        Stroke::Full => canvas.line(from, to, DARK, 3),
        Stroke::Dashed => canvas.dashes(from, to, QUIET, 2),
        Stroke::Light => canvas.line(from, to, TEAL, 2),
        Stroke::Marked => canvas.line(from, to, ORANGE, 3),
    }
}

/// The names stand at the ends of their lines, moved apart where they would touch.
fn names(canvas: &mut Canvas<'_>, lines: &Lines, y: &impl Fn(f64) -> i32) {
    let mut ends: Vec<(i32, Stroke, Vec<String>)> = lines
        .lines
        .iter()
        .filter_map(|line| {
            let last = line.values.iter().rev().flatten().next()?;
            Some((y(*last), line.stroke, wrap(&line.label, NAMES - 40, TEXT)))
        })
        .collect();
    ends.sort_by_key(|(y, ..)| *y);
    let tall = |words: &[String]| words.len() as i32 * LINE;
    let all: i32 = ends.iter().map(|(.., words)| tall(words) + 6).sum();
    let mut free = TOP;
    let mut left = all;
    for (y, stroke, words) in ends {
        let height = tall(&words);
        // Not above what is free, and not so low that the rest finds no room.
        let top = (y - height / 2).max(free).min((TOP + HEIGHT + LINE - left).max(free));
        for (at, line) in words.iter().enumerate() {
            canvas.text(line, (RIGHT + 44, top + at as i32 * LINE), TEXT, INK, Align::Left);
        }
        segment(canvas, (RIGHT + 12, top + 9), (RIGHT + 36, top + 9), stroke);
        free = top + height + 6;
        left -= height + 6;
    }
}
