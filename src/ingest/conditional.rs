//! Conditional formats: the fills that a sheet's rules give to its cells by their value or their text.
//! Scales, bars and icons say how much, not how it stands, and are left alone.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::package::attribute;
use super::{Sheet, Value};
use crate::place::parse_a1;

/// One rule of a sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct FillRule {
    /// The cells that it holds for: first and last, inclusive.
    ranges: Vec<((u32, u32), (u32, u32))>,
    priority: u32,
    /// Number of the differential format that gives the fill.
    format: usize,
    test: Test,
}

/// When a rule holds for a cell.
#[derive(Debug, Clone, Default, PartialEq)]
enum Test {
    #[default]
    Never,
    Equal(String),
    NotEqual(String),
    Compare(Sign, f64),
    Between(f64, f64, bool),
    Contains(String),
    Begins(String),
    Ends(String),
    /// Another cell of the row, by its column, equals a text: `$F5="Red"`.
    Row(u32, String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// Reads the rules from what stands below the cells of a sheet.
pub(super) fn rules(xml: &str) -> Vec<FillRule> {
    let mut found = Vec::new();
    let mut ranges = Vec::new();
    let mut rule: Option<(FillRule, HashMap<&'static str, String>, Vec<String>)> = None;
    let mut in_formula = false;
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => match element.local_name().as_ref() {
                "conditionalFormatting" => {
                    ranges = attribute(&element, "sqref").map(|text| ranges_of(&text)).unwrap_or_default();
                }
                "cfRule" => {
                    let mut said = HashMap::new();
                    for name in ["type", "operator", "text"] {
                        said.extend(attribute(&element, name).map(|value| (name, value)));
                    }
                    let number =
                        |name: &str| attribute(&element, name).and_then(|text| text.parse::<usize>().ok());
                    rule = number("dxfId").map(|format| {
                        let priority = number("priority").unwrap_or(0) as u32;
                        (
                            FillRule { ranges: ranges.clone(), priority, format, test: Test::Never },
                            said,
                            Vec::new(),
                        )
                    });
                }
                "formula" => {
                    in_formula = true;
                    if let Some((_, _, formulas)) = &mut rule {
                        formulas.push(String::new());
                    }
                }
                _ => {}
            },
            Ok(Event::Text(text)) if in_formula => {
                if let Some(formula) = rule.as_mut().and_then(|(_, _, formulas)| formulas.last_mut()) {
                    formula.push_str(&text.xml10_content());
                }
            }
            Ok(Event::GeneralRef(entity)) if in_formula => {
                let sign = match &*entity {
                    "quot" => "\"",
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "apos" => "'",
                    _ => "",
                };
                if let Some(formula) = rule.as_mut().and_then(|(_, _, formulas)| formulas.last_mut()) {
                    formula.push_str(sign);
                }
            }
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "formula" => in_formula = false,
                "cfRule" => {
                    if let Some((mut each, said, formulas)) = rule.take() {
                        each.test = test_of(&said, &formulas, &each.ranges);
                        if each.test != Test::Never {
                            found.push(each);
                        }
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    found.sort_by_key(|rule| rule.priority);
    found
}

/// `A1:B5 D2` as cells.
fn ranges_of(text: &str) -> Vec<((u32, u32), (u32, u32))> {
    text.split_whitespace()
        .filter_map(|range| {
            let (first, last) = range.split_once(':').unwrap_or((range, range));
            Some((parse_a1(first)?, parse_a1(last)?))
        })
        .collect()
}

fn test_of(said: &HashMap<&str, String>, formulas: &[String], ranges: &[((u32, u32), (u32, u32))]) -> Test {
    let first = formulas.first().map_or("", String::as_str).trim();
    let text = || said.get("text").cloned().map(|text| text.to_lowercase());
    match said.get("type").map_or("", String::as_str) {
        "containsText" => text().map_or(Test::Never, Test::Contains),
        "beginsWith" => text().map_or(Test::Never, Test::Begins),
        "endsWith" => text().map_or(Test::Never, Test::Ends),
        "cellIs" => cell_is(said.get("operator").map_or("", String::as_str), first, formulas.get(1)),
        "expression" => expression(first, ranges),
        _ => Test::Never,
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

fn cell_is(operator: &str, first: &str, second: Option<&String>) -> Test {
    let number = first.parse::<f64>().ok();
    let compare = |sign: Sign| number.map_or(Test::Never, |number| Test::Compare(sign, number));
    match operator {
        "equal" => literal(first).map_or(Test::Never, Test::Equal),
        "notEqual" => literal(first).map_or(Test::Never, Test::NotEqual),
        "lessThan" => compare(Sign::Less),
        "lessThanOrEqual" => compare(Sign::LessOrEqual),
        "greaterThan" => compare(Sign::Greater),
        "greaterThanOrEqual" => compare(Sign::GreaterOrEqual),
        "between" | "notBetween" => match (number, second.and_then(|text| text.trim().parse::<f64>().ok())) {
            (Some(low), Some(high)) => Test::Between(low, high, operator == "between"),
            _ => Test::Never,
        },
        _ => Test::Never,
    }
}

/// `$F5="Red"`, `F5="R"`, `ISNUMBER(SEARCH("red",F5))`, `NOT(ISERROR(SEARCH("red",F5)))`.
fn expression(formula: &str, ranges: &[((u32, u32), (u32, u32))]) -> Test {
    if let Some((_, rest)) = formula.to_uppercase().find("SEARCH(\"").map(|at| formula.split_at(at + 8)) {
        return rest.split('"').next().map_or(Test::Never, |text| Test::Contains(text.to_lowercase()));
    }
    let Some((cell, wanted)) = formula.split_once('=') else { return Test::Never };
    let cell = cell.trim();
    match (parse_a1(&cell.replace('$', "")), literal(wanted)) {
        (Some((_, column)), Some(wanted)) if cell.starts_with('$') => Test::Row(column, wanted),
        // Without a mark the cell is meant as seen from the first of the range.
        (Some((_, column)), Some(wanted)) => match ranges {
            [((_, first), _), ..] if *first == column => Test::Equal(wanted),
            [((_, first), (_, last))] if first == last => Test::Row(column, wanted),
            _ => Test::Never,
        },
        _ => Test::Never,
    }
}

/// Gives the sheet's cells the fills of its rules. The first rule that holds for a cell counts.
pub(super) fn apply(sheet: &mut Sheet, rules: &[FillRule], fills: &[Option<[u8; 3]>]) {
    let mut coloured = Vec::new();
    for (row, cells) in sheet.rows() {
        for cell in cells {
            let inside = |(first, last): &((u32, u32), (u32, u32))| {
                (first.0..=last.0).contains(&row) && (first.1..=last.1).contains(&cell.column)
            };
            let rule = rules.iter().find(|rule| {
                rule.ranges.iter().any(inside)
                    && rule.test.holds(&cell.value, |column| sheet.cell(row, column).map(|cell| &cell.value))
            });
            if let Some(rgb) = rule.and_then(|rule| fills.get(rule.format).copied().flatten()) {
                coloured.push((row, cell.column, rgb));
            }
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
            Test::Never => false,
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
        apply(&mut sheet, &rules(xml), &[Some(green), Some(red)]);
        let fill = |row, column| sheet.cell(row, column).and_then(|cell| cell.fill);
        assert_eq!([fill(0, 1), fill(0, 2)], [Some(red), Some(red)]);
        assert_eq!([fill(1, 1), fill(1, 2), fill(2, 1)], [Some(green), Some(green), None]);
    }
}
