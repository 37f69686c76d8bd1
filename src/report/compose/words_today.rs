//! The published picture of today in sentences.

use crate::compare::CouncilPart;
use crate::compare::published::{DomainProfile, Profile, Role};
use crate::national::judged::Distribution;
use crate::period::day_in_words;

/// "Published today: Overall effectiveness good (good or outstanding: England 109 of 151, ...".
pub(super) fn judged_today(profile: &Profile) -> String {
    let good = |domain: &DomainProfile, found: &Distribution| -> String {
        let count: usize = found
            .counts
            .iter()
            .zip(&domain.grades)
            .filter(|(_, (_, good))| *good)
            .map(|(count, _)| *count)
            .sum();
        format!("{count} of {}", found.graded())
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
    format!("Published judgements, at {}: {}.{none}", day_in_words(profile.as_at), each.join("; "))
}

/// The first three series in words; those that the council keeps itself come first.
pub(super) fn official(part: &CouncilPart) -> String {
    let each: Vec<String> = part
        .picture
        .standings
        .iter()
        .filter_map(|standing| {
            let value = standing.of(Role::Council)?.value()?;
            let england = standing.of(Role::England)?.value()?;
            let near = standing.neighbours.map_or_else(String::new, |(value, _)| {
                format!(", median of its neighbours {}", standing.shown(value))
            });
            let rank = standing.rank.map_or_else(String::new, |(rank, of, _)| {
                format!(", rank {rank} of {of}, {} first", standing.first())
            });
            Some(format!(
                "{} {} in {} (England {}{near}{rank})",
                standing.title,
                standing.shown(value),
                standing.time,
                standing.shown(england)
            ))
        })
        .take(3)
        .collect();
    if each.is_empty() { String::new() } else { format!("{}.", each.join("; ")) }
}
