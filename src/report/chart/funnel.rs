//! Shares against the number that each is a share of, with the limits that chance alone would keep: few vary much, many
//! little. After Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 2005:
//! mean ± 1.96 and ± 3.09 times the root of p (1 - p) / n.

use super::bars::number;
use super::canvas::{
    Align, Canvas, DARK, Drawn, INK, LINE, ORANGE, QUIET, RULE, SMALL, TEXT, WIDTH, picture, steps,
    text_width, wrap,
};
use super::{Chart, Funnel, Point};
use crate::wording::percent;

const LEFT: i32 = 70;
const RIGHT: i32 = WIDTH - 190;
const TOP: i32 = 36;
const HEIGHT: i32 = 380;

/// Fewer than this are no share for the limits.
const LEAST: f64 = 10.0;

/// Limits of 95% and 99.8%, in standard errors.
const LIMITS: [f64; 2] = [1.96, 3.09];

/// The limits of a share of `n`, between 0 and 100.
fn limits(mean: f64, n: f64, errors: f64) -> (f64, f64) {
    let share = mean / 100.0;
    let reach = errors * (share * (1.0 - share) / n.max(1.0)).sqrt() * 100.0;
    ((mean - reach).max(0.0), (mean + reach).min(100.0))
}

/// Where a point is, by the limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    Inside,
    /// Outside the 95% limits and inside the 99.8% ones.
    Warned {
        is_high: bool,
    },
    /// Outside the 99.8% limits.
    Outside {
        is_high: bool,
    },
}

impl Within {
    pub fn text(self) -> &'static str {
        match self {
            Within::Inside => "inside the limits: common cause variation",
            Within::Warned { is_high: true } => "above the 95% limit",
            Within::Warned { is_high: false } => "below the 95% limit",
            Within::Outside { is_high: true } => "above the 99.8% limit: special cause variation",
            Within::Outside { is_high: false } => "below the 99.8% limit: special cause variation",
        }
    }
}

impl Point {
    /// Where the share is. Of a handful the limits, which hold for many, say nothing.
    pub fn place(&self, mean: f64) -> Within {
        if self.n < LEAST {
            return Within::Inside;
        }
        let is_high = self.share > mean;
        let beyond = |errors: f64| {
            let (low, high) = limits(mean, self.n, errors);
            self.share < low || self.share > high
        };
        if beyond(LIMITS[1]) {
            Within::Outside { is_high }
        } else if beyond(LIMITS[0]) {
            Within::Warned { is_high }
        } else {
            Within::Inside
        }
    }

    /// Is the share outside the wide limits?
    pub fn is_outside(&self, mean: f64) -> bool {
        matches!(self.place(mean), Within::Outside { .. })
    }
}

pub(super) fn draw(chart: &Chart, funnel: &Funnel) -> Result<Drawn, String> {
    let most = funnel.points.iter().map(|point| point.n).fold(1.0, f64::max) * 1.05;
    let highest = funnel.points.iter().map(|point| point.share).fold(funnel.mean * 1.5, f64::max) * 1.1;
    let end = highest.max(limits(funnel.mean, most, LIMITS[1]).1 * 1.25).clamp(10.0, 100.0);
    let x = |n: f64| LEFT + (f64::from(RIGHT - LEFT) * (n / most)).round() as i32;
    let y = |share: f64| TOP + HEIGHT - (f64::from(HEIGHT) * (share / end).clamp(0.0, 1.0)).round() as i32;
    let outside: Vec<&Point> = funnel.points.iter().filter(|point| point.is_outside(funnel.mean)).collect();
    let mut unnamed: Vec<&str> = Vec::new();
    let mut taken: Vec<[i32; 4]> = Vec::new();
    let mut named: Vec<(&str, (i32, i32))> = Vec::new();
    for point in &outside {
        match free_place(&point.label, (x(point.n), y(point.share)), &taken) {
            Some(area) => {
                named.push((&point.label, (area[0], area[1])));
                taken.push(area);
            }
            None => unnamed.push(&point.label),
        }
    }
    let below = if unnamed.is_empty() {
        Vec::new()
    } else {
        wrap(&format!("Also outside the limits: {}.", unnamed.join(", ")), WIDTH - 20, SMALL)
    };
    picture(chart, TOP + HEIGHT + LINE * (2 + below.len() as i32) + 14, |canvas| {
        for tick in steps(0.0, end) {
            canvas.line((LEFT, y(tick)), (RIGHT, y(tick)), RULE, 1);
            canvas.text(&number(tick), (LEFT - 8, y(tick) - 8), SMALL, QUIET, Align::Right);
        }
        for tick in steps(0.0, most) {
            canvas.text(&number(tick), (x(tick), TOP + HEIGHT + 7), SMALL, QUIET, Align::Middle);
        }
        canvas.line((LEFT, y(funnel.mean)), (RIGHT, y(funnel.mean)), DARK, 2);
        curves(canvas, funnel.mean, most, end, &x, &y);
        for point in &funnel.points {
            let (at_x, at_y) = (x(point.n), y(point.share));
            if point.is_outside(funnel.mean) {
                canvas.polygon(
                    &[(at_x, at_y - 8), (at_x + 8, at_y), (at_x, at_y + 8), (at_x - 8, at_y)],
                    ORANGE,
                );
            } else {
                canvas.circle((at_x, at_y), 5, DARK);
            }
        }
        for (name, at) in named {
            canvas.text(name, at, SMALL, INK, Align::Left);
        }
        ends(canvas, funnel.mean, most, &y);
        canvas.text(&funnel.axes[1], (LEFT, TOP + HEIGHT + 7 + LINE), SMALL, QUIET, Align::Left);
        canvas.text(&funnel.axes[0], (10, 6), SMALL, QUIET, Align::Left);
        for (at, line) in below.iter().enumerate() {
            canvas.text(line, (10, TOP + HEIGHT + 9 + LINE * (2 + at as i32)), SMALL, INK, Align::Left);
        }
        canvas.line((LEFT, TOP + HEIGHT), (RIGHT, TOP + HEIGHT), QUIET, 1);
        canvas.line((LEFT, TOP), (LEFT, TOP + HEIGHT), QUIET, 1);
    })
}

/// The limits as curves, the narrow ones broken.
fn curves(
    canvas: &mut Canvas<'_>,
    mean: f64,
    most: f64,
    end: f64,
    x: &impl Fn(f64) -> i32,
    y: &impl Fn(f64) -> i32,
) {
    const PIECES: i32 = 60;
    for (nth, errors) in LIMITS.into_iter().enumerate() {
        for high in [false, true] {
            let at = |piece: i32| {
                let n = (most * f64::from(piece) / f64::from(PIECES)).max(1.0);
                let (low, upper) = limits(mean, n, errors);
                (n, if high { upper } else { low })
            };
            for piece in 1..PIECES {
                let ((n, one), (next_n, next)) = (at(piece), at(piece + 1));
                if one.max(next) <= end && (nth == 1 || piece % 2 == 0) {
                    canvas.line((x(n), y(one)), (x(next_n), y(next)), QUIET, if nth == 1 { 2 } else { 1 });
                }
            }
        }
    }
}

/// The mean and the limits are named where they end.
fn ends(canvas: &mut Canvas<'_>, mean: f64, most: f64, y: &impl Fn(f64) -> i32) {
    let mut names = vec![(y(mean), format!("all: {}", percent(mean)))];
    for (errors, words) in LIMITS.into_iter().zip(["95% limit", "99.8% limit"]) {
        let (low, high) = limits(mean, most, errors);
        names.extend([(y(low), words.to_owned()), (y(high), words.to_owned())]);
    }
    names.sort_by_key(|(y, _)| *y);
    let mut free = 0;
    for (y, words) in names {
        let top = (y - 8).max(free);
        canvas.text(&words, (RIGHT + 10, top), TEXT, INK, Align::Left);
        free = top + LINE;
    }
}

/// A place for a name beside its point where it touches no other; `None` where there is none.
fn free_place(name: &str, (x, y): (i32, i32), taken: &[[i32; 4]]) -> Option<[i32; 4]> {
    let (wide, tall) = (text_width(name, SMALL), SMALL + 2);
    let tries = [(12, -8), (-wide - 12, -8), (-wide / 2, -tall - 12), (-wide / 2, 12), (12, 8), (12, -24)];
    tries.into_iter().map(|(dx, dy)| [x + dx, y + dy, x + dx + wide, y + dy + tall]).find(|area| {
        let inside =
            area[0] >= LEFT + 2 && area[2] <= RIGHT - 2 && area[1] >= TOP && area[3] <= TOP + HEIGHT - 2;
        inside
            && taken.iter().all(|other| {
                area[2] + 4 < other[0]
                    || other[2] + 4 < area[0]
                    || area[3] + 2 < other[1]
                    || other[3] + 2 < area[1]
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_those_of_a_binomial_share() {
        // By hand: the root of 0.2 x 0.8 / 100 is 0.04; 3.09 times that is 12.36 points, 1.96 times 7.84.
        let (low, high) = limits(20.0, 100.0, LIMITS[1]);
        assert!((low - 7.64).abs() < 1e-9 && (high - 32.36).abs() < 1e-9);
        let (low, high) = limits(20.0, 100.0, LIMITS[0]);
        assert!((low - 12.16).abs() < 1e-9 && (high - 27.84).abs() < 1e-9);
        assert!(limits(20.0, 4.0, LIMITS[1]).0 < 1e-9);
        let point = |share: f64| Point { label: String::new(), n: 100.0, share };
        assert!(point(33.0).is_outside(20.0) && !point(32.0).is_outside(20.0) && point(7.0).is_outside(20.0));
    }
}
