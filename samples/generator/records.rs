//! The other records of an invented council: criteria, visits, risks, recommendations and indicators.

use crate::councils::Council;
use crate::day::{Day, month_end, ymd};
use crate::library::CRITERIA;
use crate::random::Random;
use crate::words::{INDICATORS, ISSUES, PURPOSES, RECOMMENDATIONS, RISKS};

pub(crate) struct Criterion {
    pub(crate) standard: usize,
    pub(crate) ordinal: usize,
    pub(crate) words: &'static str,
    pub(crate) own: &'static str,
    pub(crate) inspectorate: &'static str,
    pub(crate) met: Option<Day>,
    pub(crate) monitoring: &'static str,
}

const SCALE: [&str; 4] = ["Very effective", "Satisfactory", "Some concerns", "Serious concerns"];

/// The audit of April 2003: the same in each month.
pub(crate) fn criteria(council: &Council) -> Vec<Criterion> {
    let mut random = Random::new(council.seed + 1000);
    let mut out = Vec::new();
    for ((standard, texts), count) in CRITERIA.iter().enumerate().zip(council.criteria) {
        for (at, words) in texts.iter().enumerate().take(count) {
            let hard = [0, 2, 0, 3, 14, 4, 17].get(standard).copied().unwrap_or(0);
            let score = council.level - hard + random.between(-32, 36);
            let own = usize::from(score < 82) + usize::from(score < 36) + usize::from(score < 6);
            let worse = usize::from(random.chance(62 - council.level / 2));
            let better = usize::from(worse == 0 && random.chance(6));
            let inspectorate = (own + worse).saturating_sub(better).min(3);
            out.push(Criterion {
                standard: standard + 1,
                ordinal: at + 1,
                words,
                own: SCALE.get(own).copied().unwrap_or(""),
                inspectorate: SCALE.get(inspectorate).copied().unwrap_or(""),
                met: met(standard, council.level, &mut random),
                monitoring: random
                    .pick(&["File audit", "Supervision", "Monthly report", "Management meeting"])
                    .unwrap_or(""),
            });
        }
    }
    out
}

fn met(standard: usize, level: i32, random: &mut Random) -> Option<Day> {
    let (april, july) = match standard {
        0..=2 => (66 + level / 4, 80),
        4 | 6 => (18 + level / 3, 35),
        _ => (34 + level / 3, 50),
    };
    if random.chance(april) {
        Some(month_end(2003, random.between(2, 4)))
    } else if random.chance(july) {
        Some(month_end(2003, random.between(5, 7)))
    } else if random.chance(94) {
        Some(month_end(2003, random.between(9, 18)))
    } else {
        None
    }
}

pub(crate) struct Visit {
    pub(crate) on: Day,
    pub(crate) team: &'static str,
    pub(crate) visitor: String,
    pub(crate) purpose: &'static str,
    pub(crate) issue: &'static str,
    pub(crate) response: &'static str,
    pub(crate) owner: &'static str,
    pub(crate) due: Option<Day>,
    pub(crate) closed: bool,
}

/// All visits from October 2003 to January 2004 plus `months`: the log grows, and late answers come in.
pub(crate) fn visits(council: &Council, months: i32) -> Vec<Visit> {
    let mut random = Random::new(council.seed + 2000);
    let mut out = Vec::new();
    for month in 10..=13 + months {
        for _ in 0..random.between(1, 2 + council.level / 45) {
            let (year, of_year) = if month > 12 { (2004, month - 12) } else { (2003, month) };
            let on = ymd(year, of_year, random.between(2, 26));
            let (issue, response) = ISSUES.get(random.below(ISSUES.len())).copied().unwrap_or(("", ""));
            // How many months the answer takes: the answer is in the log once they are over.
            let wait = if random.chance(40 + council.level / 2) { 0 } else { random.between(1, 6) };
            let answered = month + wait <= 13 + months;
            out.push(Visit {
                on,
                team: random.pick(council.teams).unwrap_or(""),
                visitor: format!("Member {}", random.between(1, 9)),
                purpose: random.pick(&PURPOSES).unwrap_or(""),
                issue,
                response: if answered { response } else { "" },
                owner: if random.chance(85) { "Service Manager, Children" } else { "" },
                due: random.chance(70).then(|| on.end_of_month_after(1)),
                closed: answered && month < 13 + months,
            });
        }
    }
    out.sort_by_key(|visit| visit.on);
    out
}

pub(crate) struct Risk {
    pub(crate) number: usize,
    pub(crate) texts: &'static [&'static str; 5],
    pub(crate) likelihood: i32,
    pub(crate) severity: i32,
    pub(crate) due: Day,
}

pub(crate) fn risks(council: &Council, months: i32) -> Vec<Risk> {
    let mut random = Random::new(council.seed + 3000);
    let skipped = random.below(RISKS.len());
    let count = 5 + random.below(5);
    let mut out = Vec::new();
    for (at, texts) in RISKS.iter().enumerate().filter(|(at, _)| *at != skipped).take(count) {
        let mut likelihood = (random.between(1, 5) + (50 - council.level) / 25).clamp(1, 5);
        for _ in 0..months {
            likelihood = (likelihood + random.between(-1, 1)).clamp(1, 5);
        }
        let mut own = Random::new(council.seed + 3100 + u64::try_from(at).unwrap_or(0));
        out.push(Risk {
            number: at + 1,
            texts,
            likelihood,
            severity: own.between(2, 5),
            due: month_end(2004, own.between(2, 9)),
        });
    }
    out
}

pub(crate) struct Recommendation {
    pub(crate) number: i32,
    pub(crate) words: &'static str,
    pub(crate) service: &'static str,
    pub(crate) timescale: &'static str,
    /// Months after January 2004 at which it is done.
    pub(crate) done_after: i32,
}

pub(crate) fn recommendations(council: &Council) -> Vec<Recommendation> {
    let mut random = Random::new(council.seed + 4000);
    let mut out = Vec::new();
    for &(number, words, service) in &RECOMMENDATIONS {
        let timescale =
            random.pick(&["3 months", "3 months", "6 months", "6 months", "2 years", ""]).unwrap_or("");
        let done_after = if random.chance(council.level) { -1 } else { random.between(0, 9) };
        if random.chance(72) {
            out.push(Recommendation { number, words, service, timescale, done_after });
        }
    }
    out
}

/// One indicator: its place in `words::INDICATORS` and its values by month from `from` (months of 2003, so 13 is January 2004).
pub(crate) fn indicator(council: &Council, at: usize, from: i32, to: i32) -> Vec<i32> {
    let mut random = Random::new(council.seed + 5000 + u64::try_from(at).unwrap_or(0));
    let Some(&(_, unit, start, change, _)) = INDICATORS.get(at) else { return Vec::new() };
    let size = if unit == "number" { council.size } else { 100 };
    let lift = (council.level - 50) * change.signum() * i32::from(at > 0) / 3;
    let pace = if at > 0 { change * (20 + council.level) / 60 } else { change };
    (from..=to)
        .map(|month| {
            let value = (start * size / 100 + lift + pace * (month - 4) + random.between(-3, 3)).max(0);
            if unit == "%" { value.min(100) } else { value }
        })
        .collect()
}
