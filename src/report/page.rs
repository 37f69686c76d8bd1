//! `index.html`: one self-contained page for senior leaders. Headlines first, then each question with its chart,
//! the figures behind it and the source. Works without script and network; prints on A4.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::chart::{Chart, Drawn, Figures};
use super::compose::{Edition, words};
use super::paint::Painted;
use super::{slug, terminal};
use crate::compare::CouncilPart;
use crate::period::day_in_words;

const STYLE: &str = "
body{font-family:Arial,Helvetica,sans-serif;font-size:1.06rem;line-height:1.5;color:#0b0c0c;background:#fff;margin:0 auto;max-width:62rem;padding:0 1rem 3rem}
h1{font-size:1.9rem;line-height:1.2;margin:1.5rem 0 .3rem}h2{font-size:1.4rem;margin:2.2rem 0 .4rem;border-top:2px solid #12436d;padding-top:.6rem}
h3{font-size:1.1rem;margin:1.4rem 0 .3rem}a{color:#0b5aa6}nav ul{padding-left:1.2rem}
dl.head{display:grid;grid-template-columns:minmax(9rem,13rem) 1fr;gap:.4rem 1rem}dl.head dt{font-weight:bold}dl.head dd{margin:0}
@media(max-width:40rem){dl.head{display:block}dl.head dd{margin-bottom:.6rem}}
.scroll{overflow-x:auto}.scroll svg{min-width:44rem}figure{margin:1rem 0 1.6rem}figcaption{font-weight:bold;margin-bottom:.4rem}svg{max-width:100%;height:auto}
table{border-collapse:collapse;width:100%;font-size:.95rem}th,td{text-align:left;vertical-align:top;border-bottom:1px solid #b1b4b6;padding:.3rem .6rem .3rem 0;overflow-wrap:break-word}
details{margin:.4rem 0}summary{cursor:pointer;color:#0b5aa6}.quiet{color:#505a5f}.mark{border-left:6px solid #f46a25;padding:.3rem .8rem;background:#fdf1ea}
@media print{.scroll svg{min-width:0}details>*{display:block}nav{display:none}figure{break-inside:avoid}body{max-width:none}}
";

/// A question of the page and the charts that answer it, by the end of their names.
const QUESTIONS: &[(&str, &str, &[&str])] = &[
    ("stand", "Where do we stand?", &["-ssi-grid", "-standards", "-self-against-ssi", "-timescales"]),
    ("late", "What is done, and what is late?", &["-actions-by-status", "-overdue-and-evidence"]),
    ("moved", "What changed?", &["-movement", "-burn-up"]),
    ("cover", "What do the plans cover?", &["-areas", "-recommendations"]),
    ("visits", "What did visits find?", &["-visits"]),
    ("money", "What about the money?", &["-budget"]),
    ("indicators", "What do the indicators say?", &["-indicators"]),
    ("peers", "Who is doing well?", &["-peers-self-rating", "-peers-overdue"]),
];

/// The page of an edition. `drawn` holds its charts, none when charts are left out.
pub(super) fn page(edition: &Edition<'_>, charts: &[Painted]) -> String {
    let benchmark = edition.benchmark;
    let one = match benchmark.councils.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    let period = benchmark.period.in_words();
    // Only where figures were published is anything held against them.
    let pack = edition.plan.pack(&benchmark.framework);
    let against =
        if pack.is_none_or(|pack| pack.areas.is_empty()) { "" } else { " against the national findings" };
    let who = one
        .map_or_else(|| terminal::count(benchmark.councils.len(), "council"), |part| part.name.to_string());
    let title = format!("{who}{against}, {period}");
    let invented = benchmark.councils.iter().filter(|part| part.illustrative).count();
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
                main {
                    h1 { (title) }
                    p class="quiet" { "Position at " (day_in_words(benchmark.as_of)) ". " (contact(edition)) }
                    @if invented > 0 {
                        p class="mark" { strong { "Illustrative. " } (terminal::count(invented, "council")) " on this page " (if invented == 1 { "is" } else { "are" }) " invented, with all figures." }
                    }
                    h2 { "In short" }
                    (headlines(edition, one))
                    nav aria-label="Questions" {
                        h2 { "On this page" }
                        ul {
                            @for (id, question, _) in QUESTIONS.iter().filter(|(_, _, names)| !of(charts, names).is_empty()) {
                                li { a href={ "#" (id) } { (question) } }
                            }
                            @if one.is_none() { li { a href="#councils" { "Council by council" } } }
                            li { a href="#read" { "What could not be read, or does not agree?" } }
                            li { a href="#national" { "National findings" } }
                        }
                    }
                    @if let Some(part) = one { (judgements(part)) }
                    @for (id, question, names) in QUESTIONS {
                        @let shown = of(charts, names);
                        @if !shown.is_empty() {
                            section id=(id) {
                                h2 { (question) }
                                @for painted in shown { (figure(&painted.chart, painted.drawn.as_ref())) }
                            }
                        }
                    }
                    @if one.is_none() { (councils(edition)) }
                    (quality(edition))
                    (national(edition))
                }
            }
        }
    };
    markup.into_string()
}

/// The notice on a page whose comparison with an earlier month no longer holds.
pub fn outdated() -> String {
    html! {
        p class="mark" {
            strong { "Outdated. " }
            "An earlier month was run again after this page was made. What this page and the workbooks beside it (their names begin with outdated) say of changes and of indicators in time no longer holds: run this month again."
        }
    }
    .into_string()
}

fn of<'a>(charts: &'a [Painted], names: &[&str]) -> Vec<&'a Painted> {
    names.iter().filter_map(|name| charts.iter().find(|painted| painted.chart.name.ends_with(name))).collect()
}

fn contact(edition: &Edition<'_>) -> String {
    let contact = &edition.plan.config.contact;
    if contact.is_empty() { String::new() } else { format!("Contact: {contact}.") }
}

fn headlines(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Markup {
    html! {
        dl class="head" {
            @for headline in words::headlines(edition, part) {
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
            @if let Some(drawn) = drawn { div class="scroll" tabindex="0" role="group" aria-label={ "Chart: " (chart.title) } { (PreEscaped(&drawn.svg)) } }
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
    html! {
        table {
            thead { tr { @for (at, text) in head.iter().enumerate() { @if at == 0 { th scope="col" { span class="quiet" { "Group" } } } @else { th scope="col" { (text) } } } } }
            tbody {
                @for row in &rows {
                    tr { @for (at, text) in row.iter().enumerate() { @if at == 0 { th scope="row" { (text) } } @else { td { (text) } } } }
                }
            }
        }
    }
}

/// The judgements of one council, where there are more than a sentence holds.
fn judgements(part: &CouncilPart) -> Markup {
    let grades: Vec<_> = part.measures.iter().filter(|measure| measure.id == "judgements.grade").collect();
    html! {
        @if grades.len() > 4 {
            section id="judgements" {
                h2 { "What did the inspectorate judge?" }
                table {
                    thead { tr { th scope="col" { "Judgement" } th scope="col" { "Grade" } } }
                    tbody { @for grade in grades { tr { th scope="row" { (grade.group) } td { (grade.note) } } } }
                }
            }
        }
    }
}

fn councils(edition: &Edition<'_>) -> Markup {
    html! {
        section id="councils" {
            h2 { "Council by council" }
            p { "Each council's own workbook lies beside this page." }
            @for part in &edition.benchmark.councils {
                details {
                    summary { (part.name) }
                    (headlines(edition, Some(part)))
                    p { a href={ (slug(&part.name)) ".xlsx" } { "Workbook of " (part.name) } }
                }
            }
        }
    }
}

fn quality(edition: &Edition<'_>) -> Markup {
    let by_rule = super::compose::by_rule(edition, None);
    html! {
        section id="read" {
            h2 { "What could not be read, or does not agree?" }
            @if by_rule.is_empty() {
                p { "Everything was read, and nothing was found that has to be put right." }
            } @else {
                table {
                    thead { tr { th scope="col" { "What is wrong" } th scope="col" { "Weight" } th scope="col" { "Times" } } }
                    tbody {
                        @for (rule, count) in &by_rule {
                            tr { th scope="row" { (rule.about) } td { (rule.severity) } td { (terminal::thousands(*count)) } }
                        }
                    }
                }
                p { "Every cell concerned is listed on the sheet Data quality of the workbooks." }
            }
        }
    }
}

fn national(edition: &Edition<'_>) -> Markup {
    html! {
        section id="national" {
            h2 { "National findings" }
            @if let Some(pack) = edition.plan.pack(&edition.benchmark.framework) {
                p { (pack.title) ". " (pack.publisher) ". " (pack.about) }
                table {
                    thead { tr { th scope="col" { "What was published" } th scope="col" { "Figure" } th scope="col" { "Source" } } }
                    tbody {
                        @for finding in &pack.findings {
                            tr { th scope="row" { (finding.says) } td { (finding.figure()) } td { (finding.source) } }
                        }
                    }
                }
                @for note in &pack.notes { p class="quiet" { (note) } }
            } @else {
                p { "No national pack covers these trackers." }
            }
        }
    }
}
