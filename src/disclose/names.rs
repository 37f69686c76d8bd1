//! Names of leads, owners and visitors: left out, or replaced by the role that is written beside them.

use std::sync::Arc;

use super::{CONFIDENTIAL, Secrets};
use crate::month::{Month, Past};
use crate::normalise::origin::Shape;
use crate::plan::Names;
use crate::text::words;

/// Fields that name somebody.
const FIELDS: [&str; 3] = ["lead", "owner", "visitor"];

/// Words of which roles and teams are made. A text with any other word may be a name.
const ROLE_WORDS: &[&str] = &[
    "accountant",
    "acting",
    "adult",
    "adults",
    "advice",
    "adviser",
    "advisor",
    "all",
    "and",
    "area",
    "assessment",
    "assistant",
    "audit",
    "auditor",
    "board",
    "borough",
    "business",
    "care",
    "central",
    "chair",
    "chief",
    "child",
    "childrens",
    "children",
    "city",
    "client",
    "clinical",
    "commissioning",
    "committee",
    "communications",
    "community",
    "conference",
    "contracts",
    "coordinator",
    "corporate",
    "council",
    "councillor",
    "county",
    "customer",
    "data",
    "department",
    "deputy",
    "designated",
    "development",
    "director",
    "district",
    "doctor",
    "duty",
    "early",
    "east",
    "education",
    "emergency",
    "executive",
    "family",
    "families",
    "finance",
    "financial",
    "first",
    "for",
    "fostering",
    "governance",
    "group",
    "head",
    "health",
    "hospital",
    "housing",
    "hr",
    "human",
    "ict",
    "improvement",
    "independent",
    "information",
    "inspector",
    "interim",
    "intervention",
    "it",
    "joint",
    "lead",
    "leader",
    "leaders",
    "learning",
    "legal",
    "leisure",
    "library",
    "line",
    "local",
    "looked",
    "after",
    "lscb",
    "acpc",
    "management",
    "manager",
    "managers",
    "member",
    "members",
    "mental",
    "midwife",
    "monitoring",
    "neighbourhood",
    "nhs",
    "north",
    "nurse",
    "of",
    "office",
    "officer",
    "officers",
    "operational",
    "operations",
    "out",
    "hours",
    "panel",
    "partner",
    "partnership",
    "pct",
    "people",
    "performance",
    "personnel",
    "planning",
    "police",
    "policy",
    "practice",
    "practitioner",
    "primary",
    "principal",
    "procurement",
    "programme",
    "project",
    "protection",
    "public",
    "quality",
    "referral",
    "records",
    "regional",
    "resources",
    "responsible",
    "review",
    "reviewing",
    "safeguarding",
    "school",
    "schools",
    "scrutiny",
    "secretary",
    "section",
    "senior",
    "service",
    "services",
    "social",
    "solicitor",
    "south",
    "staff",
    "standards",
    "strategic",
    "strategy",
    "supervisor",
    "support",
    "systems",
    "team",
    "teams",
    "the",
    "to",
    "town",
    "trainer",
    "training",
    "treasurer",
    "trust",
    "unit",
    "voluntary",
    "west",
    "with",
    "work",
    "worker",
    "workers",
    "workforce",
    "young",
    "youth",
];

/// Replaces names in the records of a month and in those of earlier months.
pub(super) fn conceal(month: &mut Month, past: &mut Past, how: Names, secrets: &mut Secrets) {
    for records in month.councils.values_mut().map(|council| &mut council.records) {
        let leads = records.actions.iter_mut().map(|action| &mut action.lead.text);
        let owners = records.risks.iter_mut().map(|risk| &mut risk.owner.text);
        leads.chain(owners).for_each(|text| replace(text, how));
        for visit in &mut records.visits {
            replace(&mut visit.visitor, how);
            replace(&mut visit.owner.text, how);
        }
    }
    for layout in &month.trackers.layouts {
        for column in layout.columns.iter().filter(|column| FIELDS.contains(&column.field)) {
            let (row, at) = layout.on_sheet(0, column.column);
            match &layout.shape {
                Shape::Rows => secrets.add(&layout.workbook, &layout.sheet, None, at),
                // Where fields stand down the side, the names stand in one row of the sheet.
                Shape::Columns => {
                    (0..=at.max(256))
                        .for_each(|at| secrets.add(&layout.workbook, &layout.sheet, Some(row), at));
                }
                Shape::Cards(cards) => {
                    for (row, at) in cards.cells_of(column.column) {
                        secrets.add(&layout.workbook, &layout.sheet, Some(row), at);
                    }
                }
            }
        }
    }
    for item in past.councils.values_mut().flat_map(|course| &mut course.items) {
        replace(&mut Arc::make_mut(item).lead, how);
    }
}

fn replace(text: &mut String, how: Names) {
    if text.is_empty() {
        return;
    }
    *text = match how {
        Names::Keep => return,
        Names::LeaveOut => CONFIDENTIAL.to_owned(),
        Names::Roles => role(text).unwrap_or_else(|| CONFIDENTIAL.to_owned()),
    };
}

/// The parts of a text that are made of words of roles only: `J Smith, Head of Service` gives `Head of Service`.
fn role(text: &str) -> Option<String> {
    let parts =
        text.split([',', ';', '(', ')', '/', '&', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let roles: Vec<&str> = parts.filter(|part| is_role(part)).collect();
    (!roles.is_empty()).then(|| roles.join(", "))
}

fn is_role(part: &str) -> bool {
    let plain = words(&part.replace(['\'', '’'], ""));
    let mut all = plain.split(' ').peekable();
    all.peek().is_some_and(|first| !first.is_empty()) && all.all(|word| ROLE_WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::role;

    #[test]
    fn roles_stay_and_names_go() {
        assert_eq!(
            role("J Smith, Head of Children's Services").as_deref(),
            Some("Head of Children's Services")
        );
        assert_eq!(role("Duty Team Manager (Ann Lee)").as_deref(), Some("Duty Team Manager"));
        assert_eq!(role("Head of Service Ann Lee"), None);
        assert_eq!(role("A Duty"), None);
    }
}
