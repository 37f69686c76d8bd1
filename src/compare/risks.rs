//! Risks: by band of score, without mitigation or owner, and tied to late actions.

use std::collections::BTreeSet;

use super::measure::{Family, Measure, MeasureSpec, Polarity, Unit, spec};
use super::scope::Scope;
use crate::normalise::records::Risk;

const MEASURES: &[MeasureSpec] = &[
    spec(
        "risks.count",
        "Risks",
        Unit::Count,
        Polarity::Neither,
        "risks of the band, by likelihood times severity (1 to 25)",
    ),
    spec(
        "risks.without-mitigation",
        "Without mitigation",
        Unit::Count,
        Polarity::LowerIsBetter,
        "of those, risks whose mitigation is empty",
    ),
    spec(
        "risks.without-owner",
        "Without owner",
        Unit::Count,
        Polarity::LowerIsBetter,
        "of those, risks whose owner is empty",
    ),
    spec(
        "risks.with-late-actions",
        "With late actions",
        Unit::Count,
        Polarity::LowerIsBetter,
        "of those, risks under a standard that has an overdue action",
    ),
];

pub(super) const FAMILY: Family = Family {
    id: "risks",
    title: "Risks",
    question: "How high are the risks, and who holds them?",
    group: "Band",
    measures: MEASURES,
    measure,
};

/// Name and lowest score of each band, highest first.
const BANDS: [(&str, f64); 3] = [("High (15 to 25)", 15.0), ("Medium (6 to 14)", 6.0), ("Low (1 to 5)", 0.0)];

fn band(score: Option<f64>) -> &'static str {
    score.and_then(|score| BANDS.iter().find(|(_, low)| score >= *low)).map_or("No score", |(name, _)| name)
}

fn measure(scope: &Scope<'_>) -> Vec<Measure> {
    if scope.risks().next().is_none() {
        return Vec::new();
    }
    let late: BTreeSet<(&str, u8)> = scope
        .actions()
        .filter(|action| action.is_overdue(scope.as_of))
        .filter_map(|action| Some((&**action.origin.council(), action.standard?)))
        .collect();
    let has_standards = scope.risks().any(|risk| standard_of(risk, scope).is_some());
    let mut out = Vec::new();
    let names =
        std::iter::once("").chain(BANDS.iter().map(|(name, _)| *name)).chain(std::iter::once("No score"));
    for name in names {
        let inside: Vec<&Risk> =
            scope.risks().filter(|risk| name.is_empty() || band(risk.score) == name).collect();
        if inside.is_empty() && name == "No score" {
            continue;
        }
        let tied = |risk: &&&Risk| {
            standard_of(risk, scope).is_some_and(|number| late.contains(&(&**risk.origin.council(), number)))
        };
        let numbers = [
            inside.len(),
            inside.iter().filter(|risk| risk.mitigation.text.is_empty()).count(),
            inside.iter().filter(|risk| risk.owner.text.is_empty()).count(),
            inside.iter().filter(tied).count(),
        ];
        for (spec, number) in MEASURES.iter().zip(numbers) {
            let one = Measure::new(spec, scope, name);
            // No risk with a standard: whether actions are late about it is not known, which is not nought.
            out.push(if spec.id == MEASURES[3].id && !has_standards {
                one.note("no risk of the register names a standard, so none can be tied to actions")
            } else {
                one.count(number)
            });
        }
    }
    out
}

/// The standard of a risk. Risks of a register that knows no standards are tied to nothing.
fn standard_of(risk: &Risk, scope: &Scope<'_>) -> Option<u8> {
    risk.origin.layout.column("standard")?;
    risk.standard.filter(|number| scope.pack.is_some_and(|pack| pack.standard(*number).is_some()))
}

#[cfg(test)]
mod tests {
    use super::band;

    #[test]
    fn bands_begin_where_they_say() {
        assert_eq!(band(Some(15.0)), "High (15 to 25)");
        assert_eq!(band(Some(14.0)), "Medium (6 to 14)");
        assert_eq!(band(Some(5.0)), "Low (1 to 5)");
        assert_eq!(band(None), "No score");
    }
}
