//! Seconds of each stage, for `--timings`. What they say goes to the screen only, never into an output.

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
            match laps.1.iter_mut().find(|(name, _)| *name == part) {
                Some((_, sum)) => *sum += seconds,
                None => laps.1.push((part, seconds)),
            }
        }
    }

    /// `seconds: read 0.412, compare 0.020`, or nothing when it was not asked for.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        if let (true, Ok(laps)) = (self.wanted, self.laps.lock()) {
            let parts: Vec<String> = laps.1.iter().map(|(name, seconds)| format!("{name} {seconds:.3}")).collect();
            let _ = writeln!(out, "seconds: {}", parts.join(", "));
        }
        out
    }
}
