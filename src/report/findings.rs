//! The national packs as text for the screen: every figure with its source and notes.

use std::fmt::Write;

use crate::national::Pack;

/// One pack, or all of them.
pub fn text(packs: &[&Pack]) -> String {
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
        let _ = writeln!(out, "\n  Findings");
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
