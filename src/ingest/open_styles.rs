//! The cell styles of an .ods workbook, and the conditions under which another style is shown.

use std::collections::HashMap;

use super::conditional::{Area, FillRule, Said, areas_of};
use super::look::Look;
use crate::office::colour::rgb_of;
use crate::office::{attribute, elements};
use crate::place::parse_a1;

/// Cell styles by name, and the conditions under which they give way to another style.
#[derive(Default)]
pub(super) struct Styles {
    pub(super) looks: HashMap<String, Look>,
    pub(super) maps: HashMap<String, Vec<(String, String)>>,
}

impl Styles {
    /// Fill and strike-through of the cell styles; a style has what its parent has.
    pub(super) fn read(&mut self, xml: &str) {
        let mut name = None;
        elements(xml, |element| match element.name().as_ref() {
            "style:style" => {
                name = attribute(element, "style:name")
                    .filter(|_| attribute(element, "style:family").as_deref() == Some("table-cell"));
                if let Some(name) = &name {
                    let parent = attribute(element, "style:parent-style-name");
                    let look = parent.and_then(|parent| self.looks.get(&parent).cloned());
                    self.looks.insert(name.clone(), look.unwrap_or_default());
                }
            }
            "style:table-cell-properties" => {
                if let (Some(look), Some(colour)) = (
                    name.as_ref().and_then(|name| self.looks.get_mut(name)),
                    attribute(element, "fo:background-color"),
                ) {
                    look.fill = colour_of(&colour);
                }
            }
            "style:text-properties" => {
                if let Some(look) = name.as_ref().and_then(|name| self.looks.get_mut(name)) {
                    if let Some(line) = attribute(element, "style:text-line-through-style") {
                        look.is_struck = line != "none";
                    }
                    if let Some(colour) = attribute(element, "fo:color") {
                        look.mark = colour_of(&colour);
                    }
                }
            }
            "style:map" => {
                let said = |name: &str| attribute(element, name);
                if let (Some(name), Some(condition), Some(other)) =
                    (&name, said("style:condition"), said("style:apply-style-name"))
                {
                    self.maps.entry(name.clone()).or_default().push((condition, other));
                }
            }
            _ => {}
        });
    }

    /// The rule that a condition makes; `None` where it cannot be followed.
    pub(super) fn rule(
        &self,
        areas: Vec<Area>,
        priority: usize,
        condition: &str,
        style: &str,
    ) -> Option<FillRule> {
        let fill = self.looks.get(style).and_then(|look| look.fill);
        FillRule::new(areas, priority as u32, fill, &said_of(condition)?)
    }
}

/// `#ff0000`; `transparent` is no fill.
fn colour_of(text: &str) -> Option<[u8; 3]> {
    text.strip_prefix('#').filter(|digits| digits.len() == 6).and_then(rgb_of)
}

/// A condition: `="Red"`, `between(1,2)`, `contains-text("red")`, `formula-is($B2="Red")`, or as ODF 1.2 has it
/// `cell-content()="Red"`, `cell-content-is-between(1,2)`, `is-true-formula([.$B2]="Red")`.
fn said_of(condition: &str) -> Option<Said> {
    let text = condition.trim().trim_start_matches("of:").trim_start_matches("cell-content()").trim();
    let inner = |text: &str| text.strip_suffix(')').map(str::to_owned);
    let quoted = |text: &str| Some(inner(text)?.trim().trim_matches('"').to_owned());
    let said = |kind: &str, operator: &str| Said {
        kind: kind.to_owned(),
        operator: operator.to_owned(),
        ..Said::default()
    };
    for (start, kind) in
        [("contains-text(", "containsText"), ("begins-with(", "beginsWith"), ("ends-with(", "endsWith")]
    {
        if let Some(rest) = text.strip_prefix(start) {
            return Some(Said { text: Some(quoted(rest)?), ..said(kind, "") });
        }
    }
    for start in ["formula-is(", "is-true-formula("] {
        if let Some(rest) = text.strip_prefix(start) {
            let formula = inner(rest)?.replace("[.", "").replace(']', "");
            return Some(Said { formulas: vec![formula], ..said("expression", "") });
        }
    }
    for (start, operator) in [
        ("cell-content-is-between(", "between"),
        ("between(", "between"),
        ("cell-content-is-not-between(", "notBetween"),
        ("not-between(", "notBetween"),
    ] {
        if let Some(rest) = text.strip_prefix(start) {
            let formulas = inner(rest)?.split([',', ';']).map(|limit| limit.trim().to_owned()).collect();
            return Some(Said { formulas, ..said("cellIs", operator) });
        }
    }
    for (sign, operator) in [
        ("!=", "notEqual"),
        ("<=", "lessThanOrEqual"),
        (">=", "greaterThanOrEqual"),
        ("<", "lessThan"),
        (">", "greaterThan"),
        ("=", "equal"),
    ] {
        if let Some(rest) = text.strip_prefix(sign) {
            return Some(Said { formulas: vec![rest.trim().to_owned()], ..said("cellIs", operator) });
        }
    }
    None
}

/// `Plan.B2:Plan.B9 'My plan'.C1` as cells: what stands after the last full stop of each end.
pub(super) fn target_of(text: &str) -> Vec<Area> {
    let ends = text.split(' ').filter_map(|area| {
        let end = |text: &str| text.rsplit_once('.').map_or(text, |(_, cell)| cell).to_owned();
        let (first, last) = area.split_once(':').unwrap_or((area, area));
        let (first, last) = (end(first), end(last));
        parse_a1(&first).and(parse_a1(&last)).map(|_| format!("{first}:{last}"))
    });
    areas_of(&ends.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_of_either_writing_are_read() {
        let told =
            |text: &str| said_of(text).map(|said| (said.kind, said.operator, said.text, said.formulas));
        let cell = |operator: &str, formulas: &[&str]| {
            let formulas = formulas.iter().map(|&text| text.to_owned()).collect();
            Some(("cellIs".to_owned(), operator.to_owned(), None, formulas))
        };
        assert_eq!(told("=\"Red\""), cell("equal", &["\"Red\""]));
        assert_eq!(told("cell-content()<=5"), cell("lessThanOrEqual", &["5"]));
        assert_eq!(told("cell-content-is-between(1,2)"), cell("between", &["1", "2"]));
        let formula = told("of:is-true-formula([.$B2]=\"R\")").map(|(kind, .., formulas)| (kind, formulas));
        assert_eq!(formula, Some(("expression".to_owned(), vec!["$B2=\"R\"".to_owned()])));
        let contains = told("contains-text(\"red\")").map(|(kind, _, text, _)| (kind, text));
        assert_eq!(contains, Some(("containsText".to_owned(), Some("red".to_owned()))));
        assert_eq!(told("top-elements(3)"), None);
        assert_eq!(target_of("Plan.B2:Plan.B9 'My plan'.C1"), [((1, 1), (8, 1)), ((0, 2), (0, 2))]);
    }
}
