//! The published picture of today as charts: judgements of the council and of those beside it, its neighbours in a series, a
//! series over time, and its own judgements framework after framework.

use super::charts::Says;
use super::view::View;
use crate::compare::published::{DomainProfile, Profile as Published};
use crate::compare::standing::{Moment, Role, Standing};
use crate::national::GoodWay;
use crate::national::authority::NEIGHBOURS_AS_AT;
use crate::normalise::records::Judgement;
use crate::report::chart::{
    Chart, Kind, Line, LineBreak, Lines, Profile, ProfileBlock, ShareGroup, Shares, Strip, StripMark,
    StripRow, Stroke,
};
use crate::report::names::slug;
use crate::text::capital;
use crate::wording::short_day;

/// A value so much above those at both ends is a peak.
const PEAK: f64 = 1.15;
/// More series than this are in the workbook only.
pub(super) const SERIES_SHOWN: usize = 6;

impl View<'_> {
    /// All charts of the published picture.
    pub(super) fn national(&self) -> Vec<Chart> {
        let Some(part) = self.council else { return Vec::new() };
        let mut charts: Vec<Chart> =
            part.picture.profiles.iter().filter_map(|profile| self.judgements_today(profile)).collect();
        for standing in part.picture.standings.iter().take(SERIES_SHOWN) {
            charts.extend(self.neighbours(standing));
            charts.extend(self.trend(standing));
        }
        charts
    }

    fn judgements_today(&self, profile: &Published) -> Option<Chart> {
        let several = self.council.is_some_and(|part| part.picture.profiles.len() > 1);
        let groups: Vec<ShareGroup> = profile
            .domains
            .iter()
            .map(|domain| {
                let own = match domain.grade.as_str() {
                    "[z]" => {
                        "the council has none: the judgement did not exist at its inspection ([z])".to_owned()
                    }
                    "[x]" => "the council's is not published ([x])".to_owned(),
                    grade => format!("the council: {grade}"),
                };
                let rows = [
                    ("England".to_owned(), &domain.england),
                    (profile.region.to_owned(), &domain.regional),
                    ("Statistical neighbours".to_owned(), &domain.neighbours),
                ];
                ShareGroup {
                    title: domain.name.clone(),
                    marked: domain.rank(),
                    words: own,
                    rows: rows.into_iter().map(|(label, found)| (label, found.counts.clone())).collect(),
                }
            })
            .collect();
        let series = profile.domains.first()?.grades.iter().map(|(name, _)| name.clone()).collect();
        let name = if several {
            format!("{}-judgements-today", slug(&profile.pack))
        } else {
            "judgements-today".to_owned()
        };
        let graded: Vec<_> = profile.domains.iter().filter(|domain| domain.rank().is_some()).collect();
        let is_good = |domain: &DomainProfile| {
            domain.rank().and_then(|rank| domain.grades.get(rank)).is_some_and(|(_, good)| *good)
        };
        let good = graded.iter().filter(|domain| is_good(domain)).count();
        let first = graded.first()?;
        let title = format!(
            "{} of {} judgements are good or outstanding; in England {} of {} for the first",
            good,
            graded.len(),
            first.good(&first.england),
            first.england.graded()
        );
        let axis = "% of authorities with a grade; the council's grade is framed".to_owned();
        let shown = "Published judgements beside England, the region and statistical neighbours, in %";
        let source = format!(
            "{}, report of {}. Source: {}. Statistical neighbours: list of {NEIGHBOURS_AS_AT}.",
            capital(&profile.inspection()),
            profile.publication(),
            profile.source
        );
        let says = Says::new(name, "Stacked bar chart", title, shown).rows("Judgement and area");
        let when = format!("position at {}", short_day(profile.as_at));
        Some(self.chart_of(says, &when, source, Kind::Shares(Shares { series, groups, axis })))
    }

    fn neighbours(&self, standing: &Standing) -> Option<Chart> {
        // The number of a region or of England is no measure of a council's, and would leave the others no room.
        let is_meant = |role: Role| !(standing.is_count() && [Role::Region, Role::England].contains(&role));
        let mut areas: Vec<_> = standing.areas.iter().filter(|area| is_meant(area.role)).collect();
        if areas.iter().all(|area| area.value().is_none()) {
            return None;
        }
        // Best first, or highest first; those without a number last.
        let is_lower = standing.good == Some(GoodWay::Lower);
        areas.sort_by(|a, b| match (a.value(), b.value()) {
            (Some(a), Some(b)) if is_lower => a.total_cmp(&b),
            (Some(a), Some(b)) => b.total_cmp(&a),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
        let rows: Vec<StripRow> = areas
            .iter()
            .map(|area| StripRow {
                label: match area.role {
                    Role::Region => format!("{} (region)", area.name),
                    _ => area.name.clone(),
                },
                value: area.value(),
                text: match area.value() {
                    Some(value) => standing.shown(value),
                    None if area.note.is_empty() => area.shorthand().to_owned(),
                    None => format!("{} {}", area.shorthand(), area.note),
                },
                mark: match area.role {
                    Role::Council => StripMark::Council,
                    Role::Neighbour => StripMark::Neighbour,
                    Role::Region => StripMark::Region,
                    Role::England => StripMark::England,
                },
            })
            .collect();
        let median = standing.neighbours.map(|(value, count)| {
            (value, format!("median of {count} statistical neighbours: {}", standing.shown(value)))
        });
        let unit = if standing.unit.is_empty() { "number" } else { &standing.unit };
        let order = match standing.good {
            Some(GoodWay::Higher) => "highest (best) first",
            Some(GoodWay::Lower) => "lowest (best) first",
            None => "highest first; no way is given as good",
        };
        let axis = format!("{unit}; {order}");
        let name = format!("{}-neighbours", slug(&format!("{} {}", self.pack_prefix(standing), standing.id)));
        let title = self.place_among(standing);
        let says = Says::new(
            name,
            "Dot chart",
            title,
            format!("{}, beside the statistical neighbours, {unit}", standing.title),
        )
        .rows("Authority")
        .extremes(match (rows.first(), rows.iter().rfind(|row| row.value.is_some())) {
            (Some(first), Some(last)) => {
                format!("From {} ({}) to {} ({}).", first.label, first.text, last.label, last.text)
            }
            _ => String::new(),
        });
        let source = published_source(standing);
        Some(self.chart_of(says, &standing.time, source, Kind::Strip(Strip { rows, median, axis })))
    }

    /// Where the council is among its neighbours, in words.
    fn place_among(&self, standing: &Standing) -> String {
        let near = standing.areas.iter().filter(|area| area.role == Role::Neighbour);
        let near: Vec<f64> = near.filter_map(crate::compare::standing::AreaFigure::value).collect();
        let Some(own) = standing.value(Role::Council).filter(|_| !near.is_empty()) else {
            return format!("{}: no figure for {}", standing.title, self.who);
        };
        let above = near.iter().filter(|other| **other > own).count();
        let below = near.iter().filter(|other| **other < own).count();
        let shown = standing.shown(own);
        if above == 0 && below > 0 {
            format!("{} {shown}: highest among its {} neighbours", standing.title, near.len())
        } else if below == 0 && above > 0 {
            format!("{} {shown}: lowest among its {} neighbours", standing.title, near.len())
        } else {
            format!("{} {shown}: higher than {below} of {} neighbours", standing.title, near.len())
        }
    }

    fn trend(&self, standing: &Standing) -> Option<Chart> {
        let times = &standing.over_time;
        if times.iter().filter(|moment| moment.england.or(moment.council).is_some()).count() < 2 {
            return None;
        }
        let region = standing.of(Role::Region).map_or("Region", |area| area.name.as_str());
        let line = |label: String, stroke: Stroke, get: fn(&Moment) -> Option<f64>| {
            let values: Vec<Option<f64>> = times.iter().map(get).collect();
            let at = values.iter().rposition(Option::is_some)?;
            let shown = standing.shown(values[at]?);
            // A value of an earlier time says so: it does not stand beside those of now.
            let label = if at + 1 == values.len() {
                format!("{label} {shown}")
            } else {
                format!("{label} {shown} in {}, none since", times[at].label)
            };
            Some(Line { label, values, stroke })
        };
        let wide = |line: Option<Line>| line.filter(|_| !standing.is_count());
        let lines: Vec<Line> = [
            line(self.who.to_string(), Stroke::Full, |moment| moment.council),
            line("Statistical neighbours (median)".to_owned(), Stroke::Dashed, |moment| moment.neighbours),
            wide(line(region.to_owned(), Stroke::Light, |moment| moment.region)),
            wide(line("England".to_owned(), Stroke::Marked, |moment| moment.england)),
        ]
        .into_iter()
        .flatten()
        .collect();
        // The council's line is the first, where it has any value.
        let own = if times.iter().any(|moment| moment.council.is_some()) { 0 } else { usize::MAX };
        let of_all =
            |(at, moment): (usize, &Moment)| LineBreak { at, words: moment.break_before.clone(), line: None };
        let of_own = |(at, moment): (usize, &Moment)| LineBreak {
            at,
            words: moment.own_break.clone(),
            line: Some(own),
        };
        let breaks: Vec<LineBreak> = times
            .iter()
            .enumerate()
            .flat_map(|one| [of_all(one), of_own(one)])
            .filter(|one| !one.words.is_empty())
            .collect();
        let months = times.iter().map(|moment| moment.label.clone()).collect();
        let unit = if standing.unit.is_empty() { "Number" } else { &standing.unit };
        let name = format!("{}-trend", slug(&format!("{} {}", self.pack_prefix(standing), standing.id)));
        let said: Vec<(&str, f64)> =
            times.iter().filter_map(|moment| Some((moment.label.as_str(), moment.council?))).collect();
        let has_break = !breaks.is_empty();
        let peak = said.iter().max_by(|a, b| a.1.total_cmp(&b.1)).copied();
        let is_peak = |(when, value): &(&str, f64)| {
            let ends = said.first().zip(said.last());
            ends.is_some_and(|(first, last)| {
                *when != first.0 && *when != last.0 && *value > PEAK * first.1.max(last.1)
            })
        };
        let title = match (said.first(), said.last()) {
            (Some(_), Some((to, last))) if !has_break && peak.as_ref().is_some_and(is_peak) => {
                let (when, value) = peak.unwrap_or_default();
                format!(
                    "{} peaked at {} in {when} and is {} in {to}",
                    standing.title,
                    standing.shown(value),
                    standing.shown(*last)
                )
            }
            (Some((from, first)), Some((to, last))) if from != to && !has_break => {
                let verb = match last.total_cmp(first) {
                    std::cmp::Ordering::Less => "fell",
                    std::cmp::Ordering::Greater => "rose",
                    std::cmp::Ordering::Equal => "stayed",
                };
                let range = if verb == "stayed" {
                    format!("at {}", standing.shown(*last))
                } else {
                    format!("from {} to {}", standing.shown(*first), standing.shown(*last))
                };
                format!("{} {verb} {range} between {from} and {to}", standing.title)
            }
            (_, Some((to, last))) => format!("{} is {} in {to}", standing.title, standing.shown(*last)),
            _ => format!("{}: no figure for {}", standing.title, self.who),
        };
        let kind = Kind::Lines(Lines { months, lines, axis: unit.to_owned(), now: None, breaks });
        let says = Says::new(
            name,
            "Line chart",
            title,
            format!("{} over time, {}", standing.title, unit.to_lowercase()),
        )
        .rows("Time");
        let source = published_source(standing);
        Some(self.chart_of(says, &standing.time, source, kind))
    }

    /// The pack, where another one has a series of the same id.
    fn pack_prefix<'a>(&self, standing: &'a Standing) -> &'a str {
        let others = self
            .council
            .map_or(0, |part| part.picture.standings.iter().filter(|other| other.id == standing.id).count());
        if others > 1 { &standing.pack } else { "" }
    }

    /// The council's own judgements on their scales, framework after framework.
    pub(super) fn profile(&self) -> Option<Chart> {
        let part = self.council?;
        let plan = self.edition.plan;
        let all: Vec<&Judgement> =
            part.records.judgements.iter().filter(|one| !one.grade.is_empty()).collect();
        let mut order: Vec<(&str, Option<jiff::civil::Date>, &str)> =
            all.iter().map(|one| (one.framework.as_str(), one.date.day, one.service.as_str())).collect();
        // By date; services in the order of the tracker.
        order.sort_by_key(|(_, day, _)| *day);
        let mut seen: Vec<(&str, Option<jiff::civil::Date>, &str)> = Vec::new();
        for one in order {
            if !seen.contains(&one) {
                seen.push(one);
            }
        }
        let mut blocks: Vec<ProfileBlock> = Vec::new();
        let mut before = "";
        for (framework, day, service) in seen {
            let Some(pack) = plan.pack(framework) else { continue };
            let inside: Vec<&&Judgement> = all
                .iter()
                .filter(|one| one.framework == framework && one.date.day == day && one.service == service)
                .collect();
            // A block has one scale: SSI's two questions have one each.
            let mut scales: Vec<&str> = Vec::new();
            for one in &inside {
                if let Some(domain) = pack.domain(&one.domain)
                    && !scales.contains(&domain.scale.as_str())
                {
                    scales.push(&domain.scale);
                }
            }
            for scale in scales.into_iter().filter_map(|id| pack.scale(id)) {
                let rows: Vec<(String, Option<usize>, String)> = inside
                    .iter()
                    .filter(|one| pack.domain(&one.domain).is_some_and(|domain| domain.scale == scale.id))
                    .map(|one| (one.domain.clone(), scale.rank(&one.grade), one.grade.clone()))
                    .collect();
                let when = inside.first().map_or("", |one| one.date.text.as_str());
                let when = day
                    .filter(|_| when.is_empty() || when.starts_with(|c: char| c.is_ascii_digit()))
                    .map_or_else(|| when.to_owned(), short_day);
                let own = inside.first().map_or("", |one| one.inspectorate.as_str());
                let inspectorate = if own.is_empty() { pack.inspectorate.as_str() } else { own };
                let title: Vec<&str> = [inspectorate, service, when.as_str()]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect();
                let title = title.join(", ");
                let is_break = !before.is_empty() && before != framework;
                blocks.push(ProfileBlock {
                    title,
                    break_before: if is_break {
                        format!("{}; {}", pack.title, pack.break_before)
                    } else {
                        String::new()
                    },
                    grades: scale.grades.iter().map(|grade| grade.name.clone()).collect(),
                    rows,
                });
                before = framework;
            }
        }
        // Two judgements are a sentence.
        if blocks.iter().map(|block| block.rows.len()).sum::<usize>() < 4 {
            return None;
        }
        let count: usize = blocks.iter().map(|block| block.rows.len()).sum();
        let frameworks = blocks.iter().filter(|block| !block.break_before.is_empty()).count() + 1;
        let title = if frameworks > 1 {
            format!("{count} judgements under {frameworks} frameworks, each on its own scale")
        } else {
            let last = blocks.last()?;
            let best = last.rows.iter().filter(|(_, at, _)| *at == Some(0)).count();
            let top = last.grades.first().map_or("the best grade", String::as_str);
            format!("{count} judgements, {best} of them “{top}”")
        };
        let says =
            Says::new("judgements-profile", "Grid", title, "Judgements of the inspectorates on their scales")
                .rows("Judgement");
        Some(self.chart(says, Kind::Profile(Profile { blocks })))
    }
}

fn published_source(standing: &Standing) -> String {
    let own = standing.own.as_ref().map_or_else(String::new, |own| {
        format!(
            " Its own tracker says {} for {} ({}).",
            standing.shown(own.value),
            own.month.in_words(),
            own.name
        )
    });
    format!("Source: {}. Statistical neighbours: list of {NEIGHBOURS_AS_AT}.{own}", standing.source)
}
