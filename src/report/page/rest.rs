//! The parts of a page below its first sheet: charts with their figures, the other councils, and how we know.

use maud::{Markup, PreEscaped, html};

use super::Page;
use crate::compare::CouncilPart;
use crate::report::chart::{Chart, Drawn, Figures};
use crate::report::compose::facts::{pack_name, share};
use crate::report::compose::points::Points;
use crate::report::compose::view::View;
use crate::report::compose::{Edition, by_rule};
use crate::text::thousands;

/// Links to the pages of the other councils: a list that opens, without script.
pub(super) fn switch(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Markup {
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

/// Links to the files beside the page; in a very large batch a council has no paper of its own.
pub(super) fn files(edition: &Edition<'_>, part: Option<&CouncilPart>) -> Markup {
    let council = part.map(|part| &*part.name);
    let workbook = edition.names.workbook(council);
    let paper = edition.names.paper(council, "docx");
    let whose = council.unwrap_or("all councils");
    html! {
        a href=(workbook) { "Workbook of " (whose) } " with every figure"
        @if part.is_some() { " and the cells that it comes from" }
        (kept(edition, &workbook)) ". "
        @if let Some(paper) = paper { a href=(paper) { "Committee paper for " (whose) } (kept(edition, &paper)) "." }
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
pub(super) fn edited(edition: &Edition<'_>) -> Markup {
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

/// Pictures higher than this are tall, in pixels.
const TALL: i32 = 480;

/// A chart under its finding, with its figures folded below it.
pub(super) fn figure(chart: &Chart, drawn: Option<&Drawn>) -> Markup {
    // A tall picture is let be tall in print too: its text would be too small to read.
    let class = drawn.filter(|drawn| drawn.height > TALL).map(|_| "tall");
    html! {
        figure class=[class] {
            figcaption { b { (chart.title) } span class="quiet" { (chart.subtitle) } }
            @if let Some(drawn) = drawn {
                (scrolls(&format!("Chart: {}", chart.title), &PreEscaped(drawn.svg.clone())))
            }
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
                caption { (chart.subtitle) }
                thead { tr { @for text in &head { th scope="col" { (text) } } } }
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

/// Each council with its headline and two of its figures.
pub(super) fn councils(edition: &Edition<'_>) -> Markup {
    let complete = |part: &CouncilPart| {
        part.whole("actions.complete").filter(|one| one.value.is_some()).map_or_else(|| "–".to_owned(), share)
    };
    // What has no date cannot be late: overdue is said of the actions that have one.
    let overdue =
        |view: &View<'_>| match (view.whole("actions.overdue").and_then(|one| one.numerator), view.dated()) {
            (Some(late), Some((dated, _))) => format!("{late} of {dated}"),
            _ => "–".to_owned(),
        };
    html! {
        section id="councils" {
            h2 { "Council by council" }
            (scrolls("Council by council", &html! { table {
                thead { tr { th scope="col" { "Council" } th scope="col" { "Headline" } th scope="col" { "Complete" } th scope="col" { "Overdue of dated" } th scope="col" { "Files" } } }
                tbody {
                    @for part in &edition.benchmark.councils {
                        @let view = View::new(edition, Some(part));
                        tr {
                            th scope="row" { a href=(edition.names.page(Some(&part.name))) { (part.name) } }
                            td { (Points::of(&view).headline(&view)) "." }
                            td { (complete(part)) }
                            td { (overdue(&view)) }
                            td {
                                a href=(edition.names.workbook(Some(&part.name))) { "Workbook" span class="hidden" { " of " (part.name) } }
                                @if let Some(paper) = edition.names.paper(Some(&part.name), "docx") {
                                    ", " a href=(paper) { "paper" span class="hidden" { " for " (part.name) } }
                                }
                            }
                        }
                    }
                }
            } }))
        }
    }
}

/// How we know: what was read and what was not, and the national findings.
pub(super) fn sources(page: &Page<'_>) -> Markup {
    let (edition, part) = (page.edition, page.part);
    let by_rule = by_rule(edition, part);
    html! {
        section id="read" {
            h2 { "How we know" }
            @for fact in page.facts.iter().filter(|fact| fact.section == "read") { p { (fact.text()) } }
            @if by_rule.is_empty() {
                p { "Everything was read, and nothing was found that has to be put right." }
            } @else {
                details {
                    summary { "What could not be read, or does not agree" }
                    (scrolls("What could not be read", &html! { table {
                        thead { tr { th scope="col" { "What is wrong" } th scope="col" { "Severity" } th scope="col" { "Times" } } }
                        tbody {
                            @for (rule, count) in &by_rule {
                                tr { th scope="row" { (rule.about) } td { (rule.severity) } td { (thousands(*count as u64)) } }
                            }
                        }
                    } }))
                    p { "Every cell concerned is listed on the sheet Data quality of the workbooks." }
                }
            }
            @if let Some(pack) = page.view.pack() {
                p { "National findings: " (pack_name(pack)) ". " (pack.about) }
                @if !pack.findings.is_empty() {
                    details {
                        summary { "The national findings, with their sources" }
                        (scrolls("National findings", &html! { table {
                            thead { tr { th scope="col" { "What was published" } th scope="col" { "Figure" } th scope="col" { "Source" } } }
                            tbody {
                                @for finding in &pack.findings {
                                    tr { th scope="row" { (finding.says) } td { (finding.figure()) } td { (finding.source) } }
                                }
                            }
                        } }))
                        @for note in &pack.notes { p class="quiet" { (note) } }
                    }
                }
            } @else {
                p { "No national pack covers these trackers." }
            }
        }
    }
}
