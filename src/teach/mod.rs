//! `inspect --teach`: walks through the columns that were asked about or not recognised, and keeps the answers in batch.toml as words
//! of the fields, so that they hold for every tracker with such a header.

mod by_hand;
mod settings;
mod terminal;

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::Arc;

use crate::failure::Failure;
use crate::ingest::{Cell, InputFile, Sheet, Tracker};
use crate::period::Period;
use crate::place::column_letters;
use crate::plan::Plan;
use crate::recognise::column::{DoubtWhy, How};
use crate::recognise::found::Found;
use crate::recognise::{self, View};
use crate::tables::{Field, Table, Tables};
use crate::text::one_line;

/// Cells of a column that are looked at.
const LOOKED_AT: usize = 40;
/// From this on the words of a header name a field plainly.
const PLAIN: f32 = 0.9;
/// Cells of a column that are shown.
const SHOWN: usize = 5;

/// A column that a person is asked about.
pub(crate) struct Question {
    pub(crate) table: &'static Table,
    pub(crate) header: String,
    /// `'Plan'!B2`
    pub(crate) place: String,
    /// What the program made of it.
    pub(crate) said: String,
    /// What its first filled cells hold.
    pub(crate) cells: Vec<String>,
    /// All fields of the table, the likeliest first.
    pub(crate) fields: Vec<&'static Field>,
}

/// A sheet in which no table was recognised, and the row that comes nearest to a header.
pub(crate) struct SheetQuestion {
    pub(crate) name: Arc<str>,
    /// From 1.
    pub(crate) row: u32,
    pub(crate) headers: Vec<String>,
    /// All tables, the likeliest first.
    pub(crate) tables: Vec<&'static Table>,
}

/// What a person says of a column.
pub(crate) enum Reply<T> {
    Is(T),
    LeaveOut,
    /// No more questions.
    Stop,
}

/// Whoever answers.
pub(crate) trait Answers {
    fn table(&mut self, sheet: &SheetQuestion) -> Result<Reply<&'static Table>, Failure>;
    fn field(&mut self, question: &Question) -> Result<Reply<&'static Field>, Failure>;
}

/// A header, and the field that it names from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Taught {
    pub(crate) table: &'static str,
    pub(crate) field: &'static str,
    pub(crate) header: String,
}

/// Asks on a terminal and keeps the answers; without one says how to do it by hand. Returns what to print.
///
/// # Errors
/// When batch.toml cannot be written, or was changed while the questions were asked.
pub(crate) fn teach(
    file: &InputFile,
    tracker: &Tracker,
    period: Period,
    plan: &Plan,
) -> Result<String, Failure> {
    let views = recognise::recognise(tracker, period, plan);
    let open = Open { tracker, views: &views, tables: plan.tables, period };
    let target = plan.config_file.clone().unwrap_or_else(|| beside(file));
    if !(std::io::stdin().is_terminal() && std::io::stdout().is_terminal()) {
        return Ok(by_hand::text(&open.columns(), &open.sheets(), &target));
    }
    let taught = open.ask(&mut terminal::Terminal)?;
    if taught.is_empty() {
        return Ok("nothing was taught\n".to_owned());
    }
    settings::keep(&target, &plan.config_text, &taught)?;
    let words: Vec<String> =
        taught.iter().map(|one| format!("  {}.{} = {}", one.table, one.field, one.header)).collect();
    Ok(format!(
        "written to {}:\n{}\nthey hold for every tracker with such a header; run inspect again to see\n",
        target.display(),
        words.join("\n")
    ))
}

/// The batch.toml of the folder in which a tracker lies.
fn beside(file: &InputFile) -> PathBuf {
    file.path.parent().map_or_else(PathBuf::new, std::path::Path::to_path_buf).join(crate::plan::CONFIG_NAME)
}

/// A tracker with what was recognised of it, and what is left open.
struct Open<'a> {
    tracker: &'a Tracker,
    views: &'a [Vec<View>],
    tables: &'static Tables,
    period: Period,
}

impl Open<'_> {
    /// Asks about sheets without a table, then about every column.
    fn ask(&self, answers: &mut dyn Answers) -> Result<Vec<Taught>, Failure> {
        let mut taught = Vec::new();
        let mut columns = self.columns();
        for sheet in self.sheets() {
            match answers.table(&sheet)? {
                Reply::Is(table) => columns.extend(self.of_sheet(&sheet, table)),
                Reply::LeaveOut => {}
                Reply::Stop => return Ok(taught),
            }
        }
        for question in columns {
            match answers.field(&question)? {
                Reply::Is(field) => {
                    let (table, field) = (question.table.id, field.name);
                    taught.push(Taught { table, field, header: question.header });
                }
                Reply::LeaveOut => {}
                Reply::Stop => break,
            }
        }
        Ok(taught)
    }

    /// The columns of recognised tables that were guessed, asked about, or name no field. Each header once a table.
    fn columns(&self) -> Vec<Question> {
        let mut found: Vec<Question> = Vec::new();
        let mut seen: BTreeSet<(&str, String)> = BTreeSet::new();
        for (own, views) in self.tracker.sheets.iter().zip(self.views) {
            for view in views {
                for table in &view.layout.tables {
                    for (column, header, said) in open_columns(table) {
                        let header = one_line(&header);
                        if header.contains(char::is_alphabetic)
                            && seen.insert((table.spec.id, header.clone()))
                        {
                            let (row, on_sheet) = view.shape.on_sheet(table.header_row, column);
                            let cells = filled(view.sheet(own), table.records.iter().copied(), column);
                            let taken: Vec<&str> = table
                                .columns
                                .iter()
                                .filter(|used| used.column != column)
                                .map(|used| used.field)
                                .collect();
                            found.push(self.question(
                                table.spec,
                                header,
                                place(&own.name, row, on_sheet),
                                said,
                                (&cells, &taken),
                            ));
                        }
                    }
                }
            }
        }
        found
    }

    /// The sheets without a table that have something like a header.
    fn sheets(&self) -> Vec<SheetQuestion> {
        let mut found = Vec::new();
        for (sheet, views) in self.tracker.sheets.iter().zip(self.views) {
            let [view] = views.as_slice() else { continue };
            let (true, Some((row, nearest, _))) = (view.layout.tables.is_empty(), &view.layout.nearest)
            else {
                continue;
            };
            let texts = sheet.row(*row).iter().map(|cell| one_line(&cell.value.shown()));
            let others = self.tables.all.iter().filter(|table| *table != *nearest);
            found.push(SheetQuestion {
                name: Arc::clone(&sheet.name),
                row: row + 1,
                headers: texts.filter(|text| !text.is_empty()).collect(),
                tables: std::iter::once(*nearest).chain(others).collect(),
            });
        }
        found
    }

    /// The columns of a sheet that a person says is such a table: those whose words do not name a field plainly.
    fn of_sheet(&self, asked: &SheetQuestion, table: &'static Table) -> Vec<Question> {
        let Some(sheet) = self.tracker.sheets.iter().find(|sheet| sheet.name == asked.name) else {
            return Vec::new();
        };
        let row = asked.row - 1;
        let mut found = Vec::new();
        for cell in sheet.row(row) {
            let header = one_line(&cell.value.shown());
            if header.contains(char::is_alphabetic) && recognise::score(&header, table, self.tables) < PLAIN {
                let cells = filled(sheet, sheet.rows_from(row + 1).map(|(row, _)| row), cell.column);
                let place = place(&sheet.name, row, cell.column);
                found.push(self.question(table, header, place, "not recognised".to_owned(), (&cells, &[])));
            }
        }
        found
    }

    fn question(
        &self,
        table: &'static Table,
        header: String,
        place: String,
        said: String,
        (cells, taken): (&[&Cell], &[&str]),
    ) -> Question {
        // The likeliest first, by the words and by what the cells hold; those that another column holds come last.
        let worth = |field: &Field| {
            recognise::score_of(&header, table, field, self.tables)
                + 0.3 * recognise::fit(cells, field.kind, self.period)
                - if taken.contains(&field.name) { 1.0 } else { 0.0 }
        };
        let mut fields: Vec<(f32, &'static Field)> =
            table.fields.iter().map(|field| (worth(field), field)).collect();
        fields.sort_by(|a, b| b.0.total_cmp(&a.0));
        Question {
            table,
            place,
            said,
            cells: cells
                .iter()
                .take(SHOWN)
                .map(|cell| one_line(&cell.value.shown()).chars().take(60).collect())
                .collect(),
            fields: fields.into_iter().map(|(_, field)| field).collect(),
            header,
        }
    }
}

/// The columns of a table that leave something open: column, header, and what was made of it.
fn open_columns(table: &Found) -> Vec<(u32, String, String)> {
    let plain = |field: &str| field.replace('_', " ");
    let guessed = table
        .columns
        .iter()
        .filter(|column| column.how == How::Guessed && !column.is_across() && column.choices.is_none());
    let mut found: Vec<(u32, String, String)> = guessed
        .map(|column| {
            let said = format!("taken for {}, {}% sure", plain(column.field), column.confidence);
            (column.column, column.header.clone(), said)
        })
        .collect();
    let doubted =
        table.doubts.iter().filter(|doubt| matches!(doubt.why, DoubtWhy::Unsure | DoubtWhy::Refused));
    found.extend(doubted.map(|doubt| {
        (doubt.column, doubt.header.clone(), format!("not used; perhaps {}", plain(doubt.field)))
    }));
    let unnamed =
        table.unused.iter().filter(|(column, _)| table.doubts.iter().all(|doubt| doubt.column != *column));
    found.extend(
        unnamed.map(|(column, header)| {
            (*column, header.clone(), "not used; its words name no field".to_owned())
        }),
    );
    found
}

fn place(sheet: &str, row: u32, column: u32) -> String {
    format!("'{sheet}'!{}{}", column_letters(column), row + 1)
}

/// The first filled cells of a column.
fn filled(sheet: &Sheet, rows: impl Iterator<Item = u32>, column: u32) -> Vec<&Cell> {
    let cells = rows.filter_map(|row| sheet.cell(row, column));
    cells.filter(|cell| !cell.value.is_blank()).take(LOOKED_AT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Cell, Value};

    /// Answers that are known beforehand.
    struct Script(Vec<(&'static str, &'static str)>);

    impl Answers for Script {
        fn table(&mut self, sheet: &SheetQuestion) -> Result<Reply<&'static Table>, Failure> {
            Ok(Reply::Is(sheet.tables[0]))
        }

        fn field(&mut self, question: &Question) -> Result<Reply<&'static Field>, Failure> {
            let field = self.0.iter().find(|(header, _)| *header == question.header).map(|(_, field)| *field);
            Ok(field.and_then(|name| question.table.field(name)).map_or(Reply::LeaveOut, Reply::Is))
        }
    }

    /// Stops at the first question.
    struct Stops;

    impl Answers for Stops {
        fn table(&mut self, _: &SheetQuestion) -> Result<Reply<&'static Table>, Failure> {
            Ok(Reply::Stop)
        }

        fn field(&mut self, _: &Question) -> Result<Reply<&'static Field>, Failure> {
            panic!("a question after the last one")
        }
    }

    fn plan() -> Plan {
        let paths = vec![std::env::temp_dir()];
        let format = crate::cli::Format::Full;
        Plan::for_reading(&crate::cli::BatchArgs { paths, config: None, period: None, jobs: None, format })
            .expect("a plan")
    }

    fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
        let cells = rows.iter().enumerate().flat_map(|(row, texts)| {
            texts.iter().enumerate().filter(|(_, text)| !text.is_empty()).map(move |(column, text)| {
                Cell::plain(row as u32, column as u32, Value::Text((*text).to_owned()))
            })
        });
        Sheet::new(name, false, cells.collect())
    }

    fn tracker(sheets: Vec<Sheet>) -> Tracker {
        Tracker {
            workbook: "plan.xlsx".into(),
            inside: "plan.xlsx".into(),
            root: None,
            path: PathBuf::from("plan.xlsx"),
            sha256: String::new(),
            bytes: 0,
            sheets,
            has_fills: true,
            left_out: None,
            diagnostics: Vec::new(),
        }
    }

    #[test]
    fn what_is_not_recognised_is_asked_with_its_cells_and_the_answer_is_a_word_of_its_field() {
        let tracker = tracker(vec![sheet(
            "Plan",
            &[
                &["Action", "Lead", "Status", "Zebra"],
                &["Agree the form", "A Duty", "Green", "Minutes"],
                &["Print it", "B Press", "Red", "Audit report"],
            ],
        )]);
        let plan = plan();
        let period = Period { year: 2024, month: 3 };
        let views = recognise::recognise(&tracker, period, &plan);
        let open = Open { tracker: &tracker, views: &views, tables: plan.tables, period };
        let questions = open.columns();
        let zebra = questions.iter().find(|question| question.header == "Zebra").expect("it is asked");
        assert_eq!(
            (zebra.place.as_str(), zebra.cells.as_slice()),
            ("'Plan'!D1", &["Minutes".to_owned(), "Audit report".to_owned()][..])
        );
        let taught = open.ask(&mut Script(vec![("Zebra", "evidence")])).expect("it is asked");
        assert_eq!(taught, [Taught { table: "actions", field: "evidence", header: "Zebra".to_owned() }]);
    }

    #[test]
    fn no_more_questions_means_none() {
        let plan = plan();
        let period = Period { year: 2024, month: 3 };
        let known = sheet(
            "Plan",
            &[&["Action", "Lead", "Status", "Zebra"], &["Agree", "A Duty", "Green", "Minutes"]],
        );
        let other =
            sheet("Menu", &[&["Lead officer", "Due date", "Course"], &["A Duty", "31/03/2024", "Soup"]]);
        let tracker = tracker(vec![known, other]);
        let views = recognise::recognise(&tracker, period, &plan);
        let open = Open { tracker: &tracker, views: &views, tables: plan.tables, period };
        assert!(!open.sheets().is_empty() && !open.columns().is_empty());
        assert_eq!(open.ask(&mut Stops).expect("it is asked"), []);
    }
}
