//! Overrating: where a council rated itself better than the inspectorate did.

use super::counts::rows;
use super::measure::{Family, Formula, Grouping, Measure, MeasureSpec, Polarity, Unit, share, spec};
use super::scope::Scope;

const MEASURES: &[MeasureSpec] = &[
    share(
        "overrating.share",
        "Criteria rated better than SSI did",
        Polarity::LowerIsBetter,
        "criteria with a self rating better than the inspectorate's, of the criteria with both ratings",
        ["self_rating_rank < inspectorate_rating_rank", "TRUE"],
    ),
    share(
        "overrating.underrated",
        "Criteria rated worse than SSI did",
        Polarity::Neither,
        "criteria with a self rating worse than the inspectorate's, of the criteria with both ratings",
        ["self_rating_rank > inspectorate_rating_rank", "TRUE"],
    ),
    spec(
        "overrating.steps",
        "Mean difference in steps",
        Unit::Steps,
        Polarity::LowerIsBetter,
        "inspectorate rating minus self rating in steps of the scale, mean over criteria; above 0 is overrated",
    )
    .counts(Formula::Mean { of: "inspectorate_rating_rank - self_rating_rank", part: "TRUE" }),
    share(
        "overrating.self-effective",
        "Self-rated effective or satisfactory, criteria with both ratings",
        Polarity::Neither,
        "criteria self-rated very effective or satisfactory, of the criteria with both ratings",
        ["self_rating_good", "TRUE"],
    ),
    share(
        "overrating.ssi-effective",
        "Rated effective or satisfactory by SSI",
        Polarity::HigherIsBetter,
        "criteria that the inspectorate rated very effective or satisfactory, of the criteria with both ratings",
        ["inspectorate_rating_good", "TRUE"],
    ),
];

pub(super) const FAMILY: Family = Family {
    id: "overrating",
    title: "Self rating against SSI",
    question: "Did the inspectorate agree with the council's own ratings?",
    group: "Standard",
    measures: MEASURES,
    rows: Some(rows(
        "assessments",
        "self_rating_rank IS NOT NULL AND inspectorate_rating_rank IS NOT NULL",
        &[Grouping::WHOLE, Grouping::STANDARD],
    )),
    measure,
};

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    let Some(pack) = scope.pack.filter(|pack| pack.scale("rating").is_some() && scope.has_rows(&FAMILY))
    else {
        return Vec::new();
    };
    let groups = scope.whole_and_standards(&FAMILY);
    let all = groups.iter().flat_map(|counted| scope.measures(&FAMILY, counted));
    all.map(|one| match one.id {
        "overrating.share" => one.against(pack.finding("overrated"), Polarity::LowerIsBetter),
        _ => one,
    })
    .collect()
}
