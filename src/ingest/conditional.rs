//! Conditional formats: the fills that a sheet's rules give to its cells by their value or their text.
//! Scales, bars and icons say how much, not how it stands, and are left alone.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{Sheet, Value};
use crate::office::{attribute, entity};
use crate::place::parse_a1;

/// First and last cell, inclusive.
pub(super) type Area = ((u32, u32), (u32, u32));

/// One rule of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FillRule {
    /// The cells that it holds for.
    areas: Vec<Area>,
    priority: u32,
    /// The fill that it gives; `None` gives none, and keeps later rules away.
    fill: Option<[u8; 3]>,
    test: Test,
}

/// What a format says of a rule, in the words of .xlsx.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// `cellIs`, `containsText`, `beginsWith`, `endsWith` or `expression`.
    pub(super) kind: String,
    /// `equal`, `lessThan`, `between` ...
    pub(super) operator: String,
    pub(super) text: Option<String>,
    /// Formulas as they are typed, without `=`.
    pub(super) formulas: Vec<String>,
}

impl FillRule {
    /// A rule, unless it tests something that cannot be followed.
    pub(super) fn new(areas: Vec<Area>, priority: u32, fill: Option<[u8; 3]>, said: &Said) -> Option<Self> {
        let test = test_of(said, &areas)?;
        Some(Self { areas, priority, fill, test })
    }

    pub(super) fn priority(&self) -> u32 {
        self.priority
    }
}

/// When a rule holds for a cell.
#[derive(Debug, Clone, PartialEq)]
enum Test {
    Equal(String),
    NotEqual(String),
    Compare(Sign, f64),
    Between(f64, f64, bool),
    Contains(String),
    Begins(String),
    Ends(String),
    /// Another cell of the row, by its column, equals a text: `$F5="Red"`.
    Row(u32, String),
    /// Another cell of the row holds a text.
    RowContains(u32, String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// Reads the rules from what stands below the cells of a sheet of .xlsx; `fills` are those of the differential formats.
pub(super) fn rules(xml: &str, fills: &[Option<[u8; 3]>]) -> Vec<FillRule> {
    let mut found = Vec::new();
    let mut areas = Vec::new();
    let mut rule: Option<(u32, Option<[u8; 3]>, Said)> = None;
    let mut in_formula = false;
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => match element.local_name().as_ref() {
                "conditionalFormatting" => {
                    areas = attribute(&element, "sqref").map(|text| areas_of(&text)).unwrap_or_default();
                }
                "cfRule" => {
                    let said = |name: &str| attribute(&element, name).unwrap_or_default();
                    rule = said("dxfId").parse::<usize>().ok().map(|format| {
                        let priority = said("priority").parse().unwrap_or(0);
                        let said = Said {
                            kind: said("type"),
                            operator: said("operator"),
                            text: attribute(&element, "text"),
                            formulas: Vec::new(),
                        };
                        (priority, fills.get(format).copied().flatten(), said)
                    });
                }
                "formula" => {
                    in_formula = true;
                    if let Some((.., said)) = &mut rule {
                        said.formulas.push(String::new());
                    }
                }
                _ => {}
            },
            Ok(Event::Text(text)) if in_formula => {
                if let Some(formula) = rule.as_mut().and_then(|(.., said)| said.formulas.last_mut()) {
                    formula.push_str(&text.xml10_content());
                }
            }
            Ok(Event::GeneralRef(name)) if in_formula => {
                if let Some(formula) = rule.as_mut().and_then(|(.., said)| said.formulas.last_mut()) {
                    formula.push_str(&entity(&name));
                }
            }
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "formula" => in_formula = false,
                "cfRule" => {
                    if let Some((priority, fill, said)) = rule.take() {
                        found.extend(FillRule::new(areas.clone(), priority, fill, &said));
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// `A1:B5 D2` as cells.
pub(super) fn areas_of(text: &str) -> Vec<Area> {
    text.split_whitespace()
        .filter_map(|area| {
            let (first, last) = area.split_once(':').unwrap_or((area, area));
            Some((parse_a1(first)?, parse_a1(last)?))
        })
        .collect()
}

fn test_of(said: &Said, areas: &[Area]) -> Option<Test> {
    let first = said.formulas.first().map_or("", String::as_str).trim();
    let text = || said.text.as_ref().map(|text| text.to_lowercase());
    match said.kind.as_str() {
        "containsText" => text().map(Test::Contains),
        "beginsWith" => text().map(Test::Begins),
        "endsWith" => text().map(Test::Ends),
        "cellIs" => cell_is(&said.operator, first, said.formulas.get(1)),
        "expression" => expression(first, areas),
        _ => None,
    }
}

/// `"Red"` or `5`, in lower case.
fn literal(text: &str) -> Option<String> {
    let text = text.trim();
    match text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => Some(inner.replace("\"\"", "\"").to_lowercase()),
        None => text.parse::<f64>().ok().map(|number| number.to_string()),
    }
}

fn cell_is(operator: &str, first: &str, second: Option<&String>) -> Option<Test> {
    let number = first.parse::<f64>().ok();
    let compare = |sign: Sign| number.map(|number| Test::Compare(sign, number));
    match operator {
        "equal" => literal(first).map(Test::Equal),
        "notEqual" => literal(first).map(Test::NotEqual),
        "lessThan" => compare(Sign::Less),
        "lessThanOrEqual" => compare(Sign::LessOrEqual),
        "greaterThan" => compare(Sign::Greater),
        "greaterThanOrEqual" => compare(Sign::GreaterOrEqual),
        "between" | "notBetween" => {
            Some(Test::Between(number?, second?.trim().parse().ok()?, operator == "between"))
        }
        _ => None,
    }
}

/// `$F5="Red"`, `F5="R"`, `ISNUMBER(SEARCH("red",F5))`, `NOT(ISERROR(SEARCH("red",F5)))`.
fn expression(formula: &str, areas: &[Area]) -> Option<Test> {
    if let Some((_, rest)) = formula.to_uppercase().find("SEARCH(\"").map(|at| formula.split_at(at + 8)) {
        let (part, rest) = rest.split_once('"')?;
        let cell = rest.trim_start_matches([',', ';', ' ']).split([',', ';', ')']).next()?.trim();
        let (_, column) = parse_a1(&cell.replace('$', ""))?;
        let is_own = areas
            .iter()
            .all(|((_, first), (_, last))| *first == column && (first == last || !cell.starts_with('$')));
        let part = part.to_lowercase();
        return Some(if is_own { Test::Contains(part) } else { Test::RowContains(column, part) });
    }
    let (cell, wanted) = formula.split_once('=')?;
    let cell = cell.trim();
    let ((_, column), wanted) = (parse_a1(&cell.replace('$', ""))?, literal(wanted)?);
    if cell.starts_with('$') {
        return Some(Test::Row(column, wanted));
    }
    // Without a mark the cell is meant as seen from the first of the area.
    match areas {
        [((_, first), _), ..] if *first == column => Some(Test::Equal(wanted)),
        [((_, first), (_, last))] if first == last => Some(Test::Row(column, wanted)),
        _ => None,
    }
}

/// Does the area cover the cell?
fn covers((first, last): &Area, row: u32, column: u32) -> bool {
    (first.0..=last.0).contains(&row) && (first.1..=last.1).contains(&column)
}

/// Gives the sheet's cells the fills of its rules, which come in their order. The first that holds for a cell counts.
pub(super) fn apply(sheet: &mut Sheet, rules: &[FillRule]) {
    if rules.is_empty() {
        return;
    }
    let mut coloured = Vec::new();
    for (row, cells) in sheet.rows() {
        for cell in cells {
            let rule = rules.iter().find(|rule| {
                rule.areas.iter().any(|area| covers(area, row, cell.column))
                    && rule.test.holds(&cell.value, |column| sheet.cell(row, column).map(|cell| &cell.value))
            });
            coloured.extend(rule.and_then(|rule| rule.fill).map(|rgb| (row, cell.column, rgb)));
        }
    }
    for (row, column, rgb) in coloured {
        sheet.fill(row, column, rgb);
    }
}

impl Test {
    fn holds<'a>(&self, value: &'a Value, other: impl Fn(u32) -> Option<&'a Value>) -> bool {
        let text = |value: &Value| value.shown().trim().to_lowercase();
        let number = || if let Value::Number(number) = value { Some(*number) } else { None };
        match self {
            Test::Equal(wanted) => text(value) == *wanted,
            Test::NotEqual(wanted) => !value.is_blank() && text(value) != *wanted,
            Test::Compare(sign, limit) => number().is_some_and(|number| match sign {
                Sign::Less => number < *limit,
                Sign::LessOrEqual => number <= *limit,
                Sign::Greater => number > *limit,
                Sign::GreaterOrEqual => number >= *limit,
            }),
            Test::Between(low, high, inside) => {
                number().is_some_and(|number| (*low..=*high).contains(&number) == *inside)
            }
            Test::Contains(part) => !part.is_empty() && text(value).contains(part.as_str()),
            Test::Begins(part) => text(value).starts_with(part.as_str()),
            Test::Ends(part) => text(value).ends_with(part.as_str()),
            Test::RowContains(column, part) => {
                !part.is_empty() && other(*column).is_some_and(|value| text(value).contains(part.as_str()))
            }
            Test::Row(column, wanted) => other(*column).is_some_and(|value| text(value) == *wanted),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Cell;

    #[test]
    fn cells_take_the_fill_of_the_first_rule_that_holds() {
        let xml = r#"<conditionalFormatting sqref="B1:B9"><cfRule type="cellIs" dxfId="1" priority="2" operator="equal"><formula>5</formula></cfRule>
            <cfRule type="cellIs" dxfId="0" priority="3" operator="between"><formula>1</formula><formula>2</formula></cfRule></conditionalFormatting>
            <conditionalFormatting sqref="C1:C9"><cfRule type="containsText" dxfId="1" priority="4" operator="containsText" text="Red"><formula>NOT(ISERROR(SEARCH("Red",C1)))</formula></cfRule>
            <cfRule type="expression" dxfId="0" priority="5"><formula>$A1=&quot;ok&quot;</formula></cfRule></conditionalFormatting>"#;
        let text = |text: &str| Value::Text(text.to_owned());
        let cells = vec![
            Cell::plain(0, 1, Value::Number(5.0)),
            Cell::plain(0, 2, text("Amber/red")),
            Cell::plain(1, 0, text("OK")),
            Cell::plain(1, 1, Value::Number(2.0)),
            Cell::plain(1, 2, text("anything")),
            Cell::plain(2, 1, Value::Number(3.0)),
        ];
        let mut sheet = Sheet::new("Plan", false, cells);
        let (green, red) = ([0, 0xB0, 0x50], [0xFF, 0, 0]);
        apply(&mut sheet, &rules(xml, &[Some(green), Some(red)]));
        let fill = |row, column| sheet.cell(row, column).and_then(|cell| cell.fill);
        assert_eq!([fill(0, 1), fill(0, 2)], [Some(red), Some(red)]);
        assert_eq!([fill(1, 1), fill(1, 2), fill(2, 1)], [Some(green), Some(green), None]);
    }
}
