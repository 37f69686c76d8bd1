//! Makes trackers from small text grids, runs the program on them and reads what it wrote.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::OnceLock;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use tempfile::TempDir;

/// A folder of trackers, and beside it a place for outputs; gone when the test ends.
pub(crate) struct Inbox {
    folder: TempDir,
    trackers: PathBuf,
}

/// Writes one cell. `2004-02-28` becomes a date, `12.5` a number, `[red]word` a word on a fill; the rest is text.
fn put(sheet: &mut rust_xlsxwriter::Worksheet, row: u32, column: u16, text: &str) {
    let (fill, text) = match text.split_once(']') {
        Some((colour, rest)) if colour.starts_with('[') => (Some(colour[1..].to_owned()), rest),
        _ => (None, text),
    };
    let mut format = Format::new();
    if let Some(colour) = &fill {
        let rgb = match colour.as_str() {
            "red" => 0xFF_0000,
            "amber" => 0xFF_C000,
            "green" => 0x00_B050,
            _ => 0x00_70C0,
        };
        format = format.set_background_color(rgb);
    }
    let parts: Vec<&str> = text.split('-').collect();
    if let ([year, month, day], true) = (parts.as_slice(), text.len() == 10)
        && let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse())
    {
        let date = ExcelDateTime::from_ymd(year, month, day).unwrap();
        sheet.write_datetime_with_format(row, column, &date, &format.set_num_format("dd/mm/yyyy")).unwrap();
    } else if let Ok(number) = text.parse::<f64>() {
        sheet.write_number_with_format(row, column, number, &format).unwrap();
    } else if text.is_empty() {
        sheet.write_blank(row, column, &format).unwrap();
    } else {
        sheet.write_string_with_format(row, column, text, &format).unwrap();
    }
}

/// The bytes of a workbook: a name and a grid for each sheet, `|` between cells, a line for each row.
pub(crate) fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    // The same bytes at any second of the clock.
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2004, 4, 30).unwrap();
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&day));
    for (name, grid) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, line) in grid.trim_matches('\n').lines().enumerate() {
            for (column, cell) in line.split('|').enumerate() {
                let cell = cell.trim();
                if !cell.is_empty() {
                    put(sheet, row as u32, column as u16, cell);
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// A package with every occurrence of some bytes in one of its parts replaced.
pub(crate) fn edited(bytes: &[u8], path: &str, from_bytes: &[u8], to_bytes: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name == path {
            let mut at = 0;
            while let Some(found) =
                content[at..].windows(from_bytes.len()).position(|part| part == from_bytes)
            {
                content.splice(at + found..at + found + from_bytes.len(), to_bytes.iter().copied());
                at += found + to_bytes.len();
            }
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&content).unwrap();
    }
    to.finish().unwrap().into_inner()
}

impl Inbox {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let trackers = folder.path().join("inbox");
        fs::create_dir(&trackers).unwrap();
        Self { folder, trackers }
    }

    /// An inbox with one tracker of one sheet.
    pub(crate) fn with(name: &str, sheet: &str, grid: &str) -> Self {
        let inbox = Self::new();
        inbox.put(name, &workbook(&[(sheet, grid)]));
        inbox
    }

    pub(crate) fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn path(&self) -> &Path {
        &self.trackers
    }

    /// The same inbox in a folder of another name.
    pub(crate) fn renamed(mut self, name: &str) -> Self {
        let trackers = self.trackers.with_file_name(name);
        fs::rename(&self.trackers, &trackers).unwrap();
        self.trackers = trackers;
        self
    }

    /// Where `benchmark` puts its outputs.
    pub(crate) fn out(&self) -> PathBuf {
        self.folder.path().join("results")
    }

    /// Runs a command of the program on the inbox.
    pub(crate) fn run(&self, command: &str, more: &[&str]) -> Answer {
        let mut arguments = vec![command, self.path().to_str().unwrap()];
        arguments.extend(more);
        program(&arguments)
    }

    /// Runs the whole program.
    pub(crate) fn benchmark(&self, more: &[&str]) -> (Answer, PathBuf) {
        let out = self.out();
        let mut arguments = vec!["--out", out.to_str().unwrap()];
        arguments.extend(more);
        (self.run("run", &arguments), out)
    }

    /// Like `benchmark`, for tests that read the outputs after the inbox is gone.
    pub(crate) fn benchmark_keeping(self, more: &[&str]) -> (Answer, PathBuf) {
        let answer = self.benchmark(more);
        let _ = self.folder.keep();
        answer
    }
}

/// What a run of the program gave.
pub(crate) struct Answer {
    pub code: i32,
    pub text: String,
    pub errors: String,
}

impl Answer {
    /// Ids of the diagnostics that were told, in order.
    pub(crate) fn ids(&self) -> Vec<String> {
        let lines = self.text.lines();
        lines.filter_map(|line| Some(line.split_once('[')?.1.split_once("]: ")?.0.to_owned())).collect()
    }
}

pub(crate) fn program(arguments: &[&str]) -> Answer {
    let Output { status, stdout, stderr } =
        std::process::Command::new(env!("CARGO_BIN_EXE_council-benchmark")).args(arguments).output().unwrap();
    Answer {
        code: status.code().unwrap_or(-1),
        text: String::from_utf8(stdout).unwrap(),
        errors: String::from_utf8(stderr).unwrap(),
    }
}

/// The project's own folder, as cargo says it when the tests run: a path kept at compile time may be that of
/// another clone which shares the target folder.
pub(crate) fn project() -> &'static Path {
    static PROJECT: OnceLock<PathBuf> = OnceLock::new();
    PROJECT.get_or_init(|| PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap()))
}

/// The outputs of the README's command on the samples; made once for all tests.
pub(crate) fn samples() -> &'static (Answer, PathBuf) {
    static SAMPLES: OnceLock<(Answer, PathBuf)> = OnceLock::new();
    SAMPLES.get_or_init(|| {
        let out = TempDir::new().unwrap().keep();
        let samples = project().join("samples");
        (program(&["run", samples.to_str().unwrap(), "--out", out.to_str().unwrap()]), out)
    })
}

/// A .csv file as rows of named values.
pub(crate) fn csv(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let headers = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| {
        headers.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// Every file below a folder, with its bytes, by path.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_path_buf(), fs::read(&path).unwrap());
            }
        }
    }
    found
}
