//! [`lay_out`]: where the letters of a text are.

use super::shape::{Piece, shape};
use super::{FontFile, Fonts};
use playground_base::Handle;
use playground_base::glam::Vec2;
use playground_core_drawing::TextAlign;
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use std::ops::Range;
use unicode_bidi::{BidiInfo, Level};

/// A text of more bytes is cut off: it would fill no screen.
const MOST_BYTES: usize = 1 << 16;

/// How a text is laid out. Lengths are multiples of the size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayoutOptions {
    /// Where lines begin or end.
    pub align: TextAlign,
    /// The width at which lines are broken; 0 for none.
    pub wrap: f32,
    /// From line to line.
    pub line_height: f32,
}

/// Where the letters of a text are. Lengths are multiples of the size, from the lower left corner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextLayout {
    /// The letters, in the order in which they are seen.
    pub glyphs: Vec<LaidGlyph>,
    /// Width and height of all of it.
    pub size: Vec2,
    /// How many lines it has.
    pub lines: usize,
}

/// A letter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaidGlyph {
    /// The key of its font.
    pub font: u64,
    /// Its number in the font.
    pub id: u32,
    /// Where it begins, on its line.
    pub at: Vec2,
}

/// Pieces of a line, by their numbers in the order of the text, and the width of what is seen of it.
type Line = (Vec<Piece>, f32);

/// Lays out a text. `first` is its font.
pub fn lay_out(
    text: &str,
    options: LayoutOptions,
    first: &(u64, Handle<FontFile>),
    fonts: &mut Fonts,
) -> TextLayout {
    let mut end = text.len().min(MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end).unwrap_or_default();
    let wrap = if options.wrap > 0.0 {
        options.wrap
    } else {
        f32::INFINITY
    };
    let mut lines: Vec<Line> = Vec::new();
    for paragraph in text.split('\n') {
        let paragraph = paragraph.strip_suffix('\r').unwrap_or(paragraph);
        let segments = segments_of(paragraph, first, fonts);
        fill_lines(paragraph, segments, wrap, first, fonts, &mut lines);
    }
    place(lines, options, first)
}

/// The parts of a paragraph between which lines may be broken, shaped.
fn segments_of(
    paragraph: &str,
    first: &(u64, Handle<FontFile>),
    fonts: &mut Fonts,
) -> Vec<Vec<Piece>> {
    let bidi = BidiInfo::new(paragraph, None);
    let mut start = 0;
    let breaks = unicode_linebreak::linebreaks(paragraph);
    let segment = |(end, _)| {
        let mut pieces = Vec::new();
        for range in runs_of(start..end, &bidi.levels) {
            let level = bidi.levels.get(range.start).map_or(0, Level::number);
            shape(paragraph, range, level, first, fonts, &mut pieces);
        }
        start = end;
        pieces
    };
    breaks.map(segment).collect()
}

/// The parts of a range with one level each.
fn runs_of(range: Range<usize>, levels: &[Level]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in range {
        match runs.last_mut() {
            Some(run) if levels.get(run.start) == levels.get(at) => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// Puts segments into lines, as many as fit. A word that is wider than a line is broken between letters.
fn fill_lines(
    paragraph: &str,
    segments: Vec<Vec<Piece>>,
    wrap: f32,
    first: &(u64, Handle<FontFile>),
    fonts: &mut Fonts,
    lines: &mut Vec<Line>,
) {
    let mut line: Vec<Piece> = Vec::new();
    let mut width = 0.0;
    for segment in segments {
        if width + seen_width(&segment) > wrap && !line.is_empty() {
            lines.push(ended(std::mem::take(&mut line)));
            width = 0.0;
        }
        if seen_width(&segment) > wrap {
            for letter in letters_of(paragraph, &segment, first, fonts) {
                if width + letter.width > wrap && !line.is_empty() && !letter.is_space {
                    lines.push(ended(std::mem::take(&mut line)));
                    width = 0.0;
                }
                width += letter.width;
                line.push(letter);
            }
        } else {
            width += segment.iter().map(|piece| piece.width).sum::<f32>();
            line.extend(segment);
        }
    }
    lines.push(ended(line));
}

/// The width without white space at the end.
fn seen_width(pieces: &[Piece]) -> f32 {
    let spaces = pieces.iter().rev().take_while(|piece| piece.is_space);
    let seen = pieces.len() - spaces.count();
    let seen = pieces.iter().take(seen);
    seen.map(|piece| piece.width).sum()
}

/// A line without white space at its end, and its width.
fn ended(mut line: Vec<Piece>) -> Line {
    while line.last().is_some_and(|piece| piece.is_space) {
        line.pop();
    }
    let width = line.iter().map(|piece| piece.width).sum();
    (line, width)
}

/// Pieces of one character each.
fn letters_of(
    paragraph: &str,
    segment: &[Piece],
    first: &(u64, Handle<FontFile>),
    fonts: &mut Fonts,
) -> Vec<Piece> {
    let mut letters = Vec::new();
    for piece in segment {
        let part = paragraph.get(piece.range.clone()).unwrap_or_default();
        for (at, character) in part.char_indices() {
            let start = piece.range.start + at;
            let range = start..start + character.len_utf8();
            shape(paragraph, range, piece.level, first, fonts, &mut letters);
        }
    }
    letters
}

/// Gives each line its place, and its pieces the order in which they are seen.
fn place(lines: Vec<Line>, options: LayoutOptions, first: &(u64, Handle<FontFile>)) -> TextLayout {
    let widest = lines.iter().map(|(_, width)| *width).fold(0.0, f32::max);
    let width = if options.wrap > 0.0 {
        options.wrap
    } else {
        widest
    };
    let line_height = options.line_height.clamp(0.01, 100.0);
    let height = line_height * lines.len() as f32;
    let (ascent, descent) = heights_of(&first.1);
    // The space of a line is divided above and below its letters.
    let baseline = (line_height - (ascent + descent)) * 0.5 + descent;
    let mut glyphs = Vec::new();
    for (number, (pieces, seen)) in lines.iter().enumerate() {
        let free = width - seen;
        let mut x = match options.align {
            TextAlign::Left => 0.0,
            TextAlign::Center => free * 0.5,
            TextAlign::Right => free,
        };
        let y = height - line_height * (number + 1) as f32 + baseline;
        let levels: Option<Vec<Level>> =
            pieces.iter().map(|of| Level::new(of.level).ok()).collect();
        let order = BidiInfo::reorder_visual(&levels.unwrap_or_default());
        for piece in order.iter().filter_map(|at| pieces.get(*at)) {
            glyphs.extend(piece.glyphs.iter().map(|glyph| LaidGlyph {
                font: piece.font,
                id: glyph.id,
                at: Vec2::new(x + glyph.x, y + glyph.y),
            }));
            x += piece.width;
        }
    }
    TextLayout {
        glyphs,
        size: Vec2::new(width, height),
        lines: lines.len(),
    }
}

/// How far letters reach above and below their line.
fn heights_of(font: &FontFile) -> (f32, f32) {
    let metrics = font.font().map(|font| {
        let metrics = font.metrics(Size::new(1.0), LocationRef::default());
        (metrics.ascent, -metrics.descent)
    });
    let usual = (0.9, 0.25);
    metrics
        .filter(|(ascent, descent)| (0.0..4.0).contains(ascent) && (0.0..4.0).contains(descent))
        .unwrap_or(usual)
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::crossbeam::channel::bounded;

    const OPTIONS: LayoutOptions = LayoutOptions {
        align: TextAlign::Left,
        wrap: 0.0,
        line_height: 1.2,
    };

    fn laid(text: &str, options: LayoutOptions) -> TextLayout {
        let mut fonts = Fonts::new(bounded(1).0, None, None);
        let first = fonts.first(&"".into()).expect("there is a built-in font");
        lay_out(text, options, &first, &mut fonts)
    }

    /// The letters of each line, from left to right, by the numbers of those in `alphabet`.
    fn rows(text: &str, wrap: f32, alphabet: &str) -> Vec<String> {
        let layout = laid(text, LayoutOptions { wrap, ..OPTIONS });
        let named: Vec<(u32, char)> = alphabet
            .chars()
            .map(|letter| (laid(&letter.to_string(), OPTIONS).glyphs[0].id, letter))
            .collect();
        let name = |id: u32| {
            named
                .iter()
                .find(|(of, _)| *of == id)
                .map(|(_, letter)| *letter)
        };
        let mut rows: Vec<(f32, String)> = Vec::new();
        for glyph in &layout.glyphs {
            match rows.last_mut() {
                Some((y, row)) if (*y - glyph.at.y).abs() < 0.5 => row.extend(name(glyph.id)),
                _ => rows.push((glyph.at.y, name(glyph.id).into_iter().collect())),
            }
        }
        rows.into_iter().map(|(_, row)| row).collect()
    }

    #[test]
    fn lines_are_broken_between_words_and_long_words_between_letters() {
        assert_eq!(rows("one two three", 0.0, "onetwhr"), ["onetwothree"]);
        let wrap = laid("one two", OPTIONS).size.x + 0.01;
        assert_eq!(rows("one two three", wrap, "onetwhr"), ["onetwo", "three"]);
        assert_eq!(rows("one\ntwo\n", 0.0, "onetw"), ["one", "two"]);
        let long = rows("nnnnnnnnnn o", 2.0, "no");
        assert!(
            long.len() > 3 && long.last().is_some_and(|row| row.ends_with('o')),
            "{long:?}"
        );
        assert_eq!(long.concat(), "nnnnnnnnnno");
    }

    #[test]
    fn lines_have_their_width_and_alignment() {
        let text = "wide line here\nno";
        let left = laid(text, OPTIONS);
        assert_eq!(left.lines, 2);
        assert!((left.size.y - 2.4).abs() < 1e-5);
        let right = laid(
            text,
            LayoutOptions {
                align: TextAlign::Right,
                ..OPTIONS
            },
        );
        let last = |of: &TextLayout| of.glyphs[of.glyphs.len() - 2].at.x;
        assert_eq!(last(&left), 0.0);
        let width = laid("no", OPTIONS).size.x;
        assert!((last(&right) - (left.size.x - width)).abs() < 1e-4);
    }

    #[test]
    fn words_from_right_to_left_are_reordered_by_the_standard() {
        let letters = "abcd\u{5d0}\u{5d1}";
        let row = |text| rows(text, 0.0, letters);
        assert_eq!(row("ab \u{5d0}\u{5d1} cd"), ["ab\u{5d1}\u{5d0}cd"]);
        // The paragraph is one from right to left: what comes first is at the right.
        assert_eq!(row("\u{5d0} ab cd"), ["abcd\u{5d0}"]);
    }

    #[test]
    fn hebrew_is_read_from_the_right_and_arabic_letters_are_joined() {
        let font = include_bytes!("fixture/playground-test.ttf").as_slice();
        let font = Handle::new(FontFile::new(font).expect("it is a font"));
        let mut fonts = Fonts::new(bounded(1).0, None, None);
        let mut laid = |text: &str, wrap| {
            let options = LayoutOptions { wrap, ..OPTIONS };
            lay_out(text, options, &(9, font.clone()), &mut fonts)
        };
        let ids =
            |layout: &TextLayout| -> Vec<u32> { layout.glyphs.iter().map(|of| of.id).collect() };
        let (alef, bet) = (ids(&laid("\u{5d0}", 0.0)), ids(&laid("\u{5d1}", 0.0)));
        assert_eq!(
            ids(&laid("\u{5d0}\u{5d1}", 0.0)),
            [bet.clone(), alef].concat()
        );
        // A number within is read from the left.
        let digits = ids(&laid("12", 0.0));
        let mixed = ids(&laid("\u{5d1} 12", 0.0));
        assert!(
            mixed.starts_with(&digits) && mixed.ends_with(&bet),
            "{mixed:?}"
        );
        // Letters of a word have other shapes than alone.
        let seen = ids(&laid("\u{633}", 0.0));
        let word = ids(&laid("\u{633}\u{644}\u{627}\u{645}", 0.0));
        assert!(!word.contains(&seen[0]), "{word:?}");
        // The first line has the words that come first, whatever their side.
        let lines = laid("\u{5d0}\u{5d0}\u{5d0} \u{5d1}\u{5d1}\u{5d1}", 2.2);
        assert_eq!(lines.lines, 2);
        let (first, last) = (lines.glyphs[0], lines.glyphs[lines.glyphs.len() - 1]);
        assert!(first.at.y > last.at.y && last.id == bet[0], "{lines:?}");
    }

    #[test]
    fn characters_that_the_font_lacks_come_from_another() {
        let font = include_bytes!("fixture/playground-test.ttf").as_slice();
        let font = Handle::new(FontFile::new(font).expect("it is a font"));
        let mut fonts = Fonts::new(bounded(1).0, None, None);
        let layout = lay_out("1a2\u{10ffff}", OPTIONS, &(9, font), &mut fonts);
        let found: Vec<(u64, bool)> = layout
            .glyphs
            .iter()
            .map(|of| (of.font, of.id != 0))
            .collect();
        // No font has the last one: its box is drawn.
        assert_eq!(found, [(9, true), (1, true), (9, true), (9, false)]);
    }

    #[test]
    fn texts_of_all_kinds_of_characters_are_laid_out() {
        let mut random = 7_u32;
        for _ in 0..300 {
            let text: String = (0..40)
                .filter_map(|_| {
                    random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    let plane = [0x7f, 0x7ff, 0xffff, 0x1f_ffff][(random >> 30) as usize];
                    char::from_u32((random >> 7) & plane)
                })
                .collect();
            for wrap in [0.0, 0.3, 5.0, f32::NAN, f32::INFINITY] {
                let layout = laid(&text, LayoutOptions { wrap, ..OPTIONS });
                assert!(
                    layout.glyphs.iter().all(|glyph| glyph.at.is_finite()) || wrap.is_infinite()
                );
            }
        }
        assert_eq!(laid("", OPTIONS).glyphs, []);
    }
}
