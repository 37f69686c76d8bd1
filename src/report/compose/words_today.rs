//! The published picture of today in sentences.

use super::chart_national::SERIES_SHOWN;
use crate::compare::CouncilPart;
use crate::compare::published::{DomainProfile, Profile};
use crate::compare::standing::Role;
use crate::national::judged::Distribution;
use crate::period::day_in_words;

/// "Published today: Overall effectiveness good (good or outstanding: England 109 of 151, ...".
pub(super) fn judged_today(profile: &Profile) -> String {
    let good = |domain: &DomainProfile, found: &Distribution| -> String {
        format!("{} of {}", domain.good(found), found.graded())
    };
    let each: Vec<String> = profile
        .domains
        .iter()
        .filter(|domain| domain.rank().is_some())
        .map(|domain| {
            format!(
                "{} {} (good or outstanding: {} in England, {} of its statistical neighbours)",
                domain.name,
                domain.grade,
                good(domain, &domain.england),
                good(domain, &domain.neighbours)
            )
        })
        .collect();
    let none: Vec<&str> = profile
        .domains
        .iter()
        .filter(|domain| domain.rank().is_none())
        .map(|domain| domain.name.as_str())
        .collect();
    let none = if none.is_empty() { String::new() } else { format!(" No grade: {}.", none.join(", ")) };
    let later = if profile.is_later {
        format!(" Its own report was published on {}, after this month.", day_in_words(profile.published))
    } else {
        String::new()
    };
    format!("Published judgements, at {}: {}.{none}{later}", day_in_words(profile.as_at), each.join("; "))
}

/// The first three series in words; those that the council keeps itself come first.
pub(super) fn official(part: &CouncilPart) -> String {
    let each: Vec<String> = part
        .picture
        .standings
        .iter()
        .filter_map(|standing| {
            let value = standing.value(Role::Council)?;
            let england = standing.value(Role::England).filter(|_| !standing.is_count());
            let beside: Vec<String> = [
                england.map(|value| format!("England {}", standing.shown(value))),
                standing
                    .neighbours
                    .map(|(value, _)| format!("median of its neighbours {}", standing.shown(value))),
                standing.rank.map(|(rank, of, _)| format!("rank {rank} of {of}, {} first", standing.first())),
            ]
            .into_iter()
            .flatten()
            .collect();
            let beside = if beside.is_empty() { String::new() } else { format!(" ({})", beside.join(", ")) };
            Some(format!("{} {} in {}{beside}", standing.title, standing.shown(value), standing.time))
        })
        .take(3)
        .collect();
    if each.is_empty() {
        return String::new();
    }
    let all = part.picture.standings.len();
    let more = if all > SERIES_SHOWN {
        format!(
            " Charts show {SERIES_SHOWN} of {all} series; all are in the workbook, on the sheets Official statistics and Neighbours."
        )
    } else {
        String::new()
    };
    format!("{}.{more}", each.join("; "))
}
