//! What a month was made of, as data: its manifest and its diagnostics.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::compose::Edition;
use super::terminal;
use crate::diagnostic::Diagnostic;
use crate::history::DATA_VERSION;
use crate::ledger::FileAccount;
use crate::manifest::{Counts, Input, Manifest, Settings, json_bytes};

/// What stands for everything that a month is made from.
#[derive(Debug, Clone, Copy)]
pub struct MadeFrom<'a> {
    pub mark: Option<&'a str>,
    /// By tracker: the name of its reading in the store.
    pub readings: &'a BTreeMap<Arc<str>, String>,
}

/// The manifest of one month whose other files are these.
pub(super) fn manifest(
    edition: &Edition<'_>,
    made_from: MadeFrom<'_>,
    outputs: BTreeMap<String, String>,
) -> Manifest {
    let (plan, benchmark) = (edition.plan, edition.benchmark);
    let (program, version) = Manifest::signature();
    let tally = benchmark.trackers.tally();
    let input = |file: &FileAccount| Input {
        workbook: file.workbook.to_string(),
        sha256: file.sha256.clone(),
        bytes: file.bytes,
        council: file.council.to_string(),
        period: file.period.map(|period| period.to_string()),
        left_out: file.left_out.clone(),
        reading: made_from.readings.get(&file.workbook).cloned(),
    };
    Manifest {
        program,
        version,
        data_version: DATA_VERSION,
        period: benchmark.period.to_string(),
        as_of: benchmark.as_of.to_string(),
        framework: benchmark.framework.to_string(),
        councils: benchmark.councils.iter().map(|part| part.name.to_string()).collect(),
        inputs: benchmark.trackers.files.iter().map(input).collect(),
        asked: Some(plan.asked.clone()),
        made_from: made_from.mark.map(str::to_owned),
        plan: Settings {
            findings: plan.findings.clone(),
            charts: plan.charts,
            strict: plan.strict,
            few: plan.config.thresholds.few,
            peers: plan.config.thresholds.peers,
            exclude: plan.config.exclude.clone(),
        },
        batch: Counts {
            trackers: tally.trackers,
            clean: tally.clean,
            with_errors: tally.with_errors,
            not_read: tally.not_read,
            rows_used: tally.used,
            rows_set_aside: tally.set_aside,
            rows_not_recognised: tally.not_recognised,
            errors: tally.errors,
            warnings: tally.warnings,
            notes: tally.notes,
        },
        outputs: Some(outputs),
        kept: edition.names.edited().to_vec(),
    }
}

/// All diagnostics of a month, in full, as a file.
pub(super) fn diagnostics<'a>(told: impl Iterator<Item = &'a Diagnostic>) -> Vec<u8> {
    json_bytes(&Value::Array(told.map(terminal::json).collect()))
}
