//! Web pages that reporting systems call `.xls`: every table of the page, one below the other, as one sheet. Titles between
//! the tables stand on rows of their own; fills come from attributes, styles and classes.

use std::collections::HashMap;

use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

use super::extras::Extras;
use super::format::NumberFormat;
use super::look::Look;
use super::workbook::{Collector, of_text};
use super::{Refusal, Region, Sheet, Value};
use crate::diagnostic::rules;
use crate::plan::Limits;
use crate::text::one_line;

/// Columns and rows that Excel has.
const COLUMNS: u32 = 16_384;
const ROWS: u32 = 1_048_576;

/// What the classes of the page's own styles look like, and whether their numbers are dates.
type Classes = HashMap<String, Style>;

#[derive(Debug, Clone, Default)]
struct Style {
    look: Look,
    has_date: bool,
}

/// The page's tables as one sheet named after the page.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Refusal> {
    let page = Html::parse_document(&decode(bytes));
    let classes = classes(&page);
    let mut cells = Collector::new(limits);
    let mut extras = Extras::default();
    let mut row = 0;
    for block in blocks(&page) {
        let next = match block {
            Block::Text(text) => {
                cells.take(super::Cell::plain(row, 0, of_text(&text)))?;
                row + 1
            }
            Block::Table(table) => read_table(table, row, &classes, &mut cells, &mut extras)?,
        };
        row = next.min(ROWS);
    }
    if row == 0 {
        return Err(Refusal::new(
            &rules::file_not_a_spreadsheet::RULE,
            "the file is not a spreadsheet",
            "a web page without a table",
        ));
    }
    let name =
        page.select(&selector("title")).next().map(|title| one_line(&title.text().collect::<String>()));
    let mut sheet =
        cells.sheet_named(name.as_deref().filter(|name| !name.is_empty()).unwrap_or("Page"), false);
    extras.give(&mut sheet);
    Ok(vec![sheet])
}

/// The text of a page, by its byte order mark, the encoding that it names, or as the browsers of Windows take it.
fn decode(bytes: &[u8]) -> String {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2_048)]).to_lowercase();
    let named = head.split("charset=").nth(1).map(|rest| {
        let label: String = rest
            .trim_start_matches(['"', '\''])
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            .collect();
        label
    });
    let encoding = named.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    match (std::str::from_utf8(bytes), encoding) {
        (Ok(text), None) => text.to_owned(),
        (_, Some(encoding)) => encoding.decode(bytes).0.into_owned(),
        (Err(_), None) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    }
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap_or_else(|_| unreachable!("`{text}` is a selector"))
}

/// A piece of the page, in its order.
enum Block<'a> {
    Text(String),
    Table(ElementRef<'a>),
}

/// Headings and paragraphs outside of tables, and tables that hold no other table: those around them only lay out the page.
fn blocks(page: &Html) -> Vec<Block<'_>> {
    let table = selector("table");
    let mut found = Vec::new();
    let mut has_table = false;
    for element in page.select(&selector("h1, h2, h3, h4, h5, h6, p, caption, table")) {
        if element.value().name() == "table" {
            if element.select(&table).next().is_none() {
                found.push(Block::Table(element));
                has_table = true;
            }
            continue;
        }
        let is_inside = element
            .ancestors()
            .filter_map(ElementRef::wrap)
            .any(|up| matches!(up.value().name(), "td" | "th"));
        let text = one_line(&text_of(element));
        if !text.is_empty() && !is_inside {
            found.push(Block::Text(text));
        }
    }
    // A caption stands inside of its table, and above its cells.
    for at in 1..found.len() {
        let is_caption = matches!((&found[at - 1], &found[at]), (Block::Table(table), Block::Text(_)) if table.select(&selector("caption")).next().is_some());
        if is_caption {
            found.swap(at - 1, at);
        }
    }
    if has_table { found } else { Vec::new() }
}

/// The text of an element with the line breaks of `<br>`, and single spaces as a browser shows them.
fn text_of(element: ElementRef<'_>) -> String {
    let mut lines = vec![String::new()];
    for node in element.descendants() {
        match node.value() {
            Node::Text(text) => {
                let is_hidden = node
                    .ancestors()
                    .filter_map(ElementRef::wrap)
                    .any(|up| matches!(up.value().name(), "style" | "script"));
                if let (false, Some(line)) = (is_hidden, lines.last_mut()) {
                    line.push_str(text);
                }
            }
            Node::Element(inner) if matches!(inner.name(), "br" | "p" | "div" | "li") => {
                lines.push(String::new());
            }
            _ => {}
        }
    }
    let lines: Vec<String> =
        lines.iter().map(|line| one_line(line)).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Reads a table below a row; gives the row after it, with one left empty between tables.
fn read_table(
    table: ElementRef<'_>,
    top: u32,
    classes: &Classes,
    cells: &mut Collector<'_>,
    extras: &mut Extras,
) -> Result<u32, Refusal> {
    let mut row = top;
    // Rows that a cell further up still covers, by column.
    let mut covered: Vec<u32> = Vec::new();
    for line in table.select(&selector("tr")) {
        if is_hidden(line.value()) {
            extras.conceal_rows(&[row]);
        }
        let mut column = 0u32;
        for cell in line.select(&selector("td, th")) {
            while covered.get(column as usize).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            let span = |name: &str| {
                cell.value().attr(name).and_then(|text| text.trim().parse::<u32>().ok()).unwrap_or(1)
            };
            let across = span("colspan").clamp(1, COLUMNS.saturating_sub(column).max(1));
            let down = span("rowspan").clamp(1, ROWS.saturating_sub(row).max(1));
            if column >= COLUMNS || row >= ROWS {
                break;
            }
            let style = style_of(line.value(), cell.value(), classes);
            if !cells.take(style.look.cell(row, column, value_of(cell, &style)))? {
                return Ok(row);
            }
            if across > 1 || down > 1 {
                extras
                    .merged
                    .push(Region { first: (row, column), last: (row + down - 1, column + across - 1) });
            }
            if down > 1 {
                let end = (column + across) as usize;
                covered.resize(covered.len().max(end), 0);
                covered[column as usize..end].fill(down);
            }
            column += across;
        }
        for rows in &mut covered {
            *rows = rows.saturating_sub(1);
        }
        row += 1;
    }
    Ok(row + 1)
}

/// A number as Excel wrote it beside what it shows, unless it is a date; else what is shown.
fn value_of(cell: ElementRef<'_>, style: &Style) -> Value {
    let exact = cell.value().attr("x:num").filter(|number| !number.is_empty() && !style.has_date);
    match exact.and_then(|number| number.trim().parse::<f64>().ok()) {
        Some(number) => Value::Number(number),
        None => of_text(&text_of(cell)),
    }
}

fn is_hidden(element: &Element) -> bool {
    element.attr("style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

/// How a cell looks: by its row, its classes, its own style and its attributes, the nearest last.
fn style_of(line: &Element, cell: &Element, classes: &Classes) -> Style {
    let mut style = Style::default();
    for element in [line, cell] {
        for class in element.classes() {
            if let Some(known) = classes.get(class) {
                style.add(known);
            }
        }
        if let Some(own) = element.attr("style") {
            style.add(&declared(own));
        }
        if let Some(colour) = element.attr("bgcolor").and_then(colour) {
            style.look.fill = Some(colour);
        }
    }
    style
}

impl Style {
    fn add(&mut self, more: &Style) {
        self.look.fill = more.look.fill.or(self.look.fill);
        self.look.mark = more.look.mark.or(self.look.mark);
        self.look.is_struck |= more.look.is_struck;
        if more.look.format != NumberFormat::default() {
            self.look.format = more.look.format.clone();
        }
        self.has_date |= more.has_date;
    }
}

/// What declarations such as `background:#FF0000;mso-number-format:"0%"` say.
fn declared(text: &str) -> Style {
    let mut style = Style::default();
    for (name, value) in text.split(';').filter_map(|one| one.split_once(':')) {
        let value = value.trim();
        match name.trim().to_lowercase().as_str() {
            "background" | "background-color" => style.look.fill = value.split(' ').find_map(colour),
            "color" => style.look.mark = colour(value),
            "text-decoration" | "text-line-through" => {
                style.look.is_struck |= value.contains("line-through") || value == "single";
            }
            "mso-number-format" => {
                let format = value.replace('\\', "");
                style.look.format = NumberFormat::of(format.trim_matches('"'));
                let lower = format.to_lowercase();
                style.has_date = lower.contains("date") || lower.contains('y') || lower.contains("mm");
            }
            _ => {}
        }
    }
    style
}

/// `#FF0000`, `red`, `rgb(255, 0, 0)`; none for what is not painted, and for white, which is no fill.
fn colour(text: &str) -> Option<[u8; 3]> {
    let painted = csscolorparser::parse(text.trim()).ok()?.to_rgba8();
    let [red, green, blue, alpha] = painted;
    (alpha > 0 && [red, green, blue] != [255; 3]).then_some([red, green, blue])
}

/// The classes that the page's own style sheets declare: `.xl65 {background:yellow}`, `td.late {...}`.
fn classes(page: &Html) -> Classes {
    let mut found = Classes::new();
    for sheet in page.select(&selector("style")) {
        let text: String = sheet.text().collect();
        for rule in text.split('}') {
            let Some((selectors, declarations)) = rule.rsplit_once('{') else { continue };
            let style = declared(declarations);
            for selector in selectors.split(',') {
                let last = selector.split_whitespace().next_back().unwrap_or_default();
                if let Some((_, class)) = last.split_once('.') {
                    found.entry(class.to_owned()).or_default().add(&style);
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_page(html: &str) -> Sheet {
        let mut sheets = read(html.as_bytes(), &Limits::default()).expect("it is read");
        sheets.remove(0)
    }

    fn shown(sheet: &Sheet, row: u32, column: u32) -> String {
        sheet.cell_or_merged(row, column).map(|cell| cell.value.shown()).unwrap_or_default()
    }

    #[test]
    fn tables_of_a_page_are_read_with_their_titles_spans_and_fills() {
        let sheet = read_page(
            "<html><head><title>Plan</title><style>.late{background:#FF0000} td.ok, td.fine {background-color: rgb(0,176,80)}</style></head>
            <body><h1>Exbury Council &amp; partners</h1><table><caption>As at 31 March 2004</caption><tr><th>Ref<th>Action<th colspan=2>Dates</tr>
            <tr><td rowspan=2>1</td><td>Agree&nbsp;the<br>form &lt;b&gt;</td><td class=late>01/02/2004</td><td bgcolor=yellow>Amber</td></tr>
            <tr><td>Publish</td><td class='fine'>02/02/2004<td style='background:none'>-</td></tr></table></body></html>",
        );
        assert_eq!(&*sheet.name, "Plan");
        assert_eq!(shown(&sheet, 0, 0), "Exbury Council & partners");
        assert_eq!(shown(&sheet, 1, 0), "As at 31 March 2004");
        assert_eq!(shown(&sheet, 2, 1), "Action");
        assert_eq!(shown(&sheet, 2, 3), "Dates");
        assert_eq!(shown(&sheet, 3, 1), "Agree the\nform <b>");
        assert_eq!(shown(&sheet, 4, 0), "1");
        assert_eq!(shown(&sheet, 4, 1), "Publish");
        let fill = |row, column| sheet.cell(row, column).and_then(|cell| cell.fill);
        assert_eq!(fill(3, 2), Some([255, 0, 0]));
        assert_eq!(fill(3, 3), Some([255, 255, 0]));
        assert_eq!(fill(4, 2), Some([0, 176, 80]));
        assert_eq!(fill(4, 3), None);
    }

    #[test]
    fn tables_that_only_lay_out_the_page_are_passed_over() {
        let sheet = read_page(
            "<table><tr><td><table><tr><td>Action</td><td>Lead</td></tr></table></td></tr></table><table><tr><td>Second</td></tr></table>",
        );
        assert_eq!(shown(&sheet, 0, 1), "Lead");
        assert_eq!(shown(&sheet, 2, 0), "Second");
    }

    #[test]
    fn a_page_without_a_table_is_no_spreadsheet() {
        assert!(read(b"<html><p>Please log in</p></html>", &Limits::default()).is_err());
    }

    #[test]
    fn spans_beyond_any_sheet_cost_nothing() {
        let page = format!(
            "<table><tr>{}</tr></table>",
            "<td colspan=99999999 rowspan=99999999>x</td>".repeat(20_000)
        );
        let sheet = read_page(&page);
        assert_eq!(shown(&sheet, 0, 0), "x");
    }
}
