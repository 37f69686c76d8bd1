//! Overviews of Ofsted's ILACS judgements, one row an authority, in the shapes that they were published in: columns in any order
//! and under older names, codes as `370.0`, names in lower case, words for judgements that did not exist.

use jiff::civil::Date;

use super::table::Table;
use crate::diagnostic::{Diagnostic, rules};
use crate::national::authority::key;
use crate::national::judged::{NOT_APPLICABLE, NOT_PUBLISHED};
use crate::national::{Authority, Domain, Pack, Registry};
use crate::period::Period;

/// The built-in pack whose framework an overview follows.
pub(super) const FRAMEWORK: &str = "ofsted-ilacs";

/// The pack's domains and the columns that hold them; the first is the newest name.
pub(super) const DOMAINS: [(&str, &[&str]); 5] = [
    (
        "Overall effectiveness",
        &["overall_effectiveness_grade", "overall_inspection_grade", "overall_effectiveness"],
    ),
    ("Impact of leaders", &["impact_of_leaders_grade", "impact_of_leaders"]),
    ("Help and protection", &["help_and_protection_grade", "help_and_protection"]),
    ("Children in care", &["in_care_grade", "care_and_care_leavers_grade", "in_care"]),
    ("Care leavers", &["care_leavers_grade", "care_leavers"]),
];
const GRADES: [&str; 4] = ["outstanding", "good", "requires improvement", "inadequate"];
const CODE: &[&str] = &["la_code", "old_la_code"];
const ONS: &[&str] = &["la_code_new", "new_la_code", "ltla23cd"];
const NAME: &[&str] = &["local_authority", "la_name"];
const START: &[&str] = &["inspection_start_date", "inspection_date"];
const PUBLISHED: &[&str] = &["publication_date", "published"];
const NEIGHBOURS: &[&str] = &["stat_neighbours"];

/// What was read of an overview.
#[derive(Debug, Default)]
pub(super) struct Judgements {
    /// Code, name, inspected, published, then the grades in the order of [`DOMAINS`].
    pub rows: Vec<Row>,
}

#[derive(Debug)]
pub(super) struct Row {
    pub code: String,
    pub name: String,
    /// Where the table gives it.
    pub inspected: Option<Date>,
    pub published: Date,
    pub grades: Vec<String>,
    line: u32,
}

impl Judgements {
    /// The latest day of publication.
    pub(super) fn as_at(&self) -> Option<Date> {
        self.rows.iter().map(|row| row.published).max()
    }
}

/// Is this an overview of judgements? By its columns: an authority and two grades at least.
pub(super) fn is_overview(table: &Table) -> bool {
    let grades = DOMAINS.iter().filter(|(_, names)| table.column(names).is_some()).count();
    table.column(NAME).is_some() && grades >= 2
}

/// Reads the rows. Those that cannot be used are told.
pub(super) fn read(
    table: &Table,
    framework: &Pack,
    registry: &Registry,
    told: &mut Vec<Diagnostic>,
) -> Judgements {
    let mut out = Judgements::default();
    for (domain, names) in DOMAINS.iter().filter(|(_, names)| table.column(names).is_none()) {
        told.push(
            table
                .whole(&rules::grade_not_known::RULE, format!("there is no column of `{domain}`"))
                .expected(names.join(" or "))
                .effect("its judgements are taken as not published ([x])"),
        );
    }
    for line in table.rows() {
        let Some(row) = row(table, line, framework, registry, told) else { continue };
        if let Some(at) = out.rows.iter().position(|other| other.code == row.code) {
            // The later inspection counts; the other is told.
            let is_later = row.published > out.rows[at].published;
            let (kept, left) = if is_later { (&row, &out.rows[at]) } else { (&out.rows[at], &row) };
            told.push(
                table
                    .trouble(
                        &rules::area_repeated::RULE,
                        left.line,
                        table.column(NAME),
                        "an authority stands twice",
                    )
                    .found(format!("{}, also in line {}", left.name, kept.line + 1))
                    .expected("one row for each authority")
                    .effect(format!("the report of {} is used, this row is left out", kept.published)),
            );
            if is_later {
                out.rows[at] = row;
            }
            continue;
        }
        out.rows.push(row);
    }
    out.rows.sort_by(|a, b| a.code.cmp(&b.code));
    out
}

fn row(
    table: &Table,
    line: u32,
    framework: &Pack,
    registry: &Registry,
    told: &mut Vec<Diagnostic>,
) -> Option<Row> {
    let authority = authority(table, line, registry, told)?;
    let day = |names: &[&str]| {
        let column = table.column(names);
        let text = table.text(line, column);
        read_day(&text).ok_or_else(|| {
            let found = if text.is_empty() { "nothing".to_owned() } else { text };
            (column, found)
        })
    };
    let published = match day(PUBLISHED) {
        Ok(day) => day,
        Err((column, found)) => {
            told.push(
                table
                    .trouble(
                        &rules::time_not_known::RULE,
                        line,
                        column,
                        "the day of publication cannot be read",
                    )
                    .found(found)
                    .expected("a day such as 11/09/2023")
                    .effect("the row is left out"),
            );
            return None;
        }
    };
    let inspected = day(START).map_err(|(column, found)| {
        told.push(
            table
                .trouble(&rules::inspection_undated::RULE, line, column, "the day of inspection is not given")
                .found(found)
                .expected("a day such as 11/09/2023")
                .effect("the row is used; the day of publication tells which judgements there were"),
        );
    });
    let inspected = inspected.ok();
    neighbours(table, line, authority, told);
    let mut grades = Vec::new();
    for (domain, names) in DOMAINS {
        let column = table.column(names);
        let text = table.text(line, column).to_lowercase();
        let found = grade(&text, framework.domain(domain), inspected.unwrap_or(published));
        if found.is_none() {
            told.push(
                table
                    .trouble(
                        &rules::grade_not_known::RULE,
                        line,
                        column,
                        format!("`{domain}` has no grade of the scale"),
                    )
                    .found(text)
                    .expected(GRADES.join(", "))
                    .effect("the judgement is taken as not published ([x]); the rest of the row is used"),
            );
        }
        grades.push(found.unwrap_or(NOT_PUBLISHED).to_owned());
    }
    Some(Row {
        code: authority.code.to_string(),
        name: authority.name.to_string(),
        inspected,
        published,
        grades,
        line,
    })
}

/// The grade that a text means, or the shorthand for one that is not there; `None` when it means nothing that is known.
fn grade(text: &str, domain: Option<&Domain>, inspected: Date) -> Option<&'static str> {
    let text = text.trim();
    if let Some(known) = GRADES.iter().find(|known| **known == text) {
        return Some(known);
    }
    match text {
        "requires improvement to be good" => Some(GRADES[2]),
        "inspection_pre_dates_judgement" | "not_reported_post_reform" | "not applicable" | "z" => {
            Some(NOT_APPLICABLE)
        }
        "" | "nan" | "none" | "null" => {
            let is_given =
                domain.zip(Period::of(inspected)).is_none_or(|(domain, month)| domain.is_given_in(month));
            Some(if is_given { NOT_PUBLISHED } else { NOT_APPLICABLE })
        }
        "data_unreadable" | "x" => Some(NOT_PUBLISHED),
        _ => None,
    }
}

/// The authority of a row: by its three-digit code, else by its other code, else by its name.
fn authority<'a>(
    table: &Table,
    line: u32,
    registry: &'a Registry,
    told: &mut Vec<Diagnostic>,
) -> Option<&'a Authority> {
    let text = table.text(line, table.column(CODE));
    let code = text.strip_suffix(".0").unwrap_or(&text);
    let ons = table.text(line, table.column(ONS));
    let name = table.text(line, table.column(NAME));
    let by_name = registry.by_name(&name);
    // By its code; else by its name, because E10000006 was Cumbria's and stands for two authorities since; else by the other code.
    let found = registry.by_code(code).or_else(|| by_name.first().copied()).or_else(|| registry.by_ons(&ons));
    let column = table.column(CODE).or(table.column(NAME));
    let Some(found) = found else {
        told.push(
            table
                .trouble(&rules::area_not_known::RULE, line, column, "an authority is not in the registry")
                .found(format!("code `{text}`, name `{name}`"))
                .expected("a three-digit code of the Department for Education, or a name")
                .effect("the row is left out"),
        );
        return None;
    };
    if !by_name.is_empty() && !by_name.iter().any(|one| one.code == found.code) {
        told.push(
            table
                .trouble(&rules::area_not_known::RULE, line, column, "code and name are two authorities")
                .found(format!("code `{text}` is {}, the name is `{name}`", found.name))
                .expected("one authority in each row")
                .effect("the row is left out"),
        );
        return None;
    }
    if !code.is_empty() && *found.code != *code {
        told.push(
            table
                .trouble(
                    &rules::area_respelt::RULE,
                    line,
                    table.column(CODE),
                    "a code is not in the registry; the name or the other code is",
                )
                .found(format!("{text} {name}"))
                .expected(found.code.to_string())
                .effect(format!("the row is used as that of {}", found.name)),
        );
    }
    if by_name.is_empty() && !name.is_empty() && !key(&found.name).contains(&key(&name)) {
        told.push(
            table
                .trouble(
                    &rules::area_respelt::RULE,
                    line,
                    table.column(NAME),
                    "a name is not in the registry; its code is",
                )
                .found(name)
                .expected(found.name.to_string())
                .effect("the row is used by its code"),
        );
    }
    Some(found)
}

/// Says where a list of statistical neighbours is another than the registry's.
fn neighbours(table: &Table, line: u32, authority: &Authority, told: &mut Vec<Diagnostic>) {
    let column = table.column(NEIGHBOURS);
    let text = table.text(line, column);
    let listed: Vec<&str> = text.split(',').map(str::trim).filter(|code| !code.is_empty()).collect();
    if listed.is_empty()
        || listed.iter().eq(authority.neighbours.iter().map(|code| &**code).collect::<Vec<_>>().iter())
    {
        return;
    }
    told.push(
        table
            .trouble(
                &rules::neighbours_differ::RULE,
                line,
                column,
                "the statistical neighbours are not those of the registry",
            )
            .found(format!("{}: {text}", authority.name))
            .expected(authority.neighbours.join(", "))
            .effect(format!(
                "the registry's list ({}) is used",
                crate::national::authority::NEIGHBOURS_AS_AT
            )),
    );
}

/// A day as these tables write it: 11/09/2023, 27/10/23, 2023-09-11, with or without a time behind it.
fn read_day(text: &str) -> Option<Date> {
    let text = text.split([' ', 'T']).next()?;
    if let Ok(day) = text.parse::<Date>() {
        return Some(day);
    }
    let mut parts = text.split('/').map(|part| part.parse::<i16>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    let year = if year < 100 { 2000 + year } else { year };
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_read_as_they_are_published() {
        for text in ["11/09/2023", "11/09/23", "2023-09-11", "2023-09-11 00:00:00"] {
            assert_eq!(read_day(text), Some(date(2023, 9, 11)), "{text}");
        }
        for text in ["", "31/02/2024", "nan", "09/2023"] {
            assert_eq!(read_day(text), None, "{text}");
        }
    }

    #[test]
    fn a_judgement_that_did_not_exist_is_not_applicable_and_one_that_is_missing_is_not_available() {
        let packs = crate::national::embedded();
        let framework = packs.iter().find(|pack| pack.id == FRAMEWORK).expect("it is built in");
        let grade = |text: &str, domain: &str, day: Date| super::grade(text, framework.domain(domain), day);
        let (before, after) = (date(2022, 12, 5), date(2026, 4, 13));
        assert_eq!(grade("nan", "Overall effectiveness", after), Some("[z]"));
        assert_eq!(grade("not_reported_post_reform", "Overall effectiveness", after), Some("[z]"));
        assert_eq!(grade("", "Overall effectiveness", before), Some("[x]"));
        assert_eq!(grade("", "Care leavers", before), Some("[z]"));
        assert_eq!(grade("inspection_pre_dates_judgement", "Care leavers", before), Some("[z]"));
        assert_eq!(grade("data_unreadable", "Help and protection", after), Some("[x]"));
        assert_eq!(grade("adequate", "Help and protection", after), None, "a grade of another framework");
    }
}
