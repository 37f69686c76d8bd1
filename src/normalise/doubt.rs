//! What is told of a table's layout: headers that were guessed or only asked about, lines that could be something else.

use super::columns::DateColumn;
use super::origin::{DoubtWhy, How, Layout, Span};
use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::ingest::Sheet;
use crate::place::{Place, column_letters};
use crate::recognise::found::Found;
use crate::text::{one_line, with_article};
use crate::value::date::Order;

/// Tells everything doubtful about one table.
pub(super) struct Doubts<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) table: &'a Found,
    pub(super) layout: &'a Layout,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
}

impl Doubts<'_> {
    pub(super) fn tell(&mut self, dates: &[DateColumn]) {
        self.guessed();
        self.asked();
        self.moved();
        self.lines();
        self.dates(dates);
    }

    fn header(&self, column: u32) -> Place {
        self.layout.place(self.table.header_row, column)
    }

    fn push(&mut self, rule: &'static Rule, place: Place, message: String, found: String, effect: String) {
        self.diagnostics.push(Diagnostic::new(rule, place, message).found(found).effect(effect));
    }

    fn guessed(&mut self) {
        for column in &self.layout.columns {
            let header = one_line(&column.header);
            let field = column.field.replace('_', " ");
            if column.how == How::Guessed {
                let meant = column.span.map_or(field.clone(), Span::in_words);
                let message = format!("`{header}` was taken for {meant}");
                let effect = format!("the column is used as {} ({}% sure)", column.field, column.confidence);
                self.push(
                    &rules::header_guessed::RULE,
                    self.header(column.column),
                    message,
                    header.clone(),
                    effect,
                );
            }
            if !column.instead.is_empty() {
                let message = format!("`{header}` was taken for {field}, the newest of several");
                let letters: Vec<String> =
                    column.instead.iter().map(|&other| column_letters(other)).collect();
                let effect = format!("where it is empty, column {} holds", letters.join(", then "));
                self.push(&rules::header_beside::RULE, self.header(column.column), message, header, effect);
            }
        }
    }

    fn asked(&mut self) {
        for doubt in &self.layout.doubts {
            if self.layout.columns.iter().any(|column| column.instead.contains(&doubt.column)) {
                continue;
            }
            let header = one_line(&doubt.header);
            let field = doubt.field.replace('_', " ");
            let letters = column_letters(doubt.column);
            let line = format!("{} = \"{letters}\"", doubt.field);
            let (rule, message) = match doubt.why {
                DoubtWhy::Beside => (&rules::header_beside::RULE, format!("`{header}` names {field} too")),
                DoubtWhy::Earlier => {
                    (&rules::header_beside::RULE, format!("`{header}` names {field} of another time"))
                }
                DoubtWhy::Unsure => (&rules::header_asked::RULE, format!("is `{header}` the {field}?")),
                DoubtWhy::Refused => {
                    let message = format!("`{header}` names {field}, and its cells are something else");
                    (&rules::header_asked::RULE, message)
                }
            };
            let effect = format!(
                "the column is not used; the line for batch.toml: {line}, under sheet \"{}\", table \"{}\", header_row {}",
                self.layout.sheet,
                self.layout.table,
                self.table.header_row + 1
            );
            self.push(rule, self.header(doubt.column), message, header, effect);
        }
    }

    fn moved(&mut self) {
        for (field, column, then) in &self.table.moved {
            let now = self.layout.columns.iter().find(|each| each.field == field);
            let effect = match now {
                Some(now) if now.how == How::Config => {
                    format!("column {} was used, which has that header now", column_letters(now.column))
                }
                Some(now) => {
                    format!("column {} was used: `{}`", column_letters(now.column), one_line(&now.header))
                }
                None => "the field is not read".to_owned(),
            };
            let here = self.sheet.cell_or_merged(self.table.header_row, *column);
            let found = here.map_or_else(|| "nothing".to_owned(), |cell| one_line(&cell.value.shown()));
            let message = format!("the header of {} is not where the map has it", field.replace('_', " "));
            self.diagnostics.push(
                Diagnostic::new(&rules::header_moved::RULE, self.header(*column), message)
                    .found(found)
                    .expected(one_line(then))
                    .effect(effect),
            );
        }
    }

    fn lines(&mut self) {
        let shown = |row: u32| {
            let texts = self.sheet.row(row).iter().map(|cell| one_line(&cell.value.shown()));
            texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" | ")
        };
        let mut told = Vec::new();
        for &row in &self.table.alone {
            let effect = "taken for a heading, and set aside".to_owned();
            told.push((&rules::row_alone::RULE, row, "a text on a line of its own".to_owned(), effect));
        }
        for &(row, record) in &self.table.continued {
            let (at, _) = self.layout.on_sheet(record, 0);
            let message = "a line without a number of its own".to_owned();
            let effect = format!("its text was added to the {} in row {}", self.table.spec.record, at + 1);
            told.push((&rules::row_continued::RULE, row, message, effect));
        }
        for &row in &self.table.examples {
            let message = "an example of how to fill in the form".to_owned();
            told.push((&rules::row_example::RULE, row, message, "the row is set aside".to_owned()));
        }
        for (rule, row, message, effect) in told {
            let place = Place::row(&self.layout.workbook, &self.layout.sheet, row);
            let found = shown(row);
            self.diagnostics.push(Diagnostic::new(rule, place, message).found(found).effect(effect));
        }
        for &row in &self.table.without_key {
            let key = self.table.spec.key[0].replace('_', " ");
            let place = Place::row(&self.layout.workbook, &self.layout.sheet, row);
            self.diagnostics.push(
                Diagnostic::new(&rules::row_without_key::RULE, place, format!("a row without its {key}"))
                    .found(shown(row))
                    .expected(with_article(self.table.spec.record))
                    .effect("the row is left out"),
            );
        }
    }

    fn dates(&mut self, dates: &[DateColumn]) {
        for column in dates.iter().filter(|column| column.looks_swapped()) {
            let found = format!(
                "{} texts with a day over 12, and {} dates whose day is 12 or less",
                column.day_first, column.dates
            );
            let message = "day and month may have been exchanged in this column".to_owned();
            let effect = "the dates are used as they stand".to_owned();
            self.push(&rules::dates_swapped::RULE, self.header(column.column), message, found, effect);
        }
        for column in dates.iter().filter(|column| column.order() == Order::MonthFirst && column.doubtful > 0)
        {
            let found = format!(
                "{} dates can only have their month first, {} their day; {} could be either",
                column.month_first, column.day_first, column.doubtful
            );
            let message = "the dates of this column have their month before their day".to_owned();
            let effect = "all of them were read that way".to_owned();
            self.push(&rules::date_month_first::RULE, self.header(column.column), message, found, effect);
        }
    }
}
