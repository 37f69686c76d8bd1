//! Shares of ordered grades, a bar to 100% for each area; the number of authorities stands on each part, and the part with the
//! council's own grade is framed and said in words.

use plotters::style::RGBColor;

use super::bars::number;
use super::canvas::{
    Align, Drawn, INK, LINE, QUIET, RULE, SHADES, SMALL, TEXT, WHITE, WIDTH, key_height, picture, text_width,
    wrap,
};
use super::{Chart, Shares};

const LABEL: i32 = 230;
const BAR: i32 = 22;

pub(super) fn draw(chart: &Chart, shares: &Shares) -> Result<Drawn, String> {
    let left = LABEL + 14;
    let right = WIDTH - 70;
    let top = 8 + key_height(&shares.series);
    // A group: its title, the council's grade, then a bar a row.
    let titles: Vec<Vec<String>> = shares
        .groups
        .iter()
        .map(|group| wrap(&format!("{}: {}", group.title, group.words), WIDTH - 24, TEXT))
        .collect();
    let labels: Vec<Vec<Vec<String>>> = shares
        .groups
        .iter()
        .map(|group| group.rows.iter().map(|(label, _)| wrap(label, LABEL - 10, TEXT)).collect())
        .collect();
    let row_height = |lines: &[String]| (lines.len() as i32 * LINE).max(BAR) + 8;
    let group_height = |at: usize| {
        titles[at].len() as i32 * LINE
            + 6
            + labels[at].iter().map(|lines| row_height(lines)).sum::<i32>()
            + 10
    };
    let body: i32 = (0..shares.groups.len()).map(group_height).sum();
    let x = |share: f64| left + (f64::from(right - left) * share).round() as i32;
    picture(chart, top + body + LINE * 2 + 12, |canvas| {
        let key: Vec<(RGBColor, String)> =
            SHADES.iter().copied().zip(shares.series.iter().cloned()).collect();
        canvas.key(&key, 6);
        for tick in [0.0, 0.25, 0.5, 0.75, 1.0] {
            canvas.line((x(tick), top + body), (x(tick), top + body + 4), QUIET, 1);
            canvas.text(&number(100.0 * tick), (x(tick), top + body + 6), SMALL, QUIET, Align::Middle);
        }
        canvas.text(&shares.axis, (left, top + body + 6 + LINE), SMALL, QUIET, Align::Left);
        let mut y = top;
        for (at, group) in shares.groups.iter().enumerate() {
            for line in &titles[at] {
                canvas.bold(line, (10, y), TEXT, INK, Align::Left);
                y += LINE;
            }
            y += 6;
            for ((_, parts), lines) in group.rows.iter().zip(&labels[at]) {
                let middle = y + row_height(lines) / 2 - 2;
                canvas.row_label(lines, LABEL, middle);
                let total: usize = parts.iter().sum();
                let mut sum = 0usize;
                for (grade, part) in parts.iter().enumerate().filter(|(_, part)| **part > 0) {
                    let place = |count: usize| x(count as f64 / total.max(1) as f64);
                    let (from, to) = (place(sum), place(sum + part));
                    sum += part;
                    canvas.rect((from, middle - BAR / 2), (to, middle + BAR / 2), SHADES[grade.min(3)]);
                    canvas.line((to, middle - BAR / 2), (to, middle + BAR / 2), WHITE, 2);
                    let words = part.to_string();
                    if text_width(&words, SMALL) + 6 <= to - from {
                        let ink = if grade < 2 { WHITE } else { INK };
                        canvas.text(&words, (i32::midpoint(from, to), middle - 7), SMALL, ink, Align::Middle);
                    }
                    if group.marked == Some(grade) {
                        canvas.frame((from, middle - BAR / 2 - 2), (to - 1, middle + BAR / 2 + 2), INK, 3);
                    }
                }
                canvas.frame((left, middle - BAR / 2), (right, middle + BAR / 2), RULE, 1);
                canvas.text(&format!("of {total}"), (right + 10, middle - 8), SMALL, QUIET, Align::Left);
                y += row_height(lines);
            }
            y += 10;
        }
    })
}
