//! `link-without-words`: the text of a link does not say where it leads.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;
use crate::text::plain;

pub const RULE: Rule = Rule {
    id: "link-without-words",
    about: "the text of a link does not say where it leads",
    cure: "write what the link leads to, not its address or `here`",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    const EMPTY: [&str; 6] = ["here", "click here", "link", "more", "this link", "read more"];
    for sheet in book.of_cells() {
        for link in &sheet.links {
            let text = plain(sheet.text(link.row, link.column));
            if text.is_empty()
                || text.starts_with("http")
                || text.starts_with("www.")
                || EMPTY.contains(&text.as_str())
            {
                say.cell(sheet, (link.row, link.column), format!("`{text}`"));
            }
        }
    }
}
