//! The file names of a month's outputs: the one place that gives them.
//! Invariant: no two outputs of a month have the same name on any system, whatever its councils are called; the same
//! councils get the same names in every run.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::manifest;
use crate::sha256;

/// Names that outputs of the whole month have.
const OWN: [&str; 6] = ["all", "benchmark", "charts", "data", "index", "report"];
/// Names that Windows keeps for devices, with any ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin", "conout"];
/// Letters of a council's name that a file name takes: the rest of a path has to fit beside it.
const LONGEST: usize = 80;

/// A text as part of a file name: plain small letters, digits, and hyphens between.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in deunicode::deunicode(text).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// The names of one month's files.
#[derive(Debug, Default)]
pub struct Names {
    stems: BTreeMap<Arc<str>, String>,
    /// With one council the main page and paper are its own.
    is_alone: bool,
    /// Does each council get a paper of its own?
    has_papers: bool,
    /// Paths inside the month's folder that hold files of people, in small letters: some systems make no difference.
    held: BTreeSet<String>,
    /// Those of them that this program wrote and somebody edited.
    edited: Vec<String>,
}

impl Names {
    /// `has_papers`: does each of several councils get a paper?
    pub fn new(councils: &[Arc<str>], has_papers: bool) -> Self {
        Self { stems: stems(councils), is_alone: councils.len() == 1, has_papers, ..Self::default() }
    }

    /// The same names beside files of people: `held` must not be written to, `edited` are those that this program once wrote.
    #[must_use]
    pub fn beside(mut self, held: &BTreeSet<String>, edited: Vec<String>) -> Self {
        self.held = held.iter().map(|path| path.to_lowercase()).collect();
        self.edited = edited;
        self
    }

    /// Begins the names of a council's own files; those over all councils begin with `all`.
    pub fn prefix(&self, council: Option<&str>) -> &str {
        council.map_or("all", |council| self.stem(council))
    }

    fn stem(&self, council: &str) -> &str {
        self.stems.get(council).map_or("council", String::as_str)
    }

    pub fn workbook(&self, council: Option<&str>) -> String {
        let stem = council.map_or("benchmark", |council| self.stem(council));
        self.placed(&format!("{stem}.xlsx"))
    }

    pub fn fix_list(&self, council: &str) -> String {
        self.placed(&format!("{}-fix-list.xlsx", self.stem(council)))
    }

    pub fn page(&self, council: Option<&str>) -> String {
        let stem = council.filter(|_| !self.is_alone).map_or("index", |council| self.stem(council));
        self.placed(&format!("{stem}.html"))
    }

    /// The committee paper; `None` where a council gets none. `ending`: `docx` or `md`.
    pub fn paper(&self, council: Option<&str>, ending: &str) -> Option<String> {
        match council.filter(|_| !self.is_alone) {
            None => Some(self.placed(&format!("report.{ending}"))),
            Some(council) if self.has_papers => {
                Some(self.placed(&format!("{}-report.{ending}", self.stem(council))))
            }
            Some(_) => None,
        }
    }

    /// A chart's picture, by the chart's whole name.
    pub fn chart(&self, name: &str, ending: &str) -> String {
        self.placed(&format!("charts/{name}.{ending}"))
    }

    /// Files that this program wrote and somebody edited: they are kept.
    pub fn edited(&self) -> &[String] {
        &self.edited
    }

    /// Is there an edited file in the place of an output? Then the output has this other name.
    pub fn kept(&self, output: &str) -> Option<&str> {
        self.edited.iter().map(String::as_str).find(|edited| self.placed(edited) == output)
    }

    /// The path under which a file is written: its own, or one beside it where people have a file there.
    pub fn placed(&self, path: &str) -> String {
        if !self.held.contains(&path.to_lowercase()) {
            return path.to_owned();
        }
        manifest::beside(path, |name| !self.held.contains(&name.to_lowercase()))
    }
}

/// A file name's beginning for each council. A name that could be taken for another's gets letters of its own sum.
fn stems(councils: &[Arc<str>]) -> BTreeMap<Arc<str>, String> {
    let bases: BTreeMap<&Arc<str>, (String, bool)> =
        councils.iter().map(|council| (council, base(council))).collect();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for (base, _) in bases.values() {
        *times.entry(base).or_default() += 1;
    }
    // `birch-fix-list.xlsx` is Birch's, so Birch fix list needs another name.
    let is_within_another = |base: &str| {
        base.match_indices('-').any(|(at, _)| times.contains_key(&base[..at]) || OWN.contains(&&base[..at]))
    };
    let needs_mark =
        |base: &str, is_cut: bool| is_cut || times[base] > 1 || is_taken(base) || is_within_another(base);
    let mut out: BTreeMap<Arc<str>, String> = BTreeMap::new();
    let mut used: BTreeSet<String> = BTreeSet::new();
    let (marked, plain): (Vec<_>, Vec<_>) =
        bases.iter().partition(|(_, (base, is_cut))| needs_mark(base, *is_cut));
    for (council, (base, _)) in plain {
        used.insert(base.clone());
        out.insert(Arc::clone(council), base.clone());
    }
    for (council, (base, _)) in marked {
        let sum = sha256::hex([council.as_bytes()]);
        let stem = (6..=sum.len())
            .map(|letters| format!("{base}-{}", &sum[..letters]))
            .find(|stem| !used.contains(stem))
            .unwrap_or_else(|| format!("{base}-{sum}"));
        used.insert(stem.clone());
        out.insert(Arc::clone(council), stem);
    }
    out
}

/// A council's name as a file name's beginning, and whether something of it had to be left out.
fn base(council: &str) -> (String, bool) {
    let whole = slug(council);
    if whole.is_empty() {
        return ("council".to_owned(), true);
    }
    if whole.len() <= LONGEST {
        return (whole, false);
    }
    (whole[..LONGEST].trim_end_matches('-').to_owned(), true)
}

/// Is this name an output's of the whole month, or one that Windows keeps for a device?
fn is_taken(base: &str) -> bool {
    let is_port = ["com", "lpt"]
        .iter()
        .any(|port| base.strip_prefix(port).is_some_and(|rest| rest.len() == 1 && rest.is_ascii()));
    OWN.contains(&base) || DEVICES.contains(&base) || is_port
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(councils: &[&str]) -> Names {
        Names::new(&councils.iter().map(|name| Arc::from(*name)).collect::<Vec<_>>(), true)
    }

    /// Every path that a month of these councils has, in small letters.
    fn paths(councils: &[&str]) -> Vec<String> {
        let names = names(councils);
        let mut all =
            vec![names.workbook(None), names.page(None), names.paper(None, "docx").expect("a paper")];
        for council in councils {
            all.extend([names.workbook(Some(council)), names.fix_list(council)]);
            all.extend([names.page(Some(council)), names.paper(Some(council), "docx").expect("a paper")]);
            all.push(names.chart(&format!("{}-fix-list", names.prefix(Some(council))), "svg"));
        }
        all.iter().map(|path| path.to_lowercase()).collect()
    }

    #[test]
    fn slugs_are_safe_file_names() {
        assert_eq!(slug("Bath & North East Somerset"), "bath-north-east-somerset");
        assert_eq!(slug("../ Étoile (new)"), "etoile-new");
        assert_eq!(slug("Nul. "), "nul");
    }

    #[test]
    fn councils_that_differ_little_keep_files_of_their_own() {
        let long = "n".repeat(240);
        let longer = "n".repeat(241);
        let councils = [
            "St. Barton",
            "St Barton",
            "EXBURY",
            "Exbury",
            "A-B",
            "A & B",
            "***",
            "計画",
            "???",
            "Benchmark",
            "Index",
            "All",
            "Report",
            "Birch",
            "Birch fix list",
            "Birch report",
            "All peers",
            "CON",
            "aux.",
            "NUL",
            "COM1",
            "LPT9",
            "İzmir",
            "Izmir",
            &long,
            &longer,
            "Barton",
            "Barton Indicators",
        ];
        let all = paths(&councils);
        let unique: BTreeSet<&String> = all.iter().collect();
        assert_eq!(unique.len(), all.len(), "{all:#?}");
        for path in &all {
            let name = path.rsplit('/').next().unwrap_or_default();
            let stem = name.split('.').next().unwrap_or_default();
            assert!(name.len() < 140 && name.is_ascii(), "{path}");
            assert!(!DEVICES.contains(&stem) && stem != "com1" && stem != "lpt9", "{path}");
        }
        // The order in which councils are named decides nothing.
        let turned: Vec<&str> = councils.iter().rev().copied().collect();
        assert_eq!(names(&councils).stems, names(&turned).stems);
    }

    #[test]
    fn ordinary_councils_have_plain_names() {
        let names = names(&["Bath & North East Somerset", "Leicester"]);
        assert_eq!(names.workbook(Some("Leicester")), "leicester.xlsx");
        assert_eq!(
            names.paper(Some("Bath & North East Somerset"), "md").as_deref(),
            Some("bath-north-east-somerset-report.md")
        );
    }

    #[test]
    fn a_file_of_people_is_never_written_to() {
        let held = ["report.docx", "report-new.docx"].map(str::to_owned);
        let names = names(&["Leicester"]).beside(&held.into(), vec!["report.docx".to_owned()]);
        let paper = names.paper(Some("Leicester"), "docx").expect("a paper");
        assert_eq!(paper, "report-new-2.docx");
        assert_eq!(names.kept(&paper), Some("report.docx"));
        assert_eq!(names.kept("index.html"), None);
    }
}
