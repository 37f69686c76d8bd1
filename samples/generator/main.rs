//! Writes the sample trackers: six real ones, with the facts of their papers, and ten invented councils over three months.
//!
//! `make_samples FOLDER` writes .xlsx, .xlsb and .csv files; `make_samples.sh` then turns some into .ods and .xls. Same bytes each time.

mod actions;
mod bath_2003;
mod bath_later;
mod binary;
mod budget;
mod councils;
mod day;
mod files;
mod habits;
mod halton;
mod layout;
mod leicester;
mod leicester_today;
mod library;
mod package;
mod random;
mod real;
mod records;
mod registers;
mod sheet;
mod troubles;
mod words;

use std::error::Error;
use std::path::{Path, PathBuf};

use councils::{COUNCILS, Kind};
use sheet::{Book, Sheet};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).ok_or("usage: make_samples FOLDER")?;
    real_trackers(&folder)?;
    invented_trackers(&folder)?;
    broken_trackers(&folder)
}

fn real_trackers(folder: &Path) -> Result<(), Box<dyn Error>> {
    let bath = folder.join("bath-and-north-east-somerset");
    files::write(&folder.join("leicester/2004-04 action plan.xlsx"), &files::xlsx(&leicester::book())?)?;
    files::write(
        &folder.join("leicester/2026-06 judgements and indicators.xlsx"),
        &files::xlsx(&leicester_today::book())?,
    )?;
    files::write(&bath.join("2003-12 improvement plan.xlsx"), &files::xlsx(&bath_2003::book())?)?;
    files::write(
        &bath.join("2010-08 lscb work programme.csv"),
        files::csv(&bath_later::work_programme()).as_bytes(),
    )?;
    files::write(
        &bath.join("2013-01 inspection improvement plan.xlsx"),
        &files::xlsx(&bath_later::inspection_plan())?,
    )?;
    files::write(&folder.join("halton/2011-10 climbie visits.xlsx"), &files::xlsx(&halton::book())?)
}

fn invented_trackers(folder: &Path) -> Result<(), Box<dyn Error>> {
    for months in 0..3 {
        let period = folder.join(format!("2004-{:02}", months + 1));
        for council in &COUNCILS {
            let mut book = layout::book(council, months);
            troubles::plant(council, months, &mut book.sheets);
            let (ending, bytes) = match council.kind {
                Kind::Workbook => ("xlsx", files::xlsx(&book)?),
                Kind::Text => (
                    "csv",
                    book.sheets
                        .first()
                        .map(files::csv)
                        .map(|words| files::windows(&words))
                        .unwrap_or_default(),
                ),
                Kind::Binary => ("xlsb", binary::xlsb(&book)?),
            };
            files::write(&period.join(format!("{}.{ending}", council.slug())), &bytes)?;
        }
    }
    Ok(())
}

/// The broken ones that are sound files with nothing to use; the script spoils the others.
fn broken_trackers(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut menu = Sheet::new("Menu");
    menu.title("Staff canteen: week of 12 January 2004");
    menu.head(&["Day", "Soup", "Main dish", "Pudding"]);
    menu.texts(&["Monday", "Leek", "Fish pie", "Rice pudding"]);
    menu.texts(&["Tuesday", "Tomato", "Stew", "Apple crumble"]);
    menu.texts(&["Wednesday", "Pea", "Vegetable curry", "Fruit"]);
    for (name, sheet) in [("not-understood.xlsx", menu), ("empty-workbook.xlsx", Sheet::new("Sheet1"))] {
        let book = Book { title: "Sample that cannot be used".into(), sheets: vec![sheet] };
        files::write(&folder.join("broken").join(name), &files::xlsx(&book)?)?;
    }
    Ok(())
}
