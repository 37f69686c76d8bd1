//! Workbooks of one XML file, as Excel 2003 and reporting systems write them (SpreadsheetML): sheets, values, fills, merges,
//! hidden parts and comments.

use std::collections::HashMap;

use jiff::civil::Date;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::extras::Extras;
use super::format::NumberFormat;
use super::look::Look;
use super::sums::plain_sum;
use super::workbook::{Collector, of_text};
use super::{Refusal, Region, Sheet, Value};
use crate::diagnostic::rules;
use crate::office::colour::rgb_of;
use crate::office::{attribute, entity};
use crate::plan::Limits;

/// Columns and rows that Excel has: a place beyond them is none.
const COLUMNS: u32 = 16_384;
const ROWS: u32 = 1_048_576;

/// The namespace by which such a file is known.
pub(super) const NAMESPACE: &str = "urn:schemas-microsoft-com:office:spreadsheet";

/// The sheets of the workbook.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Refusal> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) => {
            encoding_rs::UTF_16LE.decode(bytes).0.into_owned()
        }
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    };
    let mut book = Book { cells: Collector::new(limits), ..Book::new(limits) };
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => book.open(&element)?,
            Ok(Event::Empty(element)) => {
                book.open(&element)?;
                book.close(element.local_name().as_ref())?;
            }
            Ok(Event::End(element)) => book.close(element.local_name().as_ref())?,
            Ok(Event::Text(text)) => book.text(&text.xml10_content()),
            Ok(Event::CData(text)) => book.text(&text.xml10_content()),
            Ok(Event::GeneralRef(name)) => book.text(&entity(&name)),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                let found = error.to_string();
                return Err(Refusal::new(
                    &rules::file_not_read::RULE,
                    "the workbook is cut short or damaged",
                    found,
                ));
            }
        }
    }
    if !book.is_whole {
        let found = "its end is missing";
        return Err(Refusal::new(&rules::file_not_read::RULE, "the workbook is cut short or damaged", found));
    }
    Ok(book.sheets)
}

/// The workbook while it is read.
struct Book<'a> {
    limits: &'a Limits,
    sheets: Vec<Sheet>,
    looks: HashMap<String, Look>,
    /// The style that is being read.
    style: String,
    cells: Collector<'a>,
    extras: Extras,
    name: String,
    is_hidden: bool,
    hidden_columns: Vec<(u32, u32)>,
    hidden_rows: Vec<u32>,
    row: u32,
    row_style: String,
    column: u32,
    next_column: u32,
    cell: Open,
    is_full: bool,
    is_whole: bool,
}

/// The cell that is being read.
#[derive(Default)]
struct Open {
    style: String,
    kind: String,
    text: String,
    comment: String,
    formula: String,
    is_data: bool,
    is_comment: bool,
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name).and_then(|text| text.trim().parse().ok())
}

impl<'a> Book<'a> {
    fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            sheets: Vec::new(),
            looks: HashMap::new(),
            style: String::new(),
            cells: Collector::new(limits),
            extras: Extras::default(),
            name: String::new(),
            is_hidden: false,
            hidden_columns: Vec::new(),
            hidden_rows: Vec::new(),
            row: 0,
            row_style: String::new(),
            column: 0,
            next_column: 0,
            cell: Open::default(),
            is_full: false,
            is_whole: false,
        }
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Refusal> {
        match element.local_name().as_ref() {
            "Style" => {
                self.style = attribute(element, "ss:ID").unwrap_or_default();
                let parent = attribute(element, "ss:Parent").and_then(|id| self.looks.get(&id).cloned());
                self.looks.insert(self.style.clone(), parent.unwrap_or_default());
            }
            "Interior" => {
                let is_painted = attribute(element, "ss:Pattern").is_none_or(|pattern| pattern != "None");
                let fill = attribute(element, "ss:Color").and_then(|colour| rgb_of(&colour));
                self.look().fill = fill.filter(|fill| is_painted && *fill != [255; 3]);
            }
            "Font" => {
                let is_struck = attribute(element, "ss:StrikeThrough").is_some_and(|value| value == "1");
                let mark = attribute(element, "ss:Color").and_then(|colour| rgb_of(&colour));
                let look = self.look();
                (look.is_struck, look.mark) = (is_struck, mark);
            }
            "NumberFormat" => {
                let format = attribute(element, "ss:Format").unwrap_or_default();
                self.look().format = NumberFormat::of(if format == "Percent" { "0%" } else { &format });
            }
            "Worksheet" => {
                if self.sheets.len() >= self.limits.sheets {
                    let found = format!("more than {} sheets", self.limits.sheets);
                    return Err(Refusal::new(
                        &rules::file_too_large::RULE,
                        "the workbook has too many sheets",
                        found,
                    ));
                }
                self.name = attribute(element, "ss:Name").unwrap_or_default();
                self.row = 0;
            }
            "Column" => {
                let first =
                    number(element, "ss:Index").map_or(self.next_column, |index| index.saturating_sub(1));
                let last = first.saturating_add(number(element, "ss:Span").unwrap_or(0)).min(COLUMNS - 1);
                self.next_column = last + 1;
                if attribute(element, "ss:Hidden").is_some_and(|value| value == "1") && first < COLUMNS {
                    self.hidden_columns.push((first, last));
                }
            }
            "Row" => {
                if let Some(index) = number(element, "ss:Index") {
                    self.row = index.saturating_sub(1);
                }
                if attribute(element, "ss:Hidden").is_some_and(|value| value == "1") {
                    self.hidden_rows.push(self.row);
                }
                self.row_style = attribute(element, "ss:StyleID").unwrap_or_default();
                self.column = 0;
            }
            "Cell" => {
                if let Some(index) = number(element, "ss:Index") {
                    self.column = index.saturating_sub(1);
                }
                self.cell = Open {
                    style: attribute(element, "ss:StyleID").unwrap_or_else(|| self.row_style.clone()),
                    formula: attribute(element, "ss:Formula").unwrap_or_default(),
                    ..Open::default()
                };
                let across = number(element, "ss:MergeAcross").unwrap_or(0);
                let down = number(element, "ss:MergeDown").unwrap_or(0);
                if (across > 0 || down > 0) && self.row < ROWS && self.column < COLUMNS {
                    let last = (
                        self.row.saturating_add(down).min(ROWS - 1),
                        self.column.saturating_add(across).min(COLUMNS - 1),
                    );
                    self.extras.merged.push(Region { first: (self.row, self.column), last });
                }
            }
            "Data" => {
                self.cell.is_data = !self.cell.is_comment;
                if self.cell.is_data {
                    self.cell.kind = attribute(element, "ss:Type").unwrap_or_default();
                }
            }
            "Comment" => self.cell.is_comment = true,
            "AutoFilter" => self.extras.concealed.push("a filter is set".to_owned()),
            "Visible" => self.is_hidden = true,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "Data" => self.cell.is_data = false,
            "Comment" => self.cell.is_comment = false,
            "Cell" => {
                let open = std::mem::take(&mut self.cell);
                if self.row < ROWS && self.column < COLUMNS && !self.is_full {
                    self.take(&open)?;
                }
                let merged =
                    self.extras.merged.last().filter(|region| region.first == (self.row, self.column));
                self.column = merged.map_or(self.column, |region| region.last.1).saturating_add(1);
            }
            "Row" => self.row = self.row.saturating_add(1),
            "Worksheet" => {
                let mut extras = std::mem::take(&mut self.extras);
                extras.conceal_columns(&std::mem::take(&mut self.hidden_columns));
                extras.conceal_rows(&std::mem::take(&mut self.hidden_rows));
                let mut sheet = self.cells.sheet_named(&self.name, std::mem::take(&mut self.is_hidden));
                extras.give(&mut sheet);
                self.sheets.push(sheet);
                self.next_column = 0;
                self.is_full = false;
            }
            "Workbook" => self.is_whole = true,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.cell.is_comment {
            self.cell.comment.push_str(text);
        } else if self.cell.is_data {
            self.cell.text.push_str(text);
        }
    }

    fn take(&mut self, open: &Open) -> Result<(), Refusal> {
        let at = (self.row, self.column);
        let comment = open.comment.trim();
        if !comment.is_empty() {
            self.extras.comments.push((at, comment.to_owned()));
        }
        if !open.formula.is_empty() && open.text.is_empty() && open.kind != "String" {
            self.extras.uncalculated.push(at);
        }
        // Formulas name cells by their distance: only those that name them by letters are understood.
        self.extras.sums.extend(plain_sum(at, open.formula.trim_start_matches('=')));
        let value = match open.kind.as_str() {
            "Number" => open.text.trim().parse().map_or_else(|_| of_text(&open.text), Value::Number),
            "Boolean" => Value::Bool(open.text.trim() == "1"),
            "Error" => Value::Error(open.text.trim().to_owned()),
            "DateTime" => open
                .text
                .get(..10)
                .and_then(|day| day.parse::<Date>().ok())
                .map_or_else(|| of_text(&open.text), Value::Date),
            _ => of_text(&open.text),
        };
        let look = self.looks.get(&open.style).cloned().unwrap_or_default();
        self.is_full = !self.cells.take(look.cell(self.row, self.column, value))?;
        Ok(())
    }

    /// The look of the style that is being read.
    fn look(&mut self) -> &mut Look {
        self.looks.entry(self.style.clone()).or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: &str = r##"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="Default"/><Style ss:ID="s1"><Interior ss:Color="#FFC000" ss:Pattern="Solid"/></Style><Style ss:ID="s2" ss:Parent="s1"><NumberFormat ss:Format="0%"/></Style></Styles>
<Worksheet ss:Name="Plan &amp; log"><Table><Column ss:Index="3" ss:Hidden="1"/>
<Row ss:Index="3"><Cell ss:MergeAcross="1"><Data ss:Type="String">Action</Data></Cell><Cell><Data ss:Type="String">Due</Data></Cell></Row>
<Row ss:Hidden="1"><Cell ss:Index="2" ss:StyleID="s1"><Data ss:Type="String">Agree &lt;it&gt; &#38; go</Data><Comment ss:Author="A"><ss:Data>Ask <B>finance</B></ss:Data></Comment></Cell>
<Cell><Data ss:Type="DateTime">2004-02-29T00:00:00.000</Data></Cell><Cell ss:StyleID="s2"><Data ss:Type="Number">0.55</Data></Cell><Cell><Data ss:Type="Error">#REF!</Data></Cell></Row>
</Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"##;

    #[test]
    fn values_fills_merges_and_hidden_parts_are_read() {
        let sheets = read(BOOK.as_bytes(), &Limits::default()).expect("it is read");
        let sheet = &sheets[0];
        assert_eq!((&*sheet.name, sheet.hidden), ("Plan & log", true));
        let shown = |row, column| sheet.cell(row, column).map(|cell| cell.value.shown()).unwrap_or_default();
        assert_eq!(shown(2, 0), "Action");
        assert_eq!(shown(2, 2), "Due");
        assert_eq!(sheet.merged, [Region { first: (2, 0), last: (2, 1) }]);
        assert_eq!(shown(3, 1), "Agree <it> & go");
        assert_eq!(sheet.cell(3, 1).and_then(|cell| cell.fill), Some([0xFF, 0xC0, 0]));
        assert_eq!(shown(3, 2), "29/02/2004");
        assert_eq!(sheet.cell(3, 3).map(|cell| cell.value.clone()), Some(Value::Number(55.0)));
        assert_eq!(sheet.cell(3, 4).map(|cell| cell.value.clone()), Some(Value::Error("#REF!".to_owned())));
        assert_eq!(sheet.comments_of(3), [((3, 1), "Ask finance".to_owned())]);
        assert_eq!(sheet.concealed, ["hidden column C", "hidden row 4"]);
    }

    #[test]
    fn a_workbook_that_is_cut_short_is_refused() {
        assert!(read(&BOOK.as_bytes()[..BOOK.len() / 2], &Limits::default()).is_err());
    }
}
