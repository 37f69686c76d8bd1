//! Holds a value against a published interval. Words are bounds and never become a point.

use super::measure::{Better, Measure, National, Polarity, Verdict};
use super::statistics::wilson;
use crate::national::{Finding, Kind};

impl Measure {
    /// Compares the value with a finding. Better or worse only when the whole interval of a share lies on one side.
    pub(super) fn against(mut self, finding: Option<&Finding>, polarity: Polarity) -> Self {
        let Some(finding) = finding else { return self };
        self.national = Some(National {
            finding: finding.id.clone(),
            low: finding.low,
            high: finding.high,
            kind: finding.kind,
            figure: finding.figure(),
        });
        let Some(value) = self.value else {
            self.verdict = Verdict::CannotTell("no local figure".to_owned());
            return self;
        };
        let (Some(low), Some(high)) = (finding.low, finding.high) else {
            self.verdict = Verdict::CannotTell("no national figure was published".to_owned());
            return self;
        };
        self.verdict = position(value, finding, low, high);
        let interval = match (self.numerator, self.denominator) {
            (Some(part), Some(whole)) => wilson(part, whole).unwrap_or((value, value)),
            _ => (value, value),
        };
        let above = interval.0 > high || (finding.high_open && interval.0 >= high);
        let below = interval.1 < low || (finding.low_open && interval.1 <= low);
        self.better = match (polarity, above, below) {
            (Polarity::Neither, ..) => Better::None,
            (Polarity::HigherIsBetter, true, _) | (Polarity::LowerIsBetter, _, true) => Better::Better,
            (Polarity::HigherIsBetter, _, true) | (Polarity::LowerIsBetter, true, _) => Better::Worse,
            _ => Better::Similar,
        };
        self
    }

    /// Refuses a comparison and says why.
    pub(super) fn not_like_for_like(mut self, reason: &str) -> Self {
        self.verdict = Verdict::CannotTell(format!("not like for like: {reason}"));
        self
    }
}

fn position(value: f64, finding: &Finding, low: f64, high: f64) -> Verdict {
    // A published whole percentage stands for everything that rounds to it.
    let slack = if finding.kind == Kind::Exact && finding.unit == "%" { 0.5 } else { 0.0 };
    if value > high + slack || (finding.high_open && value >= high) {
        Verdict::Above
    } else if value < low - slack || (finding.low_open && value <= low) {
        Verdict::Below
    } else {
        Verdict::Within
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::compare::measure::{Group, Unit};

    fn measure(part: i64, whole: i64) -> Measure {
        Measure {
            id: "test",
            council: Arc::from("A"),
            group: Group::whole(),
            value: Some(100.0 * part as f64 / whole as f64),
            numerator: Some(part),
            denominator: Some(whole),
            unit: Unit::Percent,
            national: None,
            verdict: Verdict::None,
            better: Better::None,
            few: false,
            is_confidential: false,
            note: String::new(),
        }
    }

    fn outcome(part: i64, whole: i64, id: &str, polarity: Polarity) -> (Verdict, Better) {
        let packs = crate::national::embedded();
        let compared = measure(part, whole).against(packs[0].finding(id), polarity);
        (compared.verdict, compared.better)
    }

    #[test]
    fn bounds_are_held_to_as_they_were_published() {
        // "Over 80%" does not hold 80.
        assert_eq!(outcome(80, 100, "met-april-1-3", Polarity::HigherIsBetter).0, Verdict::Below);
        assert_eq!(outcome(81, 100, "met-april-1-3", Polarity::HigherIsBetter).0, Verdict::Within);
        // "About three-quarters" is 70 to 80.
        assert_eq!(outcome(70, 100, "self-effective", Polarity::HigherIsBetter).0, Verdict::Within);
        assert_eq!(outcome(69, 100, "self-effective", Polarity::HigherIsBetter).0, Verdict::Below);
        // 27% is what rounds to it.
        assert_eq!(outcome(272, 1000, "governance-concern", Polarity::LowerIsBetter).0, Verdict::Within);
        assert_eq!(outcome(28, 100, "governance-concern", Polarity::LowerIsBetter).0, Verdict::Above);
    }

    #[test]
    fn few_cannot_be_better_or_worse() {
        // 10 of 10 lies above the band, but so few could also be 75%: Wilson's lower end is 72%.
        assert_eq!(
            outcome(10, 10, "self-effective", Polarity::HigherIsBetter),
            (Verdict::Above, Better::Similar)
        );
        assert_eq!(
            outcome(100, 100, "self-effective", Polarity::HigherIsBetter),
            (Verdict::Above, Better::Better)
        );
        assert_eq!(
            outcome(40, 100, "self-effective", Polarity::HigherIsBetter),
            (Verdict::Below, Better::Worse)
        );
    }

    #[test]
    fn words_alone_cannot_tell() {
        let (verdict, better) = outcome(40, 100, "overrated", Polarity::LowerIsBetter);
        assert_eq!(verdict.text(), "cannot tell (no national figure was published)");
        assert_eq!(better, Better::None);
    }
}
