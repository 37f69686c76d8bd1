//! Charts of the councils' ratings: against the national finding, council by council, and against SSI's.

use super::charts::{LEAST_ROWS, MOST_COUNCILS, Says, extremes};
use super::facts::share;
use super::view::{View, bare};
use crate::compare::{Better, CouncilPart, GroupKind, Measure};
use crate::report::chart::{Bar, Bars, Chart, Dumbbell, DumbbellRow, Heat, HeatCell, HeatRow, Kind};
use crate::wording::{percent, plural};

impl<'a> View<'a> {
    /// Bars of shares, each over the band that its measure was held against.
    pub(super) fn share_rows(measures: &[&Measure]) -> Vec<Bar> {
        measures
            .iter()
            .map(|measure| Bar {
                label: measure.group.shown(),
                value: measure.value,
                text: share(measure),
                band: measure.national.as_ref().and_then(|national| national.low.zip(national.high)),
                few: measure.few,
            })
            .collect()
    }

    pub(super) fn standards(&self) -> Option<Chart> {
        let measures: Vec<&Measure> =
            self.of_standards("standards.effective").filter(|measure| measure.value.is_some()).collect();
        if measures.len() < LEAST_ROWS {
            return None;
        }
        let figure =
            measures.iter().find_map(|measure| measure.national.as_ref()).map(|one| one.figure.clone());
        let lowest =
            measures.iter().min_by(|a, b| a.value.unwrap_or(0.0).total_cmp(&b.value.unwrap_or(0.0)))?;
        let against = figure.as_deref().unwrap_or("finding");
        let title = if lowest.better == Better::Worse {
            format!("{} is rated lowest, below the national {against}", bare(&lowest.group.name))
        } else {
            format!("No standard is rated below the national {against} by more than chance")
        };
        let says = Says::new(
            "standards",
            "Dot chart",
            title,
            "Criteria rated effective or satisfactory by standard, in %; the national band counts councils",
        )
        .extremes(extremes(measures.iter().map(|one| (&*one.group.name, *one))));
        let band = figure.map(|figure| format!("National findings: {figure} of councils"));
        let rows = Self::share_rows(&measures);
        Some(self.chart(says, Kind::Bars(Bars { rows, end: 100.0, axis: "% of criteria".to_owned(), band })))
    }

    /// Each council and standard: the share of criteria rated effective or satisfactory.
    pub(super) fn council_standards(&self) -> Option<Chart> {
        let standards: Vec<&Measure> = self.of_standards("standards.effective").collect();
        let councils = self.parts();
        let of = |part: &'a CouncilPart| -> Vec<Option<&'a Measure>> {
            let find = |kind: GroupKind, name: &str| {
                let mut all = part.measures.iter();
                all.find(|one| {
                    one.id == "standards.effective" && one.group.kind == kind && &*one.group.name == name
                })
                .filter(|one| one.value.is_some())
            };
            std::iter::once(find(GroupKind::Whole, ""))
                .chain(standards.iter().map(|one| find(GroupKind::Standard, &one.group.name)))
                .collect()
        };
        let mut rows: Vec<(&str, Vec<Option<&Measure>>)> = councils
            .iter()
            .map(|part| (&*part.name, of(part)))
            .filter(|(_, cells)| cells[0].is_some())
            .collect();
        if rows.len() < LEAST_ROWS || standards.len() < LEAST_ROWS {
            return None;
        }
        let missing: Vec<&str> = councils
            .iter()
            .map(|part| &*part.name)
            .filter(|name| rows.iter().all(|(known, _)| known != name))
            .collect();
        // How often each standard is the weakest of its council, ties counted, to name the most common.
        let mut weakest = vec![0usize; standards.len()];
        for (_, cells) in &rows {
            let values = || cells[1..].iter().map(|cell| cell.and_then(|one| one.value));
            let high = values().flatten().max_by(f64::total_cmp);
            // Where all are rated alike none is the weakest.
            if let Some(low) =
                values().flatten().min_by(f64::total_cmp).filter(|low| high.is_some_and(|high| *low < high))
            {
                values()
                    .enumerate()
                    .filter(|(_, value)| *value == Some(low))
                    .for_each(|(at, _)| weakest[at] += 1);
            }
        }
        let (at, times) =
            weakest.iter().enumerate().max_by_key(|(at, times)| (**times, std::cmp::Reverse(*at)))?;
        let name = bare(&standards[at].group.name);
        let title = format!(
            "{name} is rated lowest, alone or with others, in {times} of {}",
            plural(rows.len(), "council", "councils")
        );
        rows.sort_by(|(a_name, a), (b_name, b)| {
            let value = |cells: &[Option<&Measure>]| cells[0].and_then(|one| one.value).unwrap_or(0.0);
            value(a).total_cmp(&value(b)).then(a_name.cmp(b_name))
        });
        let all = rows.len();
        let marked =
            rows.iter().flat_map(|(_, cells)| cells.iter().flatten()).any(|one| one.better == Better::Worse);
        let cell = |found: Option<&Measure>| match found {
            None => HeatCell { text: "–".to_owned(), share: None, is_marked: false },
            Some(one) => HeatCell {
                text: if one.few { share(one) } else { percent(one.value.unwrap_or(0.0)) },
                share: one.value.filter(|_| !one.few),
                is_marked: one.better == Better::Worse,
            },
        };
        let shown: Vec<HeatRow> = cut(rows)
            .into_iter()
            .map(|(name, cells)| HeatRow {
                label: name.to_owned(),
                cells: cells.iter().copied().map(cell).collect(),
                is_bold: false,
            })
            .collect();
        let ends = if all > MOST_COUNCILS {
            format!("; the lowest and highest {} of {all} councils", MOST_COUNCILS / 2)
        } else {
            String::new()
        };
        let says = Says::new(
            "councils-by-standard",
            "Heatmap",
            title,
            format!("Criteria rated effective or satisfactory by council and standard, in %{ends}"),
        )
        .rows("Council");
        let columns = std::iter::once("All".to_owned())
            .chain(standards.iter().map(|one| bare(&one.group.name).to_owned()))
            .collect();
        let marked = marked.then(|| "below the national finding by more than chance".to_owned());
        Some(self.without(&missing, self.chart(says, Kind::Heat(Heat { columns, rows: shown, marked }))))
    }

    /// The councils' own ratings and SSI's, the widest gap first.
    pub(super) fn ratings(&self) -> Option<Chart> {
        let mut rows: Vec<(f64, DumbbellRow)> = self
            .of_standards("overrating.self-effective")
            .filter_map(|own| {
                let other = self.find("overrating.ssi-effective", &own.group)?;
                let values = [own.value?, other.value?];
                let row = DumbbellRow {
                    label: own.group.name.to_string(),
                    values,
                    texts: [short(own), short(other)],
                    shares: [share(own), share(other)],
                };
                Some((values[0] - values[1], row))
            })
            .collect();
        if rows.len() < LEAST_ROWS {
            return None;
        }
        rows.sort_by(|a, b| b.0.total_cmp(&a.0));
        let lower = rows.iter().filter(|(gap, _)| *gap > 0.0).count();
        let title = match rows.first() {
            Some((gap, first)) if *gap > 0.0 => {
                // Gaps to the thousandth are the same.
                let ties = rows.iter().filter(|(other, _)| (gap - other).abs() < 1e-3).count() - 1;
                let widest = match ties {
                    0 => bare(&first.label).to_owned(),
                    more => format!("{} and {}", bare(&first.label), plural(more, "other", "others")),
                };
                format!("SSI rates {lower} of {} standards lower; the gap is widest for {widest}", rows.len())
            }
            _ => "SSI rates no standard lower than its council".to_owned(),
        };
        let says = Says::new(
            "self-against-ssi",
            "Dumbbell chart",
            title,
            "Criteria rated effective or satisfactory by the council and by SSI, in % of the criteria with both ratings",
        );
        let own = if self.is_one() { "council's own rating" } else { "councils' own rating" };
        let dumbbell = Dumbbell {
            sides: [own.to_owned(), "SSI's rating".to_owned()],
            rows: rows.into_iter().map(|(_, row)| row).collect(),
            axis: "% of criteria with both ratings".to_owned(),
        };
        Some(self.chart(says, Kind::Dumbbell(dumbbell)))
    }
}

/// A share beside its mark: the percentage, or the numbers where they are small.
fn short(measure: &Measure) -> String {
    if measure.few { share(measure) } else { percent(measure.value.unwrap_or(0.0)) }
}

/// The first and last rows, where there are too many.
pub(super) fn cut<T>(rows: Vec<T>) -> Vec<T> {
    let all = rows.len();
    let half = MOST_COUNCILS / 2;
    let is_shown = |at: usize| all <= MOST_COUNCILS || at < half || at >= all - half;
    rows.into_iter().enumerate().filter(|(at, _)| is_shown(*at)).map(|(_, row)| row).collect()
}
