//! What the formulas of all families count in a month: one query for each family and way of grouping, for all councils at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use polars::prelude::{DataFrame, IntoLazy, PolarsResult};
use polars::sql::SQLContext;

use super::measure::{Family, Formula, Group, GroupKind, Grouping, Measure, MeasureSpec, Rows};
use super::scope::{ALL_COUNCILS, Scope};
use super::{FAMILIES, sql};
use crate::frame::Frames;

/// What one formula counted in one group.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    /// Rows of the part, pence, or the sum of what the mean is of.
    pub part: f64,
    /// Rows of the whole, or rows that have what is summed.
    pub whole: i64,
}

/// By the id of the measure.
type Tallies = BTreeMap<&'static str, Tally>;

/// Everything that was counted in a month.
#[derive(Debug, Default)]
pub(super) struct Counts(BTreeMap<(&'static str, Arc<str>), BTreeMap<Group, Tallies>>);

impl Counts {
    /// Counts everything.
    ///
    /// # Errors
    /// When polars refuses.
    pub(super) fn of(frames: &Frames) -> PolarsResult<Self> {
        let mut context = SQLContext::new();
        for (name, frame) in frames.iter() {
            context.register(name, frame.clone().lazy());
        }
        let all: Arc<str> = Arc::from(ALL_COUNCILS);
        let mut counts = Self::default();
        for (family, rows) in FAMILIES.iter().filter_map(|family| Some((family, family.rows.as_ref()?))) {
            for grouping in rows.groupings {
                let frame = grouping.frame.unwrap_or(rows.frame);
                if frames.iter().all(|(name, _)| *name != frame) {
                    continue;
                }
                let counted = context.execute(&sql::counted(family, rows, grouping))?.collect()?;
                counts.take(family, grouping, &counted, &all)?;
            }
        }
        Ok(counts)
    }

    /// Takes up the answer of one query, for each council and for all together.
    fn take(
        &mut self,
        family: &Family,
        grouping: &Grouping,
        counted: &DataFrame,
        all: &Arc<str>,
    ) -> PolarsResult<()> {
        let names = counted.column(sql::GROUP)?.str()?;
        let councils = counted.column("council")?.str()?;
        let numbers = |name: &str| -> PolarsResult<Vec<f64>> {
            let column = counted.column(name)?.cast(&polars::prelude::DataType::Float64)?;
            Ok(column.f64()?.iter().map(Option::unwrap_or_default).collect())
        };
        let mut columns: Vec<(&'static str, Vec<f64>, Vec<f64>)> = Vec::new();
        for spec in family.measures.iter().filter(|spec| !matches!(spec.formula, Formula::Other)) {
            columns.push((spec.id, numbers(&sql::part(spec))?, numbers(&sql::whole(spec))?));
        }
        for (at, (council, name)) in councils.iter().zip(names.iter()).enumerate() {
            let (Some(council), Some(name)) = (council, name) else { continue };
            let group = Group::new(grouping.kind, name);
            let council: Arc<str> = Arc::from(council);
            let own = [Some(council), Some(Arc::clone(all)).filter(|_| grouping.of_all)];
            for council in own.into_iter().flatten() {
                let tallies =
                    self.0.entry((family.id, council)).or_default().entry(group.clone()).or_default();
                for (id, part, whole) in &columns {
                    let tally = tallies.entry(id).or_default();
                    tally.part += part[at];
                    tally.whole += whole[at] as i64;
                }
            }
        }
        Ok(())
    }
}

/// One group of a family in a scope: what its formulas counted there.
pub(super) struct Counted<'a> {
    pub(super) group: Group,
    tallies: Option<&'a Tallies>,
}

impl Counted<'_> {
    pub(super) fn tally(&self, id: &str) -> Tally {
        self.tallies.and_then(|tallies| tallies.get(id)).copied().unwrap_or_default()
    }

    /// The rows of a part.
    pub(super) fn part(&self, id: &str) -> i64 {
        self.tally(id).part as i64
    }
}

impl<'a> Scope<'a> {
    fn groups(&self, family: &Family) -> Option<&'a BTreeMap<Group, Tallies>> {
        self.counts.0.get(&(family.id, Arc::clone(&self.name)))
    }

    /// Has the family any row here?
    pub(super) fn has_rows(&self, family: &Family) -> bool {
        self.groups(family).is_some()
    }

    /// One group; with nothing in it where no row belongs to it.
    pub(super) fn counted(&self, family: &Family, group: Group) -> Counted<'a> {
        let tallies = self.groups(family).and_then(|groups| groups.get(&group));
        Counted { group, tallies }
    }

    /// All groups of a kind that have a row, by name.
    pub(super) fn counted_of(&self, family: &Family, kind: GroupKind) -> Vec<Counted<'a>> {
        let groups = self.groups(family).into_iter().flatten();
        groups
            .filter(|(group, _)| group.kind == kind)
            .map(|(group, tallies)| Counted { group: group.clone(), tallies: Some(tallies) })
            .collect()
    }

    /// The whole, then each standard of the framework, whether or not it has rows.
    pub(super) fn whole_and_standards(&self, family: &Family) -> Vec<Counted<'a>> {
        let standards = self.standards().into_iter().map(|name| Group::new(GroupKind::Standard, name));
        std::iter::once(Group::whole()).chain(standards).map(|group| self.counted(family, group)).collect()
    }

    /// The measures of a group that have formulas, in their order.
    pub(super) fn measures(&self, family: &'static Family, counted: &Counted<'_>) -> Vec<Measure> {
        family.measures.iter().filter_map(|spec| self.measure(spec, counted)).collect()
    }

    /// One measure of a group; `None` for one without a formula.
    pub(super) fn measure(&self, spec: &'static MeasureSpec, counted: &Counted<'_>) -> Option<Measure> {
        let Tally { part, whole } = counted.tally(spec.id);
        let one = Measure::new(spec, self, &counted.group);
        Some(match spec.formula {
            Formula::CountKnown { .. } if whole == 0 && counted.tallies.is_some() => one,
            Formula::Count { .. } | Formula::CountKnown { .. } => one.count(part as usize),
            Formula::Share { .. } => one.share(part as usize, whole as usize, self),
            Formula::Mean { .. } => one.value((whole > 0).then(|| part / whole as f64)),
            Formula::Sum { .. } if whole == 0 => one,
            Formula::Sum { .. } => one.pence(part as i64),
            Formula::Other => return None,
        })
    }
}

/// The rows of a family, for its file to name.
pub(super) const fn rows(frame: &'static str, filter: &'static str, groupings: &'static [Grouping]) -> Rows {
    Rows { frame, filter, groupings }
}
