//! The published picture of today around one council: what the national packs' tables say of it, its statistical neighbours,
//! its region and England. Looked up here once; measures, tables and charts are made of it.
//! Invariant: a symbol never becomes a number, and packs are never merged.

use jiff::civil::Date;

use super::standing::{Role, Standing, standing};
use crate::national::judged::{Distribution, Judged, Row};
use crate::national::{Authority, Pack, Series};
use crate::normalise::records::Indicator;
use crate::period::Period;
use crate::plan::Plan;
use crate::wording::short_day;

/// Everything that is published around one council.
#[derive(Debug, Default)]
pub struct Picture {
    pub profiles: Vec<Profile>,
    pub standings: Vec<Standing>,
}

/// What an inspectorate published of a council and of those beside it.
#[derive(Debug)]
pub struct Profile {
    pub pack: String,
    pub as_at: Date,
    pub source: String,
    pub inspected: Option<Date>,
    pub published: Date,
    /// The council's report came after the month that is compared.
    pub is_later: bool,
    pub region: &'static str,
    pub domains: Vec<DomainProfile>,
    /// The council and its neighbours, the latest inspected first: who each is, and what was published.
    pub beside: Vec<(Role, Row)>,
}

impl Profile {
    /// `inspected 9 Jun 2025`.
    pub fn inspection(&self) -> String {
        self.inspected.map_or_else(
            || "day of inspection not given".to_owned(),
            |day| format!("inspected {}", short_day(day)),
        )
    }

    /// `5 Aug 2025`, and whether that is later than what is reported.
    pub fn publication(&self) -> String {
        let later = if self.is_later { " (after the month of this report)" } else { "" };
        format!("{}{later}", short_day(self.published))
    }
}

#[derive(Debug)]
pub struct DomainProfile {
    /// With the pack where another one has the same domain.
    pub name: String,
    /// A grade, or the shorthand that says why there is none.
    pub grade: String,
    /// The grades of the scale, best first, and whether each is a good one.
    pub grades: Vec<(String, bool)>,
    pub england: Distribution,
    pub regional: Distribution,
    pub neighbours: Distribution,
}

impl DomainProfile {
    pub fn rank(&self) -> Option<usize> {
        self.grades.iter().position(|(name, _)| *name == self.grade)
    }

    /// How many of a distribution have a good grade.
    pub fn good(&self, found: &Distribution) -> usize {
        found.counts.iter().zip(&self.grades).filter(|(_, (_, good))| *good).map(|(count, _)| *count).sum()
    }
}

/// The picture around a council in a month; empty for a council that no registry knows.
pub(super) fn picture(council: &str, period: Period, own: &[Indicator], plan: &Plan) -> Picture {
    let Some(authority) = plan.councils.authority(council, period.last_day()) else {
        return Picture::default();
    };
    let day = plan.as_of(period);
    let judged = plan.judged_in(period);
    let profiles = judged
        .iter()
        .filter_map(|(pack, table)| profile(pack, table, authority, period, plan, judged.len() > 1))
        .collect();
    let all: Vec<(&Pack, &Series)> = plan.series().collect();
    let mut standings: Vec<Standing> = all
        .iter()
        .filter_map(|(pack, series)| {
            let is_alone = all.iter().filter(|(_, other)| other.title == series.title).count() == 1;
            standing(pack, series, is_alone, authority, (period, day), own, plan)
        })
        .collect();
    // Those that the council itself keeps come first, then those of which a way is good, and rates before counts.
    standings.sort_by_key(|one| (one.own.is_none(), one.good.is_none(), one.is_count()));
    Picture { profiles, standings }
}

fn profile(
    pack: &Pack,
    judged: &Judged,
    authority: &Authority,
    period: Period,
    plan: &Plan,
    is_one_of_several: bool,
) -> Option<Profile> {
    let row = judged.of(&authority.code)?;
    let registry = &plan.councils.registry;
    let in_region = |code: &str| registry.by_code(code).is_some_and(|one| one.region == authority.region);
    let is_near = |code: &str| authority.neighbours.iter().any(|near| **near == *code);
    let near = authority
        .neighbours
        .iter()
        .filter_map(|code| judged.of(code))
        .map(|row| (Role::Neighbour, row.clone()));
    let mut beside: Vec<(Role, Row)> = std::iter::once((Role::Council, row.clone())).chain(near).collect();
    beside.sort_by_key(|(_, row)| std::cmp::Reverse(row.inspected.unwrap_or(row.published)));
    let domains = judged
        .domains
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let scale = pack.domain(name).and_then(|domain| pack.scale(&domain.scale));
            DomainProfile {
                name: if is_one_of_several { format!("{name} ({})", pack.id) } else { name.clone() },
                grade: row.grades[at].clone(),
                grades: scale
                    .map(|scale| scale.grades.iter().map(|grade| (grade.name.clone(), grade.good)).collect())
                    .unwrap_or_default(),
                england: judged.distribution(pack, at, |_| true),
                regional: judged.distribution(pack, at, in_region),
                neighbours: judged.distribution(pack, at, is_near),
            }
        })
        .collect();
    Some(Profile {
        pack: pack.id.clone(),
        as_at: judged.as_at,
        source: judged.source.clone(),
        inspected: row.inspected,
        published: row.published,
        is_later: row.published > period.last_day(),
        region: authority.region().map_or("", |(_, name)| name),
        domains,
        beside,
    })
}
