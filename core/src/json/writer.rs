//! What writes values, one after the other.

use core::fmt::{Display, Write};

use serde::ser::{Serialize, Serializer};

use super::Refused;
use super::open::Open;

/// What has been written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub(super) text: String,
}

impl Writer {
    fn put(&mut self, value: impl Display) -> Result<(), Refused> {
        write!(self.text, "{value}").map_err(|_| Refused)
    }

    /// A list or an object that is open until its end is written.
    fn open(&mut self, begin: char, end: &'static str) -> Open<'_> {
        self.text.push(begin);
        Open::new(self, end)
    }

    /// The same as the only member of an object.
    fn open_in(&mut self, name: &str, begin: char, end: &'static str) -> Open<'_> {
        self.text.push('{');
        write_text(name, &mut self.text);
        self.text.push(':');
        self.open(begin, end)
    }
}

/// A text with the escapes that JSON demands and no others: those of RFC 8785.
pub(crate) fn write_text(text: &str, into: &mut String) {
    into.push('"');
    let mut rest = text;
    while let Some(place) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        let (plain, escaped) = rest.split_at(place);
        into.push_str(plain);
        let mut escaped = escaped.chars();
        escape(escaped.next().unwrap_or_default(), into);
        rest = escaped.as_str();
    }
    into.push_str(rest);
    into.push('"');
}

fn escape(character: char, into: &mut String) {
    into.push('\\');
    match character {
        '\u{8}' => into.push('b'),
        '\u{c}' => into.push('f'),
        '\n' => into.push('n'),
        '\r' => into.push('r'),
        '\t' => into.push('t'),
        '"' | '\\' => into.push(character),
        _ => {
            let code = u32::from(character);
            into.push_str("u00");
            into.extend([code >> 4, code & 15].into_iter().filter_map(|digit| char::from_digit(digit, 16)));
        }
    }
}

/// Numbers that are written as they are shown.
macro_rules! shown {
    ($($name:ident: $type:ty,)*) => {$(
        fn $name(self, value: $type) -> Result<(), Refused> {
            self.put(value)
        }
    )*};
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Open<'a>;
    type SerializeTupleVariant = Open<'a>;
    type SerializeMap = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Open<'a>;

    shown! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_i128: i128, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_u128: u128,
    }

    fn serialize_f32(self, value: f32) -> Result<(), Refused> {
        // Its shortest digits, not those of the double.
        match serde_json::to_string(&value) {
            Ok(shortest) => self.put(shortest),
            Err(_) => Err(Refused),
        }
    }

    fn serialize_f64(self, value: f64) -> Result<(), Refused> {
        match serde_json::Number::from_f64(value) {
            Some(number) => self.put(number),
            None => self.serialize_unit(),
        }
    }

    fn serialize_char(self, value: char) -> Result<(), Refused> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Refused> {
        write_text(value, &mut self.text);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Refused> {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Result<(), Refused> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Refused> {
        self.text.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Refused> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Refused> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        let mut object = self.open('{', "}");
        value.serialize(object.member(variant))?;
        object.close();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, Refused> {
        Ok(self.open('[', "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, Refused> {
        Ok(self.open('[', "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Refused> {
        Ok(self.open('[', "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'a>, Refused> {
        Ok(self.open_in(variant, '[', "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'a>, Refused> {
        Ok(self.open('{', "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Refused> {
        Ok(self.open('{', "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'a>, Refused> {
        Ok(self.open_in(variant, '{', "}}"))
    }
}
