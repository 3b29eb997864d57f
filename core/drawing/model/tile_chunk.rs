//! [`TileChunk`]: a square of cells of a tile map.

use playground_base::serde::de::Error;
use playground_base::serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt::{self, Display, Formatter};

/// A tile of a sheet in a cell: 0 for none, else the cell of the sheet plus 1.
pub type TileNumber = u16;

/// A square of cells of a tile map, row by row from the lowest, each from left to right.
///
/// As a text it is a list of runs: `3*5` is five times the tile 3, and `3` one of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TileChunk {
    tiles: Box<[TileNumber]>,
}

impl TileChunk {
    /// Cells along each side.
    pub const SIDE: usize = 32;
    /// All its cells.
    pub const CELLS: usize = Self::SIDE * Self::SIDE;

    /// The tile at a place in it, each coordinate below [`SIDE`](Self::SIDE).
    pub fn get(&self, x: usize, y: usize) -> TileNumber {
        let tile = self.tiles.get(y * Self::SIDE + x);
        tile.copied().unwrap_or_default()
    }

    /// Sets the tile at a place in it.
    pub fn set(&mut self, x: usize, y: usize, tile: TileNumber) {
        if let Some(cell) = self.tiles.get_mut(y * Self::SIDE + x) {
            *cell = tile;
        }
    }

    /// Sets the tile of all cells between two places, with both.
    pub fn fill(
        &mut self,
        (left, low): (usize, usize),
        (right, high): (usize, usize),
        tile: TileNumber,
    ) {
        for y in low..=high.min(Self::SIDE - 1) {
            let row = self
                .tiles
                .get_mut(y * Self::SIDE + left..=y * Self::SIDE + right.min(Self::SIDE - 1));
            if let Some(row) = row {
                row.fill(tile);
            }
        }
    }

    /// True when no cell has a tile.
    pub fn is_empty(&self) -> bool {
        self.tiles.iter().all(|tile| *tile == 0)
    }

    /// Its cells with a tile: x, y, tile.
    pub fn tiles(&self) -> impl Iterator<Item = (usize, usize, TileNumber)> + '_ {
        let cells = self.tiles.iter().enumerate();
        cells
            .filter(|(_, tile)| **tile != 0)
            .map(|(at, tile)| (at % Self::SIDE, at / Self::SIDE, *tile))
    }

    /// Reads runs.
    ///
    /// # Errors
    /// Which run is none, or that they are more or fewer cells than a chunk has.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut tiles = Vec::with_capacity(Self::CELLS);
        for run in text.split_ascii_whitespace() {
            let wrong = || format!("`{run}` is no run of tiles, such as 3*5");
            let (tile, count) = run_of(run).ok_or_else(wrong)?;
            let room = Self::CELLS - tiles.len();
            if count == 0 || count > room {
                let cells = Self::CELLS;
                return Err(format!("`{run}` does not fit: a chunk has {cells} cells"));
            }
            tiles.resize(tiles.len() + count, tile);
        }
        if tiles.len() != Self::CELLS {
            let found = tiles.len();
            return Err(format!("a chunk has {} cells, not {found}", Self::CELLS));
        }
        Ok(Self {
            tiles: tiles.into_boxed_slice(),
        })
    }

    /// Appends its runs to a text. A large map has a million: this is what the inspector and each save wait for.
    pub fn write(&self, to: &mut String) {
        let runs = self.tiles.chunk_by(|a, b| a == b);
        for (at, run) in runs.enumerate() {
            if at > 0 {
                to.push(' ');
            }
            push_number(run.first().copied().unwrap_or_default(), to);
            if run.len() > 1 {
                to.push('*');
                push_number(run.len() as u16, to);
            }
        }
    }
}

/// A tile and how often it comes; `None` for what is none.
fn run_of(run: &str) -> Option<(TileNumber, usize)> {
    match run.split_once('*') {
        Some((tile, count)) => Some((tile.parse().ok()?, number_of(count)?)),
        None => Some((run.parse().ok()?, 1)),
    }
}

/// A number that is too large for a chunk in any case is as good as the largest.
fn number_of(text: &str) -> Option<usize> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(usize::MAX))
}

/// Appends a number, without the machinery of `write!`.
fn push_number(number: u16, to: &mut String) {
    let mut divisor = 10_000;
    while divisor > 1 && number < divisor {
        divisor /= 10;
    }
    while divisor > 0 {
        to.push(char::from(b'0' + (number / divisor % 10) as u8));
        divisor /= 10;
    }
}

impl Default for TileChunk {
    fn default() -> Self {
        Self {
            tiles: vec![0; Self::CELLS].into_boxed_slice(),
        }
    }
}

impl Display for TileChunk {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        f.write_str(&text)
    }
}

impl Serialize for TileChunk {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TileChunk {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}
