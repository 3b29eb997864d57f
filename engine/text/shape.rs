//! [`shape`]: letters of a piece of text.

use super::{FontFile, Fonts};
use harfrust::{Direction, ShapeOptions, UnicodeBuffer};
use playground_base::Handle;
use skrifa::MetadataProvider;
use std::ops::Range;

/// A piece of a text with one font and one direction, shaped.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its level by the Unicode Bidirectional Algorithm: odd ones are read from right to left.
    pub level: u8,
    /// The key of its font.
    pub font: u64,
    /// Its letters, from left to right.
    pub glyphs: Vec<ShapedGlyph>,
    /// Its width, as a multiple of the size.
    pub width: f32,
    /// It is white space: nothing of it is seen at the end of a line.
    pub is_space: bool,
}

/// A letter of a piece. Lengths are multiples of the size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShapedGlyph {
    /// Its number in the font.
    pub id: u32,
    /// Where it is in its piece.
    pub x: f32,
    /// How far it is above the line.
    pub y: f32,
}

/// Shapes a part of a text that has one level and no place to break a line: in pieces of one font each, the
/// font of the text where that has the character.
pub fn shape(
    text: &str,
    range: Range<usize>,
    level: u8,
    first: &(u64, Handle<FontFile>),
    fonts: &mut Fonts,
    pieces: &mut Vec<Piece>,
) {
    let Some(part) = text.get(range.clone()) else {
        return;
    };
    let mut run: Option<(usize, bool, (u64, Handle<FontFile>))> = None;
    for (at, character) in part.char_indices() {
        let at = range.start + at;
        let is_space = character.is_whitespace();
        let before = run.as_ref().map(|(_, _, font)| font);
        let font = font_of(character, first, before, fonts);
        match &run {
            Some((_, was_space, known)) if known.0 == font.0 && *was_space == is_space => {}
            _ => {
                if let Some(ended) = run.take() {
                    pieces.extend(shape_run(text, ended, at, level));
                }
                run = Some((at, is_space, font));
            }
        }
    }
    if let Some(last) = run {
        pieces.extend(shape_run(text, last, range.end, level));
    }
}

/// The font for a character.
fn font_of(
    character: char,
    first: &(u64, Handle<FontFile>),
    before: Option<&(u64, Handle<FontFile>)>,
    fonts: &mut Fonts,
) -> (u64, Handle<FontFile>) {
    let has = |font: &FontFile| has(font, character);
    // A mark stays with its letter.
    if is_mark(character)
        && let Some(before) = before.filter(|(_, font)| has(font) || is_joiner(character))
    {
        return before.clone();
    }
    if character.is_control() || has(&first.1) {
        return first.clone();
    }
    // Without a font that has it, its box is drawn.
    fonts.find(has).unwrap_or_else(|| first.clone())
}

fn has(font: &FontFile, character: char) -> bool {
    let glyph = font.font().and_then(|font| font.charmap().map(character));
    glyph.is_some_and(|glyph| glyph.to_u32() != 0)
}

/// Characters that change the one before them.
fn is_mark(character: char) -> bool {
    is_joiner(character)
        || matches!(
            character,
            '\u{300}'..='\u{36f}'
                | '\u{591}'..='\u{5bd}'
                | '\u{5bf}'..='\u{5c7}'
                | '\u{610}'..='\u{61a}'
                | '\u{64b}'..='\u{65f}'
                | '\u{670}'
                | '\u{1ab0}'..='\u{1aff}'
                | '\u{20d0}'..='\u{20ff}'
                | '\u{fe20}'..='\u{fe2f}'
                | '\u{1f3fb}'..='\u{1f3ff}'
        )
}

/// Characters without a shape of their own.
const fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// The letters of a run; `None` where its font has none of them.
fn shape_run(
    text: &str,
    (start, is_space, (key, file)): (usize, bool, (u64, Handle<FontFile>)),
    end: usize,
    level: u8,
) -> Option<Piece> {
    let range = start..end;
    let part = text.get(range.clone())?;
    let font = file.font()?;
    let mut buffer = UnicodeBuffer::new();
    for (at, character) in part.char_indices() {
        // A tab is a wide space.
        let character = if character.is_control() {
            ' '
        } else {
            character
        };
        buffer.add(character, (start + at) as u32);
    }
    buffer.guess_segment_properties();
    let is_rtl = level % 2 == 1;
    buffer.set_direction(if is_rtl {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    });
    let shaper = file.shaper().shaper(&font).build();
    let em = 1.0 / (shaper.units_per_em() as f32).max(1.0);
    let shaped = shaper.shape(buffer, ShapeOptions::new());
    let mut glyphs = Vec::with_capacity(shaped.len());
    let mut width = 0.0;
    for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
        glyphs.push(ShapedGlyph {
            id: info.glyph_id,
            x: width + position.x_offset as f32 * em,
            y: position.y_offset as f32 * em,
        });
        width += position.x_advance as f32 * em;
    }
    Some(Piece {
        range,
        level,
        font: key,
        glyphs,
        width,
        is_space,
    })
}
