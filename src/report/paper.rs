//! A committee paper as data: headings, paragraphs, tables and pictures in their order. Laid out by `markdown` and `docx`.

use jiff::civil::Date;

/// One paper.
#[derive(Debug, Clone)]
pub struct Paper {
    pub title: String,
    /// Whom the figures are from.
    pub author: String,
    /// The day that document properties give, so that the same inputs give the same bytes.
    pub day: Date,
    pub blocks: Vec<Block>,
}

/// A part of a paper.
#[derive(Debug, Clone)]
pub enum Block {
    Heading(String),
    /// A heading below another.
    Subheading(String),
    Text(String),
    /// What only the report's author can write: shown so that it cannot be overlooked.
    ForAuthor(String),
    Bullets(Vec<String>),
    /// Over the table that follows.
    Caption(String),
    Table {
        head: Vec<String>,
        rows: Vec<Vec<String>>,
        /// How wide the columns are, one to another.
        widths: Vec<usize>,
    },
    Picture(Picture),
}

/// A chart as a picture.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Path from the paper's folder.
    pub file: String,
    pub png: Vec<u8>,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// Above it: `Figure 1`. What it shows stands in its head.
    pub title: String,
    pub alt: String,
}
