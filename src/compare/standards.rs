//! Standards: the share of criteria self-rated effective or satisfactory, and concern, by standard.

use super::measure::{Family, Measure, MeasureSpec, Polarity, Unit, spec};
use super::scope::Scope;
use super::statistics::ranks;
use crate::normalise::records::Assessment;

const MEASURES: &[MeasureSpec] = &[
    spec(
        "standards.effective",
        "Criteria self-rated very effective or satisfactory",
        Unit::Percent,
        Polarity::HigherIsBetter,
        "criteria self-rated very effective or satisfactory, of the criteria with a self rating",
    ),
    spec(
        "standards.concern",
        "Criteria of concern",
        Unit::Percent,
        Polarity::LowerIsBetter,
        "criteria self-rated with some or serious concerns, of the criteria with a self rating",
    ),
    spec(
        "standards.concern-rank",
        "Rank by concern (1 is most)",
        Unit::Rank,
        Polarity::Neither,
        "rank of the standard by its share of concern, 1 for the most; nationally Governance was first",
    ),
];

pub(super) const FAMILY: Family = Family {
    id: "standards",
    title: "Standards",
    question: "How does the council rate itself against the seven standards?",
    group: "Standard",
    measures: MEASURES,
    measure,
};

const NOTE: &str = "the national figure counts councils, this one counts criteria";

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    let Some((pack, scale)) = scope.pack.and_then(|pack| Some((pack, pack.scale("rating")?))) else {
        return Vec::new();
    };
    let rated = |standard: Option<u8>| {
        scope
            .assessments()
            .filter(move |criterion| standard.is_none() || criterion.standard == standard)
            .filter(|criterion| !criterion.self_rating.is_empty())
    };
    if rated(None).next().is_none() {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut concerns = Vec::new();
    for (standard, name) in scope.whole_and_standards() {
        let whole = rated(standard).count();
        let good =
            rated(standard).filter(|criterion: &&Assessment| scale.is_good(&criterion.self_rating)).count();
        let concern_finding = match standard {
            None => None,
            Some(7) => pack.finding("governance-concern"),
            Some(_) => pack.finding("concern-other-standards"),
        };
        out.push(
            Measure::new(&MEASURES[0], scope, &name)
                .share(good, whole, scope)
                .note(NOTE)
                .against(pack.finding("self-effective"), Polarity::HigherIsBetter),
        );
        let concern = Measure::new(&MEASURES[1], scope, &name)
            .share(whole - good, whole, scope)
            .note(if standard.is_some() { NOTE } else { "" })
            .against(concern_finding, Polarity::LowerIsBetter);
        if let (Some(_), Some(value)) = (standard, concern.value) {
            concerns.push((name.clone(), value));
        }
        out.push(concern);
    }
    let values: Vec<f64> = concerns.iter().map(|(_, value)| *value).collect();
    for ((name, _), rank) in concerns.iter().zip(ranks(&values, true)) {
        out.push(
            Measure::new(&MEASURES[2], scope, name)
                .value(Some(rank as f64))
                .note("nationally Governance was first"),
        );
    }
    out
}
