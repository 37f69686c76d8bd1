//! Judgements on their scales: a row a judgement, a column a grade, a block a framework. Between frameworks stands a break:
//! grades of different scales are never one category.

use super::canvas::{
    Align, DARK, Drawn, INK, LINE, QUIET, RULE, SMALL, TEXT, WHITE, WIDTH, picture, text_width, wrap,
};
use super::{Chart, Profile, ProfileBlock};

const LABEL: i32 = 306;
const HEAD: i32 = LINE + 6;

pub(super) fn draw(chart: &Chart, profile: &Profile) -> Result<Drawn, String> {
    let heights: Vec<i32> = profile.blocks.iter().map(block_height).collect();
    picture(chart, 8 + heights.iter().sum::<i32>(), |canvas| {
        let mut y = 8;
        for (block, height) in profile.blocks.iter().zip(&heights) {
            let end = y + height;
            let words = break_lines(block);
            if !words.is_empty() {
                canvas.dashes((10, y + 4), (WIDTH - 10, y + 4), INK, 2);
                y += 10;
                for line in words {
                    canvas.text(&line, (10, y), SMALL, QUIET, Align::Left);
                    y += LINE;
                }
                y += 4;
            }
            for line in title_lines(block) {
                canvas.bold(&line, (10, y), TEXT, INK, Align::Left);
                y += LINE;
            }
            let left = LABEL + 14;
            let width = (WIDTH - 16 - left) / block.grades.len().max(1) as i32;
            for (at, grade) in block.grades.iter().enumerate() {
                let middle = left + width * at as i32 + width / 2;
                canvas.text(grade, (middle, y + 2), SMALL, QUIET, Align::Middle);
            }
            y += HEAD;
            for (label, place, words) in &block.rows {
                let lines = wrap(label, LABEL - 10, TEXT);
                let tall = row_height(&lines);
                let middle = y + tall / 2;
                canvas.row_label(&lines, LABEL, middle);
                for at in 0..block.grades.len() {
                    let from = left + width * at as i32;
                    canvas.frame((from + 2, middle - 11), (from + width - 2, middle + 11), RULE, 1);
                }
                match place {
                    Some(at) => {
                        let from = left + width * *at as i32;
                        canvas.rect((from + 2, middle - 11), (from + width - 2, middle + 11), DARK);
                        let word = block.grades.get(*at).map_or("", String::as_str);
                        if text_width(word, SMALL) + 4 <= width {
                            canvas.text(word, (from + width / 2, middle - 7), SMALL, WHITE, Align::Middle);
                        }
                    }
                    None => canvas.text(words, (left + 8, middle - 7), SMALL, QUIET, Align::Left),
                }
                y += tall;
            }
            y = end;
        }
    })
}

fn title_lines(block: &ProfileBlock) -> Vec<String> {
    wrap(&block.title, WIDTH - 24, TEXT)
}

fn break_lines(block: &ProfileBlock) -> Vec<String> {
    if block.break_before.is_empty() {
        return Vec::new();
    }
    wrap(&format!("Break: {}", block.break_before), WIDTH - 24, SMALL)
}

fn row_height(lines: &[String]) -> i32 {
    (lines.len() as i32 * LINE).max(24) + 6
}

fn block_height(block: &ProfileBlock) -> i32 {
    let words = break_lines(block).len() as i32;
    let breaks = if words > 0 { words * LINE + 14 } else { 0 };
    let rows: i32 = block.rows.iter().map(|(label, ..)| row_height(&wrap(label, LABEL - 10, TEXT))).sum();
    breaks + title_lines(block).len() as i32 * LINE + HEAD + rows + 14
}
