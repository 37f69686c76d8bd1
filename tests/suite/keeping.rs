//! What people have is never lost: trackers, files in the output folder, and outputs of councils whose names are alike.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::builder::{Answer, Inbox, files, program, workbook};

const PLAN: &str = "
Ref | Standard | Action | Lead | Due date | Status | Evidence
1 | Referral | Agree the form | A Duty | 2004-01-31 | On track | Minute 3
2 | Guidance | Publish the guide | B Policy | 2004-03-31 | Complete | Minute 4
";

fn one() -> Inbox {
    Inbox::with("alder/2004-03 plan.xlsx", "Plan", PLAN)
}

fn run(inbox: &Inbox, out: &Path) -> Answer {
    inbox.run("run", &["--out", out.to_str().unwrap(), "--no-charts", "--format", "short"])
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn an_output_folder_that_is_or_holds_or_lies_in_the_input_is_refused() {
    let inbox = Inbox::new();
    inbox.put("2004-03/alder.xlsx", &workbook(&[("Plan", PLAN)]));
    inbox.put("2004-03/birch.xlsx", &workbook(&[("Plan", PLAN)]));
    let before = files(inbox.path());
    let around = inbox.path().parent().unwrap().to_path_buf();
    for out in [inbox.path().to_path_buf(), around, inbox.path().join("new"), inbox.path().join("2004-03")] {
        let answer = run(&inbox, &out);
        assert_eq!(answer.code, 2, "{}: {}{}", out.display(), answer.text, answer.errors);
        assert!(answer.errors.contains("choose a folder beside it with --out"), "{}", answer.errors);
        assert!(files(inbox.path()) == before, "{} was written to", out.display());
    }
    // A single file as the input, its folder as the place for outputs.
    let file = inbox.path().join("2004-03/alder.xlsx");
    let answer = program(&["run", file.to_str().unwrap(), "--out", inbox.path().to_str().unwrap()]);
    assert_eq!(answer.code, 2, "{}", answer.errors);
    assert!(files(inbox.path()) == before);
    // A place that holds outputs already may be read around.
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 0, "{}", answer.errors);
    let folder = inbox.path().parent().unwrap().to_str().unwrap();
    let answer = program(&["run", folder, "--out", out.to_str().unwrap(), "--no-charts"]);
    assert_eq!(answer.code, 0, "{}{}", answer.text, answer.errors);
}

#[test]
fn a_month_that_is_not_ours_is_refused_before_anything_is_read() {
    let inbox = one();
    let place = inbox.out().join("2004-03");
    let refused = |what: &str| {
        let answer = run(&inbox, &inbox.out());
        assert_eq!(answer.code, 2, "{what}: {}{}", answer.text, answer.errors);
        assert!(answer.errors.contains(what), "{}", answer.errors);
    };
    fs::create_dir_all(&place).unwrap();
    fs::write(place.join("mine.txt"), "mine").unwrap();
    refused("a folder that this program did not make");
    assert_eq!(read(place.join("mine.txt")), "mine");
    fs::create_dir_all(place.join("data")).unwrap();
    fs::write(place.join("data/run.json"), "{\"program\": \"another\"}").unwrap();
    refused("a folder that this program did not make");
    fs::remove_dir_all(&place).unwrap();
    fs::write(&place, "a file").unwrap();
    refused("is a file");
    assert_eq!(read(&place), "a file");
    #[cfg(unix)]
    {
        fs::remove_file(&place).unwrap();
        let elsewhere = inbox.path().parent().unwrap().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &place).unwrap();
        refused("is a link");
        assert!(files(&elsewhere).is_empty());
        fs::remove_file(&place).unwrap();
    }
    // An empty folder is nobody's.
    #[cfg(not(unix))]
    fs::remove_file(&place).unwrap();
    fs::create_dir(&place).unwrap();
    assert_eq!(run(&inbox, &inbox.out()).code, 0);
}

#[test]
fn what_people_add_or_edit_in_a_month_stays_as_it_is() {
    let inbox = one();
    let out = inbox.out();
    run(&inbox, &out);
    let month = out.join("2004-03");
    let new = read(month.join("report.md"));
    fs::write(month.join("report.md"), "edited by the author").unwrap();
    fs::write(month.join("data/actions.csv"), "edited too").unwrap();
    fs::write(month.join("letter to members.docx"), "a letter").unwrap();
    fs::create_dir_all(month.join("drafts/empty")).unwrap();
    fs::write(month.join("drafts/notes.txt"), "notes").unwrap();
    let answer = run(&inbox, &out);
    assert_eq!(answer.code, 0, "{}", answer.errors);
    assert_eq!(read(month.join("report.md")), "edited by the author");
    assert_eq!(read(month.join("report-new.md")), new);
    assert_eq!(read(month.join("data/actions.csv")), "edited too");
    assert!(read(month.join("data/actions-new.csv")).contains("Agree the form"));
    assert_eq!(read(month.join("letter to members.docx")), "a letter");
    assert_eq!(read(month.join("drafts/notes.txt")), "notes");
    assert!(month.join("drafts/empty").is_dir());
    for part in ["2004-03/report.md", "2004-03/report-new.md", "2004-03/data/actions.csv"] {
        assert!(answer.text.contains(part), "{}", answer.text);
    }
    let page = read(month.join("index.html"));
    assert!(page.contains("Edited files are kept") && page.contains("report.md"), "{page}");
    // Again, with the version beside it edited as well: the third goes beside both. Twice the same is the same.
    fs::write(month.join("report-new.md"), "edited again").unwrap();
    run(&inbox, &out);
    let whole = files(&out);
    assert_eq!(read(month.join("report.md")), "edited by the author");
    assert_eq!(read(month.join("report-new.md")), "edited again");
    assert_eq!(read(month.join("report-new-2.md")), new);
    run(&inbox, &out);
    assert!(files(&out) == whole);
    // What is taken away comes back under its own name, and nothing that is no longer needed stays.
    for name in ["report.md", "report-new.md", "data/actions.csv"] {
        fs::remove_file(month.join(name)).unwrap();
    }
    run(&inbox, &out);
    assert_eq!(read(month.join("report.md")), new);
    assert!(!month.join("report-new.md").exists() && !month.join("report-new-2.md").exists());
    assert!(!month.join("data/actions-new.csv").exists());
}

#[test]
fn an_edited_data_file_does_not_spoil_the_next_month() {
    let inbox = Inbox::with("alder/2004-03 plan.xlsx", "Plan", PLAN);
    let out = inbox.out();
    run(&inbox, &out);
    let data = out.join("2004-03/data");
    fs::write(data.join("actions.parquet"), "opened and saved by another program").unwrap();
    run(&inbox, &out);
    let april = Inbox::with("alder/2004-04 plan.xlsx", "Plan", &PLAN.replace("On track", "Complete"));
    let answer = run(&april, &out);
    assert_eq!(answer.code, 0, "{}", answer.text);
    let moved = read(out.join("2004-04/data/movement.csv"));
    assert!(moved.contains("completed"), "{moved}");
}

#[test]
fn a_workbook_of_people_is_never_renamed() {
    let march = Inbox::with("alder/2004-03 plan.xlsx", "Plan", PLAN);
    let out = march.out();
    let april = Inbox::with("alder/2004-04 plan.xlsx", "Plan", &PLAN.replace("On track", "Off track"));
    run(&march, &out);
    run(&april, &out);
    let month = out.join("2004-04");
    fs::write(month.join("alder.xlsx"), "edited").unwrap();
    fs::write(month.join("my own.xlsx"), "mine").unwrap();
    drop(april);
    let changed = Inbox::with("alder/2004-03 plan.xlsx", "Plan", &PLAN.replace("On track", "At risk"));
    run(&changed, &out);
    assert_eq!(read(month.join("alder.xlsx")), "edited");
    assert_eq!(read(month.join("my own.xlsx")), "mine");
}

#[test]
fn maps_and_packs_are_not_written_over_what_somebody_wrote() {
    let inbox = one();
    let tracker = inbox.path().join("alder/2004-03 plan.xlsx");
    let tracker = tracker.to_str().unwrap();
    let before = fs::read(tracker).unwrap();
    let answer = program(&["inspect", tracker, "--write-map", tracker]);
    assert_eq!(answer.code, 2, "{}", answer.errors);
    assert!(fs::read(tracker).unwrap() == before);
    let map = inbox.path().join("own.toml");
    let neighbour = inbox.path().join("own.tmp");
    fs::write(&neighbour, "a neighbour").unwrap();
    let write = || program(&["inspect", tracker, "--write-map", map.to_str().unwrap()]);
    assert_eq!(write().code, 0);
    assert_eq!(read(&neighbour), "a neighbour");
    // Its own map it may replace; once edited it may not.
    let first = read(&map);
    assert_eq!(write().code, 0);
    assert_eq!(read(&map), first);
    fs::write(&map, first.replace("council =", "# mine\ncouncil =")).unwrap();
    assert_eq!(write().code, 2);
    assert!(read(&map).contains("# mine"));
    let table = inbox.path().join("table.csv");
    fs::write(&table, "la_name,time_period,rate\nLeicester,2024,3\n").unwrap();
    let table = table.to_str().unwrap();
    assert_eq!(program(&["findings", "import", table, "--out", table]).code, 2);
    assert!(read(table).starts_with("la_name"));
}

#[test]
fn councils_of_nearly_the_same_name_keep_their_outputs() {
    let inbox = Inbox::new();
    let names = [
        "Exbury",
        "EXBURY",
        "St. Barton",
        "St Barton",
        "A-B",
        "A & B",
        "Benchmark",
        "Index",
        "All",
        "Report",
        "Birch",
        "Birch fix list",
        "CON",
        "aux.",
        "***",
    ];
    let mut settings = String::new();
    for (at, name) in names.iter().enumerate() {
        let plan = PLAN.replace("2004-01-31", "no day");
        inbox.put(&format!("t{at}/2004-03 plan.xlsx"), &workbook(&[("Plan", &plan)]));
        let _ = writeln!(settings, "[[trackers]]\nfile = \"t{at}/*\"\ncouncil = {name:?}");
    }
    inbox.put("batch.toml", settings.as_bytes());
    let (answer, out) = inbox.benchmark(&["--no-charts", "--format", "short"]);
    assert!(matches!(answer.code, 0 | 4), "{}", answer.errors);
    let month = out.join("2004-03");
    let all = files(&month);
    let lower: BTreeSet<String> = all.keys().map(|path| path.to_string_lossy().to_lowercase()).collect();
    assert_eq!(lower.len(), all.len(), "names that differ only in their letters' size");
    let titles: BTreeSet<String> = all
        .iter()
        .filter(|(path, _)| path.extension().is_some_and(|ending| ending == "html"))
        .map(|(_, bytes)| {
            let page = String::from_utf8_lossy(bytes).into_owned();
            page.split("<title>").nth(1).unwrap().split("</title>").next().unwrap().to_owned()
        })
        .collect();
    for name in names {
        let begins = |title: &String| title.starts_with(&name.replace('&', "&amp;"));
        assert!(titles.iter().any(begins), "{name}: {titles:?}");
    }
    assert_eq!(titles.len(), names.len() + 1);
    let books = all.keys().filter(|path| path.extension().is_some_and(|ending| ending == "xlsx"));
    assert_eq!(books.count(), 1 + 2 * names.len());
}

#[test]
fn the_same_path_in_two_folders_is_two_trackers_with_links_of_their_own() {
    let inbox = Inbox::new();
    for (folder, lead) in [("north", "A Duty"), ("south", "B Duty")] {
        inbox.put(
            &format!("{folder}/2004-03 alder #1 50%?.xlsx"),
            &workbook(&[("Plan", &PLAN.replace("A Duty", lead))]),
        );
    }
    let [north, south] = ["north", "south"].map(|folder| inbox.path().join(folder));
    let out = inbox.out();
    let answer = program(&[
        "run",
        north.to_str().unwrap(),
        south.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
        "--no-charts",
        "--format",
        "short",
    ]);
    assert!(matches!(answer.code, 0 | 4), "{}", answer.errors);
    let book = fs::read_dir(out.join("2004-03")).unwrap().map(|entry| entry.unwrap().path());
    let book = book.filter(|path| path.extension().is_some_and(|ending| ending == "xlsx"));
    let mut targets = BTreeSet::new();
    for path in book {
        let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).unwrap();
            if part.name().unwrap().ends_with(".rels") {
                let mut xml = String::new();
                std::io::Read::read_to_string(&mut part, &mut xml).unwrap();
                let links =
                    xml.split("Target=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
                targets.extend(links.filter(|link| link.contains("alder")));
            }
        }
    }
    let expected = ["north", "south"]
        .map(|folder| format!("../../inbox/{folder}/2004-03%20alder%20%231%2050%25%3F.xlsx"));
    assert_eq!(targets, BTreeSet::from(expected));
}

#[test]
fn trackers_in_a_folder_of_outputs_are_not_passed_over_in_silence() {
    let inbox = one();
    let (_, out) = inbox.benchmark(&["--no-charts"]);
    let copy = inbox.path().join("2004-02");
    for (path, bytes) in files(&out.join("2004-03")) {
        let to = copy.join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }
    // Outputs alone are passed over without a word.
    let answer = inbox.run("check", &["--format", "short"]);
    assert!(answer.ids().is_empty(), "{}", answer.text);
    fs::write(copy.join("birch plan.xlsx"), workbook(&[("Plan", PLAN)])).unwrap();
    let answer = inbox.run("check", &["--format", "short"]);
    assert!(
        answer.text.contains("tracker-among-outputs") && answer.text.contains("birch plan.xlsx"),
        "{}",
        answer.text
    );
    // Somebody else's run.json makes no folder of outputs.
    fs::write(copy.join("data/run.json"), "{}").unwrap();
    let answer = inbox.run("check", &["--format", "short"]);
    assert!(
        answer.text.contains("trackers:") && !answer.text.contains("tracker-among-outputs"),
        "{}",
        answer.text
    );
}

#[cfg(unix)]
#[test]
fn pipes_devices_and_names_that_are_no_text_harm_nobody() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let inbox = one();
    let pipe = inbox.path().join("2004-03 pipe.xlsx");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::os::unix::fs::symlink("/dev/zero", inbox.path().join("2004-03 endless.csv")).unwrap();
    let odd = inbox.path().join(OsStr::from_bytes(b"Birch\xff 2004-03 plan.xlsx"));
    fs::write(odd, workbook(&[("Plan", PLAN)])).unwrap();
    let (answer, out) = inbox.benchmark(&["--format", "short"]);
    assert_eq!(answer.code, 4, "{}{}", answer.text, answer.errors);
    assert_eq!(answer.text.matches("is not a file on a disk").count(), 2, "{}", answer.text);
    assert_eq!(fs::read_to_string(out.join("2004-03/data/actions.csv")).unwrap().lines().count(), 5);
    // A whole folder of such a name, and a place for outputs of one.
    let folder = inbox.path().parent().unwrap().join(OsStr::from_bytes(b"in\xfe"));
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("alder 2004-03.xlsx"), workbook(&[("Plan", PLAN)])).unwrap();
    let out = inbox.path().parent().unwrap().join(OsStr::from_bytes(b"out\xfe"));
    let status = Command::new(env!("CARGO_BIN_EXE_council-benchmark"))
        .arg("run")
        .arg(&folder)
        .arg("--out")
        .arg(&out)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(0));
    assert!(out.join("2004-03/alder.xlsx").is_file());
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_costs_itself_alone() {
    use std::os::unix::fs::PermissionsExt;

    let inbox = one();
    let closed = inbox.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser reads everything: then there is nothing to see.
    let is_closed = fs::read_dir(&closed).is_err();
    let answer = inbox.run("check", &["--format", "short"]);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(answer.code, if is_closed { 4 } else { 0 }, "{}", answer.text);
    assert_eq!(answer.text.contains("closed: error[folder-not-read]"), is_closed, "{}", answer.text);
    assert!(answer.text.contains("1 tracker: 1 clean"), "{}", answer.text);
}

fn spawn(inbox: &Path, out: &Path) -> std::process::Child {
    Command::new(env!("CARGO_BIN_EXE_council-benchmark"))
        .arg("run")
        .arg(inbox)
        .arg("--out")
        .arg(out)
        .args(["--no-charts", "--format", "short"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn two_runs_at_once_leave_the_months_of_one_of_them() {
    let plans = ["A Duty", "B Duty"].map(|lead| {
        let inbox = Inbox::new();
        for council in ["alder", "birch", "cedar"] {
            let plan = PLAN.replace("A Duty", lead);
            inbox.put(&format!("{council}/2004-03 plan.xlsx"), &workbook(&[("Plan", &plan)]));
        }
        inbox
    });
    let alone = plans.each_ref().map(|inbox| {
        run(inbox, &inbox.out());
        read(inbox.out().join("2004-03/data/actions.csv"))
    });
    let shared = tempfile::TempDir::new().unwrap();
    for _ in 0..25 {
        let running = plans.each_ref().map(|inbox| spawn(inbox.path(), shared.path()));
        for child in running {
            let output = child.wait_with_output().unwrap();
            let errors = String::from_utf8_lossy(&output.stderr).into_owned();
            let code = output.status.code();
            assert!(
                code == Some(0) || code == Some(2) && errors.contains("another run"),
                "{code:?}: {errors}"
            );
        }
        let actions = read(shared.path().join("2004-03/data/actions.csv"));
        assert!(alone.contains(&actions), "a mixed month:\n{actions}");
    }
}

#[test]
fn a_run_that_is_in_the_way_is_named_and_one_that_was_killed_is_not() {
    let inbox = one();
    let out = inbox.out();
    run(&inbox, &out);
    let lock = fs::OpenOptions::new().write(true).open(out.join(".council-benchmark.lock")).unwrap();
    lock.lock().unwrap();
    fs::write(out.join(".council-benchmark.run"), "process 77 of this program\n").unwrap();
    let answer = run(&inbox, &out);
    assert_eq!(answer.code, 2, "{}", answer.text);
    assert!(answer.errors.contains("process 77 of this program"), "{}", answer.errors);
    // Its lock goes with the process; what it wrote of itself may stay.
    drop(lock);
    assert_eq!(run(&inbox, &out).code, 0);
    assert!(!out.join(".council-benchmark.run").exists());
}

/// The hidden folders and the month as they can stand after a kill at each rename, and what has to come of it.
#[test]
fn a_kill_between_two_renames_loses_nothing() {
    let inbox = one();
    let out = inbox.out();
    let month = out.join("2004-03");
    let prepare = || {
        let _ = fs::remove_dir_all(&out);
        run(&inbox, &out);
        fs::write(month.join("report.md"), "edited").unwrap();
        fs::write(month.join("mine.txt"), "mine").unwrap();
        run(&inbox, &out);
        files(&month)
    };
    let whole = prepare();
    let same = |what: &str| {
        assert_eq!(run(&inbox, &out).code, 0, "{what}");
        let now = files(&month);
        assert!(now == whole, "{what}: {:?}", now.keys().collect::<Vec<_>>());
        let hidden: Vec<String> = fs::read_dir(&out)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| {
                ![".council-benchmark.lock", ".council-benchmark.store", "2004-03"].contains(&name.as_str())
            })
            .collect();
        assert!(hidden.is_empty(), "{what}: {hidden:?}");
    };
    // Half written.
    fs::create_dir_all(out.join(".2004-03.tmp/data")).unwrap();
    fs::write(out.join(".2004-03.tmp/index.html"), "half").unwrap();
    same("half a month");
    // Between the two renames, with the new month whole, and without it.
    fs::rename(&month, out.join(".2004-03.old")).unwrap();
    same("between the renames");
    fs::rename(&month, out.join(".2004-03.old")).unwrap();
    fs::create_dir_all(out.join(".2004-03.tmp")).unwrap();
    let answer = run(&inbox, &out);
    assert!(answer.text.contains("restored: 2004-03"), "{}", answer.text);
    same("between the renames, beside a new month");
    // After the second: the old month was not removed, and somebody had saved a file in it meanwhile.
    let old = out.join(".2004-03.old");
    for (path, bytes) in &whole {
        fs::create_dir_all(old.join(path).parent().unwrap()).unwrap();
        fs::write(old.join(path), bytes).unwrap();
    }
    same("after both renames");
    for (path, bytes) in &whole {
        fs::create_dir_all(old.join(path).parent().unwrap()).unwrap();
        fs::write(old.join(path), bytes).unwrap();
    }
    fs::write(old.join("late.txt"), "saved in the last moment").unwrap();
    assert_eq!(run(&inbox, &out).code, 0);
    assert_eq!(read(month.join("late.txt")), "saved in the last moment");
    assert!(!old.exists());
}

#[test]
fn kills_at_any_moment_keep_edited_papers_and_foreign_files() {
    let inbox = Inbox::new();
    for council in ["alder", "birch", "cedar", "dale"] {
        for month in ["2004-02", "2004-03"] {
            inbox.put(&format!("{council}/{month} plan.xlsx"), &workbook(&[("Plan", PLAN)]));
        }
    }
    let out = inbox.out();
    let foreign = |out: &Path| -> Vec<PathBuf> {
        ["2004-02", "2004-03"]
            .iter()
            .flat_map(|month| [out.join(month).join("report.md"), out.join(month).join("mine.txt")])
            .collect()
    };
    let prepare = |out: &Path| {
        run(&inbox, out);
        for path in foreign(out) {
            fs::write(path, "by people").unwrap();
        }
        run(&inbox, out);
    };
    prepare(&out);
    let started = std::time::Instant::now();
    run(&inbox, &out);
    let whole = started.elapsed();
    for step in 0..30u32 {
        let mut child = spawn(inbox.path(), &out);
        std::thread::sleep(whole * step / 28 + Duration::from_millis(u64::from(step % 7)));
        let _ = child.kill();
        child.wait().unwrap();
        // Under its own name, or between two renames under the hidden one.
        for path in foreign(&out) {
            let month = path.parent().unwrap().file_name().unwrap().to_str().unwrap();
            let hidden = out.join(format!(".{month}.old")).join(path.file_name().unwrap());
            assert!(
                [&path, &hidden].iter().any(|path| fs::read(path).is_ok_and(|bytes| bytes == b"by people")),
                "{}",
                path.display()
            );
        }
    }
    run(&inbox, &out);
    for path in foreign(&out) {
        assert_eq!(read(path), "by people");
    }
    // Beside the other: links to trackers are the same from there.
    let fresh = out.with_file_name("fresh");
    prepare(&fresh);
    let (now, expected) = (files(&out), files(&fresh));
    let paths: BTreeSet<&PathBuf> = now.keys().chain(expected.keys()).collect();
    let differ: Vec<_> = paths.into_iter().filter(|path| now.get(*path) != expected.get(*path)).collect();
    assert!(differ.is_empty(), "{differ:?}");
}
