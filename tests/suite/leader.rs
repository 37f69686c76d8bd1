//! What a leader reads: the headline and the main points by rule, nothing misleading, plain English.

use std::collections::BTreeMap;
use std::fmt::Write;

use calamine::{DataType, Reader, Xlsx};

use crate::builder::{Inbox, csv, files, samples, workbook};

/// The words of a page as a reader sees them, without styles, pictures and tags; tags part sentences.
fn words_of(html: &str) -> String {
    let mut text = html.to_owned();
    for (from, to) in [("<style>", "</style>"), ("<svg", "</svg>")] {
        while let Some(start) = text.find(from) {
            let end = start + text[start..].find(to).unwrap() + to.len();
            text.replace_range(start..end, " ");
        }
    }
    let mut out = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push('\n');
            }
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.replace("&amp;", "&").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">")
}

fn page(month: &str, name: &str) -> String {
    let (_, out) = samples();
    std::fs::read_to_string(out.join(month).join(name)).unwrap()
}

/// What stands between two marks of a page.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let start = page.find(from).unwrap_or_else(|| panic!("no {from}")) + from.len();
    &page[start..start + page[start..].find(to).unwrap()]
}

fn headline(page: &str) -> String {
    words_of(between(page, "<p class=\"headline\">", "</p>")).trim().to_owned()
}

/// The items of a list of main points.
fn points(page: &str, id: &str) -> Vec<String> {
    if !page.contains(&format!("id=\"{id}\"")) {
        return Vec::new();
    }
    let section = between(page, &format!("id=\"{id}\""), "</section>");
    section.split("<li>").skip(1).map(|item| words_of(item.split("</li>").next().unwrap())).collect()
}

#[test]
fn the_openings_of_the_samples_come_out_of_the_rules() {
    assert_eq!(
        headline(&page("2004-04", "index.html")),
        "Half of Leicester's 36 actions have no stated status, and 33 have no named lead."
    );
    assert_eq!(
        headline(&page("2004-03", "index.html")),
        "65 children on the register have no named worker, and councils rate themselves well above SSI: 73% against 55%."
    );
    assert_eq!(
        headline(&page("2026-06", "index.html")),
        "Leicester has the highest average caseload per social worker (FTE) among its statistical neighbours."
    );
}

#[test]
fn the_headline_of_named_workers_is_the_sum_of_what_is_shown() {
    // Counted another way: from the data file of the month. Values under five are hidden there.
    let (_, out) = samples();
    let rows = csv(&out.join("2004-03/data/indicators.csv"));
    let name = "Children on the register without a named worker";
    let own: Vec<f64> = rows
        .iter()
        .filter(|row| {
            row["indicator"] == name && row["date"].starts_with("2004-03") && row["team"].is_empty()
        })
        .filter_map(|row| row["value"].parse().ok())
        .collect();
    assert!((own.iter().sum::<f64>() - 65.0).abs() < 1e-9, "{own:?}");
}

#[test]
fn the_worst_news_is_on_the_first_sheet() {
    let today = page("2026-06", "index.html");
    let first = between(&today, "<main", "<nav aria-label=\"On this page\"");
    let first = words_of(first);
    // The caseload was dropped because three other series came before it.
    assert!(first.contains("18.1 cases in 2025, up from 16.9 cases"), "{first}");
    assert!(first.contains("to require improvement in all 5 areas (September 2024)"));
    assert!(first.contains("fell from 24.6% in 2023 to 13.3%"));
    assert!(first.contains("No action plan was supplied for June 2026"));
    let april =
        words_of(between(&page("2004-04", "index.html"), "<main", "<nav aria-label=\"On this page\""));
    for gap in ["18 have no stated status", "33 have no named lead", "30 have no due date"] {
        assert!(april.contains(gap), "{gap}: {april}");
    }
    assert!(april.contains("a named lead for 33"), "what to ask for");
    let march =
        words_of(between(&page("2004-03", "index.html"), "<main", "<nav aria-label=\"On this page\""));
    for news in
        ["named worker", "20 of 63 risks score 15 or more", "33 actions of 278 with a due date are overdue"]
    {
        assert!(march.contains(news), "{news}");
    }
}

const CRITERIA_ALL_GOOD: &str = "
Standard | Criterion | Criterion text | Self rating | Inspectorate rating
1 Referral | 1.1 | Referrals are recorded | Very effective | Very effective
1 Referral | 1.2 | Referrals are decided in a day | Satisfactory | Satisfactory
7 Governance | 7.1 | Members receive reports | Satisfactory | Satisfactory
7 Governance | 7.2 | Chief officers visit teams | Very effective | Very effective
";

/// The page of one council with some trackers, in April 2004.
fn page_of(sheets: &[(&str, &str)]) -> String {
    let inbox = Inbox::new();
    inbox.put("alder/2004-04 plan.xlsx", &workbook(sheets));
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 0, "{}{}", answer.text, answer.errors);
    std::fs::read_to_string(out.join("2004-04/index.html")).unwrap()
}

#[test]
fn a_council_without_concerns_has_no_standard_of_most_concern() {
    let page = page_of(&[("Self audit", CRITERIA_ALL_GOOD)]);
    let words = words_of(&page);
    assert!(!words.contains("Most concern"), "{words}");
    assert!(words.contains("No criterion is rated as a concern."));
}

const HEAD: &str = "Ref | Standard | Action | Lead | Due date | Status | Evidence";

fn plan(rows: &[&str]) -> String {
    let mut grid = format!("{HEAD}\n");
    for row in rows {
        let _ = writeln!(grid, "{row}");
    }
    grid
}

/// A plan of twelve actions that differ in their number alone; `ends` is their due date, status and evidence.
fn twelve(ends: &str) -> String {
    let rows: Vec<String> = (1..=12)
        .map(|at| format!("1.{at} | 1 Referral | Write procedure number {at} | A Lead | {ends}"))
        .collect();
    plan(&rows.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn a_plan_on_which_everything_is_fine_says_so() {
    let page = page_of(&[("Actions", &twelve("2004-02-28 | Complete | Minutes of the panel"))]);
    assert!(headline(&page).starts_with("All 12 actions are complete"), "{}", headline(&page));
    assert!(
        points(&page, "attention")
            .iter()
            .all(|point| !point.contains("overdue") && !point.contains("evidence"))
    );
    let well = points(&page, "well").join(" ");
    assert!(well.contains("100% (12 of 12) of the actions are complete"), "{well}");
    assert!(well.contains("none is overdue"), "{well}");
}

#[test]
fn a_plan_on_which_everything_is_late_says_that_none_is_reported_complete() {
    let page = page_of(&[("Actions", &twelve("2003-06-30 | On track | Minutes"))]);
    assert!(
        headline(&page).starts_with("None of the 12 actions due by now is reported complete"),
        "{}",
        headline(&page)
    );
    // From 30 June 2003 to 30 April 2004 are 305 days.
    assert!(
        points(&page, "attention")[0].contains("by 305 days on average"),
        "{:?}",
        points(&page, "attention")
    );
    assert!(points(&page, "attention")[0].contains("30 June 2003"));
}

#[test]
fn both_dates_missed_are_not_told_as_a_small_share_of_many_undated_actions() {
    let mut rows = vec![
        "1.1 | 1 Referral | Write the procedure | A Lead | 2004-02-28 | On track | Minutes".to_owned(),
        "1.2 | 1 Referral | Train the team | A Lead | 2004-03-31 | At risk | Minutes".to_owned(),
    ];
    rows.extend(
        (3..=30)
            .map(|at| format!("1.{at} | 1 Referral | Do thing number {at} | A Lead | | On track | Minutes")),
    );
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let page = page_of(&[("Actions", &plan(&rows))]);
    let attention = points(&page, "attention").join("\n");
    assert!(attention.contains("28 have no due date"), "{attention}");
    assert!(attention.contains("2 actions of 2 with a due date are overdue"), "{attention}");
    let words = words_of(page.split("<section id=\"read\">").next().unwrap());
    assert!(words.contains("Neither of the 2 actions due by now is reported complete"), "{words}");
    assert!(!words.contains("2 of 30"), "a share of all actions says little: {words}");
}

#[test]
fn one_action_is_a_number_and_no_share() {
    let page = page_of(&[(
        "Actions",
        &plan(&["1.1 | 1 Referral | Write the procedure | A Lead | 2004-12-31 | On track | Minutes"]),
    )]);
    let words = words_of(page.split("<section id=\"read\">").next().unwrap());
    assert!(words.contains("0 of 1 actions are complete or sustained."), "{words}");
    assert!(!words.contains("100%") && !words.contains("0%"), "{words}");
    assert!(points(&page, "attention").iter().all(|point| !point.contains("overdue")));
}

#[test]
fn nothing_comparable_and_no_plan_are_said() {
    let visits = "
Date of visit | Team visited | Visited by | Issues raised | Response
2004-04-05 | Duty team | Councillor A | Files are kept in boxes | New cabinets ordered
2004-04-12 | Duty team | Councillor B | The printer is broken | Repaired
2004-04-19 | Intake team | Councillor B | Visitors wait outside | A bell was fitted
";
    let page = page_of(&[("Visits", visits)]);
    let words = words_of(&page);
    assert!(headline(&page).starts_with("No action plan was supplied for April 2004"), "{}", headline(&page));
    assert!(words.contains("Every issue raised has a response."), "{words}");
}

#[test]
fn judgements_of_two_frameworks_are_not_added_up() {
    let words = words_of(&page("2026-06", "index.html"));
    assert!(!words.contains("7 judgements:"), "{words}");
    assert!(words.contains("The tracker holds 5 judgements by Ofsted: 5 “requires improvement”."), "{words}");
}

#[test]
fn recommendations_of_other_services_are_not_held_against_councils() {
    let words = words_of(&page("2004-03", "index.html"));
    assert!(
        words.contains(
            "They name 37% of those for social care (17 of 46); the others are for health and the police."
        ),
        "{words}"
    );
}

#[test]
fn an_overspend_is_a_share_of_the_lines_that_have_a_forecast() {
    let budget = "
Budget line | Budget | Actual | Forecast
Training | 10000 | 5000 | 19000
Salaries | 5000000 | | 
";
    let page = page_of(&[("Budget", budget)]);
    // 9,000 of 10,000: the other five million have no forecast.
    assert!(
        headline(&page).starts_with("Forecast spending is £9,000 (90%) over budget"),
        "{}",
        headline(&page)
    );
    assert!(words_of(&page).contains("of £10,000 in the 1 of 2 lines with a forecast"));
}

#[test]
fn money_forecast_without_a_budget_is_a_point_and_no_share() {
    let budget = "
Budget line | Budget | Actual | Forecast
Training | 0 | 25000 | 30000
";
    let page = page_of(&[("Budget", budget)]);
    assert!(headline(&page).starts_with("£30,000 is forecast without a budget"), "{}", headline(&page));
    let words = words_of(page.split("<section id=\"read\">").next().unwrap());
    assert!(words.contains("Spending to date is £25,000.") && !words.contains("000%"), "{words}");
}

#[test]
fn a_name_with_without_in_it_is_no_harm_unless_batch_toml_says_that_less_is_better() {
    let indicators = "
Indicator | Target | 2004-04-30
Visits without notice | 5 | 9
";
    let inbox = Inbox::new();
    inbox.put("alder/2004-04 plan.xlsx", &workbook(&[("Indicators", indicators)]));
    let (_, out) = inbox.benchmark(&["--no-charts"]);
    let page = std::fs::read_to_string(out.join("2004-04/index.html")).unwrap();
    assert!(!headline(&page).contains("notice"), "{}", headline(&page));
    inbox.put("batch.toml", b"[indicators]\n\"Visits without notice\" = \"lower\"\n");
    let (_, out) = inbox.benchmark(&["--no-charts"]);
    let page = std::fs::read_to_string(out.join("2004-04/index.html")).unwrap();
    assert!(headline(&page).starts_with("9 visits have no notice"), "{}", headline(&page));
}

#[test]
fn a_plan_without_a_column_for_dates_is_not_called_in_time() {
    let actions = "Ref | Action | Lead | Status\n1 | Write the guide | A Lead | On track\n2 | Train the team | A Lead | Complete\n3 | Move the files | A Lead | On track\n";
    let page = page_of(&[("Actions", actions)]);
    let words = words_of(page.split("<section id=\"read\">").next().unwrap());
    assert!(words.contains("lateness cannot be worked out"), "{words}");
    assert!(!words.contains("overdue"), "{words}");
}

#[test]
fn importance_can_be_changed_and_a_rule_that_there_is_not_is_refused() {
    let inbox = Inbox::new();
    inbox.put(
        "alder/2004-04 plan.xlsx",
        &workbook(&[("Actions", &twelve("2003-06-30 | On track | Minutes"))]),
    );
    inbox.put("batch.toml", b"[importance]\noverdue = 0\n");
    let (answer, out) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 0, "{}{}", answer.text, answer.errors);
    let page = std::fs::read_to_string(out.join("2004-04/index.html")).unwrap();
    assert!(!headline(&page).contains("due by now"), "{}", headline(&page));
    inbox.put("batch.toml", b"[importance]\nlateness = 5\n");
    let (answer, _) = inbox.benchmark(&["--no-charts"]);
    assert_eq!(answer.code, 2, "{}", answer.text);
    assert!(
        answer.errors.contains("there is no rule `lateness` (known: should-be-none"),
        "{}",
        answer.errors
    );
}

/// Words that the product does not use, for readers of pages and papers, workbooks and messages.
const AVOIDED: [&str; 21] = [
    "nought",
    "reckoned",
    "anew",
    "vanished",
    "more than chance, ",
    "outside of the",
    "in short",
    "rated so;",
    "stand to",
    "stands to",
    "told",
    "cannot be told",
    "keep no column",
    "what moved",
    "not understood",
    "renewed",
    " aim ",
    "the others are ",
    "made again",
    "times few",
    ", few)",
];

/// Is there a number with a space before its percent sign?
fn parts_percent(text: &str) -> bool {
    text.match_indices(" %").any(|(at, _)| text[..at].ends_with(|c: char| c.is_ascii_digit()))
}

/// Places where one of them is another's word or means something else.
fn is_allowed(text: &str, word: &str) -> bool {
    // The other services of the inquiry's recommendations.
    (word == "the others are " && text.contains("for health and the police"))
        // A risk of the samples, in its council's own words.
        || (word == "told" && text.contains("councillors not told of trouble"))
}

#[test]
fn nothing_that_people_read_says_what_plain_english_would_not() {
    let (answer, out) = samples();
    let mut read: BTreeMap<String, String> = BTreeMap::new();
    read.insert("terminal".to_owned(), answer.text.clone() + &answer.errors);
    for (path, bytes) in files(out) {
        let name = path.display().to_string();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let ending = path.extension().and_then(|ending| ending.to_str());
        if ending == Some("html") {
            read.insert(name, words_of(&text));
        } else if ending == Some("md") {
            // Rows of tables hold words of trackers and packs.
            let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('|')).collect();
            read.insert(name, lines.join("\n"));
        }
    }
    assert!(read.len() > 60, "{}", read.len());
    for (name, text) in &read {
        for line in text.lines() {
            let low = line.to_lowercase();
            assert!(!parts_percent(line), "{name}: {line}");
            for word in AVOIDED {
                assert!(!low.contains(word) || is_allowed(&low, word), "{name}: `{word}` in: {line}");
            }
        }
    }
}

/// The words of a workbook that are its own, and not those of a tracker, a pack or a column of a data file.
fn is_of_others(text: &str) -> bool {
    text.contains("movement.vanished") || text.contains("councillors not told of trouble")
}

#[test]
fn no_workbook_says_what_plain_english_would_not() {
    let (_, out) = samples();
    let mut cells = 0;
    for (path, bytes) in files(out) {
        if path.extension().is_none_or(|ending| ending != "xlsx") {
            continue;
        }
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
        for name in book.sheet_names() {
            for text in
                book.worksheet_range(&name).unwrap().used_cells().filter_map(|cell| cell.2.get_string())
            {
                cells += 1;
                let low = text.to_lowercase();
                let at = || format!("{} '{name}': {text}", path.display());
                assert!(!parts_percent(text), "{}", at());
                for word in AVOIDED.iter().filter(|word| low.contains(**word)) {
                    assert!(is_of_others(&low) || is_allowed(&low, word), "`{word}` in {}", at());
                }
            }
        }
    }
    assert!(cells > 50_000, "{cells}");
}

#[test]
fn no_message_of_a_rule_says_what_plain_english_would_not() {
    let about = council_benchmark::diagnostic::rules::ALL.iter().flat_map(|rule| [rule.about, rule.help]);
    let audit = council_benchmark::audit::rules::ALL.iter().flat_map(|rule| [rule.about, rule.cure]);
    let families = council_benchmark::compare::FAMILIES.iter();
    let measures =
        families.flat_map(|family| family.measures.iter().flat_map(|spec| [spec.title, spec.about]));
    let mut count = 0;
    for text in about.chain(audit).chain(measures) {
        count += 1;
        let low = text.to_lowercase();
        assert!(!parts_percent(text), "{text}");
        for word in AVOIDED {
            assert!(!low.contains(word), "`{word}` in: {text}");
        }
    }
    assert!(count > 300, "{count}");
}

/// Syllables of a word: groups of vowels, without a silent e at the end; a number is said as two.
fn syllables(word: &str) -> usize {
    if word.chars().any(|c| c.is_ascii_digit()) {
        return 2;
    }
    let word = word.to_lowercase();
    let is_vowel = |c: char| "aeiouy".contains(c);
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let mut groups = 0;
    for (at, c) in letters.iter().enumerate() {
        if is_vowel(*c) && (at == 0 || !is_vowel(letters[at - 1])) {
            groups += 1;
        }
    }
    if letters.last() == Some(&'e') && groups > 1 && letters.len() > 2 && letters[letters.len() - 2] != 'l' {
        groups -= 1;
    }
    groups.max(1)
}

/// The sentences of the paragraphs and lists of a page: those that the program writes.
fn sentences(page: &str) -> Vec<String> {
    let mut out = Vec::new();
    let main = between(page, "<main", "</main>");
    for tag in ["<p>", "<li>"] {
        for piece in main.split(tag).skip(1) {
            let end = if tag == "<p>" { "</p>" } else { "</li>" };
            let text = words_of(piece.split(end).next().unwrap()).replace('\n', " ");
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            for sentence in text.split(". ") {
                if sentence.split(' ').count() > 3 {
                    out.push(sentence.trim_end_matches('.').to_owned());
                }
            }
        }
    }
    out
}

#[test]
fn sentences_are_short_and_easy() {
    let (_, out) = samples();
    let mut all = Vec::new();
    for (path, bytes) in files(out) {
        if path.extension().is_some_and(|ending| ending == "html") {
            let page = String::from_utf8(bytes).unwrap();
            // What packs and trackers say in their own words is not ours: it stands behind "How we know".
            let ours = page.split("<section id=\"read\">").next().unwrap();
            all.extend(sentences(&format!("{ours}</main>")).into_iter().map(|text| (path.clone(), text)));
        }
    }
    assert!(all.len() > 1_000, "{}", all.len());
    let (mut words, mut beats) = (0usize, 0usize);
    for (path, sentence) in &all {
        let each: Vec<&str> =
            sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
        assert!(each.len() <= 30, "{}: {} words: {sentence}", path.display(), each.len());
        words += each.len();
        beats += each.iter().map(|word| syllables(word)).sum::<usize>();
    }
    // Flesch-Kincaid grade: Kincaid and others 1975, Research Branch Report 8-75.
    let grade = 0.39 * words as f64 / all.len() as f64 + 11.8 * beats as f64 / words as f64 - 15.59;
    assert!(grade <= 9.0, "grade {grade:.1}");
}
