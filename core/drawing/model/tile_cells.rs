//! [`TileCells`]: the cells of a layer of a tile map.

use crate::{TileChunk, TileNumber};
use playground_base::glam::IVec2;
use playground_base::serde::de::Error;
use playground_base::serde::{Deserialize, Deserializer, Serialize, Serializer};
use playground_base::{Describe, FieldKind, Handle};
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

/// The cells of a layer of a tile map: without borders, in chunks of 32 x 32, of which only those with a
/// tile are there.
///
/// Chunks are shared until they are changed. So a copy of a map (a snapshot at the start of play, a step of
/// undo) costs a pointer for each chunk, and who draws them knows an unchanged one by its address.
///
/// As a text, each chunk has its place and its runs, from the lowest row on: `0,0:12*32 0*992;1,0:5*1024`.
/// That is compact for maps as they are drawn, readable in a difference of two versions, and the same for the
/// same cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TileCells {
    /// By row and column of the chunk.
    chunks: BTreeMap<(i32, i32), Handle<TileChunk>>,
}

/// The side of a chunk.
const SIDE: i32 = TileChunk::SIDE as i32;

impl TileCells {
    /// The farthest cell from the origin, along each axis.
    pub const FARTHEST: i32 = 1 << 20;
    /// The most chunks of a layer: 33 million cells.
    pub const MOST_CHUNKS: usize = 1 << 15;

    /// The tile of a cell; 0 for none.
    pub fn get(&self, cell: IVec2) -> TileNumber {
        let (chunk, x, y) = place(cell);
        let chunk = self.chunks.get(&(chunk.y, chunk.x));
        chunk.map_or(0, |chunk| chunk.get(x, y))
    }

    /// Sets the tile of a cell, 0 for none. False when nothing changed: it had that tile, or is farther than
    /// [`FARTHEST`](Self::FARTHEST), or there is no room for another chunk.
    pub fn set(&mut self, cell: IVec2, tile: TileNumber) -> bool {
        if cell.abs().max_element() > Self::FARTHEST || self.get(cell) == tile {
            return false;
        }
        let (at, x, y) = place(cell);
        let key = (at.y, at.x);
        if self.chunks.len() >= Self::MOST_CHUNKS && !self.chunks.contains_key(&key) {
            return false;
        }
        let chunk = self.chunks.entry(key).or_default();
        let chunk = Handle::make_mut(chunk);
        chunk.set(x, y, tile);
        if tile == 0 && chunk.is_empty() {
            self.chunks.remove(&key);
        }
        true
    }

    /// Sets the tile of all cells between two corners, with both. Whole chunks with the same tile are one in
    /// memory. False when nothing changed, or when there is no room for so many chunks.
    pub fn fill(&mut self, one: IVec2, other: IVec2, tile: TileNumber) -> bool {
        let far = IVec2::splat(Self::FARTHEST);
        let (low, high) = (
            one.min(other).clamp(-far, far),
            one.max(other).clamp(-far, far),
        );
        let (first, last) = (place(low).0, place(high).0);
        let size = (last - first + 1).as_i64vec2();
        if tile == 0 {
            let is_in = |at: IVec2| at.cmpge(first).all() && at.cmple(last).all();
            let places: Vec<IVec2> = self
                .chunks()
                .map(|(at, _)| at)
                .filter(|at| is_in(*at))
                .collect();
            return places.into_iter().fold(false, |changed, at| {
                self.fill_chunk(at, (low, high), 0, None) | changed
            });
        }
        if size.x * size.y > (Self::MOST_CHUNKS - self.chunks.len()) as i64 {
            // Those that are there already need no room.
            let is_in = |at: &IVec2| at.cmpge(first).all() && at.cmple(last).all();
            let there = self.chunks().filter(|(at, _)| is_in(at)).count();
            let new = size.x * size.y - there as i64;
            if new > (Self::MOST_CHUNKS - self.chunks.len()) as i64 {
                return false;
            }
        }
        let mut whole = TileChunk::default();
        whole.fill((0, 0), (TileChunk::SIDE, TileChunk::SIDE), tile);
        let whole = Handle::new(whole);
        let mut changed = false;
        for y in first.y..=last.y {
            for x in first.x..=last.x {
                changed |= self.fill_chunk(IVec2::new(x, y), (low, high), tile, Some(&whole));
            }
        }
        changed
    }

    /// Sets the cells of a chunk that are between two corners; all of them to those of `whole`, if that is
    /// given. True when one changed.
    fn fill_chunk(
        &mut self,
        at: IVec2,
        (low, high): (IVec2, IVec2),
        tile: TileNumber,
        whole: Option<&Handle<TileChunk>>,
    ) -> bool {
        let origin = at * SIDE;
        let from = (low - origin).max(IVec2::ZERO);
        let to = (high - origin).min(IVec2::splat(SIDE - 1));
        let is_whole = from == IVec2::ZERO && to == IVec2::splat(SIDE - 1);
        let before = self.chunk(at).cloned();
        let after = match whole {
            Some(whole) if is_whole => whole.clone(),
            _ => {
                let mut chunk = before.as_deref().cloned().unwrap_or_default();
                let corner = |of: IVec2| (of.x as usize, of.y as usize);
                chunk.fill(corner(from), corner(to), tile);
                Handle::new(chunk)
            }
        };
        if before.as_ref() == Some(&after) {
            return false;
        }
        self.set_chunk(at, Some(after));
        true
    }

    /// The chunks with a tile, by row and column: each with its place, counted in chunks.
    pub fn chunks(&self) -> impl ExactSizeIterator<Item = (IVec2, &Handle<TileChunk>)> {
        let chunks = self.chunks.iter();
        chunks.map(|((y, x), chunk)| (IVec2::new(*x, *y), chunk))
    }

    /// The chunk at a place, counted in chunks.
    pub fn chunk(&self, at: IVec2) -> Option<&Handle<TileChunk>> {
        self.chunks.get(&(at.y, at.x))
    }

    /// Replaces the chunk at a place, counted in chunks; an empty one and `None` remove it.
    pub fn set_chunk(&mut self, at: IVec2, chunk: Option<Handle<TileChunk>>) {
        let reach = Self::FARTHEST / SIDE;
        match chunk.filter(|chunk| !chunk.is_empty() && at.abs().max_element() <= reach) {
            Some(chunk) => drop(self.chunks.insert((at.y, at.x), chunk)),
            None => drop(self.chunks.remove(&(at.y, at.x))),
        }
    }

    /// The lowest and the highest cell of all chunks with a tile; `None` without one.
    pub fn bounds(&self) -> Option<(IVec2, IVec2)> {
        let mut places = self.chunks().map(|(at, _)| at);
        let first = places.next()?;
        let (low, high) = places.fold((first, first), |(low, high), at| {
            (low.min(at), high.max(at))
        });
        Some((low * SIDE, high * SIDE + (SIDE - 1)))
    }

    /// The chunk of a cell, counted in chunks.
    pub fn chunk_of(cell: IVec2) -> IVec2 {
        place(cell).0
    }

    /// All of it as a text.
    fn text(&self) -> String {
        let mut text = String::new();
        for (at, chunk) in self.chunks() {
            let separator = if text.is_empty() { "" } else { ";" };
            text.push_str(&format!("{separator}{},{}:", at.x, at.y));
            chunk.write(&mut text);
        }
        text
    }

    /// Reads a text.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut cells = Self::default();
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            let (at, runs) = part.split_once(':').ok_or_else(|| {
                let start: String = part.chars().take(20).collect();
                format!("`{start}` is no chunk of tiles, such as 0,0:5*1024")
            })?;
            let at = place_of_text(at)?;
            let chunk =
                TileChunk::parse(runs).map_err(|why| format!("chunk {},{}: {why}", at.x, at.y))?;
            if cells.chunks.len() >= Self::MOST_CHUNKS {
                return Err(format!("a layer has {} chunks at most", Self::MOST_CHUNKS));
            }
            if cells.chunk(at).is_some() {
                return Err(format!("chunk {},{} is there twice", at.x, at.y));
            }
            cells.set_chunk(at, Some(Handle::new(chunk)));
        }
        Ok(cells)
    }
}

/// The chunk of a cell, and its place in that.
fn place(cell: IVec2) -> (IVec2, usize, usize) {
    let side = IVec2::splat(SIDE);
    let within = cell.rem_euclid(side);
    (cell.div_euclid(side), within.x as usize, within.y as usize)
}

fn place_of_text(text: &str) -> Result<IVec2, String> {
    let numbers = text.trim().split_once(',');
    let numbers = numbers.and_then(|(x, y)| x.trim().parse().ok().zip(y.trim().parse().ok()));
    let reach = TileCells::FARTHEST / SIDE;
    let at = numbers.map(|(x, y)| IVec2::new(x, y));
    // Without `abs`: the least number has no opposite.
    let is_near = |at: &IVec2| at.min_element() >= -reach && at.max_element() <= reach;
    at.filter(is_near)
        .ok_or_else(|| format!("`{}` is no place of a chunk, such as -1,2", text.trim()))
}

impl Display for TileCells {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl Serialize for TileCells {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

impl<'de> Deserialize<'de> for TileCells {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}

impl Describe for TileCells {
    const KIND: FieldKind = FieldKind::Text;
    const HAS_CELLS: bool = false;

    /// Chunks are never changed while they are shared, so a copy that shares them is detached.
    fn copy_of(&self) -> Self {
        self.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_on_both_sides_of_the_origin_are_read_back_from_the_text() {
        let mut cells = TileCells::default();
        let places = [(0, 0), (31, 31), (32, 0), (-1, -1), (-33, 5), (1000, -1000)];
        for (tile, (x, y)) in (1..).zip(places) {
            assert!(cells.set(IVec2::new(x, y), tile));
            assert!(!cells.set(IVec2::new(x, y), tile), "it has that tile");
        }
        let text = cells.to_string();
        let read = TileCells::parse(&text).expect("it was written");
        assert_eq!(read, cells);
        assert_eq!(read.to_string(), text);
        for (tile, (x, y)) in (1..).zip(places) {
            assert_eq!(read.get(IVec2::new(x, y)), tile);
        }
        assert_eq!(read.get(IVec2::new(1, 0)), 0);
        let all: usize = read.chunks().map(|(_, chunk)| chunk.tiles().count()).sum();
        assert_eq!(all, places.len());
    }

    #[test]
    fn chunk_without_tiles_goes_and_others_stay_shared() {
        let mut cells = TileCells::default();
        cells.set(IVec2::ZERO, 1);
        cells.set(IVec2::new(40, 0), 2);
        let before = cells.clone();
        cells.set(IVec2::ZERO, 0);
        assert_eq!(cells.chunks().len(), 1);
        assert_eq!(before.get(IVec2::ZERO), 1, "a copy is detached");
        let at = IVec2::new(1, 0);
        let shared = cells.chunk(at).zip(before.chunk(at));
        assert!(shared.is_some_and(|(one, other)| Handle::ptr_eq(one, other)));
        assert_eq!(TileCells::default().to_string(), "");
        assert_eq!(TileCells::parse(""), Ok(TileCells::default()));
    }

    #[test]
    fn rectangles_are_filled_and_emptied_across_chunks() {
        let (low, high) = (IVec2::new(-40, -3), IVec2::new(70, 40));
        let mut cells = TileCells::default();
        assert!(cells.fill(high, low, 5));
        assert!(!cells.fill(low, high, 5), "it is filled already");
        for (cell, tile) in [
            (low, 5),
            (high, 5),
            (IVec2::ZERO, 5),
            (low - 1, 0),
            (high + 1, 0),
            (IVec2::new(0, -4), 0),
        ] {
            assert_eq!(cells.get(cell), tile, "{cell}");
        }
        let all: usize = cells.chunks().map(|(_, chunk)| chunk.tiles().count()).sum();
        assert_eq!(all, 111 * 44);
        assert!(cells.fill(IVec2::splat(-1000), IVec2::splat(1000), 0));
        assert_eq!(cells, TileCells::default());
        assert!(
            !cells.fill(IVec2::splat(i32::MIN), IVec2::splat(i32::MAX), 1),
            "too many"
        );
        assert_eq!(cells, TileCells::default());
    }

    #[test]
    fn cell_too_far_away_is_left_out() {
        let mut cells = TileCells::default();
        for far in [i32::MAX, i32::MIN + 1, TileCells::FARTHEST + 1] {
            assert!(!cells.set(IVec2::new(far, 0), 1));
            assert!(!cells.set(IVec2::new(0, far), 1));
        }
        assert!(cells.set(IVec2::splat(TileCells::FARTHEST), 1));
    }

    #[test]
    fn wrong_texts_are_refused_with_the_reason() {
        for (text, why) in [
            ("5*1024", "no chunk of tiles"),
            ("0,0", "no chunk of tiles"),
            ("0:5*1024", "no place"),
            ("0,99999999:5*1024", "no place"),
            ("0,-2147483648:5*1024", "no place"),
            ("0,0:5*1023", "not 1023"),
            ("0,0:5*1025", "does not fit"),
            ("0,0:5*18446744073709551615", "does not fit"),
            ("0,0:5*99999999999999999999999", "does not fit"),
            ("0,0:65536*1024", "no run"),
            ("0,0:5*0 5*1024", "does not fit"),
            ("0,0:x*1024", "no run"),
            ("0,0:5*1024;0,0:5*1024", "twice"),
        ] {
            let error = TileCells::parse(text).expect_err(text);
            assert!(error.contains(why), "{text}: {error}");
        }
    }

    /// Changed bytes of a good text: each is read as other cells or refused, and what is read is written as
    /// it is read again.
    #[test]
    fn changed_texts_are_refused_or_read_whole() {
        let mut cells = TileCells::default();
        for at in 0..400 {
            cells.set(IVec2::new(at % 47 - 20, at / 13), (at % 7) as u16);
        }
        let good = cells.to_string();
        let (mut random, mut refused) = (1_u64, 0);
        let mut next = |below: usize| {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (random >> 33) as usize % below
        };
        const BYTES: &[u8] = b"0123456789*,;: -+x";
        for _ in 0..20_000 {
            let mut bytes = good.clone().into_bytes();
            for _ in 0..=next(3) {
                let at = next(bytes.len());
                let byte = BYTES.get(next(BYTES.len())).copied().unwrap_or_default();
                match next(3) {
                    0 => drop(bytes.remove(at)),
                    1 => bytes.insert(at, byte),
                    _ => bytes.splice(at..=at, [byte]).for_each(drop),
                }
            }
            let text = String::from_utf8(bytes).expect("it has ASCII characters");
            match TileCells::parse(&text) {
                Ok(read) => {
                    let again = TileCells::parse(&read.to_string());
                    assert_eq!(again.as_ref(), Ok(&read), "{text}");
                }
                Err(_) => refused += 1,
            }
        }
        assert!(refused > 5_000, "{refused}");
    }
}
