//! The README agrees with the program: help texts, tables of diagnostics, measures and packs, its first command.

use std::fmt::Write;

use council_benchmark::audit;
use council_benchmark::compare::FAMILIES;
use council_benchmark::diagnostic::rules;
use council_benchmark::national;
use council_benchmark::report::compose::points::Tone;
use council_benchmark::tables::builtin;

use crate::builder::{program, project, samples};

fn readme() -> String {
    std::fs::read_to_string(project().join("README.md")).unwrap()
}

/// Rows of tables, as trimmed cells.
fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines()
        .filter(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect())
        .collect()
}

#[test]
fn the_help_is_the_programs_own() {
    let text = readme();
    let plain = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    for arguments in [vec!["--help"], vec!["run", "--help"]] {
        let help = plain(&program(&arguments).text);
        assert!(plain(&text).contains(help.trim()), "{arguments:?} differs:\n{help}");
    }
}

#[test]
fn every_diagnostic_has_its_line() {
    let rows = rows(&readme());
    for rule in rules::ALL {
        let line = vec![
            format!("`{}`", rule.id),
            rule.severity.to_string(),
            rule.about.to_owned(),
            rule.help.to_owned(),
        ];
        assert!(rows.contains(&line), "{line:?}");
    }
}

#[test]
fn every_rule_of_the_audit_has_its_line() {
    let rows = rows(&readme());
    for rule in audit::rules::ALL {
        let weight = if rule.is_must { "error" } else { "warning" };
        let line = [format!("`{}`", rule.id), weight.to_owned(), rule.about.to_owned(), rule.cure.to_owned()];
        assert!(rows.iter().any(|row| *row == line), "{line:?}");
    }
}

#[test]
fn every_measure_has_its_line() {
    let rows = rows(&readme());
    for spec in FAMILIES.iter().flat_map(|family| family.measures) {
        let line = [format!("`{}`", spec.id), spec.about.to_owned(), spec.unit.text().to_owned()];
        assert!(rows.iter().any(|row| row.len() == 4 && row[1..] == line), "{line:?}");
    }
    let listed =
        rows.iter().filter(|row| row.len() == 4 && row[1].starts_with('`') && row[1].contains('.')).count();
    assert_eq!(
        listed,
        FAMILIES.iter().map(|family| family.measures.len()).sum::<usize>(),
        "lines without a measure"
    );
}

/// The README's table of headers, made from the record tables.
fn headers() -> String {
    let mut out = "| table | field | headers that name it, beside its own |\n|---|---|---|\n".to_owned();
    for table in &builtin().all {
        let recognised_by = table.recognised_by();
        for field in &table.fields {
            let name = field.name.replace('_', " ");
            let name = if recognised_by.contains(&field.name) { format!("**{name}**") } else { name };
            let _ = writeln!(out, "| `{}` | {name} | {} |", table.id, field.headers.join(", "));
        }
    }
    out
}

#[test]
fn every_rule_for_main_points_has_its_line() {
    let readme = rows(&readme());
    let mut count = 0;
    for rule in council_benchmark::report::compose::points::rules() {
        let says = if rule.tone == Tone::Attention { "needs attention" } else { "going well" };
        let line =
            [format!("`{}`", rule.id), says.to_owned(), rule.weight.to_string(), rule.about.to_owned()];
        assert!(readme.iter().any(|row| *row == line), "{line:?}");
        count += 1;
    }
    assert!(count > 25, "{count}");
}

#[test]
fn the_table_of_headers_is_the_programs_own() {
    let table = headers();
    if !readme().contains(&table) {
        let kept = std::env::temp_dir().join("council-benchmark-headers.md");
        std::fs::write(&kept, &table).unwrap();
        panic!("the README's table of headers differs from the program's, which is in {}", kept.display());
    }
}

#[test]
fn every_record_table_and_pack_has_its_line() {
    let rows = rows(&readme());
    let names: Vec<&str> = rows.iter().map(|row| row[0].trim_matches(['`', '*'])).collect();
    for table in &builtin().all {
        assert!(names.contains(&table.id), "{}", table.id);
    }
    for (pack, _) in national::PACKS {
        assert!(names.contains(pack), "{pack}");
    }
}

#[test]
fn the_first_command_ends_as_the_readme_shows() {
    let (answer, _) = samples();
    assert_eq!(answer.code, 0, "{}", answer.errors);
    let last = answer.text.lines().last().unwrap();
    assert!(last.starts_with("36 trackers: 36 clean"), "{last}");
    assert!(readme().contains(last), "the README does not show: {last}");
}

#[test]
fn bad_input_is_told_as_the_readme_shows() {
    let broken = project().join("samples/broken");
    let answer = program(&["check", broken.to_str().unwrap(), "--format", "short"]);
    assert_eq!(answer.code, 4);
    let text = readme();
    for line in answer.text.lines() {
        assert!(text.contains(line), "{line}");
    }
}
