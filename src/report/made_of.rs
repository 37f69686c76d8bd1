//! What a month was made of, as data: its manifest and its diagnostics.

use std::collections::BTreeMap;

use serde_json::Value;

use super::compose::Edition;
use super::terminal;
use crate::batch::Tally;
use crate::diagnostic::Diagnostic;
use crate::history::{self, DATA_VERSION};
use crate::manifest::{Counts, Input, Manifest, Settings, json_bytes};

/// The manifest of one month whose other files are these.
pub(super) fn manifest(edition: &Edition<'_>, tally: &Tally, outputs: BTreeMap<String, String>) -> Manifest {
    let (plan, benchmark) = (edition.plan, edition.benchmark);
    let (program, version) = Manifest::signature();
    let inputs = edition
        .batch
        .files
        .iter()
        .filter(|file| file.period.is_none_or(|period| period == benchmark.period))
        .map(|file| Input {
            workbook: file.workbook.to_string(),
            sha256: file.sha256.clone(),
            bytes: file.bytes,
            council: file.council.to_string(),
            period: file.period.map(|period| period.to_string()),
            left_out: file.left_out.clone(),
        })
        .collect();
    Manifest {
        program,
        version,
        data_version: DATA_VERSION,
        period: benchmark.period.to_string(),
        as_of: benchmark.as_of.to_string(),
        framework: benchmark.framework.to_string(),
        councils: benchmark.councils.iter().map(|part| part.name.to_string()).collect(),
        inputs,
        asked: Some(plan.asked.clone()),
        earlier_indicators: history::earlier_indicators(&plan.out, benchmark.period),
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
