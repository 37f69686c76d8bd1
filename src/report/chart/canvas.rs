//! A sheet to draw on: rectangles, lines and measured text, over plotters' SVG. Knows no chart.

use std::sync::Once;

use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, IntoFont, RGBColor, ShapeStyle, TextStyle, register_font};

use super::Chart;
use crate::report::font;

/// Width of every chart, in pixels.
pub(super) const WIDTH: i32 = 880;
/// Text size of labels, in pixels; nothing is smaller than [`SMALL`].
pub(super) const TEXT: i32 = 16;
pub(super) const SMALL: i32 = 15;
/// Height that a line of text takes.
pub(super) const LINE: i32 = 22;

pub(super) const INK: RGBColor = RGBColor(0x0B, 0x0C, 0x0C);
pub(super) const QUIET: RGBColor = RGBColor(0x50, 0x5A, 0x5F);
pub(super) const RULE: RGBColor = RGBColor(0xD0, 0xD4, 0xD6);
pub(super) const BAND: RGBColor = RGBColor(0xDD, 0xDD, 0xDD);
/// The Analysis Function's palette, in its order; a light grey after it for what is outside of the question.
pub(super) const PALETTE: [RGBColor; 4] = [
    RGBColor(0x12, 0x43, 0x6D),
    RGBColor(0x28, 0xA1, 0x97),
    RGBColor(0xF4, 0x6A, 0x25),
    RGBColor(0xC9, 0xCD, 0xCF),
];
pub(super) const WHITE: RGBColor = RGBColor(255, 255, 255);
/// Shades of one colour for grades in their order, best first: told apart in a grey print.
pub(super) const SHADES: [RGBColor; 4] = [
    RGBColor(0x12, 0x43, 0x6D),
    RGBColor(0x20, 0x73, 0xBC),
    RGBColor(0x6B, 0xAC, 0xE6),
    RGBColor(0xE2, 0xEF, 0xFB),
];
pub(super) const TEAL: RGBColor = PALETTE[1];
pub(super) const DARK: RGBColor = PALETTE[0];
pub(super) const ORANGE: RGBColor = PALETTE[2];

/// The place that a text takes, in pixels. For the test that nothing overlaps.
#[derive(Debug, Clone)]
pub struct TextBox {
    pub text: String,
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

/// A finished picture.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// The picture alone: where it is shown, its title and subtitle stand above it as text.
    pub svg: String,
    /// The same with title and subtitle in its head, as a file of its own.
    pub file: String,
    pub width: i32,
    pub height: i32,
    pub texts: Vec<TextBox>,
}

/// Where a text stands to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Middle,
    Right,
}

pub(super) struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
    texts: Vec<TextBox>,
    fault: Option<String>,
}

fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // The fonts are part of the program: they are sound, or no test passes.
        let _ = register_font("sans-serif", FontStyle::Normal, font::regular());
        let _ = register_font("sans-serif", FontStyle::Bold, font::bold());
    });
}

/// plotters counts a font's size as 1.24 em.
fn size(px: i32) -> f64 {
    f64::from(px) * 1.24
}

/// What a text's measured width has to be multiplied with: the measuring takes a size for the whole height of the font's
/// letters, which is 1.362 em (Open Sans: ascender 2,189 and descender 600 of 2,048 units).
const WIDER: f64 = 1.362 / 1.24;

fn wider(width: u32) -> i32 {
    (f64::from(width) * WIDER).ceil() as i32
}

/// Width of a text in pixels.
pub(super) fn text_width(text: &str, px: i32) -> i32 {
    register();
    ("sans-serif", size(px))
        .into_font()
        .box_size(text)
        .map_or(text.len() as i32 * px, |(width, _)| wider(width))
}

/// Letters of one label that a chart shows: the table beside it holds the whole.
const LONGEST: usize = 400;

/// Breaks a text into lines of at most `width` pixels, at spaces, and inside a word only when it alone is too long.
pub(super) fn wrap(text: &str, width: i32, px: i32) -> Vec<String> {
    if text.chars().nth(LONGEST).is_some() {
        let cut: String = text.chars().take(LONGEST - 4).collect();
        return wrap(&format!("{cut} ..."), width, px);
    }
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let mut word = word.to_owned();
        while text_width(&word, px) > width && word.chars().count() > 1 {
            let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(1).collect();
            // The longest beginning that fits, and at least one letter.
            let fitting = ends.partition_point(|&end| text_width(&word[..end], px) <= width).max(1);
            let rest = word.split_off(ends[fitting - 1]);
            lines.push(std::mem::replace(&mut word, rest));
        }
        match lines.last_mut() {
            Some(line) if text_width(&format!("{line} {word}"), px) <= width => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// Size of a title.
const TITLE: i32 = 20;
/// Height that a line of a title takes.
const TITLE_LINE: i32 = 27;

/// Draws a picture of a height and gives it its title, description and source line.
pub(super) fn picture(
    chart: &Chart,
    content_height: i32,
    paint: impl FnOnce(&mut Canvas<'_>),
) -> Result<Drawn, String> {
    register();
    let source = wrap(&chart.source, WIDTH - 20, SMALL);
    let height = content_height + source.len() as i32 * (LINE - 2) + 14;
    let (svg, texts) = sheet(chart, height, |canvas| {
        paint(canvas);
        for (at, line) in source.iter().enumerate() {
            canvas.text(line, (10, content_height + 6 + at as i32 * (LINE - 2)), SMALL, QUIET, Align::Left);
        }
    })?;
    // A bold letter is a little wider than a plain one.
    let title = wrap(&chart.title, (WIDTH - 20) * 15 / 16, TITLE);
    let subtitle = wrap(&chart.subtitle, WIDTH - 20, TEXT);
    let head = 12 + title.len() as i32 * TITLE_LINE + subtitle.len() as i32 * LINE + 10;
    let (head_svg, head_texts) = sheet(chart, head, |canvas| {
        for (at, line) in title.iter().enumerate() {
            canvas.bold(line, (10, 10 + at as i32 * TITLE_LINE), TITLE, INK, Align::Left);
        }
        let top = 12 + title.len() as i32 * TITLE_LINE;
        for (at, line) in subtitle.iter().enumerate() {
            canvas.text(line, (10, top + at as i32 * LINE), TEXT, QUIET, Align::Left);
        }
    })?;
    let lower = |text: TextBox| TextBox { top: text.top + head, bottom: text.bottom + head, ..text };
    let texts = head_texts.into_iter().chain(texts.into_iter().map(lower)).collect();
    let words = format!("<title>{}</title><desc>{}</desc>", escape(&chart.title), escape(&chart.alt));
    let whole = head + height;
    let opened = |height: i32| {
        format!(
            "<svg width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\">{words}"
        )
    };
    let body = inside(&svg);
    Ok(Drawn {
        file: format!(
            "{}{}<g transform=\"translate(0 {head})\">{body}</g></svg>",
            opened(whole),
            inside(&head_svg)
        ),
        svg: format!("{}{body}</svg>", opened(height)),
        width: WIDTH,
        height: whole,
        texts,
    })
}

/// What stands between the first and the last tag of an SVG.
fn inside(svg: &str) -> &str {
    let start = svg.find('>').map_or(0, |at| at + 1);
    let end = svg.rfind("</svg>").unwrap_or(svg.len());
    svg[start..end].trim()
}

/// Draws on a white sheet of a height; gives it as SVG, with the places of its texts.
fn sheet(
    chart: &Chart,
    height: i32,
    paint: impl FnOnce(&mut Canvas<'_>),
) -> Result<(String, Vec<TextBox>), String> {
    let mut svg = String::new();
    let texts = {
        let area = SVGBackend::with_string(&mut svg, (WIDTH as u32, height as u32)).into_drawing_area();
        let mut canvas = Canvas { area, texts: Vec::new(), fault: None };
        canvas.rect((0, 0), (WIDTH, height), WHITE);
        paint(&mut canvas);
        if let Err(error) = canvas.area.present() {
            canvas.fault = Some(error.to_string());
        }
        if let Some(fault) = canvas.fault {
            return Err(format!("chart `{}` cannot be drawn ({fault})", chart.name));
        }
        canvas.texts
    };
    Ok((svg, texts))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl Canvas<'_> {
    fn note<E: std::fmt::Display>(&mut self, result: Result<(), E>) {
        if let Err(error) = result {
            self.fault.get_or_insert_with(|| error.to_string());
        }
    }

    pub(super) fn rect(&mut self, from: (i32, i32), to: (i32, i32), fill: RGBColor) {
        let result = self.area.draw(&Rectangle::new([from, to], ShapeStyle::from(&fill).filled()));
        self.note(result);
    }

    pub(super) fn frame(&mut self, from: (i32, i32), to: (i32, i32), colour: RGBColor, width: u32) {
        let result = self.area.draw(&Rectangle::new([from, to], colour.stroke_width(width)));
        self.note(result);
    }

    pub(super) fn line(&mut self, from: (i32, i32), to: (i32, i32), colour: RGBColor, width: u32) {
        let result = self.area.draw(&PathElement::new(vec![from, to], colour.stroke_width(width)));
        self.note(result);
    }

    /// A broken line.
    pub(super) fn dashes(&mut self, from: (i32, i32), to: (i32, i32), colour: RGBColor, width: u32) {
        const DASH: f64 = 7.0;
        let (dx, dy) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        let length = dx.hypot(dy).max(1.0);
        let at = |way: f64| {
            let part = (way / length).min(1.0);
            (from.0 + (dx * part).round() as i32, from.1 + (dy * part).round() as i32)
        };
        let mut way = 0.0;
        while way < length {
            self.line(at(way), at(way + DASH), colour, width);
            way += DASH * 1.8;
        }
    }

    pub(super) fn polygon(&mut self, points: &[(i32, i32)], fill: RGBColor) {
        let result = self.area.draw(&Polygon::new(points.to_vec(), ShapeStyle::from(&fill).filled()));
        self.note(result);
    }

    pub(super) fn circle(&mut self, centre: (i32, i32), radius: i32, fill: RGBColor) {
        let result = self.area.draw(&Circle::new(centre, radius, ShapeStyle::from(&fill).filled()));
        self.note(result);
    }

    pub(super) fn ring(&mut self, centre: (i32, i32), radius: i32, colour: RGBColor, width: u32) {
        let result = self.area.draw(&Circle::new(centre, radius, colour.stroke_width(width)));
        self.note(result);
    }

    /// Text whose top is at the point.
    pub(super) fn text(&mut self, text: &str, at: (i32, i32), px: i32, colour: RGBColor, align: Align) {
        self.write(text, at, px, colour, align, FontStyle::Normal);
    }

    pub(super) fn bold(&mut self, text: &str, at: (i32, i32), px: i32, colour: RGBColor, align: Align) {
        self.write(text, at, px, colour, align, FontStyle::Bold);
    }

    fn write(
        &mut self,
        text: &str,
        at: (i32, i32),
        px: i32,
        colour: RGBColor,
        align: Align,
        style: FontStyle,
    ) {
        if text.is_empty() {
            return;
        }
        let horizontal = match align {
            Align::Left => HPos::Left,
            Align::Middle => HPos::Center,
            Align::Right => HPos::Right,
        };
        let font = ("sans-serif", size(px)).into_font().style(style);
        let width = font.box_size(text).map_or(0, |(width, _)| wider(width));
        let left = match align {
            Align::Left => at.0,
            Align::Middle => at.0 - width / 2,
            Align::Right => at.0 - width,
        };
        self.texts.push(TextBox {
            text: text.to_owned(),
            left,
            top: at.1,
            right: left + width,
            bottom: at.1 + px + 1,
        });
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(horizontal, VPos::Top));
        let result = self.area.draw_text(text, &style, at);
        self.note(result);
    }

    /// The label of a row: lines that end at `right`, around the row's middle.
    pub(super) fn row_label(&mut self, lines: &[String], right: i32, middle: i32) {
        let top = middle - lines.len() as i32 * LINE / 2 + 1;
        for (at, line) in lines.iter().enumerate() {
            self.text(line, (right, top + at as i32 * LINE), TEXT, INK, Align::Right);
        }
    }

    /// Swatches with words, wrapping into rows; gives their places.
    pub(super) fn key(&mut self, entries: &[(RGBColor, String)], top: i32) -> Vec<(i32, i32)> {
        let places = key_places(entries.iter().map(|(_, words)| words.as_str()));
        for ((colour, words), (x, offset)) in entries.iter().zip(&places) {
            let (x, y) = (*x, top + offset);
            self.rect((x, y + 2), (x + 14, y + 16), *colour);
            self.frame((x, y + 2), (x + 14, y + 16), QUIET, 1);
            self.text(words, (x + 22, y + 1), TEXT, INK, Align::Left);
        }
        places.into_iter().map(|(x, offset)| (x, top + offset)).collect()
    }
}

/// Where each entry of a key begins: x, and y below the key's top.
fn key_places<'a>(entries: impl Iterator<Item = &'a str>) -> Vec<(i32, i32)> {
    let (mut x, mut y) = (10, 0);
    let mut places = Vec::new();
    for words in entries {
        let width = 22 + text_width(words, TEXT) + 24;
        if x + width > WIDTH - 10 && x > 10 {
            x = 10;
            y += LINE + 2;
        }
        places.push((x, y));
        x += width;
    }
    places
}

/// Height of the key that [`Canvas::key`] draws.
pub(super) fn key_height(entries: &[String]) -> i32 {
    let last = key_places(entries.iter().map(String::as_str)).last().map_or(0, |(_, y)| *y);
    last + LINE + 6
}

/// Round steps for an axis from 0 (or below) to `end`: at most six.
pub(super) fn steps(start: f64, end: f64) -> Vec<f64> {
    let span = (end - start).max(1e-9);
    let rough = span / 5.0;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .iter()
        .map(|m| m * power)
        .find(|step| *step >= rough)
        .unwrap_or(10.0 * power)
        .max(1e-9);
    let step = if end <= 5.0 && start >= 0.0 { step.max(1.0) } else { step };
    let mut at = (start / step).ceil() * step;
    let mut out = Vec::new();
    while at <= end + step * 1e-6 {
        out.push(at);
        at += step;
    }
    out
}
