//! `properties-missing`: the document does not say its title, its author or its language.

use crate::audit::Say;
use crate::audit::finished::Finished;
use crate::audit::rules::Rule;

pub const RULE: Rule = Rule {
    id: "properties-missing",
    about: "the document does not say its title, its author or its language",
    cure: "fill them in: File, Info, Properties",
    is_must: true,
    find,
};

fn find(book: &Finished, say: &mut Say<'_>) {
    let own = &book.properties;
    for (what, text) in [("title", &own.title), ("author", &own.author), ("language", &own.language)] {
        if text.trim().is_empty() {
            say.book(format!("no {what}"));
        }
    }
}
