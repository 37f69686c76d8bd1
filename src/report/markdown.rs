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
            Block::Text(text) => line(text),
            Block::Caption(text) => format!("**{}**", escaped(text)),
            Block::ForAuthor(text) => format!("**[For the author: {}]**", escaped(text)),
            Block::Bullets(lines) => {
                lines.iter().map(|text| "- ".to_owned() + &line(text)).collect::<Vec<_>>().join("\n")
            }
            Block::Table { head, rows, .. } => table(head, rows),
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
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule: Vec<&str> = head.iter().map(|_| "---").collect();
    let mut lines = vec![line(head), format!("| {} |", rule.join(" | "))];
    lines.extend(rows.iter().map(|row| line(row)));
    lines.join("\n")
}

/// Text that begins a line: `1.`, `1)`, `-` and `+` there would make a list, a row of `=` a heading of the line before.
fn line(text: &str) -> String {
    let text = escaped(text);
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    if text.starts_with(['-', '+', '=']) { format!("\\{text}") } else { text }
}

/// Text that cannot be taken for Markdown, or for a tag, on one line: no emphasis, link, entity or address that a reader would
/// turn into something else.
fn escaped(text: &str) -> String {
    let line = crate::text::one_line(text);
    let mut out = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        let is_mark =
            matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '\\' | '!' | '~' | '&' | '|');
        let is_address = (c == ':' && line[at..].starts_with("://"))
            || (c == '@' && at > 0)
            || (c == '.' && line[..at].to_lowercase().ends_with("www"));
        if is_mark || is_address {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escaped, line};

    #[test]
    fn words_of_trackers_stay_words() {
        for (text, written) in [
            ("# <b>*Now*</b>\n[x]", r"\# \<b\>\*Now\*\</b\> \[x\]"),
            ("~~done~~ &copy;", r"\~\~done\~\~ \&copy;"),
            ("2004. Agree", r"2004\. Agree"),
            ("7) Agree 3.5 - 4", r"7\) Agree 3.5 - 4"),
            ("- none", r"\- none"),
            ("=====", r"\====="),
            ("see https://x.y or www.x.y", r"see https\://x.y or www\.x.y"),
            ("ask a.b@c.uk", r"ask a.b\@c.uk"),
            ("a | b", r"a \| b"),
        ] {
            assert_eq!(line(text), written, "{text}");
        }
        assert_eq!(escaped("1. Purpose"), "1. Purpose");
    }
}
