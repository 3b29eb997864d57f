//! [`TileBrush`]: what the tile tool of the viewport paints.

use super::Choice;

/// The shape of a stroke of tiles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TileShape {
    /// The cells on the line between two cells.
    #[default]
    Line,
    /// All cells between two corners.
    Rectangle,
}

impl TileShape {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Line, Self::Rectangle];

    /// Both as choices.
    pub const CHOICES: &[Choice] = &[Self::Line.choice(), Self::Rectangle.choice()];

    /// Its word and its title.
    pub const fn choice(&self) -> Choice {
        let (word, title) = match self {
            Self::Line => ("line", "Brush"),
            Self::Rectangle => ("rectangle", "Rectangle"),
        };
        Choice {
            word,
            title,
            icon: "",
        }
    }
}

/// What the tile tool of the viewport paints into the selected tile map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TileBrush {
    /// The shape of a stroke.
    pub shape: TileShape,
    /// The layer of the map.
    pub layer: u32,
    /// The tile, counted from 0 in the sheet; `None` erases.
    pub tile: Option<u32>,
}

impl Default for TileBrush {
    fn default() -> Self {
        Self {
            shape: TileShape::default(),
            layer: 0,
            tile: Some(0),
        }
    }
}
