//! What a page consists of, before anybody decides how it is written.

use crate::table::Table;

/// A part of a page. Its texts are raw: what writes them makes them safe.
#[derive(Debug, Clone)]
pub(crate) enum Block {
    /// The name of the whole.
    Title(String),
    /// The name of a section.
    Heading(String),
    /// The name of a part of a section.
    Subheading(String),
    /// A paragraph that says what matters most.
    Lead(String),
    /// A paragraph.
    Paragraph(String),
    /// Points of a list.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// Lines that stay as they are: a picture of signs, none wider than a page.
    Picture(Vec<String>),
    /// Notes that marks in square brackets refer to.
    Notes(Vec<(String, String)>),
}

/// Parts, in their order.
pub(crate) type Page = Vec<Block>;
