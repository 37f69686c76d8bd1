//! What was due when, and what became of it: a row a standard or lead, a column a time, and in each place the numbers done,
//! overdue and still to come, told apart by shape and frame as well as by colour.

use super::canvas::{
    Align, Canvas, DARK, Drawn, INK, LINE, ORANGE, QUIET, RULE, SMALL, TEXT, WHITE, WIDTH, picture,
    text_width, wrap,
};
use super::{Chart, Timeline};

const LABEL: i32 = 230;
const LEFT: i32 = LABEL + 14;
const TOP: i32 = 66;
const CHIP: i32 = 32;
const TALL: i32 = 24;

#[derive(Clone, Copy)]
enum Part {
    Done,
    Overdue,
    ToCome,
}

const PARTS: [(Part, &str); 3] =
    [(Part::Done, "done"), (Part::Overdue, "overdue"), (Part::ToCome, "still to come")];

pub(super) fn draw(chart: &Chart, timeline: &Timeline) -> Result<Drawn, String> {
    let width = (WIDTH - LEFT - 10) / timeline.times.len().max(1) as i32;
    let labels: Vec<Vec<String>> =
        timeline.rows.iter().map(|(label, _)| wrap(label, LABEL - 10, TEXT)).collect();
    // Where a column is narrow the numbers of a place stand below one another.
    let across = ((width - 6) / (CHIP + 2)).clamp(1, 3);
    let needed = |cells: &[[usize; 3]]| {
        let most = cells.iter().map(|cell| cell.iter().filter(|part| **part > 0).count()).max().unwrap_or(0);
        (most as i32 + across - 1) / across
    };
    let heights: Vec<i32> = timeline
        .rows
        .iter()
        .zip(&labels)
        .map(|((_, cells), lines)| (lines.len() as i32 * LINE).max(needed(cells).max(1) * (TALL + 2)) + 8)
        .collect();
    let heads: Vec<Vec<String>> = timeline.times.iter().map(|time| wrap(time, width - 4, SMALL)).collect();
    let tall = heads.iter().map(Vec::len).max().unwrap_or(1) as i32 * (LINE - 2);
    let top = TOP + tall - LINE;
    let body: i32 = heights.iter().sum();
    picture(chart, top + body + 16, |canvas| {
        let mut x = LEFT;
        for (part, words) in PARTS {
            chip(canvas, (x, 6), part, "2");
            canvas.text(words, (x + CHIP + 8, 8), SMALL, INK, Align::Left);
            x += text_width(words, SMALL) + CHIP + 36;
        }
        for (at, lines) in heads.iter().enumerate() {
            let middle = LEFT + at as i32 * width + width / 2;
            let first = top - 4 - lines.len() as i32 * (LINE - 2);
            for (nth, line) in lines.iter().enumerate() {
                canvas.text(line, (middle, first + nth as i32 * (LINE - 2)), SMALL, QUIET, Align::Middle);
            }
        }
        let mut y = top;
        for (((_, cells), lines), height) in timeline.rows.iter().zip(&labels).zip(&heights) {
            canvas.line((LEFT, y), (WIDTH - 10, y), RULE, 1);
            canvas.row_label(lines, LABEL, y + height / 2);
            for (at, cell) in cells.iter().enumerate() {
                let shown: Vec<(Part, usize)> = PARTS
                    .iter()
                    .zip(cell)
                    .filter(|(_, count)| **count > 0)
                    .map(|((part, _), count)| (*part, *count))
                    .collect();
                let rows = (shown.len() as i32 + across - 1) / across;
                for (nth, (part, count)) in shown.iter().enumerate() {
                    let (column, row) = (nth as i32 % across, nth as i32 / across);
                    let in_row = (shown.len() as i32 - row * across).min(across);
                    let left = LEFT + at as i32 * width + (width - in_row * (CHIP + 2)) / 2;
                    let first = y + (height - rows * (TALL + 2)) / 2;
                    chip(
                        canvas,
                        (left + column * (CHIP + 2), first + row * (TALL + 2)),
                        *part,
                        &count.to_string(),
                    );
                }
            }
            y += height;
        }
        canvas.line((LEFT, y), (WIDTH - 10, y), RULE, 1);
        if let Some(now) = timeline.now {
            let x = LEFT + now as i32 * width;
            canvas.dashes((x, top - 2), (x, top + body), INK, 2);
        }
    })
}

fn chip(canvas: &mut Canvas<'_>, (x, y): (i32, i32), part: Part, words: &str) {
    let (from, to) = ((x, y), (x + CHIP, y + TALL));
    let ink = match part {
        Part::Done => {
            canvas.rect(from, to, DARK);
            WHITE
        }
        Part::Overdue => {
            canvas.rect(from, to, ORANGE);
            canvas.frame(from, to, INK, 2);
            INK
        }
        Part::ToCome => {
            canvas.rect(from, to, WHITE);
            canvas.frame(from, to, QUIET, 1);
            INK
        }
    };
    canvas.text(words, (x + CHIP / 2, y + 3), SMALL, ink, Align::Middle);
}
