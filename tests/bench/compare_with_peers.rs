//! Times the release program beside the two Python programs that do the same job, in turns and in one run.
//!
//! `cargo run --release --example compare_with_peers -- CORPUS BENCH PYTHON [RUNS]` prints, with and without charts, the
//! seconds and the peak memory of each as medians, and ratios: a ratio of 6 is six times faster than that peer.
//! CORPUS is made by `make_corpus.py --councils 150 --months 1 --mess 0`, BENCH holds the peers, PYTHON runs them.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the kernel's account")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Seconds on the wall and MiB at the peak of one run, and what it printed.
struct Run {
    seconds: f64,
    mib: f64,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [corpus, bench, python, rest @ ..] = arguments.as_slice() else {
        return Err("usage: compare_with_peers CORPUS BENCH PYTHON [RUNS]".into());
    };
    let runs: usize = rest.first().map_or(Ok(3), |text| text.parse())?;
    let own = std::env::current_exe()?;
    let own =
        own.parent().and_then(Path::parent).ok_or("no folder of the program")?.join("council-benchmark");
    let out = std::env::temp_dir().join("council-benchmark-peers");
    let mut lines = Vec::new();
    for charts in [true, false] {
        let mut results: Vec<(&str, Vec<Run>)> =
            vec![("ours", vec![]), ("polars", vec![]), ("pandas", vec![])];
        for _ in 0..runs {
            for (name, done) in &mut results {
                let mut command = match *name {
                    "ours" => {
                        let mut command = Command::new(&own);
                        // A whole run each time: what an earlier one kept would be no comparison.
                        command.args(["run", corpus, "--again", "--timings", "--format", "short"]);
                        command
                    }
                    peer => {
                        let mut command = Command::new(python);
                        command.arg(PathBuf::from(bench).join(format!("peer_{peer}.py"))).arg(corpus);
                        command
                    }
                };
                command.arg("--out").arg(out.join(*name));
                if !charts {
                    command.arg("--no-charts");
                }
                done.push(time(command)?);
            }
        }
        lines.push(format!(
            "{} charts, median of {runs} runs in turns:",
            if charts { "with" } else { "without" }
        ));
        let ours = median(&results[0].1, |run| run.seconds);
        for (name, done) in &results {
            let (seconds, mib) = (median(done, |run| run.seconds), median(done, |run| run.mib));
            let low = done.iter().map(|run| run.seconds).fold(f64::INFINITY, f64::min);
            let high = done.iter().map(|run| run.seconds).fold(0.0, f64::max);
            lines.push(format!(
                "  {name:<7} {seconds:7.2} s ({low:.2} to {high:.2})  {mib:6.0} MiB  ratio {:.1}",
                seconds / ours
            ));
        }
        let stages =
            results[0].1.last().and_then(|run| run.text.lines().find(|line| line.starts_with("seconds:")));
        lines.push(format!("  ours by stage: {}", stages.unwrap_or("not given")));
    }
    std::fs::remove_dir_all(&out).ok();
    let text = lines.join("\n") + "\n";
    std::io::Write::write_all(&mut std::io::stdout().lock(), text.as_bytes())?;
    Ok(())
}

/// Runs a command and watches its memory, and that of its children, from the kernel's account (Linux only).
fn time(mut command: Command) -> Result<Run, Box<dyn Error>> {
    let started = Instant::now();
    let child = command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn()?;
    let id = child.id();
    let watcher = std::thread::spawn(move || {
        let mut peak = 0;
        loop {
            let now = family_kib(id);
            if now == 0 {
                return peak;
            }
            peak = peak.max(now);
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
    });
    let output = child.wait_with_output()?;
    let seconds = started.elapsed().as_secs_f64();
    if !output.status.success() {
        return Err(format!("a run failed: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let peak = watcher.join().map_err(|_| "the watcher failed")?;
    Ok(Run {
        seconds,
        mib: f64::from(peak) / 1024.0,
        text: String::from_utf8_lossy(&output.stdout).into_owned(),
    })
}

/// Resident KiB of a process and its children; 0 when it has gone.
fn family_kib(id: u32) -> u32 {
    let resident = |id: u32| {
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default().to_owned();
        line.split_whitespace().nth(1).and_then(|text| text.parse::<u32>().ok()).unwrap_or(0)
    };
    let children = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
    resident(id)
        + children.split_whitespace().filter_map(|child| child.parse().ok()).map(resident).sum::<u32>()
}

fn median(runs: &[Run], pick: fn(&Run) -> f64) -> f64 {
    let mut values: Vec<f64> = runs.iter().map(pick).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
