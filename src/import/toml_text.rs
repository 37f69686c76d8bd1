//! A pack as text that a person can read and edit. Values keep the digits that were published.

use std::fmt::Write;

use super::Source;
use super::ilacs::{DOMAINS, FRAMEWORK, Judgements};
use super::map::Map;
use super::wanted::ReadSeries;
use crate::cli::ImportArgs;
use crate::national::judged::NOT_PUBLISHED;
use crate::national::{GoodWay, LAYOUT, PACKS};

/// Where the pack's figures are from.
pub(super) struct Origin<'a> {
    pub args: &'a ImportArgs,
    pub sources: &'a [Source],
    pub set_aside: &'a [String],
}

/// A text of TOML.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// The whole pack.
pub(super) fn pack(
    id: &str,
    origin: &Origin<'_>,
    judged: Option<&Judgements>,
    series: &[ReadSeries],
    map: Option<&Map>,
) -> String {
    let mut out = match judged {
        Some(_) => framework(id),
        None => statistics_head(id, origin, map),
    };
    imported(&mut out, origin);
    if let Some(judged) = judged {
        judgements(&mut out, judged, origin);
    }
    for one in series {
        one_series(&mut out, one);
    }
    out
}

/// The framework of the built-in pack, under another id: everything above its own table.
fn framework(id: &str) -> String {
    let text = PACKS.iter().find(|(name, _)| *name == FRAMEWORK).map_or("", |(_, text)| text);
    let head = text.split("\n[imported]").next().unwrap_or_default();
    head.replacen(&format!("id = {}", quoted(FRAMEWORK)), &format!("id = {}", quoted(id)), 1)
        .trim_end()
        .to_owned()
        + "\n"
}

fn statistics_head(id: &str, origin: &Origin<'_>, map: Option<&Map>) -> String {
    let said = |text: Option<&String>, other: &str| {
        quoted(text.filter(|text| !text.is_empty()).map_or(other, String::as_str))
    };
    let files: Vec<&str> = origin.sources.iter().map(|source| source.name.as_str()).collect();
    let mut out = String::from(
        "# Official statistics, written by `council-benchmark findings import`. It can be read and edited; a fault is reported with its line.\n",
    );
    let _ = writeln!(out, "layout = {LAYOUT}\nid = {}", quoted(id));
    let _ = writeln!(
        out,
        "title = {}",
        said(map.map(|map| &map.title), &format!("Official statistics: {}", files.join(", ")))
    );
    let _ = writeln!(out, "publisher = {}", said(map.map(|map| &map.publisher), "not given: name it here"));
    let _ = writeln!(
        out,
        "about = {}",
        said(
            map.map(|map| &map.about),
            "Published values by area and time. Symbols stand as published: c confidential, x not available, z not applicable, low rounds to zero, u unreliable."
        )
    );
    out.push_str("from = \"1990-01\"\nto = \"2099-12\"\n");
    let notes: Vec<String> =
        map.map_or(&[][..], |map| map.notes.as_slice()).iter().map(|note| quoted(note)).collect();
    if !notes.is_empty() {
        let _ = writeln!(out, "notes = [\n    {},\n]", notes.join(",\n    "));
    }
    out
}

fn imported(out: &mut String, origin: &Origin<'_>) {
    let _ = writeln!(out, "\n[imported]\npublished = {}\nfiles = [", quoted(&origin.args.published));
    for source in origin.sources {
        let _ = writeln!(
            out,
            "    {{ name = {}, sha256 = {}, rows = {}, used = {} }},",
            quoted(&source.name),
            quoted(&source.sha256),
            source.rows,
            source.used
        );
    }
    out.push_str("]\n");
    if !origin.set_aside.is_empty() {
        out.push_str("# What could not be used.\nset_aside = [\n");
        for line in origin.set_aside {
            let _ = writeln!(out, "    {},", quoted(line));
        }
        out.push_str("]\n");
    }
}

fn judgements(out: &mut String, judged: &Judgements, origin: &Origin<'_>) {
    let names: Vec<&str> = origin.sources.iter().map(|source| source.name.as_str()).collect();
    let domains: Vec<String> = DOMAINS.iter().map(|(name, _)| quoted(name)).collect();
    let as_at = judged.as_at().map_or_else(String::new, |day| day.to_string());
    let source = format!(
        "{}, overview of published ILACS judgements by data-to-insight/ofsted-ilacs-scrape-tool",
        names.join(", ")
    );
    let _ = writeln!(
        out,
        "\n[judged]\n# The latest day of publication in the table.\nas_at = {}\nsource = {}",
        quoted(&as_at),
        quoted(&source)
    );
    let _ = writeln!(out, "domains = [{}]", domains.join(", "));
    out.push_str("# Code, name, inspected, published, then a grade for each domain; [z] the judgement did not exist, [x] it is not published.\nrows = [\n");
    for row in &judged.rows {
        let cells = [
            row.code.clone(),
            row.name.clone(),
            row.inspected.map_or_else(|| NOT_PUBLISHED.to_owned(), |day| day.to_string()),
            row.published.to_string(),
        ];
        let cells: Vec<String> = cells.iter().chain(&row.grades).map(|cell| quoted(cell)).collect();
        let _ = writeln!(out, "    [{}],", cells.join(", "));
    }
    out.push_str("]\n");
}

fn one_series(out: &mut String, one: &ReadSeries) {
    let _ = writeln!(
        out,
        "\n[[series]]\nid = {}\ntitle = {}\nunit = {}",
        quoted(&one.id),
        quoted(&one.title),
        quoted(&one.unit)
    );
    match one.good {
        Some(GoodWay::Higher) => out.push_str("good = \"higher\"\n"),
        Some(GoodWay::Lower) => out.push_str("good = \"lower\"\n"),
        None => out.push_str("# good = \"higher\" or \"lower\": no way is given as good\n"),
    }
    let _ = writeln!(out, "column = {}", quoted(&one.column));
    let filters: Vec<String> =
        one.filters.iter().map(|(name, value)| format!("{} = {}", quoted(name), quoted(value))).collect();
    if !filters.is_empty() {
        let _ = writeln!(out, "where = {{ {} }}", filters.join(", "));
    }
    let _ = writeln!(
        out,
        "identifier = {}\nreference = {}\nsource = {}",
        quoted(&one.identifier),
        quoted(&one.reference),
        quoted(&one.source)
    );
    let notes: Vec<String> = one.notes.iter().map(|note| quoted(note)).collect();
    if !notes.is_empty() {
        let _ = writeln!(out, "notes = [{}]", notes.join(", "));
    }
    let breaks: Vec<String> = one
        .breaks
        .iter()
        .map(|each| format!("{{ time = {}, says = {} }}", quoted(&each.time), quoted(&each.says)))
        .collect();
    if !breaks.is_empty() {
        let _ = writeln!(out, "breaks = [{}]", breaks.join(", "));
    }
    out.push_str("# Area, time, value or symbol; then numerator and denominator where they are published.\nvalues = [\n");
    for value in &one.values {
        let mut cells = vec![quoted(&value.area), quoted(&value.time), figure(&value.figure)];
        if !value.numerator.is_empty() || !value.denominator.is_empty() {
            cells.extend([figure(&value.numerator), figure(&value.denominator)]);
        }
        let _ = writeln!(out, "    [{}],", cells.join(", "));
    }
    out.push_str("]\n");
}

/// A number as TOML takes it, or a symbol in quotation marks.
fn figure(text: &str) -> String {
    match text.parse::<f64>() {
        Ok(_) if text.starts_with('.') => format!("0{text}"),
        Ok(_) => text.to_owned(),
        Err(_) if text.is_empty() => quoted("x"),
        Err(_) => quoted(
            crate::national::series::Symbol::parse(text).map_or("x", crate::national::series::Symbol::letter),
        ),
    }
}
