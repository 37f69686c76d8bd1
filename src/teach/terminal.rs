//! Asks a person on the terminal. The only place beside `main` that writes to it.

use inquire::{InquireError, Select};

use super::{Answers, Question, Reply, SheetQuestion};
use crate::failure::Failure;
use crate::tables::{Field, Table};

const LEAVE_OUT: &str = "none of these: leave it out";
const STOP: &str = "no more questions";

pub(super) struct Terminal;

impl Answers for Terminal {
    fn table(&mut self, sheet: &SheetQuestion) -> Result<Reply<&'static Table>, Failure> {
        let asked = format!(
            "Sheet '{}', row {}: {}\n  Each row is",
            sheet.name,
            sheet.row,
            sheet.headers.join(" | ")
        );
        let names = sheet.tables.iter().map(|table| format!("{} ({})", table.about, table.id)).collect();
        choose(&asked, names, "no table was recognised here", &sheet.tables)
    }

    fn field(&mut self, question: &Question) -> Result<Reply<&'static Field>, Failure> {
        let asked =
            format!("{} `{}` in {}: the column is", question.place, question.header, question.table.id);
        let names = question
            .fields
            .iter()
            .map(|field| format!("{}: {}", field.name.replace('_', " "), field.about))
            .collect();
        let help = format!("{}; it holds {}", question.said, question.cells.join(" | "));
        choose(&asked, names, &help, &question.fields)
    }
}

fn choose<T: Copy>(asked: &str, mut names: Vec<String>, help: &str, each: &[T]) -> Result<Reply<T>, Failure> {
    // The likeliest first, then the two ways out, so that they are in sight.
    names.insert(3.min(names.len()), LEAVE_OUT.to_owned());
    names.insert(4.min(names.len()), STOP.to_owned());
    let chosen = match Select::new(asked, names).with_help_message(help).raw_prompt() {
        Ok(chosen) => chosen,
        Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => return Ok(Reply::Stop),
        Err(error) => return Err(Failure::Work(format!("the terminal cannot be asked ({error})"))),
    };
    Ok(match chosen.value.as_str() {
        LEAVE_OUT => Reply::LeaveOut,
        STOP => Reply::Stop,
        _ => each
            .get(if chosen.index >= 5 { chosen.index - 2 } else { chosen.index })
            .copied()
            .map_or(Reply::LeaveOut, Reply::Is),
    })
}
