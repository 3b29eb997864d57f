//! [`RowReader`]: reads the text of a scene into bytes of rows.

use playground_base::{FieldDescription, FieldKind, VariantDescription};

/// Reads the text of a scene, as the editor writes it, into bytes of rows. Every method returns
/// `None` for anything else: comments, fields that are missing or in another order, numbers in other
/// notations. The place in the text is then of no use.
pub struct RowReader<'t> {
    text: &'t str,
    at: usize,
}

/// The names of a colour's parts.
const COLOR: [&str; 4] = ["r", "g", "b", "a"];

/// More digits may not fit into 64 bits.
const MOST_DIGITS: usize = 19;

impl<'t> RowReader<'t> {
    /// Reads from the start of a text.
    pub const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The place in the text, in bytes.
    pub const fn place(&self) -> usize {
        self.at
    }

    /// Goes to a place in the text.
    pub const fn go_to(&mut self, place: usize) {
        self.at = place;
    }

    /// True when only blanks are left.
    pub fn is_at_end(&mut self) -> bool {
        self.skip_blanks();
        self.at == self.text.len()
    }

    fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes().get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// Takes this sign, which has to be next.
    pub fn sign(&mut self, sign: u8) -> Option<()> {
        self.takes(sign).then_some(())
    }

    /// Takes this sign if it is next.
    pub fn takes(&mut self, sign: u8) -> bool {
        self.skip_blanks();
        let is_next = self.peek() == Some(sign);
        self.at += usize::from(is_next);
        is_next
    }

    /// A comma, or nothing before this end.
    pub fn separator(&mut self, end: u8) -> Option<()> {
        if self.takes(b',') {
            return Some(());
        }
        (self.peek() == Some(end)).then_some(())
    }

    /// The rest of a word that consists of such letters.
    fn word(&mut self, is_in: impl Fn(u8) -> bool) -> &'t str {
        let start = self.at;
        let rest = &self.bytes()[start..];
        let length = rest.iter().position(|byte| !is_in(*byte));
        self.at = start + length.unwrap_or(rest.len());
        // Only ASCII was taken, so that both ends are between letters.
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// A name of a field or a variant.
    pub fn name(&mut self) -> Option<&'t str> {
        self.skip_blanks();
        let name = self.word(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let starts = name.as_bytes().first()?;
        // A raw name, or a letter that is not ASCII.
        let goes_on = self
            .peek()
            .is_some_and(|byte| !byte.is_ascii() || b"#.+-\"".contains(&byte));
        (!starts.is_ascii_digit() && !goes_on).then_some(name)
    }

    /// This name, which has to be next, and a colon.
    pub fn label(&mut self, name: &str) -> Option<()> {
        (self.name()? == name).then_some(())?;
        self.sign(b':')
    }

    /// A text in quotes, without escapes.
    pub fn quoted(&mut self) -> Option<&'t str> {
        self.sign(b'"')?;
        let rest = self.text.get(self.at..)?;
        let end = rest.find(['"', '\\', '\n'])?;
        if rest.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at += end + 1;
        rest.get(..end)
    }

    /// A text in quotes with the escapes that the editor writes.
    fn text(&mut self) -> Option<String> {
        self.sign(b'"')?;
        let mut text = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            // The editor writes the end of a line as `\n`, so that every line of the text is one of the
            // scene.
            let end = rest.find(['"', '\\', '\n'])?;
            text.push_str(rest.get(..end)?);
            self.at += end + 1;
            match rest.as_bytes().get(end) {
                Some(b'"') => return Some(text),
                Some(b'\n') => return None,
                _ => {}
            }
            text.push(match rest.as_bytes().get(end + 1)? {
                b'n' => '\n',
                b'"' => '"',
                b'\\' => '\\',
                _ => return None,
            });
            self.at += 1;
        }
    }

    /// A number as it is written, and whether it is a whole one.
    fn number(&mut self) -> Option<(&'t str, bool)> {
        self.skip_blanks();
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        let mut digits = self.word(|byte| byte.is_ascii_digit()).len();
        let mut is_whole = true;
        if digits == 0 {
            // `NaN` is no value of a field.
            is_whole = false;
            (self.word(|byte| byte.is_ascii_alphabetic()) == "inf").then_some(())?;
        }
        if digits > 0 && self.peek() == Some(b'.') {
            self.at += 1;
            is_whole = false;
            digits = self.word(|byte| byte.is_ascii_digit()).len();
            (digits > 0).then_some(())?;
        }
        if digits > 0 && matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            is_whole = false;
            self.at += usize::from(matches!(self.peek(), Some(b'-' | b'+')));
            let digits = self.word(|byte| byte.is_ascii_digit()).len();
            (digits > 0).then_some(())?;
        }
        // `0x10`, `1_000`, `1.0.0`.
        let goes_on = self.peek().is_some_and(|byte| {
            byte.is_ascii_alphanumeric() || !byte.is_ascii() || b"_.".contains(&byte)
        });
        let is_long = is_whole && digits > MOST_DIGITS;
        let text = self.text.get(start..self.at)?;
        (!goes_on && !is_long).then_some((text, is_whole))
    }

    /// A whole number.
    pub fn whole(&mut self) -> Option<u64> {
        let (text, is_whole) = self.number()?;
        is_whole.then(|| text.parse().ok())?
    }

    fn signed(&mut self) -> Option<i64> {
        let (text, is_whole) = self.number()?;
        is_whole.then(|| text.parse().ok())?
    }

    fn float(&mut self) -> Option<f64> {
        match self.number()? {
            // A minus before a zero is lost there, as on the usual way.
            (text, true) => text.parse::<i64>().ok().map(|whole| whole as f64),
            (text, false) => text.parse().ok(),
        }
    }

    /// A value of this kind, whose bytes are appended.
    pub fn value(&mut self, kind: &FieldKind, to: &mut Vec<u8>) -> Option<()> {
        match kind {
            FieldKind::Bool => match self.name()? {
                "true" => to.push(1),
                "false" => to.push(0),
                _ => return None,
            },
            FieldKind::Integer { signed: true, bits } => push_signed(self.signed()?, *bits, to)?,
            FieldKind::Integer { bits, .. } => push_unsigned(self.whole()?, *bits, to)?,
            FieldKind::Entity => push_varint(self.whole()?, to),
            FieldKind::F32 => to.extend((self.float()? as f32).to_le_bytes()),
            FieldKind::F64 => to.extend(self.float()?.to_le_bytes()),
            FieldKind::Text => {
                let text = self.text()?;
                push_varint(text.len() as u64, to);
                to.extend(text.as_bytes());
            }
            FieldKind::Vector(length) => self.floats(*length, to)?,
            FieldKind::Rotation => self.floats(4, to)?,
            FieldKind::Color => self.color(to)?,
            FieldKind::Enum(variants) => self.variant(variants, to)?,
            FieldKind::Struct(fields) => self.fields(fields, to)?,
            FieldKind::Tuple(kinds) => self.items(kinds, to)?,
            FieldKind::List(kind) => self.list(kind, to)?,
            FieldKind::Option(kind) => self.option(kind, to)?,
        }
        Some(())
    }

    fn floats(&mut self, count: usize, to: &mut Vec<u8>) -> Option<()> {
        self.sign(b'(')?;
        for _ in 0..count {
            to.extend((self.float()? as f32).to_le_bytes());
            self.separator(b')')?;
        }
        self.sign(b')')
    }

    fn color(&mut self, to: &mut Vec<u8>) -> Option<()> {
        self.sign(b'(')?;
        for name in COLOR {
            self.label(name)?;
            to.extend((self.float()? as f32).to_le_bytes());
            self.separator(b')')?;
        }
        self.sign(b')')
    }

    fn fields(&mut self, fields: &[FieldDescription], to: &mut Vec<u8>) -> Option<()> {
        self.sign(b'(')?;
        for field in fields {
            self.label(field.name)?;
            self.value(&field.kind, to)?;
            self.separator(b')')?;
        }
        self.sign(b')')
    }

    fn items(&mut self, kinds: &[FieldKind], to: &mut Vec<u8>) -> Option<()> {
        self.sign(b'(')?;
        for kind in kinds {
            self.value(kind, to)?;
            self.separator(b')')?;
        }
        self.sign(b')')
    }

    fn list(&mut self, kind: &FieldKind, to: &mut Vec<u8>) -> Option<()> {
        self.sign(b'[')?;
        let (mut items, mut count) = (Vec::new(), 0);
        while !self.takes(b']') {
            self.value(kind, &mut items)?;
            self.separator(b']')?;
            count += 1;
        }
        push_varint(count, to);
        to.append(&mut items);
        Some(())
    }

    fn option(&mut self, kind: &FieldKind, to: &mut Vec<u8>) -> Option<()> {
        match self.name()? {
            "None" => to.push(0),
            "Some" => {
                to.push(1);
                self.sign(b'(')?;
                self.value(kind, to)?;
                self.sign(b')')?;
            }
            _ => return None,
        }
        Some(())
    }

    fn variant(&mut self, variants: &[VariantDescription], to: &mut Vec<u8>) -> Option<()> {
        let name = self.name()?;
        let at = variants.iter().position(|variant| variant.name == name)?;
        push_varint(at as u64, to);
        match &variants[at].kind {
            None => Some(()),
            Some(FieldKind::Struct(fields)) => self.fields(fields, to),
            Some(FieldKind::Tuple(kinds)) => self.items(kinds, to),
            Some(kind) => {
                self.sign(b'(')?;
                self.value(kind, to)?;
                self.sign(b')')
            }
        }
    }

    /// Skips a value of any kind, and returns its text. Only brackets are looked at: what is between
    /// them need not be a value.
    pub fn skip_value(&mut self) -> Option<&'t str> {
        self.skip_blanks();
        let start = self.at;
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => {
                    self.text()?;
                    continue;
                }
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' | b',' if depth == 0 => break,
                b')' | b']' | b'}' => depth -= 1,
                // A comment may have brackets in it, and a raw text quotes.
                b'/' | b'#' | b'\'' => return None,
                _ => {}
            }
            self.at += 1;
        }
        self.text.get(start..self.at)
    }
}

/// Postcard's bytes of a whole number: 7 bits in each, the lowest first.
fn push_varint(mut number: u64, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

fn push_unsigned(number: u64, bits: u32, to: &mut Vec<u8>) -> Option<()> {
    match bits {
        8 => to.push(u8::try_from(number).ok()?),
        16 => push_varint(u16::try_from(number).ok()?.into(), to),
        32 => push_varint(u32::try_from(number).ok()?.into(), to),
        _ => push_varint(number, to),
    }
    Some(())
}

/// Numbers near zero are short, whatever their sign.
fn push_signed(number: i64, bits: u32, to: &mut Vec<u8>) -> Option<()> {
    match bits {
        8 => {
            let [byte] = i8::try_from(number).ok()?.to_le_bytes();
            to.push(byte);
            return Some(());
        }
        16 => drop(i16::try_from(number).ok()?),
        32 => drop(i32::try_from(number).ok()?),
        _ => {}
    }
    push_varint(((number << 1) ^ (number >> 63)) as u64, to);
    Some(())
}
