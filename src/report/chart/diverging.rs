//! Two counts a row that pull in opposite directions, with the numbers on the bars: worse to the left, better to the right.

use plotters::style::RGBColor;

use super::canvas::{
    Align, DARK, Drawn, INK, LINE, ORANGE, QUIET, RULE, SMALL, TEXT, WIDTH, picture, text_width, wrap,
};
use super::{Chart, Diverging};

const LABEL: i32 = 250;
const LEFT: i32 = LABEL + 14;
const TOP: i32 = 34;
const WHITE: RGBColor = RGBColor(255, 255, 255);

pub(super) fn draw(chart: &Chart, diverging: &Diverging) -> Result<Drawn, String> {
    let labels: Vec<Vec<String>> =
        diverging.rows.iter().map(|(label, _)| wrap(label, LABEL - 10, TEXT)).collect();
    let heights: Vec<i32> = labels.iter().map(|lines| (lines.len() as i32 * LINE).max(26) + 10).collect();
    let most = diverging.rows.iter().flat_map(|(_, parts)| *parts).max().unwrap_or(0).max(1);
    let room = text_width(&most.to_string(), TEXT) + 10;
    let middle_x = i32::midpoint(LEFT, WIDTH - 20);
    let reach = f64::from(middle_x - LEFT - room);
    let long = |count: i64| (reach * count as f64 / most as f64).round() as i32;
    let body: i32 = heights.iter().sum();
    picture(chart, TOP + body + LINE + 14, |canvas| {
        canvas.bold(&diverging.sides[0], (middle_x - 10, 6), TEXT, INK, Align::Right);
        canvas.bold(&diverging.sides[1], (middle_x + 10, 6), TEXT, INK, Align::Left);
        let mut y = TOP;
        for (((_, parts), lines), height) in diverging.rows.iter().zip(&labels).zip(&heights) {
            let middle = y + height / 2;
            canvas.line((LEFT, y), (WIDTH - 20, y), RULE, 1);
            canvas.row_label(lines, LABEL, middle);
            for (side, colour, ink) in [(0, ORANGE, INK), (1, DARK, WHITE)] {
                let (count, way) = (parts[side], if side == 0 { -1 } else { 1 });
                let tip = middle_x + way * long(count);
                let (from, to) = (middle_x.min(tip), middle_x.max(tip));
                let words = count.to_string();
                canvas.rect((from, middle - 12), (to, middle + 12), colour);
                if text_width(&words, TEXT) + 12 <= to - from {
                    canvas.text(
                        &words,
                        (tip - way * 6, middle - 8),
                        TEXT,
                        ink,
                        if side == 0 { Align::Left } else { Align::Right },
                    );
                } else {
                    let align = if side == 0 { Align::Right } else { Align::Left };
                    canvas.text(&words, (tip + way * 6, middle - 8), TEXT, INK, align);
                }
            }
            y += height;
        }
        canvas.line((middle_x, TOP - 6), (middle_x, TOP + body), INK, 2);
        canvas.text(&diverging.axis, (LEFT, TOP + body + 6), SMALL, QUIET, Align::Left);
    })
}
