//! A published series around one council at its latest time: its own figure, its neighbours, its region and England, its rank,
//! and how each went over the years.
//! Invariant: a symbol never becomes a number.

use jiff::civil::Date;

use super::statistics::{median, quantile, quartile, ranks};
use crate::national::authority::ENGLAND;
use crate::national::series::{Figure, Published};
use crate::national::{Authority, GoodWay, Pack, Series};
use crate::normalise::reading::Reading;
use crate::normalise::records::Indicator;
use crate::period::Period;
use crate::plan::Plan;
use crate::text::words;
use crate::wording::short_day;

/// Fewer authorities with a number than this have no rank and no quartiles.
pub const LEAST: usize = 5;

/// Who an area is to the council.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Council,
    Neighbour,
    Region,
    England,
}

impl Role {
    pub fn text(self) -> &'static str {
        match self {
            Role::Council => "the council",
            Role::Neighbour => "statistical neighbour",
            Role::Region => "region",
            Role::England => "England",
        }
    }
}

/// A published figure of one area.
#[derive(Debug, Clone)]
pub struct AreaFigure {
    pub role: Role,
    pub name: String,
    /// As packs name the area.
    pub area: String,
    /// Nothing where the table has no row.
    pub published: Option<Published>,
    /// What is to be known of it: published together with another authority, or why there is nothing.
    pub note: String,
}

impl AreaFigure {
    pub fn value(&self) -> Option<f64> {
        self.published.as_ref().and_then(|published| published.figure.value())
    }

    /// The shorthand where there is no number.
    pub fn shorthand(&self) -> &'static str {
        shorthand(self.published.as_ref())
    }
}

/// Why there is no number.
fn shorthand(published: Option<&Published>) -> &'static str {
    match published.map(|published| published.figure) {
        Some(Figure::Symbol(symbol)) => symbol.shorthand(),
        _ => "[x]",
    }
}

/// Values of one time.
#[derive(Debug, Clone)]
pub struct Moment {
    pub label: String,
    pub council: Option<f64>,
    /// Where the council has no number.
    pub shorthand: &'static str,
    pub neighbours: Option<f64>,
    pub region: Option<f64>,
    pub england: Option<f64>,
    /// Values from here on are not like those before, in words; empty where they are.
    pub break_before: String,
    /// The same, of the council alone: it replaced others.
    pub own_break: String,
}

/// The council's own indicator that is this series.
#[derive(Debug, Clone)]
pub struct Own {
    pub name: String,
    pub month: Period,
    pub value: f64,
}

/// Where a council stands in one published series.
#[derive(Debug)]
pub struct Standing {
    pub pack: String,
    pub id: String,
    /// With the pack where another one has the same title.
    pub title: String,
    pub unit: String,
    /// Most decimals of any figure shown: the others get as many.
    decimals: usize,
    pub good: Option<GoodWay>,
    pub source: String,
    /// `2025 (year to 31 March)`.
    pub time: String,
    /// The council, its ten neighbours, the region, England.
    pub areas: Vec<AreaFigure>,
    /// Of the neighbours with a number, and how many they are.
    pub neighbours: Option<(f64, usize)>,
    /// Rank, of how many authorities, and the quartile where a way is good.
    pub rank: Option<(usize, usize, Option<char>)>,
    /// Lower and upper quartile of all authorities.
    pub quartiles: Option<(f64, f64)>,
    /// Lowest and highest value of all authorities.
    pub range: Option<(f64, f64)>,
    pub over_time: Vec<Moment>,
    pub own: Option<Own>,
    pub notes: Vec<String>,
}

impl Standing {
    pub fn of(&self, role: Role) -> Option<&AreaFigure> {
        self.areas.iter().find(|area| area.role == role)
    }

    /// The figure of the area with this role, where it is a number.
    pub fn value(&self, role: Role) -> Option<f64> {
        self.of(role).and_then(AreaFigure::value)
    }

    /// A plain number of things: an area's is no measure of another's.
    pub fn is_count(&self) -> bool {
        self.unit.is_empty()
    }

    /// What stands first in the order of authorities.
    pub fn first(&self) -> &'static str {
        if self.good == Some(GoodWay::Lower) { "lowest" } else { "highest" }
    }

    /// A value with its unit.
    pub fn shown(&self, value: f64) -> String {
        crate::wording::with_unit(value, &self.unit, self.decimals)
    }

    /// A median with its unit, to as many decimals as the figures have.
    pub fn rounded(&self, value: f64) -> String {
        let scale = 10f64.powi(i32::try_from(self.decimals).unwrap_or(0));
        self.shown((value * scale).round() / scale)
    }

    /// The value one time before, where no break lies between.
    pub fn previous(&self) -> Option<(&str, f64)> {
        let [.., before, last] = self.over_time.as_slice() else { return None };
        (last.break_before.is_empty() && last.own_break.is_empty()).then_some(())?;
        Some((before.label.as_str(), before.council?))
    }
}

pub(super) fn standing(
    pack: &Pack,
    series: &Series,
    is_alone: bool,
    authority: &Authority,
    (period, day): (Period, Date),
    own: &[Indicator],
    plan: &Plan,
) -> Option<Standing> {
    let time = series.latest(day)?;
    let areas = areas(series, authority, time, plan);
    let neighbours: Vec<f64> =
        areas.iter().filter(|area| area.role == Role::Neighbour).filter_map(AreaFigure::value).collect();
    let all: Vec<(&str, f64)> = series.authorities(time);
    let values: Vec<f64> = all.iter().map(|(_, value)| *value).collect();
    let is_enough = values.len() >= LEAST;
    // Without a good way the highest value is first.
    let of_all = ranks(&values, series.good != Some(GoodWay::Lower));
    let rank = all.iter().position(|(area, _)| *area == &*authority.code).filter(|_| is_enough).map(|at| {
        let letter = series.good.map(|_| quartile(of_all[at], values.len()));
        (of_all[at], values.len(), letter)
    });
    let quartile_at = |part: f64| quantile(&values, part).map(tidy);
    let quartiles = quartile_at(0.25).zip(quartile_at(0.75)).filter(|_| is_enough);
    let lowest = values.iter().copied().min_by(f64::total_cmp);
    let range = lowest.zip(values.iter().copied().max_by(f64::total_cmp)).filter(|_| is_enough);
    let mut notes = series.notes.clone();
    let own = own_indicator(pack, series, own, period, plan).unwrap_or_else(|why| {
        notes.push(why);
        None
    });
    let published = pack.imported.as_ref().map_or("", |imported| imported.published.as_str());
    let source = match published {
        "" => series.source.clone(),
        published => format!("{}; published {published}", series.source),
    };
    let label = &series.times[time].1.label;
    Some(Standing {
        pack: pack.id.clone(),
        id: series.id.clone(),
        title: if is_alone { series.title.clone() } else { format!("{} ({})", series.title, pack.id) },
        unit: series.unit.clone(),
        decimals: areas.iter().filter_map(AreaFigure::value).map(decimals).max().unwrap_or(0),
        good: series.good,
        source,
        time: if series.reference.is_empty() {
            label.clone()
        } else {
            format!("{label} ({})", series.reference)
        },
        neighbours: median(&neighbours).map(|middle| (tidy(middle), neighbours.len())),
        areas,
        rank,
        quartiles,
        range,
        over_time: over_time(series, authority, time, plan),
        own,
        notes,
    })
}

/// How many decimals a figure was published with.
fn decimals(value: f64) -> usize {
    value.to_string().split_once('.').map_or(0, |(_, rest)| rest.len())
}

/// The council, its neighbours, its region and England at a time.
fn areas(series: &Series, authority: &Authority, time: usize, plan: &Plan) -> Vec<AreaFigure> {
    let registry = &plan.councils.registry;
    let of_authority = |one: &Authority, role: Role| {
        let published = series.at(&one.code, time).cloned();
        let together = series.together(&one.code, time).filter(|_| published.is_none());
        let end = series.times[time].1.end;
        let note = match (&published, together) {
            (None, Some(codes)) => {
                let names: Vec<&str> = codes
                    .split(" / ")
                    .filter_map(|code| registry.by_code(code))
                    .map(|one| &*one.name)
                    .collect();
                format!("published together: {}", names.join(" and "))
            }
            (None, None) if !one.existed_on(end) => {
                registry.reorganised(&one.code).unwrap_or_else(|| "did not exist yet".to_owned())
            }
            (None, None) => "no row in the table".to_owned(),
            _ => String::new(),
        };
        AreaFigure { role, name: one.name.to_string(), area: one.code.to_string(), published, note }
    };
    let mut out = vec![of_authority(authority, Role::Council)];
    out.extend(
        authority
            .neighbours
            .iter()
            .filter_map(|code| registry.by_code(code))
            .map(|one| of_authority(one, Role::Neighbour)),
    );
    let wide = |role: Role, area: &str, name: &str| AreaFigure {
        role,
        name: name.to_owned(),
        area: area.to_owned(),
        published: series.at(area, time).cloned(),
        note: String::new(),
    };
    out.extend(authority.region().map(|(area, name)| wide(Role::Region, area, name)));
    out.push(wide(Role::England, ENGLAND, "England"));
    out
}

/// All times up to one, with the breaks that lie between them.
fn over_time(series: &Series, authority: &Authority, until: usize, plan: &Plan) -> Vec<Moment> {
    let region = authority.region().map(|(area, _)| area);
    let began = plan.councils.registry.replaces(&authority.code).map(|(on, before)| {
        let names: Vec<&str> = before.iter().map(|one| &*one.name).collect();
        let before = names.join(", ");
        (on, format!("{} began on {}; before it there were {before}", authority.name, short_day(on)))
    });
    let mut before: Option<Date> = None;
    series.times[..=until]
        .iter()
        .enumerate()
        .map(|(at, (written, time))| {
            let value = |area: &str| series.at(area, at).and_then(|published| published.figure.value());
            let near: Vec<f64> = authority.neighbours.iter().filter_map(|code| value(code)).collect();
            let own = series.at(&authority.code, at);
            let breaks: Vec<String> =
                series.breaks.iter().filter(|one| one.time == *written).map(|one| one.says.clone()).collect();
            let own_break = began
                .as_ref()
                .filter(|(on, _)| before.is_some_and(|before| before < *on) && *on <= time.end)
                .map_or_else(String::new, |(_, says)| says.clone());
            before = Some(time.end);
            Moment {
                label: time.label.clone(),
                council: own.and_then(|published| published.figure.value()),
                shorthand: shorthand(own),
                neighbours: median(&near).map(tidy),
                region: region.and_then(value),
                england: value(ENGLAND),
                break_before: breaks.join("; "),
                own_break,
            }
        })
        .collect()
}

/// Is a council's indicator this series? By batch.toml, or by exactly its title.
pub fn is_own(name: &str, pack: &Pack, series: &Series, plan: &Plan) -> bool {
    let said = words(name);
    let mapped = plan.config.published.iter().find(|(own, _)| words(own) == said);
    match mapped {
        Some((_, id)) => series.is_named(pack, id),
        None => said == words(&series.title),
    }
}

/// The latest value up to the month of the council's own indicator, however old: published values are old too. `Err` says why
/// it cannot stand beside the series.
fn own_indicator(
    pack: &Pack,
    series: &Series,
    own: &[Indicator],
    period: Period,
    plan: &Plan,
) -> Result<Option<Own>, String> {
    let readings = own.iter().filter(|one| one.team.is_empty()).filter_map(Reading::of);
    let found = readings
        .filter(|one| one.month <= period && is_own(&one.name, pack, series, plan))
        .max_by_key(|one| one.month);
    let Some(found) = found else { return Ok(None) };
    if !found.unit.is_empty() && unit_key(&found.unit) != unit_key(&series.unit) {
        let unit = if series.unit.is_empty() { "a number" } else { &series.unit };
        return Err(format!(
            "its own `{}` is in {}, not {unit}, and does not stand beside it",
            found.name, found.unit
        ));
    }
    Ok(Some(Own { name: found.name, month: found.month, value: found.value }))
}

/// A unit as it is compared: `per cent` is `%`, and a plain number has none.
fn unit_key(unit: &str) -> String {
    let unit =
        crate::text::plain(unit).replace("percentage", "%").replace("per cent", "%").replace("percent", "%");
    if ["number", "count", "no"].contains(&unit.as_str()) {
        String::new()
    } else {
        unit.replace([' ', ','], "")
    }
}

/// A median or quartile without the noise of working out in binary: published figures have few decimals.
fn tidy(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
