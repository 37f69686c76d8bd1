//! Overrating: where a council rated itself better than the inspectorate did.

use super::counts::rows;
use super::measure::{Family, Grouping, Measure, MeasureSpec, Polarity, mean, measures, share};
use super::scope::Scope;

const MEASURES: &[MeasureSpec] = measures! {
    "overrating.share", "Criteria rated better than SSI did", Percent, LowerIsBetter,
        "criteria with a self rating better than the inspectorate's, of the criteria with both ratings"
        => share("self_rating_rank < inspectorate_rating_rank", "TRUE");
    "overrating.underrated", "Criteria rated worse than SSI did", Percent, Neither,
        "criteria with a self rating worse than the inspectorate's, of the criteria with both ratings"
        => share("self_rating_rank > inspectorate_rating_rank", "TRUE");
    "overrating.steps", "Mean difference in steps", Steps, LowerIsBetter,
        "inspectorate rating minus self rating in steps of the scale, mean over criteria; above 0 is overrated"
        => mean("inspectorate_rating_rank - self_rating_rank", "TRUE");
    "overrating.self-effective", "Self-rated effective or satisfactory, criteria with both ratings", Percent, Neither,
        "criteria self-rated very effective or satisfactory, of the criteria with both ratings"
        => share("self_rating_good", "TRUE");
    "overrating.ssi-effective", "Rated effective or satisfactory by SSI", Percent, HigherIsBetter,
        "criteria that the inspectorate rated very effective or satisfactory, of the criteria with both ratings"
        => share("inspectorate_rating_good", "TRUE");
};

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
