//! Writes a [`Paper`] as .docx that everybody can read: headings as headings, repeated table headers, pictures with
//! alternative text, a language. Alone names `docx_rs`.
//!
//! The crate cannot say all of this itself, so a few places of the parts that it has built are completed; a test opens the
//! result and looks for each of them.

use std::fmt::Write;
use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, AlignmentType, Docx, Footer, IndentLevel, Level, LevelJc, LevelText, LineSpacing,
    NumPages, NumberFormat, Numbering, NumberingId, PageMargin, PageNum, Paragraph, Pic, Run, RunFonts,
    SpecialIndentType, Start, Style, StyleType, Table, TableCell, TableLayoutType, TableRow, WidthType,
    XMLDocx,
};

use super::paper::{Block, Paper, Picture};

/// A4 in twentieths of a point, and its margins of 20 mm.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: i32 = 1_134;
/// What is left for text.
const WIDTH: usize = 9_638;
/// Width of a picture: that of the text. A millimetre has 36,000 of the units of pictures.
const PICTURE_WIDTH: u32 = 165 * 36_000;
/// The numbering of bullets.
const BULLETS: usize = 2;

/// The bytes of the document.
///
/// # Errors
/// When it cannot be packed, in words.
pub fn write(paper: &Paper) -> Result<Vec<u8>, String> {
    let arial = RunFonts::new().ascii("Arial").hi_ansi("Arial").cs("Arial").east_asia("Arial");
    let day = format!("{}T00:00:00Z", paper.day);
    let mut docx = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(PageMargin {
            top: MARGIN,
            right: MARGIN,
            bottom: MARGIN,
            left: MARGIN,
            header: MARGIN / 2,
            footer: MARGIN / 2,
            gutter: 0,
        })
        .default_fonts(arial)
        .default_size(22)
        .created_at(&day)
        .updated_at(&day)
        .add_style(heading(1, 36))
        .add_style(heading(2, 28))
        .add_style(heading(3, 24))
        .add_abstract_numbering(AbstractNumbering::new(BULLETS).add_level(bullet_level()))
        .add_numbering(Numbering::new(BULLETS, BULLETS))
        .footer(footer())
        .add_paragraph(styled(&paper.title, 1));
    let mut pictures: Vec<&Picture> = Vec::new();
    for block in &paper.blocks {
        docx = match block {
            Block::Heading(text) => docx.add_paragraph(styled(text, 2)),
            Block::Subheading(text) => docx.add_paragraph(styled(text, 3)),
            Block::Text(text) => docx.add_paragraph(plain(text, false)),
            Block::ForAuthor(text) => docx.add_paragraph(plain(&format!("[For the author: {text}]"), true)),
            Block::Bullets(lines) => lines.iter().fold(docx, |docx, line| docx.add_paragraph(bullet(line))),
            Block::Caption(text) => docx.add_paragraph(plain(text, true).keep_next(true)),
            Block::Table { head, rows, widths } => {
                docx.add_table(table(head, rows, widths)).add_paragraph(plain("", false))
            }
            Block::Picture(one) => {
                pictures.push(one);
                docx.add_paragraph(plain(&one.title, true).keep_next(true)).add_paragraph(
                    Paragraph::new().add_run(Run::new().add_image(picture(one, pictures.len()))),
                )
            }
        };
    }
    let mut parts = docx.build();
    complete(&mut parts, paper, &pictures);
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).map_err(|error| format!("paper `{}` cannot be written ({error})", paper.title))?;
    Ok(bytes.into_inner())
}

fn heading(level: usize, size: usize) -> Style {
    Style::new(format!("Heading{level}"), StyleType::Paragraph)
        .name(format!("heading {level}"))
        .based_on("Normal")
        .next("Normal")
        .ui_priority(9)
        .size(size)
        .bold()
        .outline_lvl(level - 1)
        .line_spacing(LineSpacing::new().before(240).after(120))
}

fn bullet_level() -> Level {
    Level::new(0, Start::new(1), NumberFormat::new("bullet"), LevelText::new("•"), LevelJc::new("left"))
        .indent(Some(720), Some(SpecialIndentType::Hanging(360)), None, None)
}

fn footer() -> Footer {
    let line = Paragraph::new().align(AlignmentType::Center).add_run(Run::new().add_text("Page "));
    let line = line.add_page_num(PageNum::new()).add_run(Run::new().add_text(" of "));
    Footer::new().add_paragraph(line.add_num_pages(NumPages::new()))
}

fn styled(text: &str, level: usize) -> Paragraph {
    Paragraph::new().style(&format!("Heading{level}")).keep_next(true).add_run(Run::new().add_text(text))
}

fn plain(text: &str, is_bold: bool) -> Paragraph {
    let run = Run::new().add_text(text);
    Paragraph::new().line_spacing(LineSpacing::new().after(120)).add_run(if is_bold {
        run.bold()
    } else {
        run
    })
}

fn bullet(text: &str) -> Paragraph {
    plain(text, false).numbering(NumberingId::new(BULLETS), IndentLevel::new(0))
}

/// Columns share the width of the page by their widths; the header row is repeated on each page.
fn table(head: &[String], rows: &[Vec<String>], widths: &[usize]) -> Table {
    let all = widths.iter().sum::<usize>().max(1);
    let widths: Vec<usize> = widths.iter().map(|width| WIDTH * width / all).collect();
    let row = |cells: &[String], is_bold: bool| {
        let cell = |(text, width): (&String, &usize)| {
            let run = Run::new().add_text(text.as_str()).size(19);
            let line = Paragraph::new().add_run(if is_bold { run.bold() } else { run });
            TableCell::new().width(*width, WidthType::Dxa).add_paragraph(line)
        };
        TableRow::new(cells.iter().zip(&widths).map(cell).collect()).cant_split()
    };
    let all = std::iter::once(row(head, true)).chain(rows.iter().map(|cells| row(cells, false))).collect();
    Table::new(all).set_grid(widths.clone()).width(WIDTH, WidthType::Dxa).layout(TableLayoutType::Fixed)
}

/// No picture is taller than this: four have to fit on four pages beside the text.
const PICTURE_HEIGHT: u32 = 105 * 36_000;

/// A picture as wide as the text, or as tall as it may be. Its id is its number: the crate would count over all papers of a run.
fn picture(picture: &Picture, number: usize) -> Pic {
    let (width, height) = picture.size;
    let (wide, tall) = (u64::from(PICTURE_WIDTH), u64::from(PICTURE_HEIGHT));
    let (across, down) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let (wide, tall) = if wide * down <= tall * across {
        (wide, wide * down / across)
    } else {
        (tall * across / down, tall)
    };
    Pic::new_with_dimensions(picture.png.clone(), width, height)
        .id(format!("rIdPicture{number}"))
        .size(wide as u32, tall as u32)
}

/// What the crate cannot say, put into the parts that it has built: title, language, alternative texts, repeated headers.
fn complete(parts: &mut XMLDocx, paper: &Paper, pictures: &[&Picture]) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (title, author) = (escaped(&paper.title), escaped(&paper.author));
    parts.doc_props.core = text(&parts.doc_props.core)
        .replace(
            "<dc:creator>unknown<",
            &format!("<dc:title>{title}</dc:title><dc:language>en-GB</dc:language><dc:creator>{author}<"),
        )
        .replace("<cp:lastModifiedBy>unknown<", &format!("<cp:lastModifiedBy>{author}<"))
        .into_bytes();
    let language = r#"<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA" /></w:rPr></w:rPrDefault>"#;
    parts.styles = text(&parts.styles)
        .replacen("</w:rPr></w:rPrDefault>", language, 1)
        .replacen(r#"w:styleId="Normal""#, r#"w:default="1" w:styleId="Normal""#, 1)
        .into_bytes();
    let document = text(&parts.document);
    let mut pieces = document.split(r#"<wp:docPr id="1" name="Figure" />"#);
    let mut named = pieces.next().unwrap_or_default().to_owned();
    for (at, (piece, picture)) in pieces.zip(pictures).enumerate() {
        let (number, alt) = (at + 1, escaped(&picture.alt));
        let _ = write!(named, r#"<wp:docPr id="{number}" name="Picture {number}" descr="{alt}" />"#);
        named += piece;
    }
    let mut tables = named.split("</w:tblGrid>");
    let mut whole = tables.next().unwrap_or_default().to_owned();
    for table in tables {
        whole += "</w:tblGrid>";
        whole += &table.replacen("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />", 1);
    }
    parts.document = whole.into_bytes();
}

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}
