//! National packs: one framework's standards, scales, areas and published findings, each with its source.
//! Packs are embedded text; a broken one is refused with the place of the fault. Knows nothing of trackers.

pub mod authority;
mod finding;
pub mod judged;
mod pack;
pub mod series;
pub mod time;

pub use authority::{Authority, Registry};
pub use finding::{Finding, Kind};
pub use pack::{Area, Domain, Grade, LAYOUT, Pack, Scale, Standard};
pub use series::{GoodWay, Series};

use crate::period::Period;

/// The embedded packs: name and text. A new pack is one file and one line here.
pub const PACKS: &[(&str, &str)] = &[
    ("ssi-2003", include_str!("packs/ssi-2003.toml")),
    ("ofsted-2012", include_str!("packs/ofsted-2012.toml")),
    ("lscb-2010", include_str!("packs/lscb-2010.toml")),
    ("ofsted-2013", include_str!("packs/ofsted-2013.toml")),
    ("ofsted-ilacs", include_str!("packs/ofsted-ilacs.toml")),
];

/// All packs, in the order of [`PACKS`].
///
/// # Errors
/// Names the pack and the place of the first fault.
pub fn load(registry: &Registry) -> Result<Vec<Pack>, String> {
    PACKS.iter().map(|(name, text)| Pack::parse(name, text, registry)).collect()
}

/// The pack whose years cover the period, where a tracker's own words do not tell; of several the latest begun.
pub fn by_period(packs: &[Pack], period: Period) -> Option<&Pack> {
    packs
        .iter()
        .filter(|pack| pack.is_framework() && pack.from <= period && period <= pack.to)
        .max_by_key(|pack| pack.from)
}

/// The embedded packs, for tests.
#[cfg(test)]
pub(crate) fn embedded() -> Vec<Pack> {
    let registry = Registry::load().expect("the registry is sound");
    load(&registry).expect("the packs are sound")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ssi() -> Pack {
        embedded().remove(0)
    }

    #[test]
    fn every_embedded_pack_is_sound() {
        let packs = embedded();
        assert_eq!(packs.len(), PACKS.len());
        for (pack, (name, _)) in packs.iter().zip(PACKS) {
            assert_eq!(&pack.id, name);
        }
    }

    #[test]
    fn published_percentages_follow_from_150_councils() {
        let pack = ssi();
        for finding in pack.findings.iter().filter(|finding| finding.count.is_some()) {
            let share = 100.0 * f64::from(finding.count.unwrap_or_default())
                / f64::from(finding.of.unwrap_or_default());
            assert_eq!(Some(share.round()), finding.low, "{}", finding.id);
        }
        assert_eq!(pack.findings.iter().filter(|finding| finding.count.is_some()).count(), 2);
    }

    #[test]
    fn timescales_and_services_cover_the_108_recommendations() {
        let recommendations = ssi().recommendations.expect("ssi-2003 has recommendations");
        assert_eq!(recommendations.timescales.iter().map(|t| t.count).sum::<u16>(), 108);
        assert_eq!(recommendations.timescales[..2].iter().map(|t| t.count).sum::<u16>(), 82);
        let mut next = 1;
        for service in &recommendations.services {
            assert_eq!(service.first, next);
            next = service.last + 1;
        }
        assert_eq!(next, 109);
    }

    #[test]
    fn the_ssi_pack_has_seven_standards_and_five_and_fourteen_areas() {
        let pack = ssi();
        assert_eq!(pack.standards.len(), 7);
        let group = |name: &str| pack.areas.iter().filter(|area| area.group == name).count();
        assert_eq!((group("most often identified"), group("particular attention")), (5, 14));
    }
}
