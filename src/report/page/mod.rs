//! `index.html`: one self-contained page for senior leaders. Headlines first, then each question with its chart,
//! the figures behind it and the source. Works without script and network; prints on A4.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::chart::{Chart, Drawn, Figures};
use super::compose::Edition;
use super::compose::questions::{QUESTIONS, Question};
use super::compose::words::{self, Headline};
use super::paint::{Painted, of_names};
use super::terminal;
use crate::compare::CouncilPart;
use crate::period::day_in_words;

const STYLE: &str = "
body{font-family:Arial,Helvetica,sans-serif;font-size:1.06rem;line-height:1.5;color:#0b0c0c;background:#fff;margin:0 auto;max-width:62rem;padding:0 1rem 3rem}
h1{font-size:1.9rem;line-height:1.2;margin:1.5rem 0 .3rem}h2{font-size:1.4rem;margin:2.2rem 0 .4rem;border-top:2px solid #12436d;padding-top:.6rem}
h3{font-size:1.1rem;margin:1.4rem 0 .3rem}a{color:#0b5aa6}nav ul{padding-left:1.2rem}
dl.head{display:grid;grid-template-columns:minmax(9rem,13rem) 1fr;gap:.4rem 1rem}dl.head dt{font-weight:bold}dl.head dd{margin:0}
@media(max-width:40rem){dl.head{display:block}dl.head dd{margin-bottom:.6rem}}
.skip{position:absolute;left:-99rem}.skip:focus{left:0;background:#fff}.switch{padding-top:.5rem}.switch ul{columns:16rem;padding-left:1.2rem}
.scroll{overflow-x:auto}.scroll svg{min-width:44rem}figure{margin:1rem 0 1.6rem}figcaption{font-weight:bold;margin-bottom:.4rem}svg{max-width:100%;height:auto}
table{border-collapse:collapse;width:100%;font-size:.95rem}th,td{text-align:left;vertical-align:top;border-bottom:1px solid #b1b4b6;padding:.3rem .6rem .3rem 0;overflow-wrap:break-word}
details{margin:.4rem 0}summary{cursor:pointer;color:#0b5aa6}.quiet{color:#505a5f}.mark{border-left:6px solid #f46a25;padding:.3rem .8rem;background:#fdf1ea}
@media print{.scroll{overflow:visible}.scroll svg{min-width:0}details::details-content{content-visibility:visible;display:block}details>*{display:block}nav,.skip{display:none}h2,h3,figcaption{break-after:avoid}tr{break-inside:avoid}figure{break-inside:avoid}body{max-width:none}}
";

/// The page of an edition, or of one of its councils.
pub(super) fn page(edition: &Edition<'_>, part: Option<&CouncilPart>, charts: &[Painted]) -> String {
    let benchmark = edition.benchmark;
    let period = benchmark.period.in_words();
    // Only where figures were published is anything held against them.
    let pack = edition.plan.pack(part.map_or(&*benchmark.framework, |part| &*part.framework));
    let against =
        if pack.is_none_or(|pack| pack.areas.is_empty()) { "" } else { " against the national findings" };
    let who = part
        .map_or_else(|| terminal::count(benchmark.councils.len(), "council"), |part| part.name.to_string());
    let title = format!("{who}{against}, {period}");
    let invented = match part {
        Some(part) => usize::from(part.illustrative),
        None => benchmark.councils.iter().filter(|part| part.illustrative).count(),
    };
    let said = words::headlines(edition, part);
    let asked: Vec<(&Question, Vec<&Headline>, Vec<&Painted>)> = QUESTIONS
        .iter()
        .map(|question| (question, of_topics(&said, question.topics), of_names(charts, question.charts)))
        .filter(|(_, sentences, shown)| !sentences.is_empty() || !shown.is_empty())
        .collect();
    let switches = benchmark.councils.len() > 1;
    let markup = html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a class="skip" href="#main" { "Skip to the main figures" }
                @if switches { (switch(edition, part)) }
                main id="main" {
                    h1 { (title) }
                    p class="quiet" { "Position at " (day_in_words(benchmark.as_of)) ". " (contact(edition)) }
                    @if invented > 0 {
                        p class="mark" { strong { "Illustrative. " } (terminal::count(invented, "council")) " on this page " (if invented == 1 { "is" } else { "are" }) " invented, with all figures." }
                    }
                    h2 { "In short" }
                    (headlines(&said))
                    @if let Some(part) = part { p { (files(edition, part)) } }
                    @if part.is_none() || benchmark.councils.len() == 1 { (edited(edition)) }
                    nav aria-label="Questions" {
                        h2 { "On this page" }
                        ul {
                            @for (question, ..) in &asked { li { a href={ "#" (question.id) } { (question.question) } } }
                            @if part.is_none() { li { a href="#councils" { "Council by council" } } }
                            li { a href="#read" { "What could not be read, or does not agree?" } }
                            li { a href="#national" { "National findings" } }
                        }
                    }
                    @if let Some(part) = part { (judgements(part)) }
                    @for (question, sentences, shown) in &asked {
                        section id=(question.id) {
                            h2 { (question.question) }
                            @for headline in sentences { p { (headline.sentence) } }
                            @for painted in shown { (figure(&painted.chart, painted.drawn.as_ref())) }
                        }
                    }
                    @if part.is_none() { (councils(edition)) }
                    (quality(edition, part))
                    (national(edition, part))
                }
            }
        }
    };
    markup.into_string()
}

/// Links to the pages of the other councils: a list that opens, without script.
fn switch(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Markup {
    html! {
        nav aria-label="Councils" class="switch" {
            details {
                summary { "Another council" }
                ul {
                    @if part.is_some() { li { a href=(edition.names.page(None)) { "All councils" } } }
                    @for other in edition.benchmark.councils.iter().filter(|other| part.is_none_or(|part| part.name != other.name)) {
                        li { a href=(edition.names.page(Some(&other.name))) { (other.name) } }
                    }
                }
            }
        }
    }
}

/// Links to the council's files; in a very large batch it has no paper of its own.
fn files(edition: &Edition<'_>, part: &CouncilPart) -> Markup {
    let workbook = edition.names.workbook(Some(&part.name));
    let paper = edition.names.paper(Some(&part.name), "docx");
    html! {
        a href=(workbook) { "Workbook of " (part.name) } " with every figure and the cells that it comes from"
        (kept(edition, &workbook))
        @if let Some(paper) = paper { "; " a href=(paper) { "committee paper for " (part.name) } (kept(edition, &paper)) }
        "."
    }
}

/// Beside an output: the file in its place that somebody edited, and that stays.
fn kept(edition: &Edition<'_>, output: &str) -> Markup {
    html! {
        @if let Some(edited) = edition.names.kept(output) {
            " (this run's version; " a href=(edited) { (edited) } " was edited and is kept)"
        }
    }
}

/// Files of the month that somebody edited, on its main page.
fn edited(edition: &Edition<'_>) -> Markup {
    let edited = edition.names.edited();
    html! {
        @if !edited.is_empty() {
            p class="mark" {
                strong { "Edited files are kept. " }
                "This run's own versions stand beside them, with new in their names: "
                @for (at, path) in edited.iter().enumerate() { @if at > 0 { ", " } a href=(path) { (path) } }
                "."
            }
        }
    }
}

fn of_topics<'a>(said: &'a [Headline], topics: &[&str]) -> Vec<&'a Headline> {
    said.iter().filter(|headline| topics.contains(&headline.topic)).collect()
}

fn contact(edition: &Edition<'_>) -> String {
    let contact = &edition.plan.config.contact;
    if contact.is_empty() { String::new() } else { format!("Contact: {contact}.") }
}

fn headlines(said: &[Headline]) -> Markup {
    html! {
        dl class="head" {
            @for headline in said {
                dt { (headline.topic) }
                dd { (headline.sentence) }
            }
        }
    }
}

fn figure(chart: &Chart, drawn: Option<&Drawn>) -> Markup {
    html! {
        figure {
            figcaption { (chart.title) }
            @if let Some(drawn) = drawn { (scrolls(&format!("Chart: {}", chart.title), &PreEscaped(drawn.svg.clone()))) }
            details open[drawn.is_none()] {
                summary { "The figures behind it" }
                (table(chart))
                p class="quiet" { (chart.source) }
            }
        }
    }
}

/// The figures of a chart as a table.
fn table(chart: &Chart) -> Markup {
    let Figures { head, rows } = chart.figures();
    scrolls(
        &format!("Figures of {}", chart.title),
        &html! {
            table {
                thead { tr { @for (at, text) in head.iter().enumerate() { @if at == 0 { th scope="col" { span class="quiet" { "Group" } } } @else { th scope="col" { (text) } } } } }
                tbody {
                    @for row in &rows {
                        tr { @for (at, text) in row.iter().enumerate() { @if at == 0 { th scope="row" { (text) } } @else { td { (text) } } } }
                    }
                }
            }
        },
    )
}

/// What is wider than a telephone scrolls in a frame of its own, by keyboard too.
fn scrolls(label: &str, inside: &Markup) -> Markup {
    html! { div class="scroll" tabindex="0" role="group" aria-label=(label) { (inside) } }
}

/// The judgements of one council, where there are more than a sentence holds.
fn judgements(part: &CouncilPart) -> Markup {
    let grades: Vec<_> = part.measures.iter().filter(|measure| measure.id == "judgements.grade").collect();
    html! {
        @if grades.len() > 4 {
            section id="judgements" {
                h2 { "What did the inspectorate judge?" }
                (scrolls("Judgements", &html! { table {
                    thead { tr { th scope="col" { "Judgement" } th scope="col" { "Grade" } } }
                    tbody { @for grade in grades { tr { th scope="row" { (grade.group.name) } td { (grade.note) } } } }
                } }))
            }
        }
    }
}

fn councils(edition: &Edition<'_>) -> Markup {
    html! {
        section id="councils" {
            h2 { "Council by council" }
            p { "Each council has a page, a workbook and a paper of its own beside this one." }
            @for part in &edition.benchmark.councils {
                details {
                    summary { (part.name) }
                    (headlines(&words::headlines(edition, Some(part))))
                    p { a href=(edition.names.page(Some(&part.name))) { "Page of " (part.name) } ". " (files(edition, part)) }
                }
            }
        }
    }
}

fn quality(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Markup {
    let by_rule = super::compose::by_rule(edition, part);
    html! {
        section id="read" {
            h2 { "What could not be read, or does not agree?" }
            @if by_rule.is_empty() {
                p { "Everything was read, and nothing was found that has to be put right." }
            } @else {
                (scrolls("What could not be read", &html! { table {
                    thead { tr { th scope="col" { "What is wrong" } th scope="col" { "Weight" } th scope="col" { "Times" } } }
                    tbody {
                        @for (rule, count) in &by_rule {
                            tr { th scope="row" { (rule.about) } td { (rule.severity) } td { (terminal::thousands(*count)) } }
                        }
                    }
                } }))
                p { "Every cell concerned is listed on the sheet Data quality of the workbooks." }
            }
        }
    }
}

fn national(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Markup {
    html! {
        section id="national" {
            h2 { "National findings" }
            @if let Some(pack) = edition.plan.pack(part.map_or(&*edition.benchmark.framework, |part| &*part.framework)) {
                p { (pack.title) ". " (pack.publisher) ". " (pack.about) }
                (scrolls("National findings", &html! { table {
                    thead { tr { th scope="col" { "What was published" } th scope="col" { "Figure" } th scope="col" { "Source" } } }
                    tbody {
                        @for finding in &pack.findings {
                            tr { th scope="row" { (finding.says) } td { (finding.figure()) } td { (finding.source) } }
                        }
                    }
                } }))
                @for note in &pack.notes { p class="quiet" { (note) } }
            } @else {
                p { "No national pack covers these trackers." }
            }
        }
    }
}
