//! Which record table a block is and which column holds which field: the fields are dealt out so that the whole fits best, words
//! and contents together, and the best table leads.

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

use super::block::Block;
use super::column::{ColumnUse, Doubt, DoubtWhy, How};
use super::roles::{self, PLAIN, Scores};
use super::{choices, position, series, sure};
use crate::tables::{Kind, Table};

/// A column below this is not dealt to a field.
pub(super) const LEAST: f32 = 0.4;
/// What is left for other fields of a header that is one's own name.
const BESIDE_NAME: f32 = 0.7;
/// What a header is worth more that is the field's own name.
const NAME: f32 = 0.03;
/// What a field is worth that the table needs, beside the fit of its column.
const NEEDED: f32 = 0.35;
/// How many times what a table is about counts.
const KEY: f32 = 1.5;
/// What a table loses whose headers speak of another.
const OTHER: f32 = 2.0;
/// What a table loses that is recognised without the name of what it is about.
const UNNAMED: f32 = 1.0;
/// No more columns than these are dealt out: those that fit best.
const MOST: usize = 120;

/// A table that a block could be.
pub(crate) struct Choice {
    pub(crate) table: &'static Table,
    pub(crate) columns: Vec<ColumnUse>,
    pub(crate) doubts: Vec<Doubt>,
    /// The columns that name a record together, where the header leaves them without a name.
    pub(crate) labels: Option<(u32, u32)>,
    /// How well all of it fits.
    pub(crate) total: f32,
    /// The table that came second, and how well.
    pub(crate) second: Option<(&'static str, f32)>,
}

/// The table that a block is, if it is any.
pub(crate) fn best(block: &Block<'_>) -> Option<Choice> {
    let mut found: Vec<Choice> = (0..block.tables.all.len()).filter_map(|at| one(block, at)).collect();
    // The first of equals, in the order of the tables.
    found.sort_by(|a, b| b.total.total_cmp(&a.total));
    let second = found.get(1).map(|choice| (choice.table.id, choice.total));
    let mut best = found.into_iter().next()?;
    best.second = second;
    Some(best)
}

/// The columns of a table that is known to stand here.
pub(crate) fn columns_of(block: &Block<'_>, table: &Table) -> Vec<ColumnUse> {
    let Some(at) = block.tables.all.iter().position(|each| each == table) else { return Vec::new() };
    let deal = Deal::new(block, at);
    let pairs = deal.dealt();
    deal.choice(&pairs, None, None).columns
}

/// The table that comes nearest where none is whole: its fields found.
pub(crate) fn nearest(block: &Block<'_>) -> Option<(&'static Table, Vec<&'static str>)> {
    let found = block.tables.all.iter().enumerate().map(|(at, table)| {
        let dealt = Deal::new(block, at).dealt();
        let fields: Vec<&'static str> = dealt.iter().map(|pair| table.fields[pair.field].name).collect();
        (table, fields)
    });
    found.filter(|(_, fields)| fields.len() >= 2).max_by_key(|(_, fields)| fields.len())
}

/// A column and the field that it was dealt.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    /// Number of the head.
    pub(super) at: usize,
    pub(super) field: usize,
    /// What words and contents say together.
    pub(super) value: f32,
    pub(super) by_position: bool,
}

/// One block held against one table.
pub(super) struct Deal<'a, 'b> {
    pub(super) block: &'a Block<'b>,
    pub(super) table: &'static Table,
    /// What the words say.
    pub(super) words: Scores,
    /// What words and contents say together.
    values: Scores,
    /// Columns of values by time, team or indicator: they are no field of their own.
    pub(super) across: Vec<ColumnUse>,
    /// Heads whose words name a field of the table plainly, whichever it becomes.
    pub(super) plain: Vec<usize>,
}

fn one(block: &Block<'_>, at: usize) -> Option<Choice> {
    let deal = Deal::new(block, at);
    // Most tables are out of the question at a look.
    let hopeful = deal.values.iter().filter(|own| own.iter().any(|value| *value >= 0.5)).count()
        + deal.across.len()
        + usize::from(deal.table.at("self_rating").is_some() && choices::has_answers(block));
    if hopeful < 2 {
        return None;
    }
    let mut pairs = deal.dealt();
    let labels = position::name(&deal, &mut pairs);
    let choices = choices::of(&deal, &pairs);
    let has = |name: &str| {
        let is_across = deal.across.iter().chain(&choices).any(|column| column.field == name);
        is_across || pairs.iter().any(|pair| deal.table.fields[pair.field].name == name)
    };
    if !deal.table.is_made_by(&has) || !deal.is_enough(&pairs, choices.is_some()) {
        return None;
    }
    Some(deal.choice(&pairs, labels, choices))
}

impl<'a, 'b> Deal<'a, 'b> {
    fn new(block: &'a Block<'b>, at: usize) -> Self {
        let table = &block.tables.all[at];
        let mut words: Scores = block
            .heads
            .iter()
            .map(|head| {
                let mut own = vec![0.0; table.fields.len()];
                let is_bare_time = head.is_time && head.above.is_empty();
                if !head.is_blank() && !is_bare_time {
                    for named in head.named(block.tables).iter().filter(|named| named.table == at) {
                        own[named.field] = named.score;
                    }
                }
                own
            })
            .collect();
        let is_plain = |at: &usize| words[*at].iter().any(|score| *score >= PLAIN);
        let plain = (0..words.len()).filter(is_plain).collect();
        choices::spare(block, &mut words);
        let raw = if table.wide { words.clone() } else { Vec::new() };
        roles::adjust(block, table, &mut words);
        let mut deal = Self { block, table, values: Vec::new(), words, across: Vec::new(), plain };
        deal.ratings_over_time();
        deal.values = (0..block.heads.len())
            .map(|at| (0..table.fields.len()).map(|field| deal.value(at, field)).collect())
            .collect();
        // What has a field's own name, and cells that do not refuse it, is hardly another one.
        for (at, own) in deal.values.iter_mut().enumerate() {
            let fits = |field: usize| block.profiles[at].fit(table.fields[field].kind) > -0.3;
            let named = (0..table.fields.len())
                .find(|&field| block.heads[at].name == table.fields[field].name && fits(field));
            for (_, value) in
                own.iter_mut().enumerate().filter(|(field, _)| named.is_some_and(|named| named != *field))
            {
                *value *= BESIDE_NAME;
            }
        }
        if table.wide {
            deal.across = series::across(block, table, &raw);
            let of_time = deal.across.iter().any(|column| column.span.is_some());
            for (at, head) in block.heads.iter().enumerate() {
                if deal.across.iter().any(|column| column.column == head.column) {
                    deal.values[at].fill(0.0);
                } else if let Some(value) =
                    table.at("value").filter(|_| of_time && series::is_beside(block, head))
                {
                    deal.values[at][value] = 0.0;
                }
            }
        }
        deal
    }

    /// `Oct 23 | Nov 23 | Dec 23` over words of a status: the latest that is not after the tracker's month.
    fn ratings_over_time(&mut self) {
        let Some(field) = self.table.at("status") else { return };
        let block = self.block;
        let is_rating = |at: usize| block.heads[at].is_time && block.profiles[at].fit(Kind::Status) >= 0.5;
        let dated: Vec<(usize, jiff::civil::Date)> = (0..block.heads.len())
            .filter(|at| is_rating(*at))
            .filter_map(|at| Some((at, roles::day_of(&block.heads[at], block.period)?)))
            .collect();
        let end = block.period.last_day();
        let last = dated.iter().map(|(_, day)| *day).filter(|day| *day <= end).max();
        for (at, day) in dated {
            self.words[at][field] = if Some(day) == last { 0.88 } else { 0.3 };
        }
    }

    /// What words and contents say together, from 0 to about 1.
    fn value(&self, at: usize, field: usize) -> f32 {
        let words = self.words[at][field];
        if words <= 0.0 {
            return 0.0;
        }
        let kind = self.table.fields[field].kind;
        let profile = &self.block.profiles[at];
        // Where other columns are filled, an empty one is less likely to be needed; a form that nobody filled in is empty everywhere.
        let worth = match profile.is_blank() && self.block.is_filled() {
            true if self.table.fields[field].name == self.table.key[0] => 0.4,
            true if words < 0.9 => 0.7,
            true => 0.93,
            false => 1.0,
        };
        // "Target £k" is an amount, whatever the words could be.
        let is_money = self.block.heads[at].scale.is_some();
        let is_amount = matches!(kind, Kind::Money | Kind::Number | Kind::Percent)
            || self.table.fields[field].name == "cost";
        // Finer than a quarter the cells do not tell columns apart.
        let fit = (profile.fit(kind) * 4.0).round() / 4.0;
        // Of two headers that say the same the field's own name is the surer.
        let name = if fit > -0.5 && self.is_name(at, field) { NAME } else { 0.0 };
        (combined(words, fit) + name) * worth * if is_money && !is_amount { 0.35 } else { 1.0 }
    }

    fn is_name(&self, at: usize, field: usize) -> bool {
        self.block.heads[at].name == self.table.fields[field].name
    }

    /// Deals the columns to the fields so that the whole fits best.
    fn dealt(&self) -> Vec<Pair> {
        let best = |at: usize| self.values[at].iter().copied().fold(0.0, f32::max);
        let mut rows: Vec<usize> = (0..self.values.len()).filter(|at| best(*at) >= LEAST).collect();
        if rows.len() > MOST {
            rows.sort_by(|a, b| best(*b).total_cmp(&best(*a)));
            rows.truncate(MOST);
            rows.sort_unstable();
        }
        let fields = self.table.fields.len();
        if rows.is_empty() {
            return Vec::new();
        }
        // As many places that deal nothing as there are columns: none has to take what does not fit.
        let weight = |at: usize, field: usize| -> i64 {
            let value = self.values[at].get(field).copied().unwrap_or(0.0);
            // Of equals the first.
            let further = at.min(MOST) as f32 * 0.0001;
            if value < LEAST { 0 } else { ((value - further + self.need(field)) * 10_000.0) as i64 }
        };
        let Ok(weights) = Matrix::from_rows(rows.iter().map(|&at| {
            (0..fields + rows.len())
                .map(move |field| (at, field))
                .map(|(at, field)| weight(at, field))
                .collect::<Vec<i64>>()
        })) else {
            return Vec::new();
        };
        let (_, dealt) = kuhn_munkres(&weights);
        let pairs = rows.iter().zip(dealt).filter(|(_, field)| *field < fields);
        pairs
            .map(|(&at, field)| Pair { at, field, value: self.values[at][field], by_position: false })
            .filter(|pair| pair.value >= LEAST)
            .collect()
    }

    fn need(&self, field: usize) -> f32 {
        let name = self.table.fields[field].name;
        let is_needed = self.table.needs.iter().flatten().any(|need| need.fields == [name]);
        // Months across give it already.
        let is_across = self.across.iter().any(|column| column.field == name);
        if is_needed && !is_across { NEEDED } else { 0.0 }
    }

    fn choice(&self, pairs: &[Pair], labels: Option<(u32, u32)>, choices: Option<ColumnUse>) -> Choice {
        let mut total = self.has_titles() + NEEDED;
        if (self.table.id == "indicators" && self.is_of_money())
            || (self.table.id != "risks" && self.is_of_risks())
            || (self.table.id == "actions" && self.is_of_money() && self.is_of_budgets())
        {
            total -= OTHER;
        }
        for pair in pairs {
            // What a table is about says more of it than what many tables have.
            let is_key = self.table.fields[pair.field].name == self.table.key[0];
            total += pair.value * if is_key { KEY } else { 1.0 };
        }
        // What a table is about has a name of its own.
        if pairs
            .iter()
            .any(|pair| pair.by_position && self.table.fields[pair.field].name == self.table.key[0])
        {
            total -= UNNAMED;
        }
        // Many months are one thing more, not many.
        total += match self.across.len() {
            0 => 0.0,
            1 => 1.0,
            many => 2.0 + (many.min(24) as f32) * 0.02,
        };
        let mut columns: Vec<ColumnUse> = Vec::new();
        let mut doubts: Vec<Doubt> = Vec::new();
        for pair in pairs {
            let column = self.column(pair);
            if column.confidence >= self.block.least {
                columns.push(column);
            } else {
                doubts.push(Doubt {
                    field: column.field,
                    column: column.column,
                    header: column.header,
                    confidence: column.confidence,
                    why: DoubtWhy::Unsure,
                });
            }
        }
        columns.extend(self.across.iter().cloned());
        self.instead(&mut columns);
        // Answers across are what a self-assessment is about.
        total += choices
            .as_ref()
            .map_or(0.0, |column| if self.table.key.contains(&column.field) { KEY } else { 1.0 });
        columns.extend(choices);
        columns.sort_by_key(|column| column.column);
        doubts.extend(self.beside(&columns, &doubts));
        doubts.sort_by_key(|doubt| doubt.column);
        Choice { table: self.table, columns, doubts, labels, total, second: None }
    }

    fn column(&self, pair: &Pair) -> ColumnUse {
        let head = &self.block.heads[pair.at];
        let profile = &self.block.profiles[pair.at];
        let field = &self.table.fields[pair.field];
        let words = self.words[pair.at][pair.field];
        let fit = profile.fit(field.kind);
        let is_name = self.is_name(pair.at, pair.field);
        let how = match (pair.by_position, is_name, words) {
            (false, true, _) => How::Exact,
            (false, false, words) if words >= 0.9 => How::Words,
            _ => How::Guessed,
        };
        let confidence = if pair.by_position { sure::BY_POSITION } else { sure::percent(words, fit) };
        let said = match (pair.by_position, head.is_blank(), words) {
            (true, true, _) => "it has no header and stands where such columns do",
            (true, false, _) => "it stands where such columns do",
            (false, _, words) if words >= 0.99 => "the header says so in full",
            (false, _, words) if words >= 0.88 => "the header says so",
            (false, _, words) if words >= 0.6 => "the header may mean it",
            (false, ..) => "the header hardly says so",
        };
        ColumnUse {
            how,
            confidence,
            why: format!("{said}; {}", profile.in_words()),
            scale: head.scale,
            ..ColumnUse::new(field.name, head.column, head.shown.clone())
        }
    }
}

/// Words and contents together. Contents support a weak header and refuse a strong one.
fn combined(words: f32, fit: f32) -> f32 {
    let open = 1.0 - words.min(1.0);
    if fit >= 0.0 {
        words + fit * (0.04 + 0.5 * open)
    } else if fit <= -0.85 {
        words * 0.38
    } else {
        words + fit * (0.15 + 0.6 * open)
    }
}

#[cfg(test)]
mod tests {
    use super::combined;

    #[test]
    fn contents_support_a_weak_header_and_refuse_a_strong_one() {
        assert!(combined(0.5, 0.9) > 0.7);
        assert!(combined(0.5, -0.5) < 0.4);
        assert!(combined(1.0, -1.0) < 0.4);
        assert!(combined(1.0, 0.0) >= 1.0 && combined(1.0, -0.3) > 0.9);
    }
}
