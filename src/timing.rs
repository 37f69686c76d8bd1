//! Seconds of each stage (the parts of writing run side by side: theirs are seconds of work), for `--timings`. What they say goes to the screen only, never into an output.

use std::fmt::Write;
use std::sync::Mutex;
use std::time::Instant;

pub(crate) struct Timing {
    wanted: bool,
    laps: Mutex<(Instant, Vec<(&'static str, f64)>)>,
}

impl Timing {
    pub(crate) fn start(wanted: bool) -> Self {
        Self { wanted, laps: Mutex::new((Instant::now(), Vec::new())) }
    }

    /// Ends a part; parts of the same name add up.
    pub(crate) fn lap(&self, part: &'static str) {
        if let Ok(mut laps) = self.laps.lock() {
            let seconds = laps.0.elapsed().as_secs_f64();
            laps.0 = Instant::now();
            add(&mut laps.1, part, seconds);
        }
    }

    /// A piece that runs beside others: its seconds are work, not time on the wall.
    pub(crate) fn piece(&self, part: &'static str, started: Instant) {
        if let Ok(mut laps) = self.laps.lock() {
            add(&mut laps.1, part, started.elapsed().as_secs_f64());
        }
    }

    /// `seconds: read 0.412, compare 0.020`, or nothing when it was not asked for.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        if let (true, Ok(laps)) = (self.wanted, self.laps.lock()) {
            let parts: Vec<String> =
                laps.1.iter().map(|(name, seconds)| format!("{name} {seconds:.3}")).collect();
            let _ = writeln!(out, "seconds: {}", parts.join(", "));
        }
        out
    }
}

fn add(laps: &mut Vec<(&'static str, f64)>, part: &'static str, seconds: f64) {
    match laps.iter_mut().find(|(name, _)| *name == part) {
        Some((_, sum)) => *sum += seconds,
        None => laps.push((part, seconds)),
    }
}
