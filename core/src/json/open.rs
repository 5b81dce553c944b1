//! Lists and objects that are being written.

use serde::ser::{self, Serialize};

use super::Refused;
use super::writer::{Writer, write_text};

/// A list or an object that is being written.
pub(super) struct Open<'a> {
    writer: &'a mut Writer,
    is_empty: bool,
    end: &'static str,
}

impl<'a> Open<'a> {
    /// One of which nothing but its beginning is written.
    pub(super) fn new(writer: &'a mut Writer, end: &'static str) -> Self {
        Self { writer, is_empty: true, end }
    }

    fn next(&mut self) -> &mut Writer {
        if !core::mem::take(&mut self.is_empty) {
            self.writer.text.push(',');
        }
        self.writer
    }

    pub(super) fn member(&mut self, key: &str) -> &mut Writer {
        let writer = self.next();
        write_text(key, &mut writer.text);
        writer.text.push(':');
        writer
    }

    pub(super) fn close(self) {
        self.writer.text.push_str(self.end);
    }
}

/// Lists, whatever they are called.
macro_rules! lists {
    ($($trait:ident $method:ident,)*) => {$(
        impl ser::$trait for Open<'_> {
            type Ok = ();
            type Error = Refused;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
                value.serialize(self.next())
            }

            fn end(self) -> Result<(), Refused> {
                self.close();
                Ok(())
            }
        }
    )*};
}

lists! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field,
}

/// Objects with names of their own.
macro_rules! structs {
    ($($trait:ident,)*) => {$(
        impl ser::$trait for Open<'_> {
            type Ok = ();
            type Error = Refused;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Refused> {
                value.serialize(self.member(key))
            }

            fn end(self) -> Result<(), Refused> {
                self.close();
                Ok(())
            }
        }
    )*};
}

structs! { SerializeStruct, SerializeStructVariant, }

impl ser::SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Refused> {
        let writer = self.next();
        let start = writer.text.len();
        key.serialize(&mut *writer)?;
        // What is no text is one here.
        if writer.text.as_bytes().get(start) != Some(&b'"') {
            writer.text.insert(start, '"');
            writer.text.push('"');
        }
        writer.text.push(':');
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Refused> {
        self.close();
        Ok(())
    }
}
