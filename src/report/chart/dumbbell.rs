//! Two values a row on one scale, joined by a line: what the one side says and what the other says, the widest gap first.

use super::bars::number;
use super::canvas::{
    Align, DARK, Drawn, INK, LINE, ORANGE, QUIET, RULE, SMALL, TEXT, WIDTH, picture, steps, text_width, wrap,
};
use super::{Chart, Dumbbell};

const LABEL: i32 = 240;
const LEFT: i32 = LABEL + 60;
const RIGHT: i32 = WIDTH - 60;
const TOP: i32 = 34;
const RADIUS: i32 = 8;

pub(super) fn draw(chart: &Chart, dumbbell: &Dumbbell) -> Result<Drawn, String> {
    let labels: Vec<Vec<String>> =
        dumbbell.rows.iter().map(|row| wrap(&row.label, LABEL - 10, TEXT)).collect();
    let heights: Vec<i32> = labels.iter().map(|lines| (lines.len() as i32 * LINE).max(28) + 12).collect();
    let body: i32 = heights.iter().sum();
    let x = |value: f64| LEFT + (f64::from(RIGHT - LEFT) * (value / 100.0).clamp(0.0, 1.0)).round() as i32;
    picture(chart, TOP + body + LINE * 2 + 12, |canvas| {
        let mut at = LEFT;
        for (side, colour) in dumbbell.sides.iter().zip([DARK, ORANGE]) {
            canvas.circle((at + RADIUS, 16), RADIUS, colour);
            canvas.text(side, (at + 2 * RADIUS + 8, 8), TEXT, INK, Align::Left);
            at += text_width(side, TEXT) + 50;
        }
        for tick in steps(0.0, 100.0) {
            canvas.line((x(tick), TOP), (x(tick), TOP + body), RULE, 1);
            canvas.text(&number(tick), (x(tick), TOP + body + 5), SMALL, QUIET, Align::Middle);
        }
        canvas.text(&dumbbell.axis, (LEFT, TOP + body + 5 + LINE), SMALL, QUIET, Align::Left);
        let mut y = TOP;
        for ((row, lines), height) in dumbbell.rows.iter().zip(&labels).zip(&heights) {
            let middle = y + height / 2;
            canvas.row_label(lines, LABEL, middle);
            let [own, other] = row.values.map(x);
            canvas.line((own, middle), (other, middle), QUIET, 3);
            canvas.circle((own, middle), RADIUS, DARK);
            canvas.circle((other, middle), RADIUS, ORANGE);
            // A ring as well as a colour, for a grey print.
            canvas.ring((other, middle), RADIUS, INK, 2);
            // Each text on the outer side of its circle.
            let own_is_right = own >= other;
            for (at, text, is_right) in
                [(own, &row.texts[0], own_is_right), (other, &row.texts[1], !own_is_right)]
            {
                let (x, align) =
                    if is_right { (at + RADIUS + 6, Align::Left) } else { (at - RADIUS - 6, Align::Right) };
                canvas.text(text, (x, middle - 9), TEXT, INK, align);
            }
            y += height;
        }
    })
}
