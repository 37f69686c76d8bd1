//! What can be worked out of sums: a hidden value that the shown ones determine is not hidden at all.

/// A prime larger than any sum here: working out with rests keeps every step exact.
const PRIME: u64 = (1 << 61) - 1;

/// One sum: the first is the sum of the others. Places in the list of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
}

impl Sum {
    pub(super) fn members(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(self.total).chain(self.parts.iter().copied())
    }
}

fn times(a: u64, b: u64) -> u64 {
    (u128::from(a) * u128::from(b) % u128::from(PRIME)) as u64
}

fn minus(a: u64, b: u64) -> u64 {
    if a >= b { a - b } else { a + PRIME - b }
}

/// The number by which one has to multiply to come to 1 (Fermat).
fn inverse(number: u64) -> u64 {
    let (mut base, mut power, mut out) = (number, PRIME - 2, 1);
    while power > 0 {
        if power & 1 == 1 {
            out = times(out, base);
        }
        base = times(base, base);
        power >>= 1;
    }
    out
}

/// The hidden values that the sums determine, by Gauss and Jordan: those whose line holds no other unknown.
pub(super) fn determined(hidden: &[bool], sums: &[Sum]) -> Vec<usize> {
    let unknown: Vec<usize> = (0..hidden.len()).filter(|at| hidden[*at]).collect();
    let place = |value: usize| unknown.binary_search(&value).ok();
    let mut lines: Vec<Vec<u64>> = Vec::new();
    for sum in sums {
        let mut line = vec![0; unknown.len()];
        if let Some(at) = place(sum.total) {
            line[at] = PRIME - 1;
        }
        for at in sum.parts.iter().filter_map(|part| place(*part)) {
            line[at] = (line[at] + 1) % PRIME;
        }
        lines.push(line);
    }
    let mut solved = 0;
    for column in 0..unknown.len() {
        let Some(found) = (solved..lines.len()).find(|line| lines[*line][column] != 0) else { continue };
        lines.swap(solved, found);
        let scale = inverse(lines[solved][column]);
        lines[solved].iter_mut().for_each(|number| *number = times(*number, scale));
        let pivot = lines[solved].clone();
        for (at, line) in lines.iter_mut().enumerate() {
            let factor = line[column];
            if at != solved && factor != 0 {
                line.iter_mut()
                    .zip(&pivot)
                    .for_each(|(number, own)| *number = minus(*number, times(factor, *own)));
            }
        }
        solved += 1;
    }
    let alone = |line: &Vec<u64>| {
        let mut filled = line.iter().enumerate().filter(|(_, number)| **number != 0);
        let first = filled.next()?;
        filled.next().is_none().then(|| unknown[first.0])
    };
    lines.iter().filter_map(alone).collect()
}

/// Hides so many more values that none can be worked out: each time the smallest shown one of a sum that tells one.
pub(super) fn protect(values: &[f64], hidden: &mut [bool], sums: &[Sum]) {
    loop {
        let open = determined(hidden, sums);
        // The sum that tells it: one with the value among its members and another that is still shown.
        let next = open.iter().find_map(|value| {
            let of = sums.iter().filter(|sum| sum.members().any(|member| member == *value));
            let shown = of.flat_map(Sum::members).filter(|member| !hidden[*member]);
            // A zero hides nothing: it is the last choice.
            shown.min_by(|a, b| {
                let key = |at: &usize| (values[*at] == 0.0, values[*at]);
                let ((a_zero, a), (b_zero, b)) = (key(a), key(b));
                a_zero.cmp(&b_zero).then(a.total_cmp(&b))
            })
        });
        match next {
            Some(at) => hidden[at] = true,
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Three teams, three months, totals of both, and the total of all: 4 x 4 values.
    fn square() -> Vec<Sum> {
        let at = |row: usize, column: usize| row * 4 + column;
        let rows = (0..4)
            .map(|row| Sum { total: at(row, 3), parts: (0..3).map(|column| at(row, column)).collect() });
        let columns = (0..4)
            .map(|column| Sum { total: at(3, column), parts: (0..3).map(|row| at(row, column)).collect() });
        rows.chain(columns).collect()
    }

    #[test]
    fn one_hidden_part_of_a_sum_is_told_by_the_others() {
        let sum = Sum { total: 0, parts: vec![1, 2, 3] };
        assert_eq!(determined(&[false, true, false, false], std::slice::from_ref(&sum)), [1]);
        assert_eq!(determined(&[false, true, true, false], std::slice::from_ref(&sum)), [0; 0]);
        let mut hidden = [false, true, false, false];
        protect(&[20.0, 3.0, 12.0, 5.0], &mut hidden, &[sum]);
        assert_eq!(hidden, [false, true, false, true]);
    }

    #[test]
    fn two_hidden_in_each_line_may_still_be_told() {
        // A bridge: every sum has two unknowns, and yet the square gives them back where they form no ring.
        let mut hidden = vec![false; 16];
        for at in [0, 1, 5] {
            hidden[at] = true;
        }
        assert!(!determined(&hidden, &square()).is_empty());
    }

    proptest! {
        /// Whoever knows all shown values finds two tables that agree with them and differ in any hidden one.
        #[test]
        fn nothing_hidden_can_be_worked_out(parts in proptest::collection::vec(0u8..30, 9)) {
            let mut values = [0.0; 16];
            for row in 0..3 {
                for column in 0..3 {
                    let value = f64::from(parts[row * 3 + column]);
                    values[row * 4 + column] = value;
                    values[row * 4 + 3] += value;
                    values[12 + column] += value;
                    values[15] += value;
                }
            }
            let mut hidden: Vec<bool> = values.iter().map(|value| *value > 0.0 && *value < 5.0).collect();
            protect(&values, &mut hidden, &square());
            prop_assert_eq!(determined(&hidden, &square()), Vec::<usize>::new());
        }
    }
}
