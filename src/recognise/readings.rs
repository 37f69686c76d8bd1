//! In how many ways a header can be read: as it stands, without its brackets, its first line, one of its parts.

/// What to write below a header, at its end.
const ANSWERS: [&str; 11] = [
    "y/n",
    "yes/no",
    "yes / no",
    "y / n",
    "h/m/l",
    "h m l",
    "hml",
    "h, m, l",
    "high/medium/low",
    "high medium low",
    "1-5",
];

/// A header as it stands, without its brackets, its first line, and what follows a colon: what is left out is guidance.
pub(super) fn readings(text: &str) -> Vec<(String, f32)> {
    let text = text.trim();
    let mut found: Vec<(String, f32)> = vec![(text.to_owned(), 1.0)];
    if let Some(rest) = without_number(text) {
        found.push((rest.to_owned(), 0.99));
    }
    let outside = without_brackets(text);
    if outside != text && outside.contains(char::is_alphanumeric) {
        found.push((outside.clone(), 0.99));
    }
    // "How much did we set aside? (budget 23/24)"
    if let (Some(open), Some(close)) = (text.find('('), text.rfind(')'))
        && open > 0
        && open + 1 < close
        && text[open + 1..close].contains(char::is_alphabetic)
    {
        found.push((text[open + 1..close].to_owned(), 0.8));
    }
    if let Some((line, rest)) = outside.split_once('\n')
        && line.contains(char::is_alphanumeric)
    {
        found.push((line.to_owned(), if rest.len() > line.len() { 0.95 } else { 0.85 }));
    }
    // "Done Y/N", "Net risk H M L": what to write there.
    let plain = outside.trim_end_matches(['?', ' ']);
    let after = ANSWERS.iter().find_map(|answers| {
        let at = plain.len().checked_sub(answers.len())?;
        (plain.is_char_boundary(at) && plain[at..].eq_ignore_ascii_case(answers)).then(|| plain[..at].trim())
    });
    if let Some(rest) = after.filter(|rest| rest.contains(char::is_alphanumeric)) {
        found.push((rest.trim_end_matches(['-', '–', ':']).to_owned(), 0.98));
    }
    // A pivot's "Sum of Budget".
    let lower = outside.to_lowercase();
    if let Some(rest) =
        ["sum of ", "average of ", "total of "].iter().find_map(|start| lower.strip_prefix(start))
    {
        found.push((rest.to_owned(), 0.98));
    }
    for mark in [": ", " - ", " – ", " – "] {
        if let Some((before, after)) = outside.split_once(mark) {
            found.push((before.to_owned(), 0.9));
            found.push((after.to_owned(), 0.75));
        }
    }
    found
}

/// "1. What is the gap?", "Q3) Who leads?", "b. Action": what stands behind the number.
fn without_number(text: &str) -> Option<&str> {
    let (mark, rest) = text.split_once(['.', ')', ':'])?;
    let digits = mark.trim_start_matches(['Q', 'q', '(', ' ']);
    let is_number =
        !digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = mark.len() == 1 && mark.starts_with(|c: char| c.is_ascii_lowercase());
    let rest = rest.trim_start();
    ((is_number || is_letter) && rest.starts_with(char::is_alphabetic)).then_some(rest)
}

/// A text without what stands in brackets.
pub(super) fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0u32;
    for c in text.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    // A bracket that is never closed takes nothing away.
    if depth > 0 { text.to_owned() } else { out.trim().to_owned() }
}

/// What stands beside one another: "Issue / finding", "Gaps & actions", "Owner, lead".
pub(super) fn alternatives(text: &str) -> Vec<String> {
    let joined = text.replace(" and ", "/").replace(" or ", "/").replace(" AND ", "/").replace(" OR ", "/");
    let parts = joined.split(['/', '&', ',', ';', '|', '+', '\\']).map(str::trim);
    let parts: Vec<String> =
        parts.filter(|part| part.contains(char::is_alphanumeric)).map(str::to_owned).collect();
    if parts.is_empty() { vec![text.to_owned()] } else { parts }
}
