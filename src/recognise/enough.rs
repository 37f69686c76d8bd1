//! Whether the columns of a block are enough to make a table, and what speaks for or against it beside them: its titles, money, risks.

use super::assign::{Deal, Pair};
use super::roles::PLAIN;
use super::words::Named;

/// Words of headers that speak of money.
const OF_MONEY: [&str; 22] = [
    "budget",
    "outturn",
    "allocation",
    "estimate",
    "spend",
    "spent",
    "expenditure",
    "cost",
    "saving",
    "income",
    "grant",
    "funding",
    "fund",
    "ledger",
    "committed",
    "virement",
    "underspend",
    "overspend",
    "fee",
    "payment",
    "nominal",
    "variance",
];

/// Words of headers that speak of risks.
const RISKS: [&str; 6] = ["risk", "hazard", "threat", "mitigation", "mitigating", "control"];

/// What the words of a sheet's name and titles are worth.
const TITLE: f32 = 0.7;

impl Deal<'_, '_> {
    /// Guesses alone make no table, unless there are many of them and good ones.
    pub(super) fn is_enough(&self, pairs: &[Pair], has_choices: bool) -> bool {
        let plain = pairs.iter().filter(|pair| self.words[pair.at][pair.field] >= PLAIN).count()
            + usize::from(has_choices);
        let sum: f32 = pairs.iter().map(|pair| pair.value).sum();
        let names = |name: &str| pairs.iter().any(|pair| self.table.fields[pair.field].name == name);
        let is_vague = match self.table.id {
            // A list of things and numbers may be anything: "Item | Amount", "Measure | Target | Actual".
            "budget" => !self.speaks_of_money() && !self.is_of_budgets(),
            // Issues and what became of them are in most logs.
            "visits" => !["visit_date", "team", "visitor"].iter().any(|name| names(name)),
            // Issues and what is done about them, without a word of risks, are no register of them.
            "risks" => {
                self.is_of_remedies(pairs)
                    || !["likelihood", "severity", "inherent_score"].iter().any(|name| names(name))
                        && !self.speaks_of(&RISKS)
            }
            // Names beside words that could be a status are in most lists.
            "actions" => {
                let says = |pair: &Pair| {
                    self.words[pair.at][pair.field] >= PLAIN && self.table.fields[pair.field].name == "status"
                };
                !["lead", "due", "completed", "percent", "progress", "review", "outcome"]
                    .iter()
                    .any(|name| names(name))
                    && !pairs.iter().any(says)
                    && !has_choices
                    && !self.is_of_advice(pairs)
            }
            // Pounds are no values of something that has no name.
            "indicators" => self.is_of_money() && pairs.iter().any(|pair| pair.by_position),
            _ => false,
        };
        if is_vague && self.has_titles() == 0.0 {
            return false;
        }
        // One plain word among guesses is a list of something else, unless the titles say what it is. Budgets of several years
        // are one field.
        let is_of_money = self.table.id == "budget" && (self.has_unit() || self.plain.len() >= 2);
        if plain + usize::from(is_of_money) < 2 && self.across.is_empty() && self.has_titles() == 0.0 {
            return false;
        }
        plain >= 2
            || (plain >= 1 && (self.across.len() >= 2 || pairs.iter().any(|pair| pair.by_position)))
            || (pairs.len() >= 4 && sum >= 0.75 * pairs.len() as f32)
            || self.across.len() >= 3
    }

    /// Recommendations with their numbers and priorities are a list of what is to be done, whoever does it.
    fn is_of_advice(&self, pairs: &[Pair]) -> bool {
        let is_plain = |name: &str| {
            pairs.iter().any(|pair| {
                self.words[pair.at][pair.field] >= PLAIN && self.table.fields[pair.field].name == name
            })
        };
        is_plain("ref")
            && is_plain("priority")
            && is_plain("action")
            && self.speaks_of(&["recommendation", "action"])
    }

    /// What went wrong, how badly, and the action that mends it: without a word of risks, nor how likely, that is a log of actions.
    fn is_of_remedies(&self, pairs: &[Pair]) -> bool {
        let has = |name: &str| pairs.iter().any(|pair| self.table.fields[pair.field].name == name);
        let is_named = |pair: &Pair| {
            self.words[pair.at][pair.field] >= PLAIN
                && self.table.fields[pair.field].name == self.table.key[0]
        };
        !pairs.iter().any(is_named)
            && !["likelihood", "score", "inherent_likelihood"].iter().any(|name| has(name))
            && self.names("actions", "action", |_| true)
            && !self.speaks_of(&RISKS)
    }

    /// Likelihood and impact make a register of risks, whatever its other columns are.
    pub(super) fn is_of_risks(&self) -> bool {
        ["likelihood", "severity"].iter().all(|name| self.names("risks", name, |_| true))
    }

    /// Are a budget and two things that are set against it named? Their names alone then speak of money: `BAC | AC | EAC`.
    pub(super) fn is_of_budgets(&self) -> bool {
        let names = |name: &str| self.names("budget", name, |head| !self.block.profiles[head].is_naming());
        let beside = ["actual", "forecast", "variance", "committed", "ytd_budget", "original_budget"];
        names("budget") && beside.iter().filter(|name| names(name)).count() >= 2
    }

    /// Does one of the headers that may count name a field of a table plainly, whichever table this is?
    fn names(&self, table: &str, field: &str, may_count: impl Fn(usize) -> bool) -> bool {
        let tables = self.block.tables;
        let Some(at) = tables.all.iter().position(|each| each.id == table) else { return false };
        let field = tables.all[at].at(field);
        let is_it = |named: &Named| named.table == at && Some(named.field) == field && named.score >= PLAIN;
        let mut heads = self.block.heads.iter().enumerate().filter(|(head, _)| may_count(*head));
        heads.any(|(_, head)| head.named(tables).iter().any(is_it))
    }

    /// Do the headers say that the numbers are pounds?
    pub(super) fn is_of_money(&self) -> bool {
        self.has_unit()
            || self.speaks_of(&[
                "budget",
                "expenditure",
                "spend",
                "underspend",
                "overspend",
                "surplus",
                "deficit",
            ])
    }

    /// Do the headers speak of money?
    fn speaks_of_money(&self) -> bool {
        self.has_unit() || self.speaks_of(&OF_MONEY)
    }

    /// Does a header have a unit of money?
    fn has_unit(&self) -> bool {
        self.block.heads.iter().any(|head| head.scale.is_some())
    }

    fn speaks_of(&self, words: &[&str]) -> bool {
        let heads = self.block.heads.iter().flat_map(|head| self.block.tables.vocabulary.words(&head.shown));
        heads.into_iter().any(|word| words.contains(&word.as_str()))
    }

    /// How much the sheet's name and titles speak for the table.
    pub(super) fn has_titles(&self) -> f32 {
        let titles = self
            .table
            .titles
            .iter()
            .filter(|title| self.block.titles.contains(&format!(" {title} ")))
            .count();
        match titles {
            0 => 0.0,
            1 => TITLE,
            _ => TITLE * 1.3,
        }
    }
}
