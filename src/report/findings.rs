//! The national packs as text for the screen: every figure with its source and notes.

use std::fmt::Write;

use crate::national::authority::{ENGLAND, REGIONS};
use crate::national::judged::Distribution;
use crate::national::series::Figure;
use crate::national::{Pack, Registry};
use crate::wording::short_day;

/// One pack, or all of them.
pub fn text(packs: &[&Pack], registry: &Registry) -> String {
    let mut out = String::new();
    for (at, pack) in packs.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let _ = writeln!(out, "{}: {}\n  {}\n  {}", pack.id, pack.title, pack.publisher, pack.about);
        for note in &pack.notes {
            let _ = writeln!(out, "  note: {note}");
        }
        if !pack.standards.is_empty() {
            let _ = writeln!(out, "\n  Standards");
            for standard in &pack.standards {
                let _ = writeln!(out, "    {} {}", standard.number, standard.name);
            }
        }
        for scale in &pack.scales {
            let names: Vec<&str> = scale.grades.iter().map(|grade| grade.name.as_str()).collect();
            let _ = writeln!(out, "\n  Scale, best first: {}\n    {}", scale.name, names.join(" > "));
            if !scale.note.is_empty() {
                let _ = writeln!(out, "    note: {}", scale.note);
            }
        }
        if !pack.areas.is_empty() {
            let _ = writeln!(out, "\n  Areas");
            for area in &pack.areas {
                let _ = writeln!(out, "    {} ({})", area.name, area.group);
            }
        }
        if let Some(known) = &pack.recommendations {
            let services: Vec<String> = known
                .services
                .iter()
                .map(|service| format!("{} {} to {}", service.name, service.first, service.last))
                .collect();
            let times: Vec<String> =
                known.timescales.iter().map(|time| format!("{} in {}", time.count, time.name)).collect();
            let _ = writeln!(
                out,
                "\n  Recommendations: {} ({}; {})",
                known.total,
                times.join(", "),
                services.join(", ")
            );
            let _ = writeln!(out, "    source: {}\n    note: {}", known.source, known.note);
        }
        tables(&mut out, pack, registry);
        if !pack.findings.is_empty() {
            let _ = writeln!(out, "\n  Findings");
        }
        for finding in &pack.findings {
            let _ = writeln!(out, "    {} = {} ({})", finding.id, finding.figure(), finding.kind.text());
            let _ = writeln!(out, "      {}\n      source: {}", finding.says, finding.source);
            for note in &finding.notes {
                let _ = writeln!(out, "      note: {note}");
            }
        }
    }
    out
}

/// The published tables of a pack: where they are from, how judgements are distributed, which series there are.
fn tables(out: &mut String, pack: &Pack, registry: &Registry) {
    if let Some(imported) = &pack.imported {
        let _ = writeln!(out, "\n  Imported from");
        for file in &imported.files {
            let _ = writeln!(
                out,
                "    {}: {} of {} rows used\n      SHA-256 {}",
                file.name, file.used, file.rows, file.sha256
            );
        }
        if !imported.published.is_empty() {
            let _ = writeln!(out, "    published: {}", imported.published);
        }
        for line in &imported.set_aside {
            let _ = writeln!(out, "    not used: {line}");
        }
    }
    if let Some(judged) = &pack.judged {
        let _ = writeln!(
            out,
            "\n  Judgements of {} authorities, as at {}",
            judged.rows.len(),
            short_day(judged.as_at)
        );
        let _ = writeln!(out, "    source: {}", judged.source);
        for (at, domain) in judged.domains.iter().enumerate() {
            let _ = writeln!(out, "    {domain}");
            let _ = writeln!(
                out,
                "      England: {}",
                distributed(pack, domain, &judged.distribution(pack, at, |_| true))
            );
            for (short, _, name) in REGIONS {
                let inside = |code: &str| registry.by_code(code).is_some_and(|one| one.region == short);
                let _ = writeln!(
                    out,
                    "      {name}: {}",
                    distributed(pack, domain, &judged.distribution(pack, at, inside))
                );
            }
        }
    }
    if !pack.series.is_empty() {
        let _ = writeln!(out, "\n  Series");
    }
    for series in &pack.series {
        let _ = writeln!(out, "    {} = {}", series.id, series.title);
        let latest = series.times.len().checked_sub(1);
        let england = latest.and_then(|time| Some((time, series.at(ENGLAND, time)?)));
        if let Some((time, published)) = england {
            let figure = match published.figure {
                Figure::Value(value) => series.shown(value),
                Figure::Symbol(symbol) => symbol.shorthand().to_owned(),
            };
            let areas = series.authorities(time).len();
            let _ = writeln!(
                out,
                "      England {}: {figure}; {areas} authorities with a number",
                series.times[time].1.label
            );
        }
        let _ = writeln!(out, "      source: {}", series.source);
        for note in &series.notes {
            let _ = writeln!(out, "      note: {note}");
        }
    }
}

/// `outstanding 46, good 63, requires improvement 29, inadequate 13; 2 not applicable`
fn distributed(pack: &Pack, domain: &str, found: &Distribution) -> String {
    let scale = pack.domain(domain).and_then(|domain| pack.scale(&domain.scale));
    let grades = scale.map_or(&[][..], |scale| scale.grades.as_slice());
    let mut out: Vec<String> =
        grades.iter().zip(&found.counts).map(|(grade, count)| format!("{} {count}", grade.name)).collect();
    for (count, words) in [(found.not_applicable, "not applicable"), (found.not_published, "not published")] {
        if count > 0 {
            out.push(format!("{words} {count}"));
        }
    }
    out.join(", ")
}
