//! One run after another into the same output folder: what is remembered, renewed and told, and outputs that stay whole
//! whatever happens.

use std::collections::BTreeMap;
use std::path::Path;

use crate::builder::{Answer, Inbox, csv, files, program, workbook};
use crate::months::{APRIL, MARCH, inbox, plan, told};

/// Where readings are kept in an output folder.
const STORE: &str = ".council-benchmark.store";

/// Runs one month into an output folder.
fn run(inbox: &Inbox, out: &Path) -> Answer {
    inbox.run("run", &["--out", out.to_str().unwrap(), "--no-charts", "--format", "short"])
}

#[test]
fn one_run_after_another_tells_the_same_as_one_batch() {
    let both = inbox(&[("2004-03", MARCH), ("2004-04", APRIL)]);
    let (_, together) = both.benchmark(&["--no-charts"]);
    let apart = tempfile::TempDir::new().unwrap();
    for month in [("2004-03", MARCH), ("2004-04", APRIL)] {
        run(&inbox(&[month]), apart.path());
    }
    let data = |out: &Path| std::fs::read(out.join("2004-04/data/movement.csv")).unwrap();
    assert_eq!(String::from_utf8(data(&together)).unwrap(), String::from_utf8(data(apart.path())).unwrap());
    // Run again, a month replaces itself and is not its own past.
    run(&inbox(&[("2004-04", APRIL)]), apart.path());
    assert_eq!(data(&together), data(apart.path()));
}

#[test]
fn a_month_that_is_run_again_renews_what_was_compared_with_it() {
    let out = tempfile::TempDir::new().unwrap();
    // The trackers are gone after each run: what was read of them is kept.
    for month in [("2004-03", MARCH), ("2004-04", APRIL)] {
        run(&inbox(&[month]), out.path());
    }
    assert!(told(out.path(), "2004-04").contains(&"3 slipped".to_owned()));
    let mended = MARCH.replace("2004-05-31", "2004-06-30");
    let answer = run(&inbox(&[("2004-03", &mended)]), out.path());
    let made_again = "rebuilt, because a month before them changed: 2004-04";
    assert!(answer.text.contains(made_again), "{}", answer.text);
    assert!(answer.ids().iter().all(|id| id != "history-outdated"), "{}", answer.text);
    assert!(!told(out.path(), "2004-04").contains(&"3 slipped".to_owned()));
    assert!(out.path().join("2004-04/alder.xlsx").exists());
    // It is made as it was asked for then, not as the month that changed was.
    let (first, second) = (inbox(&[("2004-03", MARCH)]), inbox(&[("2004-04", APRIL)]));
    second.run("run", &["--out", out.path().to_str().unwrap(), "--as-of", "2004-05-20"]);
    drop(second);
    let answer = run(&first, out.path());
    assert!(answer.text.contains(made_again), "{}", answer.text);
    let made: serde_json::Value =
        serde_json::from_slice(&std::fs::read(out.path().join("2004-04/data/run.json")).unwrap()).unwrap();
    assert_eq!((made["as_of"].as_str(), made["plan"]["charts"].as_bool()), (Some("2004-05-20"), Some(true)));
    assert!(std::fs::read_dir(out.path().join("2004-04/charts")).unwrap().count() > 0);
}

/// A path that is no text can be kept nowhere: its month is made again in every run, and never taken for another.
#[cfg(target_os = "linux")]
#[test]
fn a_tracker_whose_path_is_no_text_is_read_in_every_run() {
    use std::os::unix::ffi::OsStrExt;
    let both = Inbox::new();
    let name = std::ffi::OsStr::from_bytes(b"alder/2004-04 pl\xe4n.xlsx");
    std::fs::create_dir(both.path().join("alder")).unwrap();
    std::fs::write(both.path().join(name), plan(MARCH)).unwrap();
    let arguments = ["--no-charts", "--format", "short"];
    let (_, out) = both.benchmark(&arguments);
    let actions = || csv(&out.join("2004-04/data/actions.csv"));
    assert!(actions().iter().any(|row| row["lead"] == "A Duty"));
    std::fs::write(both.path().join(name), plan(&MARCH.replace("A Duty", "Q Duty"))).unwrap();
    let (answer, _) = both.benchmark(&arguments);
    assert!(answer.text.contains("written to"), "{}", answer.text);
    assert!(actions().iter().any(|row| row["lead"] == "Q Duty"));
}

#[test]
fn months_after_one_that_is_run_again_are_as_a_full_run_makes_them() {
    let out = tempfile::TempDir::new().unwrap();
    let april = inbox(&[("2004-04", APRIL)]);
    run(&inbox(&[("2004-03", MARCH)]), out.path());
    run(&april, out.path());
    let mended = inbox(&[("2004-03", &MARCH.replace("2004-05-31", "2004-06-30"))]);
    let answer = run(&mended, out.path());
    assert!(answer.text.contains("rebuilt, because a month before them changed: 2004-04"), "{}", answer.text);
    let fresh = tempfile::TempDir::new().unwrap();
    run(&mended, fresh.path());
    run(&april, fresh.path());
    assert_eq!(files(out.path()), files(fresh.path()));
    // Nothing changes: nothing is made again.
    assert!(!run(&mended, out.path()).text.contains("made again"));
    // Without the store the months are made from their trackers, where these are as they were.
    std::fs::remove_dir_all(out.path().join(STORE)).unwrap();
    let other = inbox(&[("2004-03", &MARCH.replace("2004-05-31", "2004-07-31"))]);
    let answer = run(&other, out.path());
    assert!(answer.text.contains("rebuilt, because a month before them changed: 2004-04"), "{}", answer.text);
    assert!(told(out.path(), "2004-04").contains(&"3 brought forward".to_owned()));
    // With neither, the month stays as it is, and that is told.
    std::fs::remove_dir_all(out.path().join(STORE)).unwrap();
    april.put("alder/2004-04 plan.xlsx", &plan(&APRIL.replace("Z Audit", "Y Audit")));
    let before = std::fs::read(out.path().join("2004-04/index.html")).unwrap();
    let answer = run(&inbox(&[("2004-03", MARCH)]), out.path());
    let why = "its tracker `alder/2004-04 plan.xlsx` is not there as it was";
    assert!(answer.ids().contains(&"history-outdated".to_owned()), "{}", answer.text);
    assert!(answer.text.contains(why), "{}", answer.text);
    assert_eq!(std::fs::read(out.path().join("2004-04/index.html")).unwrap(), before);
}

#[test]
fn what_has_not_changed_is_not_read_or_made_again() {
    let both = inbox(&[("2004-03", MARCH), ("2004-04", APRIL)]);
    let arguments = ["--no-charts", "--format", "short"];
    let (first, out) = both.benchmark(&arguments);
    let whole = files(&out);
    let stamp =
        |month: &str| std::fs::metadata(out.join(month).join("data/run.json")).unwrap().modified().unwrap();
    let stamps = [stamp("2004-03"), stamp("2004-04")];
    let (second, _) = both.benchmark(&arguments);
    assert!(second.text.contains("(--again rebuilds them): 2004-03, 2004-04"), "{}", second.text);
    assert!(!second.text.contains("written to"), "{}", second.text);
    assert_eq!([stamp("2004-03"), stamp("2004-04")], stamps);
    // What there is to put right is said all the same.
    assert_eq!((first.ids(), first.code), (second.ids(), second.code));
    assert_eq!(first.text.lines().last(), second.text.lines().last());
    assert_eq!(files(&out), whole);
    // A file that is missing, or that somebody edited, is made again.
    std::fs::remove_file(out.join("2004-03/alder.xlsx")).unwrap();
    let (third, _) = both.benchmark(&arguments);
    assert!(third.text.contains(&format!("written to {}: 2004-03\n", out.display())), "{}", third.text);
    assert_eq!(files(&out), whole);
    let (again, _) = both.benchmark(&["--no-charts", "--format", "short", "--again"]);
    assert!(
        again.text.contains(&format!("written to {}: 2004-03, 2004-04", out.display())),
        "{}",
        again.text
    );
    assert_eq!(files(&out), whole);
    // The last month alone changes: the one before it stays.
    both.put("alder/2004-04 plan.xlsx", &plan(&APRIL.replace("Z Audit", "Y Audit")));
    let (changed, _) = both.benchmark(&arguments);
    assert!(changed.text.contains(&format!("written to {}: 2004-04\n", out.display())), "{}", changed.text);
    assert_eq!(
        stamp("2004-03"),
        std::fs::metadata(out.join("2004-03/data/run.json")).unwrap().modified().unwrap()
    );
    // Nothing is kept of what is no longer used: one reading and one past a month.
    assert_eq!(std::fs::read_dir(out.join(STORE)).unwrap().count(), 4);
}

#[test]
fn a_store_that_is_damaged_or_of_another_version_is_never_misread() {
    let both = inbox(&[("2004-03", MARCH), ("2004-04", APRIL)]);
    let arguments = ["--no-charts", "--format", "short"];
    let (_, out) = both.benchmark(&arguments);
    let whole = files(&out);
    for spoil in ["bit", "half", "version", "empty", "swapped"] {
        let mut kept: Vec<_> =
            std::fs::read_dir(out.join(STORE)).unwrap().map(|entry| entry.unwrap().path()).collect();
        kept.sort();
        let first = std::fs::read(&kept[0]).unwrap();
        for path in &kept {
            let mut bytes = std::fs::read(path).unwrap();
            match spoil {
                "bit" => *bytes.last_mut().unwrap() ^= 1,
                "half" => bytes.truncate(bytes.len() / 2),
                "version" => bytes[20] ^= 1,
                "empty" => bytes.clear(),
                _ => bytes.clone_from(&first),
            }
            std::fs::write(path, bytes).unwrap();
        }
        let (answer, _) = both.benchmark(&arguments);
        assert!(!answer.text.contains("failed"), "{spoil}: {}", answer.text);
        assert_eq!(files(&out), whole, "{spoil}");
    }
}

#[test]
fn a_history_that_cannot_be_read_is_told_and_stops_nothing() {
    for spoil in ["version", "damage", "missing"] {
        let out = tempfile::TempDir::new().unwrap();
        run(&inbox(&[("2004-03", MARCH)]), out.path());
        let data = out.path().join("2004-03/data");
        let actions = data.join("actions.parquet");
        let bytes = std::fs::read(&actions).unwrap();
        match spoil {
            "version" => {
                let key = b"council-benchmark.data-version";
                let at = bytes.windows(key.len()).position(|part| part == key).unwrap() + key.len();
                let digit = at + bytes[at..].iter().position(|&byte| byte == b'4').unwrap();
                let mut other = bytes.clone();
                other[digit] = b'9';
                std::fs::write(&actions, other).unwrap();
            }
            "damage" => std::fs::write(&actions, &bytes[..bytes.len() / 2]).unwrap(),
            _ => std::fs::remove_file(&actions).unwrap(),
        }
        // The store would know the month without them.
        std::fs::remove_dir_all(out.path().join(STORE)).unwrap();
        let answer = run(&inbox(&[("2004-04", APRIL)]), out.path());
        assert_eq!(answer.code, 0, "{spoil}: {}{}", answer.text, answer.errors);
        assert!(answer.ids().contains(&"history-not-read".to_owned()), "{spoil}: {}", answer.text);
        assert!(!out.path().join("2004-04/data/movement.csv").exists());
        assert_eq!(csv(&out.path().join("2004-04/data/actions.csv")).len(), 7);
    }
}

#[test]
fn a_run_that_is_killed_leaves_the_earlier_outputs_whole() {
    let out = tempfile::TempDir::new().unwrap();
    let first = inbox(&[("2004-03", MARCH), ("2004-04", APRIL)]);
    let arguments = |inbox: &Inbox| {
        ["run", inbox.path().to_str().unwrap(), "--out", out.path().to_str().unwrap(), "--format", "short"]
            .map(str::to_owned)
    };
    program(&arguments(&first).iter().map(String::as_str).collect::<Vec<_>>());
    let whole = files(out.path());
    let changed = inbox(&[("2004-03", &MARCH.replace("A Duty", "Y Duty")), ("2004-04", APRIL)]);
    let mut killed = 0;
    // From the first moment to after the end of a run, in uneven steps.
    for step in 0..30u64 {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_council-benchmark"))
            .args(arguments(&changed))
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(step * step * 2 + step * 7));
        killed += usize::from(child.try_wait().unwrap().is_none());
        let _ = child.kill();
        child.wait().unwrap();
        for month in ["2004-03", "2004-04"] {
            let run = out.path().join(month);
            // A month is there as it was or as it is to be, or, between two renames, under its other name.
            let old = out.path().join(format!(".{month}.old"));
            let place = if run.is_dir() { run } else { old };
            let names = |files: BTreeMap<std::path::PathBuf, Vec<u8>>| files.into_keys().collect::<Vec<_>>();
            let expected: Vec<_> =
                whole.keys().filter_map(|name| Some(name.strip_prefix(month).ok()?.to_path_buf())).collect();
            assert_eq!(names(files(&place)), expected, "{month} after {step}");
        }
    }
    assert!(killed > 5, "{killed} runs were killed while they worked");
    program(&arguments(&changed).iter().map(String::as_str).collect::<Vec<_>>());
    let fresh = tempfile::TempDir::new().unwrap();
    program(&[
        "run",
        changed.path().to_str().unwrap(),
        "--out",
        fresh.path().to_str().unwrap(),
        "--format",
        "short",
    ]);
    assert_eq!(files(out.path()), files(fresh.path()));
}

#[test]
fn indicators_are_followed_over_the_months_of_earlier_runs() {
    // One value a month: nine of 50 and 52 in turn, then four of 70. Thirteen are known only with the history.
    let out = tempfile::TempDir::new().unwrap();
    let values = [50, 52, 50, 52, 50, 52, 50, 52, 50, 70, 70, 70, 70];
    for (at, value) in values.iter().enumerate() {
        let (year, month) = (2003 + (at + 3) / 12, (at + 3) % 12 + 1);
        let inbox = Inbox::new();
        inbox.put("batch.toml", b"[indicators]\n\"Reviews on time\" = \"higher\"\n");
        let grid = format!("Indicator | Unit | Target | Actual\nReviews on time | % | 90 | {value}");
        inbox.put(&format!("alder/{year}-{month:02} plan.xlsx"), &workbook(&[("Indicators", &grid)]));
        let answer = run(&inbox, out.path());
        assert_eq!(answer.code, 0, "{}", answer.text);
    }
    let measures = csv(&out.path().join("2004-04/data/measures.csv"));
    let of = |id: &str| measures.iter().find(|row| row["measure"] == id).map(|row| row["value"].clone());
    assert_eq!(of("indicators.points").as_deref(), Some("13.0"));
    // (5 x 50 + 4 x 52 + 4 x 70) / 13, and 2.66 times (8 x 2 + 20) / 12, by hand.
    let mean: f64 = of("indicators.mean").unwrap().parse().unwrap();
    let upper: f64 = of("indicators.upper-limit").unwrap().parse().unwrap();
    assert!((mean - 738.0 / 13.0).abs() < 1e-9, "{mean}");
    assert!((upper - (738.0 / 13.0 + 2.66 * 3.0)).abs() < 1e-9, "{upper}");
    let note = &measures.iter().find(|row| row["measure"] == "indicators.latest").unwrap()["note"];
    assert!(note.contains("the same as the month before"), "{note}");
    assert!(note.contains("up on the same month last year (better)"), "{note}");
    assert!(note.contains("special cause variation, improvement: outside the process limits"), "{note}");
    // A month earlier there were twelve: too few.
    let before = csv(&out.path().join("2004-03/data/measures.csv"));
    assert!(before.iter().all(|row| row["measure"] != "indicators.mean"));
    let note = &before.iter().find(|row| row["measure"] == "indicators.latest").unwrap()["note"];
    assert!(note.contains("12 months are too few for process limits (13 or more are needed)"), "{note}");
}

#[test]
fn a_council_that_a_run_takes_out_of_a_month_is_named() {
    let out = tempfile::TempDir::new().unwrap();
    let both = inbox(&[("2004-04", APRIL)]);
    both.put("barton/2004-04 plan.xlsx", &plan(APRIL));
    run(&both, out.path());
    let answer = run(&inbox(&[("2004-04", APRIL)]), out.path());
    assert!(answer.ids().contains(&"council-replaced".to_owned()), "{}", answer.text);
    assert!(answer.text.contains("no longer holds Barton"), "{}", answer.text);
    let again = run(&inbox(&[("2004-04", APRIL)]), out.path());
    assert!(!again.ids().contains(&"council-replaced".to_owned()), "{}", again.text);
}

#[test]
fn a_revised_indicator_makes_the_months_after_it_again() {
    let out = tempfile::TempDir::new().unwrap();
    let month = |month: &str, value: u32| {
        let inbox = Inbox::new();
        let grid = format!("Indicator | Unit | Actual\nReviews on time | % | {value}");
        inbox.put(&format!("alder/{month} plan.xlsx"), &workbook(&[("Indicators", &grid)]));
        run(&inbox, out.path())
    };
    for (name, value) in [("2004-02", 80), ("2004-03", 82), ("2004-04", 84)] {
        month(name, value);
    }
    let answer = month("2004-02", 60);
    assert!(
        answer.text.contains("rebuilt, because a month before them changed: 2004-03, 2004-04"),
        "{}",
        answer.text
    );
    let measures = csv(&out.path().join("2004-03/data/measures.csv"));
    let before = measures.iter().find(|row| row["measure"] == "indicators.previous");
    assert_eq!(before.map(|row| row["value"].as_str()), Some("60.0"));
}

#[test]
fn trackers_read_in_parts_are_reported_as_those_of_one_run() {
    let both = inbox(&[("2004-03", MARCH), ("2004-04", APRIL)]);
    both.put("barton/2004-03 plan.xlsx", &plan(&MARCH.replace("A Duty", "Q Duty")));
    let arguments = ["--no-charts", "--format", "short"];
    let out = both.out().with_file_name("spread");
    let run = |more: &[&str]| {
        let out = out.to_str().unwrap();
        both.run("run", &[&["--out", out], &arguments[..], more].concat())
    };
    for (part, number) in [("1/2", "2 of 3 trackers read, 2 kept"), ("2/2", "1 of 3 trackers read, 1 kept")] {
        let answer = run(&["--read-part", part]);
        assert_eq!(answer.code, 0, "{}{}", answer.text, answer.errors);
        assert!(answer.text.contains(number), "{}", answer.text);
        assert!(!out.join("2004-03").exists());
    }
    let kept = files(&out.join(STORE));
    let answer = run(&[]);
    let (alone, own) = both.benchmark(&arguments);
    assert_eq!((answer.code, answer.ids()), (alone.code, alone.ids()));
    assert!(files(&out) == files(&own));
    let readings = |files: &BTreeMap<std::path::PathBuf, Vec<u8>>| -> Vec<std::path::PathBuf> {
        files.keys().filter(|name| name.to_string_lossy().starts_with("reading-")).cloned().collect()
    };
    assert_eq!(readings(&files(&out.join(STORE))), readings(&kept));
    for wrong in ["3", "0/2", "3/2", "one/two", "1/0"] {
        let answer = run(&["--read-part", wrong]);
        assert_eq!(answer.code, 2, "{wrong}");
        assert!(answer.errors.contains("is no share of the trackers"), "{}", answer.errors);
    }
    both.put("batch.toml", b"[disclosure]\nnames = \"leave-out\"\n");
    let answer = run(&["--read-part", "1/2"]);
    assert_eq!(answer.code, 2);
    assert!(answer.errors.contains("[disclosure] lets none be kept"), "{}", answer.errors);
}

/// Where names or small counts are hidden nothing below the output folder has them, what is kept included; also where they
/// were not hidden in the run before.
#[test]
fn nothing_that_is_hidden_is_kept() {
    let both = inbox(&[("2004-03", MARCH), ("2004-04", APRIL)]);
    let arguments = ["--no-charts", "--format", "short"];
    let kept = |out: &Path| -> Vec<Vec<u8>> {
        // Packed parts, unpacked: whatever can be found in them.
        let all = files(&out.join(STORE)).into_values();
        all.flat_map(|bytes| {
            let starts: Vec<usize> = bytes
                .windows(4)
                .enumerate()
                .filter(|(_, four)| *four == [0x28, 0xb5, 0x2f, 0xfd])
                .map(|(at, _)| at)
                .collect();
            starts
                .into_iter()
                .filter_map(move |at| {
                    zstd::decode_all(&bytes[at..])
                        .ok()
                        .or_else(|| zstd::bulk::decompress(&bytes[at..], 1 << 24).ok())
                })
                .collect::<Vec<_>>()
        })
        .collect()
    };
    let holds = |out: &Path, name: &str| {
        kept(out).iter().any(|part| part.windows(name.len()).any(|some| some == name.as_bytes()))
    };
    let (_, out) = both.benchmark(&arguments);
    assert!(holds(&out, "E Audit") && holds(&out, "Audit the case files"));
    both.put("batch.toml", b"[disclosure]\nnames = \"leave-out\"\n");
    let (answer, _) = both.benchmark(&arguments);
    assert!(answer.text.contains("written to"), "{}", answer.text);
    assert!(holds(&out, "Audit the case files"));
    for name in ["A Duty", "E Audit", "Z Audit", "H Head"] {
        assert!(!holds(&out, name), "{name}");
    }
    assert!(files(&out.join(STORE)).keys().all(|name| !name.to_string_lossy().starts_with("reading-")));
    // Nothing has changed: it is seen without what is not kept.
    let whole = files(&out);
    let (again, _) = both.benchmark(&arguments);
    assert!(again.text.contains("(--again rebuilds them): 2004-03, 2004-04"), "{}", again.text);
    assert_eq!(files(&out), whole);
}
