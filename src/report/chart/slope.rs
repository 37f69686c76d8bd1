//! Two values a row, joined by a line: from what the one side says to what the other says. Rows are named at both ends.

use super::canvas::{
    Align, Canvas, DARK, Drawn, INK, LINE, ORANGE, QUIET, RULE, SMALL, TEXT, WIDTH, picture, wrap,
};
use super::{Chart, Slope};

const LEFT: i32 = 330;
const RIGHT: i32 = WIDTH - 330;
const TOP: i32 = 44;
/// Room between a line's end and its name.
const GAP: i32 = 40;

pub(super) fn draw(chart: &Chart, slope: &Slope) -> Result<Drawn, String> {
    let names: Vec<[Vec<String>; 2]> = slope
        .rows
        .iter()
        .map(|row| {
            row.texts.each_ref().map(|text| wrap(&format!("{} {text}", row.label), LEFT - GAP - 8, TEXT))
        })
        .collect();
    let tall: i32 =
        names.iter().map(|both| both.iter().map(Vec::len).max().unwrap_or(1) as i32 * LINE + 4).sum();
    let height = tall.max(260);
    let y = |value: f64| {
        TOP + height
            - (f64::from(height)
                * ((value - slope.start) / (slope.end - slope.start).max(1.0)).clamp(0.0, 1.0))
            .round() as i32
    };
    picture(chart, TOP + height + LINE + 24, |canvas| {
        for (at, x) in [LEFT, RIGHT].into_iter().enumerate() {
            canvas.line((x, TOP - 8), (x, TOP + height), RULE, 2);
            for (nth, line) in wrap(&slope.sides[at], 300, TEXT).iter().take(2).enumerate() {
                canvas.bold(line, (x, 2 + nth as i32 * (LINE - 2)), TEXT, INK, Align::Middle);
            }
        }
        for row in &slope.rows {
            let (from, to) = ((LEFT, y(row.values[0])), (RIGHT, y(row.values[1])));
            // What falls from the one side to the other is what the reader looks for.
            if row.values[1] < row.values[0] {
                canvas.line(from, to, ORANGE, 4);
            } else {
                canvas.line(from, to, DARK, 2);
            }
            for (x, y) in [from, to] {
                canvas.rect((x - 4, y - 4), (x + 4, y + 4), DARK);
            }
        }
        for (side, align) in [(0, Align::Right), (1, Align::Left)] {
            let entries: Vec<(i32, &[String])> = slope
                .rows
                .iter()
                .zip(&names)
                .map(|(row, names)| (y(row.values[side]), names[side].as_slice()))
                .collect();
            place(canvas, entries, if side == 0 { LEFT - GAP } else { RIGHT + GAP }, align, TOP + height);
        }
        canvas.text(&slope.axis, (10, TOP + height + 14), SMALL, QUIET, Align::Left);
    })
}

/// Names beside the ends of their lines, moved apart where they would touch.
fn place(canvas: &mut Canvas<'_>, mut entries: Vec<(i32, &[String])>, x: i32, align: Align, bottom: i32) {
    entries.sort_by_key(|(y, _)| *y);
    let tall = |lines: &[String]| lines.len() as i32 * LINE;
    let mut left: i32 = entries.iter().map(|(_, lines)| tall(lines)).sum();
    let mut free = TOP - 10;
    for (y, lines) in entries {
        let top = (y - tall(lines) / 2).max(free).min((bottom + 10 - left).max(free));
        // A thin line leads from the name to the end of its line.
        let (inner, outer) = if align == Align::Right { (GAP - 6, 4) } else { (6 - GAP, -4) };
        canvas.line((x + inner, y), (x + outer, top + tall(lines) / 2), QUIET, 1);
        for (at, line) in lines.iter().enumerate() {
            canvas.text(line, (x, top + at as i32 * LINE), TEXT, INK, align);
        }
        free = top + tall(lines);
        left -= tall(lines);
    }
}
