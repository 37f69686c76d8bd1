//! The budget of an invented council: lines, subtotals by standard and a total, to the penny.

use crate::councils::Council;
use crate::habits::BUDGETS;
use crate::layout::{notes, standard, titled};
use crate::library::STANDARDS;
use crate::random::Random;
use crate::sheet::{Cell, Fill, Sheet, Value, text};
use crate::words::LINES;

/// A line's amounts in pence: budget, actual, committed, forecast.
struct Line {
    standard: usize,
    words: &'static str,
    rec: &'static str,
    amounts: [i32; 4],
}

fn lines(council: &Council, months: i32) -> Vec<Line> {
    let mut random = Random::new(council.seed + 6000);
    let mut out = Vec::new();
    for &(standard, words, rec, pounds) in &LINES {
        let keep =
            standard == 5 || random.chance(78) || words.starts_with("Client") || words.starts_with("Member");
        let share = random.between(78, 104);
        let end = random.between(90, 110);
        let committed = random.between(0, 9);
        let odd = random.between(0, 99);
        if !keep {
            continue;
        }
        let percent = |amount: i32, of: i32| amount / 100 * of;
        let mut budget = percent(pounds, council.size) * 100;
        if is_round(council, words) {
            budget = 20_000_000;
        }
        let mut forecast = percent(budget, end);
        if is_overspent(council, words) {
            forecast = budget + 125_000;
        }
        let actual = percent(forecast, share) / 12 * (10 + months) + odd;
        let amounts = [budget, actual, percent(budget, committed), forecast];
        out.push(Line { standard, words, rec, amounts: amounts.map(|pence| tens(council, pence)) });
    }
    out
}

/// Where amounts are in thousands, pence are cut to tens of pounds: two decimals say all there is.
fn tens(council: &Council, pence: i32) -> i32 {
    if council.thousands { pence / 1000 * 1000 } else { pence }
}

/// Types "£200k" for this line.
fn is_round(council: &Council, words: &str) -> bool {
    council.headings == 1 && words == "Client database"
}

/// Types "(1,250)" as the variance of this line.
fn is_overspent(council: &Council, words: &str) -> bool {
    council.headings == 3 && words == "Member visits: travel"
}

fn amount(council: &Council, pence: i32) -> f64 {
    f64::from(if council.thousands { pence / 1000 } else { pence }) / 100.0
}

fn money(council: &Council, pence: i32) -> Cell {
    Value::Money(amount(council, pence)).into()
}

/// Councils whose totals are typed numbers; the others have formulas.
fn typed_totals(council: &Council) -> bool {
    matches!(council.headings, 1 | 3 | 5 | 7 | 8)
}

/// Budget minus forecast; one habit has it the other way round.
fn variance(council: &Council, amounts: [i32; 4]) -> i32 {
    let [budget, .., forecast] = amounts;
    if council.headings % 3 == 1 { forecast - budget } else { budget - forecast }
}

fn row(council: &Council, line: &Line, at: usize) -> Vec<Cell> {
    let mut cells = vec![
        standard(council, line.standard),
        text(line.words),
        text(line.rec),
        text("Revenue"),
        text("2003/04"),
    ];
    cells.extend(line.amounts.map(|pence| money(council, pence)));
    if is_round(council, line.words)
        && let Some(cell) = cells.get_mut(5)
    {
        *cell = text("£200k");
    }
    let difference = variance(council, line.amounts);
    cells.push(if is_overspent(council, line.words) {
        text("(1,250)")
    } else if typed_totals(council) {
        money(council, difference)
    } else {
        let formula =
            if council.headings % 3 == 1 { format!("=I{at}-F{at}") } else { format!("=F{at}-I{at}") };
        Value::Formula { text: formula, result: amount(council, difference) }.into()
    });
    cells
}

/// A subtotal or total row; `formula` makes the formula of a column letter.
fn sum_row(council: &Council, label: &str, sums: [i32; 4], formula: &dyn Fn(char) -> String) -> Vec<Cell> {
    let mut cells = vec![Cell::default(), text(label), Cell::default(), Cell::default(), Cell::default()];
    let [budget, actual, committed, forecast] = sums;
    for (letter, pence) in ('F'..='J').zip([budget, actual, committed, forecast, variance(council, sums)]) {
        cells.push(if typed_totals(council) {
            money(council, pence)
        } else {
            Value::Formula { text: formula(letter), result: amount(council, pence) }.into()
        });
    }
    cells.into_iter().map(|cell| cell.filled(Fill::Band).bold()).collect()
}

fn add(sums: &mut [i32; 4], amounts: [i32; 4]) {
    for (sum, pence) in sums.iter_mut().zip(amounts) {
        *sum += pence;
    }
}

pub(crate) fn sheet(council: &Council, months: i32) -> Sheet {
    let mut sheet = titled(council, months, 5, "Budget for the improvement plan 2003/04");
    let names = BUDGETS.get(council.headings % 3).copied().unwrap_or([""; 10]);
    let headers: Vec<String> = names
        .iter()
        .enumerate()
        .map(
            |(at, name)| {
                if at > 4 && council.thousands { format!("{name} (£000)") } else { (*name).to_owned() }
            },
        )
        .collect();
    sheet.head(&headers.iter().map(String::as_str).collect::<Vec<_>>());
    let lines = lines(council, months);
    let mut total = [0; 4];
    let mut subtotals: Vec<usize> = Vec::new();
    for number in 1..=STANDARDS.len() {
        let first = sheet.rows.len();
        let mut sums = [0; 4];
        for line in lines.iter().filter(|line| line.standard == number) {
            let at = sheet.rows.len() + 1;
            sheet.rows.push(row(council, line, at));
            add(&mut sums, line.amounts);
        }
        if number == 7 && matches!(council.headings, 4 | 5 | 9) {
            let mut cells = vec![
                standard(council, 7),
                text("Chief officers' meetings"),
                Cell::default(),
                text("Revenue"),
                text("2003/04"),
            ];
            cells.push(text("within existing resources"));
            cells.resize(10, Cell::default());
            sheet.rows.push(cells);
        }
        let last = sheet.rows.len();
        if last > first {
            if council.merged {
                sheet.merge_down(0, first);
            }
            subtotals.push(last + 1);
            let label = format!("Subtotal {}", STANDARDS.get(number - 1).copied().unwrap_or(""));
            sheet.rows.push(sum_row(council, &label, sums, &|letter| {
                format!("=SUM({letter}{}:{letter}{last})", first + 1)
            }));
            add(&mut total, sums);
        }
    }
    if council.headings == 8 && months == 1 {
        // Planted: the typed total of the budget is £1,000 too high in February.
        if let Some(budget) = total.first_mut() {
            *budget += 100_000;
        }
    }
    let formula = |letter: char| {
        let parts: Vec<String> = subtotals.iter().map(|at| format!("{letter}{at}")).collect();
        format!("={}", parts.join("+"))
    };
    sheet.rows.push(sum_row(council, "Total", total, &formula));
    let sign = if council.headings % 3 == 1 {
        "Over/under spend = forecast minus budget"
    } else {
        "Variance = budget minus forecast"
    };
    notes(council, &mut sheet, &[sign]);
    sheet
}
