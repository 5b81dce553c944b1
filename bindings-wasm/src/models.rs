//! Models that were asked about lately: a page asks about the same document again and again, with another input moved.

use std::cell::RefCell;
use std::rc::Rc;

use roicm::{Document, Limits, Model, Problems};

/// Documents whose models are kept. A call that finds its document among them has the same answer, sooner.
const KEPT: usize = 4;

/// Bytes of samples that a page may ask for. As a text they take several times as much, and a browser's texts end at half
/// a gigabyte.
const SAMPLE_BYTES: u64 = 128 << 20;

thread_local! {
    /// The last ones first, by the text of their document.
    static KNOWN: RefCell<Vec<(String, Rc<Model>)>> = const { RefCell::new(Vec::new()) };
    /// The last one that had inputs moved, by the texts of its document and its settings: a page asks for its base case, its
    /// simulation and its tornado one after another.
    static MOVED: RefCell<Option<(String, String, Rc<Model>)>> = const { RefCell::new(None) };
}

pub(crate) fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.sample_bytes = SAMPLE_BYTES;
    limits
}

/// The model of a document with some inputs set, which a JSON object gives by path.
pub(crate) fn model(document: &str, settings: &str) -> Result<Rc<Model>, Problems> {
    let is_moved = |(text, moves, _): &&(String, String, Rc<Model>)| text == document && moves == settings;
    if let Some((.., model)) = MOVED.with_borrow(|moved| moved.as_ref().filter(is_moved).cloned()) {
        return Ok(model);
    }
    let model = Rc::new(of_document(document)?.with_json(settings)?);
    MOVED.set(Some((document.to_owned(), settings.to_owned(), Rc::clone(&model))));
    Ok(model)
}

fn of_document(document: &str) -> Result<Rc<Model>, Problems> {
    let known = |known: &mut Vec<(String, Rc<Model>)>| {
        let place = known.iter().position(|(text, _)| text == document)?;
        let found = known.remove(place);
        let model = Rc::clone(&found.1);
        known.insert(0, found);
        Some(model)
    };
    if let Some(model) = KNOWN.with_borrow_mut(known) {
        return Ok(model);
    }
    let limits = limits();
    let model = Rc::new(Document::parse(document.as_bytes(), None, &limits)?.model(&limits)?);
    KNOWN.with_borrow_mut(|known| {
        known.insert(0, (document.to_owned(), Rc::clone(&model)));
        known.truncate(KEPT);
    });
    Ok(model)
}
