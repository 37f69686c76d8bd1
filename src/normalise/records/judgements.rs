//! Judgements: what an inspectorate said of a council, domain by domain.

use super::{Column, Record, Records};
use crate::diagnostic::rules;
use crate::national::Pack;
use crate::normalise::origin::Origin;
use crate::normalise::row::{Context, Row, When};
use crate::period::Period;
use crate::value::scale;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Judgement {
    pub origin: Origin,
    /// The pack's name of the domain where it is known, else the text as found.
    pub domain: String,
    /// A grade of the domain's scale, or the text as found in lower case.
    pub grade: String,
    pub date: When,
    pub inspectorate: String,
    pub service: String,
    /// Id of the framework that it was judged under: by its date, else the tracker's.
    pub framework: String,
}

/// The framework of a judgement: the tracker's, or that of its own date where the date lies outside of the tracker's and the
/// other framework has such a judgement.
fn framework<'a>(context: &Context<'a>, domain: &str, date: &When) -> Option<&'a Pack> {
    let own = context.pack;
    let Some(month) = date.day.and_then(Period::of) else { return own };
    if own.is_none_or(|pack| pack.from <= month && month <= pack.to) {
        return own;
    }
    let others = context.packs.iter().filter(|pack| pack.from <= month && month <= pack.to);
    others.filter(|pack| scale::domain(domain, pack).is_some()).max_by_key(|pack| pack.from).or(own)
}

pub(super) fn read(row: &mut Row<'_>, records: &mut Records) {
    let text = row.text("domain");
    let date = row.when("date");
    let pack = framework(row.context, &text, &date);
    let domain = pack.and_then(|pack| scale::domain(&text, pack));
    let grade = match domain {
        Some(domain) => row.grade("grade", pack.and_then(|pack| pack.scale(&domain.scale))),
        None => row.text("grade").to_lowercase(),
    };
    if domain.is_none() && pack.is_some_and(|pack| !pack.domains.is_empty()) {
        let effect = "the judgement is kept, and not compared";
        if let Some(column) = row.context.layout.column("domain").map(|used| used.column) {
            let message = "a judgement that the national framework does not have".to_owned();
            row.tell(
                &rules::rating_not_read::RULE,
                column,
                message,
                &text,
                "a domain of the framework",
                effect,
            );
        }
    }
    records.judgements.push(Judgement {
        origin: row.origin(),
        domain: domain.map_or(text, |domain| domain.name.clone()),
        grade,
        date,
        inspectorate: row.text("inspectorate"),
        service: row.text("service"),
        framework: pack.map_or_else(String::new, |pack| pack.id.clone()),
    });
}

impl Record for Judgement {
    const TABLE: &'static str = "judgements";

    fn origin(&self) -> &Origin {
        &self.origin
    }

    fn origin_mut(&mut self) -> &mut Origin {
        &mut self.origin
    }

    fn columns() -> Vec<Column<Self>> {
        vec![
            Column::Text("domain", |j| &j.domain),
            Column::Text("grade", |j| &j.grade),
            Column::When("date", |j| &j.date),
            Column::Text("inspectorate", |j| &j.inspectorate),
            Column::Text("service", |j| &j.service),
            Column::Text("judged_under", |j| &j.framework),
        ]
    }
}
