//! `index.html` and a page a council, for senior leaders: the headline, the scorecard, what needs attention and what is going
//! well on the first sheet of paper; then each question under its answer, with its charts, the figures behind them and the
//! source. Works without script and network.

mod first;
mod rest;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::compose::Edition;
use super::compose::facts::{Fact, facts};
use super::compose::points::Points;
use super::compose::questions::{QUESTIONS, Question};
use super::compose::view::View;
use super::paint::{Painted, of_names};
use crate::compare::CouncilPart;
use crate::wording::{are, count, day};

const STYLE: &str = include_str!("style.css");

/// What a page is made from.
struct Page<'a> {
    edition: &'a Edition<'a>,
    part: Option<&'a CouncilPart>,
    view: View<'a>,
    points: Points,
    facts: Vec<Fact>,
    charts: &'a [Painted],
}

/// A question with what answers it.
struct Answer<'a> {
    question: &'static Question,
    facts: Vec<&'a Fact>,
    charts: Vec<&'a Painted>,
}

/// The page of an edition, or of one of its councils.
pub(super) fn page<'a>(
    edition: &'a Edition<'a>,
    part: Option<&'a CouncilPart>,
    charts: &'a [Painted],
) -> String {
    let view = View::new(edition, part);
    let page = Page { edition, part, points: Points::of(&view), facts: facts(&view), view, charts };
    let benchmark = edition.benchmark;
    let who = part.map_or_else(|| count(benchmark.councils.len(), "council"), |part| part.name.to_string());
    let title = format!("{who}, {}", benchmark.period.in_words());
    let answers = page.answers();
    let markup = html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) ": " (page.points.headline(&page.view)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a class="skip" href="#main" { "Skip to the main points" }
                @if benchmark.councils.len() > 1 { (rest::switch(edition, part)) }
                main id="main" {
                    h1 { (title) }
                    p class="quiet" { "Position at " (day(benchmark.as_of)) ". " (contact(edition)) }
                    (page.invented())
                    p class="headline" { (page.points.headline(&page.view)) "." }
                    (first::scorecard(&page.view))
                    (first::attention(&page.points))
                    (first::exceptions(&page.view))
                    p { (rest::files(edition, part)) }
                    @if part.is_none() || benchmark.councils.len() == 1 { (rest::edited(edition)) }
                    nav aria-label="On this page" {
                        ul {
                            @for answer in &answers { li { a href={ "#" (answer.question.id) } { (answer.question.short) } } }
                            @if part.is_none() { li { a href="#councils" { "Council by council" } } }
                            li { a href="#read" { "How we know" } }
                        }
                    }
                    @for answer in &answers { (page.section(answer)) }
                    @if part.is_none() { (rest::councils(edition)) }
                    (rest::sources(&page))
                }
            }
        }
    };
    markup.into_string()
}

impl Page<'_> {
    /// The questions that something answers.
    fn answers(&self) -> Vec<Answer<'_>> {
        QUESTIONS
            .iter()
            .map(|question| Answer {
                question,
                facts: self.facts.iter().filter(|fact| fact.section == question.id).collect(),
                charts: of_names(self.charts, question.charts),
            })
            .filter(|answer| !answer.facts.is_empty() || !answer.charts.is_empty())
            .collect()
    }

    /// A question under its answer.
    fn section(&self, answer: &Answer<'_>) -> Markup {
        let question = answer.question;
        let found = self.points.of_section(question.id);
        html! {
            section id=(question.id) {
                @if let Some(point) = found {
                    h2 { span class="topic" { (question.short) } " " (point.headline) }
                } @else {
                    h2 { (question.heading) }
                }
                @for fact in &answer.facts { p { (fact.text()) } }
                @for painted in &answer.charts { (rest::figure(&painted.chart, painted.drawn.as_ref())) }
            }
        }
    }

    fn invented(&self) -> Markup {
        let invented = match self.part {
            Some(part) => usize::from(part.illustrative),
            None => self.edition.benchmark.councils.iter().filter(|part| part.illustrative).count(),
        };
        html! {
            @if invented > 0 {
                p class="mark" {
                    strong { "Illustrative. " }
                    @match self.part {
                        Some(part) => { (part.name) " is invented, with all its figures." }
                        None => {
                            (count(invented, "council")) " on this page "
                            (are(invented)) " invented, with all figures."
                        }
                    }
                }
            }
        }
    }
}

fn contact(edition: &Edition<'_>) -> String {
    let contact = &edition.plan.config.contact;
    if contact.is_empty() { String::new() } else { format!("Contact: {contact}.") }
}
