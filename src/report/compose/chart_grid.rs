//! SSI's grid as a chart: where councils stand, and the published share of each group.

use super::charts::Says;
use super::facts::share;
use super::view::View;
use crate::compare::{self, CouncilPart, GRID_GROUPS, Measure, grade_of, grid_group};
use crate::report::chart::{Chart, Grid, Kind};

impl View<'_> {
    /// SSI's grid: how many councils stand where, or the place of one council.
    pub(super) fn grid(&self) -> Option<Chart> {
        const SERVED: [&str; 4] = ["well", "most", "some", "no"];
        const CAPACITY: [&str; 4] = ["poor", "uncertain", "promising", "excellent"];
        let as_of = self.edition.benchmark.as_of;
        let place = |part: &CouncilPart| {
            let served = grade_of(&part.records, compare::SERVED, as_of)?;
            let capacity = grade_of(&part.records, compare::CAPACITY, as_of)?;
            let row = SERVED.iter().position(|name| *name == served)?;
            let column = CAPACITY.iter().position(|name| *name == capacity)?;
            Some((row, column))
        };
        let mut counts = [[0usize; 4]; 4];
        for (row, column) in self.edition.benchmark.councils.iter().filter_map(place) {
            counts[row][column] += 1;
        }
        let total: usize = counts.iter().flatten().sum();
        let marked = match self.council {
            Some(part) => Some(place(part)?),
            None => None,
        };
        if total == 0 || &*self.edition.benchmark.framework != "ssi-2003" {
            return None;
        }
        let cells: Vec<Vec<(String, usize)>> = SERVED
            .iter()
            .enumerate()
            .map(|(row, served)| {
                CAPACITY
                    .iter()
                    .enumerate()
                    .map(|(column, capacity)| {
                        let count = counts[row][column];
                        let here = marked == Some((row, column));
                        let text = match (count, here, self.council.is_some()) {
                            (_, true, _) => "the council".to_owned(),
                            (0, ..) | (_, _, true) => String::new(),
                            (1, ..) => "1 council".to_owned(),
                            _ => format!("{count} councils"),
                        };
                        (text, grid_group(served, capacity).unwrap_or(3))
                    })
                    .collect()
            })
            .collect();
        let whole = self.edition.benchmark.measures.iter().filter(|measure| measure.id == "judgements.group");
        let whole: Vec<&Measure> = whole.collect();
        let groups: Vec<String> = GRID_GROUPS
            .iter()
            .map(|name| {
                let found = whole.iter().find(|measure| &*measure.group.name == *name);
                let national = found
                    .and_then(|measure| measure.national.as_ref())
                    .map_or("not published", |national| &national.figure);
                let here = match found {
                    Some(measure) if total > 1 => format!(", in this report {}", share(measure)),
                    _ => String::new(),
                };
                format!("{name}: nationally {national}{here}")
            })
            .collect();
        let capital = |names: [&str; 4]| names.map(|name| name[..1].to_uppercase() + &name[1..]).to_vec();
        let grid = Grid {
            columns: capital(CAPACITY),
            rows: capital(SERVED),
            column_title: "What is the council's capacity to improve?".to_owned(),
            row_title: "How well are children being served?".to_owned(),
            cells,
            marked,
            groups,
        };
        let missing: Vec<&str> = self
            .edition
            .benchmark
            .councils
            .iter()
            .filter(|part| place(part).is_none())
            .map(|part| &*part.name)
            .collect();
        let title = self.grid_title(marked.map(|(row, column)| (SERVED[row], CAPACITY[column])), &whole);
        let shown = if self.is_one() {
            "The council's place in SSI's grid, with the national share of each group"
        } else {
            "Councils by their place in SSI's grid, with the national share of each group"
        };
        let says = Says::new("ssi-grid", "Grid", title, shown).rows("Children served");
        Some(self.without(&missing, self.chart(says, Kind::Grid(grid))))
    }

    /// Where the council is in the grid, or how many are in its best group.
    fn grid_title(&self, place: Option<(&str, &str)>, whole: &[&Measure]) -> String {
        let best = whole.iter().find(|measure| &*measure.group.name == GRID_GROUPS[0]);
        let national = best.and_then(|one| one.national.as_ref()).map_or("not published", |one| &one.figure);
        match (self.council, place) {
            (Some(part), Some((served, capacity))) => {
                let how = match served {
                    "well" => "serves children well",
                    "most" => "serves most children well",
                    "some" => "serves some children well",
                    _ => "does not serve children well",
                };
                format!("{} {how}, with {} capacity to improve", part.name, capacity)
            }
            _ => format!(
                "{} councils serve most or all children well with good capacity; nationally {national}",
                best.map_or_else(String::new, |one| share(one))
            ),
        }
    }
}
