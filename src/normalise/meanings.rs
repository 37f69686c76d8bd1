//! What the texts of one row mean on the scales of the trackers and the national packs: status, standard, grade.

use jiff::civil::Date;

use super::row::Row;
use crate::diagnostic::rules;
use crate::ingest::Value;
use crate::national::Scale;
use crate::value::status::{self, Asks, Status, StatusFrom};
use crate::value::{reference, scale, standard};
use crate::wording::short_day;

impl Row<'_> {
    /// The status, where it came from, and its text. Which channel counts first is the plan's choice.
    pub fn status(
        &mut self,
        field: &str,
        percent: Option<f64>,
        completed: Option<Date>,
    ) -> (Status, StatusFrom, String) {
        let cell = self.column(field).and_then(|column| self.context.sheet.cell_or_merged(self.row, column));
        let text = self.text(field);
        let fill = cell.and_then(|cell| cell.fill).and_then(|rgb| status::of_fill(rgb, self.context.key));
        let mut percent = percent;
        let mut word = None;
        let mut completed = completed;
        match self.value(field) {
            // A date in place of a word: done on that day, or meant to be.
            Value::Date(day) => completed = completed.or(Some(*day)),
            Value::Number(number) if let Some(scale) = self.context.status_scale => {
                percent = percent.or(Some(number * scale));
            }
            Value::Text(_) if let Some(said) = status::percent_of(&text) => percent = percent.or(Some(said)),
            _ if text.is_empty() => {}
            _ => {
                let header = self.context.layout.column(field).map_or("", |used| used.header.as_str());
                let answer = Asks::of_header(header).and_then(|asks| asks.answer(&text));
                word = answer.or_else(|| self.status_word(field, &text, fill));
            }
        }
        self.tell_contradictions(field, word, fill);
        let struck_out = self.is_struck(field).then_some(Status::Complete);
        if let (Some(word), Some(_)) = (word.filter(|word| word.is_open()), struck_out) {
            let found = format!("the word says {}, the line is struck through", word.text());
            self.tell_contradiction(field, "contradicts its strike-through", &found);
        }
        let of_percent = percent.and_then(|percent| match percent {
            whole if whole >= 100.0 => Some(Status::Complete),
            // Only where the status itself is given in percent does a part of it say anything.
            part if self.context.layout.column("percent").is_none() => {
                Some(if part <= 0.0 { Status::NotStarted } else { Status::OnTrack })
            }
            _ => None,
        });
        let of_date = completed.filter(|day| *day <= self.period().last_day()).map(|_| Status::Complete);
        let read = self.context.status_order.iter().find_map(|from| {
            let status = match from {
                StatusFrom::Word => word,
                StatusFrom::Fill => fill,
                StatusFrom::Strike => struck_out,
                StatusFrom::Percent => of_percent,
                StatusFrom::Date => of_date,
                StatusFrom::Nothing => None,
            };
            status.map(|status| (status, *from))
        });
        let (status, from) = read.unwrap_or((Status::Unknown, StatusFrom::Nothing));
        // An error in the cell is something that cannot be read, not a blank.
        let text = if let Value::Error(error) = self.value(field) { error.clone() } else { text };
        (status, from, text)
    }

    /// The status that a text stands for; one that is only near to a known word is told, an unknown one too.
    fn status_word(&mut self, field: &str, text: &str, fill: Option<Status>) -> Option<Status> {
        if let Some(status) = status::of_word(text, self.context.key) {
            return Some(status);
        }
        if let Some(status) = status::beginning(text) {
            return Some(status);
        }
        if let Some((status, known)) = status::near_word(text) {
            let effect = format!("taken as {known}: {}", status.text());
            self.tell_field(
                &rules::status_guessed::RULE,
                field,
                "is not quite a known status",
                text,
                known,
                &effect,
            );
            return Some(status);
        }
        // A mark such as a dot says nothing itself: its colour does.
        let is_mark = !text.contains(char::is_alphanumeric);
        if !(is_mark && fill.is_some()) {
            let effect = match fill {
                Some(fill) => format!("the fill colour was used instead: {}", fill.text()),
                None => format!("the status of the {} is unknown", self.context.record),
            };
            self.tell_field(
                &rules::status_not_read::RULE,
                field,
                "is not a known status",
                text,
                "a status word",
                &effect,
            );
        }
        None
    }

    fn tell_contradictions(&mut self, field: &str, word: Option<Status>, fill: Option<Status>) {
        let (Some(word), Some(fill)) = (word, fill) else { return };
        let same = word == fill
            || (word.is_done() && fill.is_done())
            || matches!(word, Status::NotStarted | Status::NoLongerNeeded);
        if !same {
            let found = format!("the word says {}, the colour {}", word.text(), fill.text());
            self.tell_contradiction(field, "contradicts its colour", &found);
        }
    }

    fn tell_contradiction(&mut self, field: &str, what: &str, found: &str) {
        let first = self.context.status_order.first().map_or("word", |from| from.text());
        let effect = format!("the {first} was used");
        self.tell_field(&rules::status_contradiction::RULE, field, what, found, "one status", &effect);
    }

    /// Is the row's status struck through, or the text that the record is about?
    fn is_struck(&self, field: &str) -> bool {
        let named = ["action", "risk", "issue", "text"];
        let columns = named.iter().filter_map(|name| self.column(name)).chain(self.column(field));
        columns
            .filter_map(|column| self.context.sheet.cell(self.row, column))
            .any(|cell| cell.is_struck && !cell.value.is_blank())
    }

    /// The standard's number, and its text as found.
    pub fn standard(&mut self) -> (Option<u8>, String) {
        let own = self.text("standard");
        let has_column = self.column("standard").is_some();
        let heading = self.heading.clone().unwrap_or_default();
        // A heading speaks for rows whose own cell is empty, if it names a standard.
        let speaks = !has_column
            || (own.is_empty()
                && self.context.pack.is_some_and(|pack| standard::exact(&heading, pack).is_some()));
        let text = if speaks { heading } else { own };
        let Some(pack) = self.context.pack.filter(|pack| !pack.standards.is_empty() && !text.is_empty())
        else {
            return (None, text);
        };
        let known = self.context.standards.borrow().get(&text).copied();
        let read = known.unwrap_or_else(|| {
            let read = standard::parse(&text, pack);
            self.context.standards.borrow_mut().insert(text.clone(), read);
            read
        });
        if let Some((number, guessed)) = read {
            if guessed && has_column {
                let taken = pack.standard(number).map_or("", |standard| standard.name.as_str());
                let effect = format!("taken as standard {number}, {taken}");
                self.tell_field(
                    &rules::standard_guessed::RULE,
                    "standard",
                    "is not quite a standard's name",
                    &text,
                    taken,
                    &effect,
                );
            }
            (Some(number), text)
        } else {
            let effect = format!("the {} is used without a standard", self.context.record);
            if has_column {
                let expected = format!("a number 1 to {} or a standard's name", pack.standards.len());
                self.tell_field(
                    &rules::standard_not_read::RULE,
                    "standard",
                    "is not a known standard",
                    &text,
                    &expected,
                    &effect,
                );
            }
            (None, text)
        }
    }

    /// The area that a record answers: its own column, else a theme or a heading that is no standard.
    pub fn area(&mut self, standard: Option<u8>) -> String {
        let own = self.text("area");
        if !own.is_empty() || standard.is_some() {
            return own;
        }
        let theme = self.text("standard");
        if theme.is_empty() { self.heading.clone().unwrap_or_default() } else { theme }
    }

    /// The recommendations referred to.
    pub fn references(&mut self, field: &str) -> Vec<u16> {
        let text = match self.value(field) {
            // Whoever types "6-7" gets the sixth of July from a spreadsheet.
            Value::Date(day) => {
                let typed = format!("{}-{}", day.day(), day.month());
                let effect = format!("taken as {typed}, which a spreadsheet makes into this date");
                self.tell_field(
                    &rules::recommendation_as_date::RULE,
                    field,
                    "is a date",
                    &short_day(*day),
                    "numbers 1 to 108",
                    &effect,
                );
                typed
            }
            _ => self.text(field),
        };
        if text.is_empty() {
            return Vec::new();
        }
        let found = reference::parse(&text, 108);
        if let Some(number) = found.out_of_range.first() {
            let effect = "the number is left out";
            let what = "names a recommendation that does not exist";
            self.tell_field(
                &rules::recommendation_out_of_range::RULE,
                field,
                what,
                &number.to_string(),
                "1 to 108",
                effect,
            );
        } else if found.numbers.is_empty() {
            let effect = format!("the {} is used without a recommendation", self.context.record);
            self.tell_field(
                &rules::recommendation_not_read::RULE,
                field,
                "holds no number",
                &text,
                "numbers 1 to 108",
                &effect,
            );
        }
        found.numbers
    }

    /// The grade on a scale, in its own words; the text as found when there is no scale.
    pub fn grade(&mut self, field: &str, scale: Option<&Scale>) -> String {
        let text = self.text(field);
        let Some(scale) = scale.filter(|_| !text.is_empty()) else {
            return text.to_lowercase();
        };
        if let Some(grade) = scale::grade(&text, scale) {
            return grade.to_owned();
        }
        let names: Vec<&str> = scale.grades.iter().map(|grade| grade.name.as_str()).collect();
        let effect = format!("the {} is used without this rating", self.context.record);
        self.tell_field(
            &rules::rating_not_read::RULE,
            field,
            "is not on the scale",
            &text,
            &names.join(", "),
            &effect,
        );
        String::new()
    }
}
