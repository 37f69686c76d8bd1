//! `run.json` and `diagnostics.json`: what was read, decided and found. No clock and no machine: same inputs, same bytes.

use serde_json::{Value, json};

use super::compose::Edition;
use super::terminal;
use crate::batch::Tally;
use crate::diagnostic::Diagnostic;
use crate::history::{self, DATA_VERSION};

/// The manifest of one edition.
pub(super) fn run(edition: &Edition<'_>, tally: &Tally) -> Value {
    let plan = edition.plan;
    let files: Vec<Value> = edition
        .batch
        .files
        .iter()
        .filter(|file| file.period.is_none_or(|period| period == edition.benchmark.period))
        .map(|file| {
            json!({
                "workbook": &*file.workbook,
                "sha256": file.sha256,
                "bytes": file.bytes,
                "council": &*file.council,
                "period": file.period.map(|period| period.to_string()),
                "left_out": file.left_out,
            })
        })
        .collect();
    json!({
        "program": "council-benchmark",
        "version": env!("CARGO_PKG_VERSION"),
        "data_version": DATA_VERSION,
        "period": edition.benchmark.period.to_string(),
        "as_of": edition.benchmark.as_of.to_string(),
        "framework": &*edition.benchmark.framework,
        "councils": edition.benchmark.councils.iter().map(|part| &*part.name).collect::<Vec<_>>(),
        "inputs": files,
        // What the outputs depend on, so that they can be made anew when an earlier month changes.
        "asked": plan.asked,
        "earlier_indicators": history::earlier_indicators(&plan.out, edition.benchmark.period),
        "plan": {
            "findings": plan.findings,
            "charts": plan.charts,
            "strict": plan.strict,
            "few": plan.config.thresholds.few,
            "peers": plan.config.thresholds.peers,
            "exclude": plan.config.exclude,
        },
        "batch": {
            "trackers": tally.trackers,
            "clean": tally.clean,
            "with_errors": tally.with_errors,
            "not_read": tally.not_read,
            "rows_used": tally.used,
            "rows_set_aside": tally.set_aside,
            "rows_not_recognised": tally.not_recognised,
            "errors": tally.errors,
            "warnings": tally.warnings,
            "notes": tally.notes,
        },
    })
}

/// All diagnostics of an edition, in full.
pub(super) fn diagnostics(told: &[&Diagnostic]) -> Value {
    Value::Array(told.iter().map(|each| terminal::json(each)).collect())
}

/// JSON as people read it, with a line break at the end.
pub(super) fn bytes(value: &Value) -> Vec<u8> {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}
