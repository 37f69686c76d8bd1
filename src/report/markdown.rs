//! Writes a [`Paper`] as Markdown.

use std::fmt::Write;

use super::paper::{Block, Paper};

/// The paper as text.
pub fn write(paper: &Paper) -> String {
    let mut out = format!("# {}\n", escaped(&paper.title));
    for block in &paper.blocks {
        out.push('\n');
        let text = match block {
            Block::Heading(text) => format!("## {}", escaped(text)),
            Block::Subheading(text) => format!("### {}", escaped(text)),
            Block::Text(text) => escaped(text),
            Block::ForAuthor(text) => format!("**[For the author: {}]**", escaped(text)),
            Block::Bullets(lines) => {
                lines.iter().map(|line| "- ".to_owned() + &escaped(line)).collect::<Vec<_>>().join("\n")
            }
            Block::Table { head, rows } => table(head, rows),
            Block::Picture(picture) => format!(
                "**{}**\n\n![{}]({})",
                escaped(&picture.title),
                escaped(&picture.alt),
                picture.file.replace(' ', "%20")
            ),
        };
        let _ = writeln!(out, "{text}");
    }
    out
}

fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell).replace('|', "\\|")).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule: Vec<&str> = head.iter().map(|_| "---").collect();
    let mut lines = vec![line(head), format!("| {} |", rule.join(" | "))];
    lines.extend(rows.iter().map(|row| line(row)));
    lines.join("\n")
}

/// Text that cannot be taken for Markdown, or for a tag, on one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in crate::text::one_line(text).chars() {
        if matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '\\' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn words_of_trackers_stay_words() {
        assert_eq!(escaped("# <b>*Now*</b>\n[x]"), "\\# \\<b\\>\\*Now\\*\\</b\\> \\[x\\]");
    }
}
