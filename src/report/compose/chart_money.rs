//! Charts of money, of areas and of visits.

use super::charts::{LEAST_ROWS, MOST_ROWS, Says, cut_to};
use super::view::{View, bare};
use crate::compare::{Group, GroupKind, Measure};
use crate::report::chart::{Bar, Bars, Bullet, Bullets, Chart, Kind};
use crate::wording::{money, plural, pounds};

impl View<'_> {
    /// Budget against forecast, a bullet a standard.
    pub(super) fn budget(&self) -> Option<Chart> {
        let pence = |id: &str, group: &Group| self.find(id, group).and_then(Measure::pence_given);
        let groups: Vec<&Group> = self
            .of("budget.budget")
            .map(|one| &one.group)
            .filter(|group| matches!(group.kind, GroupKind::Standard | GroupKind::NoStandard))
            .collect();
        let in_pounds = |pence: Option<i64>| pence.map(|pence| pence as f64 / 100.0);
        let mut rows = Vec::new();
        let mut worst: Option<(i64, &str)> = None;
        for group in groups {
            let (budget, actual, forecast) = (
                pence("budget.budget", group),
                pence("budget.actual", group),
                pence("budget.forecast", group),
            );
            if budget.or(actual).or(forecast).is_none() {
                continue;
            }
            let left = pence("budget.variance", group).filter(|_| forecast.is_some() && budget.is_some());
            if let Some(left) = left
                && worst.is_none_or(|(least, _)| left < least)
            {
                worst = Some((left, &group.name));
            }
            let words = |amount: Option<i64>| amount.map_or_else(|| "[x]".to_owned(), pounds);
            rows.push(Bullet {
                label: group.name.to_string(),
                budget: in_pounds(budget),
                actual: in_pounds(actual),
                forecast: in_pounds(forecast),
                text: match left {
                    None => "no forecast".to_owned(),
                    Some(0) => "on budget".to_owned(),
                    Some(left) if left < 0 => format!("{} over", money(-left)),
                    Some(left) => format!("{} under", money(left)),
                },
                texts: [words(budget), words(actual), words(forecast)],
            });
        }
        // Budgets without spending and forecast are a list.
        if rows.len() < LEAST_ROWS || rows.iter().all(|row| row.forecast.or(row.actual).is_none()) {
            return None;
        }
        let over = rows.iter().filter(|row| row.text.ends_with(" over")).count();
        let title = match worst {
            Some((left, name)) if left < 0 => {
                format!("{} is most over budget, by {}", bare(name), money(-left))
            }
            Some(_) => "No standard forecasts more than its budget".to_owned(),
            None => "No forecast is recorded against the budget".to_owned(),
        };
        let says = Says::new(
            "budget",
            "Bullet chart",
            title,
            "Budget, spending to date and forecast by standard, in £",
        )
        .extremes(plural(over, "standard is over budget.", "standards are over budget."));
        Some(self.chart(says, Kind::Bullets(Bullets { rows })))
    }

    pub(super) fn areas(&self) -> Option<Chart> {
        if self.council.is_none() {
            let measures: Vec<&Measure> =
                self.of("areas.councils").filter(|one| one.value.is_some()).collect();
            let lowest = measures.iter().min_by_key(|one| one.numerator)?;
            let ties = measures.iter().filter(|one| one.numerator == lowest.numerator).count() - 1;
            let which = match ties {
                0 => lowest.group.name.to_string(),
                more => format!("{} and {}", lowest.group.name, plural(more, "other area", "other areas")),
            };
            let title = format!(
                "Fewest councils act on {which} ({} of {})",
                lowest.numerator.unwrap_or(0),
                lowest.denominator.unwrap_or(0)
            );
            let shown =
                "Councils with an action in each area of the national findings, in % of councils with a plan";
            let rows = Self::share_rows(&measures);
            let bars = Bars {
                rows,
                end: 100.0,
                axis: "% of councils; an action can be in more than one area".to_owned(),
                band: None,
            };
            return Some(
                self.chart(Says::new("areas", "Bar chart", title, shown).rows("Area"), Kind::Bars(bars)),
            );
        }
        let rows: Vec<Bar> = self
            .of("areas.actions")
            .map(|measure| Bar {
                label: measure.group.name.to_string(),
                value: measure.value,
                text: match measure.numerator {
                    Some(0) | None => "none recognised".to_owned(),
                    Some(number) => number.to_string(),
                },
                band: None,
                few: false,
            })
            .collect();
        let named = rows.iter().filter(|row| row.value.is_some_and(|value| value > 0.0)).count();
        // A few bars among many empty rows are a sentence.
        if named < LEAST_ROWS {
            return None;
        }
        let title = format!("Actions name {named} of the {} areas of the national findings", rows.len());
        let says = Says::new("areas", "Bar chart", title, "Actions in each area of the national findings")
            .rows("Area");
        Some(self.chart(says, count_bars(rows, "Actions; an action can be in more than one area")))
    }

    pub(super) fn visits(&self) -> Option<Chart> {
        let mut entries: Vec<(i64, &Measure)> = self
            .of("visits.count")
            .filter(|measure| matches!(measure.group.kind, GroupKind::Team | GroupKind::Council))
            .map(|measure| {
                let open = self.find("visits.without-response", &measure.group);
                (open.and_then(|open| open.numerator).unwrap_or(0), measure)
            })
            .collect();
        // Those with most unanswered issues first.
        entries.sort_by_key(|(open, measure)| std::cmp::Reverse((*open, measure.numerator)));
        let most = entries.first().map(|(open, measure)| (*open, measure.group.name.to_string()));
        let all = entries.len();
        entries.truncate(MOST_ROWS);
        let rows: Vec<Bar> = entries
            .into_iter()
            .map(|(open, measure)| {
                let visits = measure.numerator.unwrap_or(0);
                let text =
                    if open == 0 { visits.to_string() } else { format!("{visits}, {open} without response") };
                Bar {
                    label: measure.group.name.to_string(),
                    value: measure.value,
                    text,
                    band: None,
                    few: false,
                }
            })
            .collect();
        // A bar or five of much the same length are a sentence.
        if rows.len() <= LEAST_ROWS {
            return None;
        }
        let title = match most {
            Some((open, name)) if open > 0 => format!("{name} has most issues without a response ({open})"),
            _ => "Every issue from visits has a response".to_owned(),
        };
        let (by, rows_are) = if self.is_one() { ("team", "Team") } else { ("council", "Council") };
        let says = Says::new("visits", "Bar chart", title, format!("Visits and issues logged, by {by}"))
            .rows(rows_are);
        let shown = rows.len();
        Some(cut_to(shown, all, self.chart(says, count_bars(rows, "Entries in the log"))))
    }
}

/// Bars of counts on one scale.
fn count_bars(rows: Vec<Bar>, axis: &str) -> Kind {
    let end = rows.iter().filter_map(|row| row.value).fold(1.0, f64::max);
    Kind::Bars(Bars { rows, end, axis: axis.to_owned(), band: None })
}
