//! What a file says about its music: title, artist and more.

use symphonia::core::formats::FormatReader;
use symphonia::core::meta::{RawValue, StandardTag, Tag};

/// The most tags, and the most letters of each.
const MOST: usize = 32;
const MOST_LETTERS: usize = 200;

/// The tags of a file that people know: name and text, each name once.
pub fn tags<'s, F: FormatReader + 's + ?Sized>(format: &mut F) -> Vec<(String, String)> {
    let mut metadata = format.metadata();
    let mut found: Vec<(String, String)> = Vec::new();
    let Some(latest) = metadata.skip_to_latest() else {
        return found;
    };
    for tag in &latest.media.tags {
        let Some((name, text)) = known(tag) else {
            continue;
        };
        let text: String = text.chars().take(MOST_LETTERS).collect();
        let is_new = found.iter().all(|(known, _)| known != name);
        if is_new && found.len() < MOST && !text.trim().is_empty() {
            found.push((name.to_owned(), text));
        }
    }
    found
}

fn known(tag: &Tag) -> Option<(&'static str, String)> {
    let named = match tag.std.as_ref()? {
        StandardTag::TrackTitle(text) => ("title", text.to_string()),
        StandardTag::Artist(text) => ("artist", text.to_string()),
        StandardTag::Album(text) => ("album", text.to_string()),
        StandardTag::Composer(text) => ("composer", text.to_string()),
        StandardTag::Genre(text) => ("genre", text.to_string()),
        StandardTag::Copyright(text) => ("copyright", text.to_string()),
        StandardTag::License(text) => ("license", text.to_string()),
        StandardTag::Comment(text) => ("comment", text.to_string()),
        _ => return loop_point(tag),
    };
    Some(named)
}

/// Where music for games begins again, in frames: two tags of files of OGG and FLAC.
fn loop_point(tag: &Tag) -> Option<(&'static str, String)> {
    let names = [("LOOPSTART", "loop start"), ("LOOPLENGTH", "loop length")];
    let key = &tag.raw.key;
    let name = names.iter().find(|(raw, _)| raw.eq_ignore_ascii_case(key));
    match (&tag.raw.value, name) {
        (RawValue::String(text), Some((_, name))) => Some((name, text.to_string())),
        _ => None,
    }
}
