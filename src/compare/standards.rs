//! Standards: the share of criteria self-rated effective or satisfactory, and concern, by standard.

use super::counts::rows;
use super::measure::{
    Family, Formula, Group, GroupKind, Grouping, Measure, MeasureSpec, Polarity, measures, share,
};
use super::scope::Scope;
use super::statistics::ranks;
use crate::national::Standard;

const MEASURES: &[MeasureSpec] = measures! {
    "standards.effective", "Criteria self-rated very effective or satisfactory", Percent, HigherIsBetter,
        "criteria self-rated very effective or satisfactory, of the criteria with a self rating"
        => share("self_rating_good", "TRUE");
    "standards.concern", "Criteria of concern", Percent, LowerIsBetter,
        "criteria self-rated with some or serious concerns, of the criteria with a self rating"
        => share("NOT self_rating_good", "TRUE");
    "standards.concern-rank", "Rank by concern (1 is most)", Rank, Neither,
        "rank of the standard by its share of concern, 1 for the most; nationally Governance was first"
        => Formula::Other;
};

pub(super) const FAMILY: Family = Family {
    id: "standards",
    title: "Standards",
    question: "How does the council rate itself against the seven standards?",
    group: "Standard",
    measures: MEASURES,
    rows: Some(rows("assessments", "self_rating_rank IS NOT NULL", &[Grouping::WHOLE, Grouping::STANDARD])),
    measure,
};

const NOTE: &str = "the national figure counts councils, this one counts criteria";
/// The standard of which the inspectorate gave a figure of its own.
const GOVERNANCE: u8 = 7;

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    let Some(pack) = scope.pack.filter(|pack| pack.scale("rating").is_some() && scope.has_rows(&FAMILY))
    else {
        return Vec::new();
    };
    let governance = pack.standard(GOVERNANCE).map(Standard::in_words);
    let mut out = Vec::new();
    for counted in scope.whole_and_standards(&FAMILY) {
        let is_whole = counted.group.is_whole();
        for one in scope.measures(&FAMILY, &counted) {
            out.push(if one.id == "standards.effective" {
                one.note(NOTE).against(pack.finding("self-effective"), Polarity::HigherIsBetter)
            } else if is_whole {
                one
            } else {
                let is_governance = Some(&*counted.group.name) == governance.as_deref();
                let finding = if is_governance { "governance-concern" } else { "concern-other-standards" };
                one.note(NOTE).against(pack.finding(finding), Polarity::LowerIsBetter)
            });
        }
    }
    let of_standards =
        |one: &&Measure| one.id == "standards.concern" && one.group.kind == GroupKind::Standard;
    let concerns: Vec<(Group, f64)> =
        out.iter().filter(of_standards).filter_map(|one| Some((one.group.clone(), one.value?))).collect();
    let values: Vec<f64> = concerns.iter().map(|(_, value)| *value).collect();
    let rank_spec = FAMILY.spec("standards.concern-rank");
    for ((group, _), rank) in concerns.iter().zip(ranks(&values, true)) {
        let one = Measure::new(rank_spec, scope, group).value(Some(rank as f64));
        out.push(one.note("nationally Governance was first"));
    }
    out
}
