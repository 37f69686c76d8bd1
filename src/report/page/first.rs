//! The first sheet: scorecard, main points and exceptions.

use maud::{Markup, html};

use crate::report::compose::exceptions::Exceptions;
use crate::report::compose::points::{Point, Points};
use crate::report::compose::questions::short;
use crate::report::compose::scorecard::{Mark, tiles};
use crate::report::compose::view::View;
use crate::wording::list;

/// Exceptions of a kind that the page lists.
const OF_A_KIND: usize = 2;

/// Six to ten figures in a grid.
pub(super) fn scorecard(view: &View<'_>) -> Markup {
    let class = |mark: Mark| match mark {
        Mark::Attention => "attention",
        Mark::Good => "good",
        Mark::Neutral => "neutral",
    };
    html! {
        ul class="tiles" aria-label="Scorecard" {
            @for tile in tiles(view) {
                li class=(class(tile.mark)) {
                    span class="name" { (tile.name) }
                    span class="value" { (tile.value) }
                    @if !tile.beside.is_empty() { span class="beside" { (tile.beside) } }
                    @if !tile.direction.is_empty() { span class="direction" { (tile.direction) } }
                    span class="says" { b aria-hidden="true" { (tile.mark.sign()) } " " (tile.mark.text()) }
                }
            }
        }
    }
}

/// What needs attention, the worst first, and what is going well.
pub(super) fn attention(points: &Points) -> Markup {
    html! {
        div class="two" {
            section aria-labelledby="attention" {
                h2 id="attention" { "What needs attention" }
                @if points.attention().is_empty() {
                    p { "No rule found anything that needs attention." }
                } @else {
                    ol class="points" { @for point in points.attention() { (item(point)) } }
                }
            }
            @if !points.good().is_empty() {
                section aria-labelledby="well" {
                    h2 id="well" { "What is going well" }
                    ul class="points" { @for point in points.good() { (item(point)) } }
                }
            }
        }
    }
}

fn item(point: &Point) -> Markup {
    html! {
        li {
            (point.sentence) " "
            a href={ "#" (point.rule.section) } { (short(point.rule.section)) }
            @if !point.ask.is_empty() { span class="ask" { "Ask for " (point.ask) "." } }
        }
    }
}

/// Records that somebody has to act on.
pub(super) fn exceptions(view: &View<'_>) -> Markup {
    let Exceptions { rows, more } = Exceptions::of(view, OF_A_KIND);
    html! {
        @if !rows.is_empty() {
            section aria-labelledby="exceptions" {
                h2 id="exceptions" { "Who has to act" }
                div class="scroll" tabindex="0" role="group" aria-label="Exceptions" {
                    table {
                        thead { tr {
                            th scope="col" { "Why" }
                            @if !view.is_one() { th scope="col" { "Council" } }
                            th scope="col" { "What" }
                            th scope="col" { "Who" }
                            th scope="col" { "Since or how much" }
                        } }
                        tbody {
                            @for row in &rows {
                                tr {
                                    th scope="row" { (row.kind) }
                                    @if !view.is_one() { td { (row.council) } }
                                    td { (row.what) }
                                    td { (if row.who.is_empty() { "not recorded" } else { &row.who }) }
                                    td { (row.detail) }
                                }
                            }
                        }
                    }
                }
                @if !more.is_empty() { p class="quiet" { "Not listed here: " (list(&more)) ". The workbook lists all." } }
            }
        }
    }
}
