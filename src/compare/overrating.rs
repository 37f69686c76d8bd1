//! Overrating: where a council rated itself better than the inspectorate did.

use super::measure::{Family, Measure, MeasureSpec, Polarity, Unit, spec};
use super::scope::Scope;

const MEASURES: &[MeasureSpec] = &[
    spec(
        "overrating.share",
        "Criteria rated better than SSI did",
        Unit::Percent,
        Polarity::LowerIsBetter,
        "criteria with a self rating better than the inspectorate's, of the criteria with both ratings",
    ),
    spec(
        "overrating.underrated",
        "Criteria rated worse than SSI did",
        Unit::Percent,
        Polarity::Neither,
        "criteria with a self rating worse than the inspectorate's, of the criteria with both ratings",
    ),
    spec(
        "overrating.steps",
        "Mean difference in steps",
        Unit::Steps,
        Polarity::LowerIsBetter,
        "inspectorate rating minus self rating in steps of the scale, mean over criteria; above 0 is overrated",
    ),
    spec(
        "overrating.self-effective",
        "Self-rated effective or satisfactory, criteria with both ratings",
        Unit::Percent,
        Polarity::Neither,
        "criteria self-rated very effective or satisfactory, of the criteria with both ratings",
    ),
    spec(
        "overrating.ssi-effective",
        "Rated effective or satisfactory by SSI",
        Unit::Percent,
        Polarity::HigherIsBetter,
        "criteria that the inspectorate rated very effective or satisfactory, of the criteria with both ratings",
    ),
];

pub(super) const FAMILY: Family = Family {
    id: "overrating",
    title: "Self rating against SSI",
    question: "Did the inspectorate agree with the council's own ratings?",
    group: "Standard",
    measures: MEASURES,
    measure,
};

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    let Some((pack, scale)) = scope.pack.and_then(|pack| Some((pack, pack.scale("rating")?))) else {
        return Vec::new();
    };
    // Standard, own rank and inspectorate's rank (0 is best) of each criterion that has both.
    let pairs: Vec<(Option<u8>, usize, usize)> = scope
        .assessments()
        .filter_map(|criterion| {
            Some((
                criterion.standard,
                scale.rank(&criterion.self_rating)?,
                scale.rank(&criterion.inspectorate_rating)?,
            ))
        })
        .collect();
    if pairs.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (standard, name) in scope.whole_and_standards() {
        let inside: Vec<_> =
            pairs.iter().filter(|(each, ..)| standard.is_none() || *each == standard).collect();
        let over = inside.iter().filter(|(_, own, theirs)| own < theirs).count();
        let under = inside.iter().filter(|(_, own, theirs)| own > theirs).count();
        let steps: i64 = inside.iter().map(|(_, own, theirs)| *theirs as i64 - *own as i64).sum();
        let mean = (!inside.is_empty()).then(|| steps as f64 / inside.len() as f64);
        out.push(
            Measure::new(&MEASURES[0], scope, &name)
                .share(over, inside.len(), scope)
                .against(pack.finding("overrated"), Polarity::LowerIsBetter),
        );
        out.push(Measure::new(&MEASURES[1], scope, &name).share(under, inside.len(), scope));
        out.push(Measure::new(&MEASURES[2], scope, &name).value(mean));
        let good = |rank: usize| scale.grades.get(rank).is_some_and(|grade| grade.good);
        let own = inside.iter().filter(|(_, own, _)| good(*own)).count();
        let theirs = inside.iter().filter(|(_, _, theirs)| good(*theirs)).count();
        out.push(Measure::new(&MEASURES[3], scope, &name).share(own, inside.len(), scope));
        out.push(Measure::new(&MEASURES[4], scope, &name).share(theirs, inside.len(), scope));
    }
    out
}
