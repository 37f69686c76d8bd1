//! Official statistics: the council's published value beside England, its region, the median of its ten statistical neighbours,
//! its rank and quartile among all authorities, and the way it travels.

use super::measure::{
    Better, Family, Formula, Group, GroupKind, Measure, MeasureSpec, National, Verdict, measures,
};
use super::scope::Scope;
use super::standing::{Role, Standing};
use super::statistics::wilson;
use super::travel::{self, travel};
use crate::national::authority::NEIGHBOURS_AS_AT;
use crate::national::series::Figure;
use crate::national::series::{Symbol, per};
use crate::national::{GoodWay, Kind};

const MEASURES: &[MeasureSpec] = measures! {
    "official.value", "Published value", Published, Neither,
        "the council's published value of the latest time that ends by the as-of day; against England's"
        => Formula::Other;
    "official.england", "England", Published, Neither,
        "the published value of England at the same time" => Formula::Other;
    "official.region", "Region", Published, Neither,
        "the published value of the council's region at the same time; London for Inner and Outer London"
        => Formula::Other;
    "official.neighbours", "Median of statistical neighbours", Published, Neither,
        "median of those of the ten statistical neighbours that have a number, as in the Department for Education's dashboard; their number is in the note"
        => Formula::Other;
    "official.rank", "Rank among authorities", Rank, Neither,
        "rank among all authorities with a number, 1 for the best, or for the highest where no way is good; ties take the lowest rank; the quartile A to D is in the note; none under five"
        => Formula::Other;
    "official.lower-quartile", "Lower quartile", Published, Neither,
        "a quarter of all authorities with a number lie at or below it (interpolated as QUARTILE.INC); none under five"
        => Formula::Other;
    "official.upper-quartile", "Upper quartile", Published, Neither,
        "a quarter of all authorities with a number lie at or above it (interpolated as QUARTILE.INC); none under five"
        => Formula::Other;
    "official.previous", "Published before", Published, Neither,
        "the council's published value of the time before, where no break lies between" => Formula::Other;
    "official.own", "Own latest value", Published, Neither,
        "the latest value of the council's own indicator that is this series, by batch.toml or by its exact name"
        => Formula::Other;
};

pub(super) const FAMILY: Family = Family {
    id: "official",
    title: "Official statistics",
    question: "Where does the council stand in the statistics that are published today?",
    group: "Series",
    measures: MEASURES,
    rows: None,
    measure,
};

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    let standings = scope.picture.map_or(&[][..], |picture| picture.standings.as_slice());
    standings.iter().flat_map(|standing| of_standing(scope, standing)).collect()
}

fn of_standing(scope: &Scope<'_>, standing: &Standing) -> Vec<Measure> {
    let group = Group::new(GroupKind::Series, &standing.title);
    let one = |id: &str| Measure::new(FAMILY.spec(id), scope, &group);
    let mut out = vec![council(one("official.value"), standing)];
    for (id, role) in [("official.england", Role::England), ("official.region", Role::Region)] {
        if let Some(value) = standing.value(role) {
            let name = standing.of(role).map_or(String::new(), |area| area.name.clone());
            out.push(one(id).value(Some(value)).note(if role == Role::Region {
                name
            } else {
                String::new()
            }));
        }
    }
    if let Some((middle, count)) = standing.neighbours {
        let note = format!("{count} of 10 statistical neighbours (list of {NEIGHBOURS_AS_AT}) have a number");
        out.push(one("official.neighbours").value(Some(middle)).note(note));
    }
    if let Some((rank, of, letter)) = standing.rank {
        let first = match standing.good {
            Some(GoodWay::Higher) => "the highest is first",
            Some(GoodWay::Lower) => "the lowest is first",
            None => "the highest is first; no way is given as good",
        };
        let quartile = letter.map_or_else(|| "-".to_owned(), |letter| letter.to_string());
        let mut rank = one("official.rank")
            .value(Some(rank as f64))
            .note(format!("rank among {of} authorities, {first}; quartile {quartile}"));
        rank.denominator = Some(of as i64);
        out.push(rank);
    }
    if let Some((low, high)) = standing.quartiles {
        out.push(one("official.lower-quartile").value(Some(low)));
        out.push(one("official.upper-quartile").value(Some(high)));
    }
    if let Some((label, before)) = standing.previous() {
        let travel = standing
            .value(Role::Council)
            .map_or_else(String::new, |now| travel(standing.good, now, before, label));
        out.push(one("official.previous").value(Some(before)).note(travel));
    }
    if let Some(own) = &standing.own {
        let note =
            format!("own value of {}, beside the published one of {}", own.month.in_words(), standing.time);
        out.push(one("official.own").value(Some(own.value)).note(note));
    }
    out
}

/// The council's published value, against England's.
fn council(one: Measure, standing: &Standing) -> Measure {
    let Some(area) = standing.of(Role::Council) else { return one };
    let mut notes = vec![standing.time.clone()];
    if !standing.unit.is_empty() {
        notes.insert(0, standing.unit.clone());
    }
    let mut one = one.value(area.value());
    match area.published.as_ref().map(|published| published.figure) {
        Some(Figure::Symbol(Symbol::Confidential)) => {
            one = one.confidential();
            notes.push("[c] confidential: not published".to_owned());
        }
        Some(Figure::Symbol(symbol)) => notes.push(format!("{}: {}", symbol.shorthand(), symbol.in_words())),
        _ => {}
    }
    if !area.note.is_empty() {
        notes.push(area.note.clone());
    }
    notes.extend(standing.notes.iter().cloned());
    if standing.is_count() {
        return one.note(notes.join("; "));
    }
    if let Some(england) = standing.value(Role::England) {
        one.national = Some(National {
            finding: format!("{}.{}", standing.pack, standing.id),
            low: Some(england),
            high: Some(england),
            kind: Kind::Exact,
            figure: format!("{} (England)", standing.shown(england)),
        });
        (one.verdict, one.better) = match area.value() {
            None => (Verdict::CannotTell("no local figure".to_owned()), Better::None),
            Some(value) => {
                let verdict = match value.total_cmp(&england) {
                    std::cmp::Ordering::Greater => Verdict::Above,
                    std::cmp::Ordering::Equal => Verdict::Within,
                    std::cmp::Ordering::Less => Verdict::Below,
                };
                let (better, how) = better(standing, value, england);
                notes.push(how.to_owned());
                (verdict, better)
            }
        };
    }
    one.note(notes.join("; "))
}

/// Better or worse than England: by the whole of Wilson's interval where the numbers behind the share are published.
fn better(standing: &Standing, value: f64, england: f64) -> (Better, &'static str) {
    let counts = standing.of(Role::Council).and_then(|area| {
        let published = area.published.as_ref()?;
        let scale = per(&standing.unit)? / 100.0;
        // Numbers that do not give the published rate are not those behind it; published ones may be rounded.
        let share = published.numerator? / published.denominator? * scale * 100.0;
        if (share - value).abs() > (0.02 * value).max(0.06 * scale) {
            return None;
        }
        let (low, high) = wilson(published.numerator?.round() as i64, published.denominator?.round() as i64)?;
        Some((low * scale, high * scale))
    });
    match counts {
        Some((low, high)) if low <= england && england <= high => (
            if standing.good.is_some() { Better::Similar } else { Better::None },
            "similar: England lies inside of the 95% interval of the council's share",
        ),
        Some(_) => (
            travel::better(standing.good, value, england),
            "England lies outside the 95% interval of the council's share",
        ),
        // Better and worse mean the same everywhere: beyond an interval.
        None => (Better::None, "no interval: no numbers are published that give this rate"),
    }
}
