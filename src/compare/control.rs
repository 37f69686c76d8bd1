//! Statistical process control of one indicator in time: the `XmR` chart by the rules of NHS England's Making Data Count.
//!
//! Source: the programme's own R package `NHSRplotthedots` (NHS-R Community, MIT licence), whose rules for runs of seven,
//! trends and two of three are followed: <https://nhsrplotthedots.nhsrcommunity.com>.
//!
//! - The centre is the mean of all points; the limits are the mean plus and minus 2.66 times the mean moving range (the mean of
//!   the differences, without sign, between neighbouring points).
//! - Special cause: a point outside the limits; seven points in a row on one side of the mean; seven points in a row that all
//!   rise, or all fall; two of three points in a row in the outer third between mean and limit, all three on one side.
//!
//! Moving ranges that are themselves extreme are kept, as the rule above says; `NHSRplotthedots` can leave them out.

/// Points below which there are too few for limits: a plain run chart is drawn.
pub const LEAST_POINTS: usize = 13;
/// What the mean moving range is multiplied with.
const LIMIT: f64 = 2.66;
/// Length of a run.
const RUN: usize = 7;

/// Why a point is no chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signal {
    /// Outside of the limits.
    Outside,
    /// One of seven or more in a row on one side of the mean.
    Shift,
    /// One of seven or more in a row that rise, or fall.
    Trend,
    /// One of two of three near a limit.
    NearLimit,
}

impl Signal {
    pub fn text(self) -> &'static str {
        match self {
            Signal::Outside => "outside the process limits",
            Signal::Shift => "seven or more in a row on one side of the mean",
            Signal::Trend => "seven or more in a row in one direction",
            Signal::NearLimit => "two of three near a process limit",
        }
    }
}

/// An `XmR` chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Control {
    pub mean: f64,
    pub lower: f64,
    pub upper: f64,
    /// By point; the strongest reason first.
    pub signals: Vec<Option<Signal>>,
}

/// Mean, limits and signals of values in the order of their months; `None` when they are fewer than [`LEAST_POINTS`].
pub fn control(values: &[f64]) -> Option<Control> {
    if values.len() < LEAST_POINTS {
        return None;
    }
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let ranges = values.windows(2).map(|pair| (pair[1] - pair[0]).abs());
    let reach = LIMIT * ranges.sum::<f64>() / (values.len() - 1) as f64;
    let (lower, upper) = (mean - reach, mean + reach);
    // A hair's breadth, so that the dust of binary fractions makes no signal.
    let dust = 1e-9 * (mean.abs() + reach);
    let side: Vec<i8> = values
        .iter()
        .map(|value| match value - mean {
            off if off > dust => 1,
            off if off < -dust => -1,
            _ => 0,
        })
        .collect();
    let outside: Vec<bool> =
        values.iter().map(|value| *value > upper + dust || *value < lower - dust).collect();
    let near: Vec<bool> = values
        .iter()
        .zip(&outside)
        .map(|(value, outside)| !outside && (value - mean).abs() > reach * 2.0 / 3.0 + dust)
        .collect();
    let trend = trend(values, dust);
    let shift = shift(&side);
    let near = two_of_three(&near, &side);
    let signals = (0..values.len())
        .map(|at| {
            let reasons = [
                (outside[at], Signal::Outside),
                (shift[at], Signal::Shift),
                (trend[at], Signal::Trend),
                (near[at], Signal::NearLimit),
            ];
            reasons.into_iter().find(|(holds, _)| *holds).map(|(_, signal)| signal)
        })
        .collect();
    Some(Control { mean, lower, upper, signals })
}

/// Marks every point of seven or more in a row on one side of the mean (1 above, -1 below, 0 on it).
fn shift(side: &[i8]) -> Vec<bool> {
    runs(side.len(), |start| {
        let run = &side[start..start + RUN];
        run[0] != 0 && run.iter().all(|side| *side == run[0])
    })
}

/// Marks every point of seven or more in a row of which each is higher, or each lower, than the one before.
fn trend(values: &[f64], dust: f64) -> Vec<bool> {
    runs(values.len(), |start| {
        let run = &values[start..start + RUN];
        run.windows(2).all(|pair| pair[1] > pair[0] + dust)
            || run.windows(2).all(|pair| pair[1] < pair[0] - dust)
    })
}

/// Marks the seven points of every start that holds.
fn runs(count: usize, holds: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut marked = vec![false; count];
    for start in (0..(count + 1).saturating_sub(RUN)).filter(|&start| holds(start)) {
        marked[start..start + RUN].fill(true);
    }
    marked
}

/// Marks the points near a limit of which there are two among three in a row, all three on one side of the mean.
fn two_of_three(near: &[bool], side: &[i8]) -> Vec<bool> {
    let mut marked = vec![false; near.len()];
    for start in 0..near.len().saturating_sub(2) {
        let three = start..start + 3;
        let one_side = side[start] != 0 && three.clone().all(|at| side[at] == side[start]);
        if one_side && three.clone().filter(|&at| near[at]).count() >= 2 {
            three.filter(|&at| near[at]).for_each(|at| marked[at] = true);
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(marked: &[bool]) -> Vec<usize> {
        (0..marked.len()).filter(|&at| marked[at]).collect()
    }

    #[test]
    fn mean_and_limits_are_those_worked_by_hand() {
        // Alternating 10 and 12: the mean of seven 10s and six 12s is 142/13; every moving range is 2, the limits 5.32 away.
        let values: Vec<f64> = (0..13).map(|at| if at % 2 == 0 { 10.0 } else { 12.0 }).collect();
        let found = control(&values).expect("thirteen points");
        assert!((found.mean - 142.0 / 13.0).abs() < 1e-12);
        assert!((found.upper - (142.0 / 13.0 + 5.32)).abs() < 1e-12);
        assert!((found.lower - (142.0 / 13.0 - 5.32)).abs() < 1e-12);
        assert!(found.signals.iter().all(Option::is_none));
        assert_eq!(control(&values[..12]), None);
    }

    #[test]
    fn a_point_outside_of_the_limits_is_told() {
        // Fourteen points around 10.5 and one of 40: the mean is 187/15, the mean moving range (13 + 29)/14 = 3, so the
        // limits are 4.49 and 20.45.
        let mut values: Vec<f64> = (0..14).map(|at| if at % 2 == 0 { 10.0 } else { 11.0 }).collect();
        values.push(40.0);
        let found = control(&values).expect("fifteen points");
        assert!((found.upper - (187.0 / 15.0 + 7.98)).abs() < 1e-12);
        assert_eq!(found.signals[14], Some(Signal::Outside));
        // All before it lie below a mean that it has pulled up: that is a run, and no chance.
        assert!(found.signals[..14].iter().all(|signal| *signal == Some(Signal::Shift)));
    }

    // The cases below are those of the tests of `NHSRplotthedots` 0.2 (tests/testthat/test-ptd_calculate_point_type.R).

    #[test]
    fn seven_on_one_side_are_a_shift_and_six_are_none() {
        assert!(places(&shift(&[1; 6])).is_empty());
        assert!(places(&shift(&[1, 1, 1, 1, 1, 1, -1])).is_empty());
        assert_eq!(places(&shift(&[1, 1, 1, 1, 1, 1, 1, 1, -1])), (0..8).collect::<Vec<_>>());
        assert_eq!(places(&shift(&[1, -1, -1, -1, -1, -1, -1, -1, -1, 1])), (1..9).collect::<Vec<_>>());
        assert!(places(&shift(&[0; 9])).is_empty());
    }

    #[test]
    fn seven_in_one_direction_are_a_trend_and_a_pause_ends_it() {
        let trend = |values: &[f64]| places(&trend(values, 1e-9));
        assert!(trend(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]).is_empty());
        assert!(trend(&[1.0, 2.0, 3.0, 3.0, 4.0, 5.0, 6.0]).is_empty());
        assert_eq!(trend(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]), (0..7).collect::<Vec<_>>());
        assert_eq!(trend(&[2.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 3.0]), (1..8).collect::<Vec<_>>());
        assert_eq!(trend(&[2.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 3.0]), (1..8).collect::<Vec<_>>());
    }

    #[test]
    fn two_of_three_near_a_limit_count_on_one_side_only() {
        let marks = |near: &[i8]| {
            let near: Vec<bool> = near.iter().map(|near| *near == 1).collect();
            places(&two_of_three(&near, &vec![1; near.len()]))
        };
        assert_eq!(marks(&[1, 0, 1]), [0, 2]);
        assert_eq!(marks(&[0, 1, 1]), [1, 2]);
        assert_eq!(marks(&[0, 0, 1, 0, 1, 0, 0]), [2, 4]);
        assert!(marks(&[1, 0, 0, 1]).is_empty());
        assert_eq!(marks(&[1, 0, 0, 1, 1]), [3, 4]);
        // Its version 0.2.2 no longer counts points on both sides of the mean.
        assert!(places(&two_of_three(&[true, false, true], &[1, -1, 1])).is_empty());
    }
}
