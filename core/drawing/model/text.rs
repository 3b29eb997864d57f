//! [`Text`]: the component of a text, in the world or on the screen.

use playground_base::glam::Vec2;
use playground_base::{AssetRef, Color, component, described};

/// Where a text lies.
#[described]
pub enum TextSpace {
    /// In the plane of its entity, facing its +Z.
    #[default]
    World,
    /// At its entity, turned to the camera.
    Facing,
    /// On the screen, over everything else; the transform of its entity does not count.
    Screen,
}

/// Where the lines of a text begin or end.
#[described]
pub enum TextAlign {
    /// All begin at the left.
    Left,
    /// All have one middle.
    #[default]
    Center,
    /// All end at the right.
    Right,
}

/// Shows a text. Words that are read from right to left are, and a character that the font lacks is taken
/// from another font of the project or from the built-in one.
#[component]
pub struct Text {
    /// The text. It may have several lines.
    pub text: String,
    /// The font; none for the built-in one.
    #[field(asset = "font")]
    pub font: AssetRef,
    /// Where it lies.
    pub space: TextSpace,
    /// Size of the font: about the height of a line.
    #[field(unit = "m", min = 0.001, max = 1_000, step = 0.05, default = 0.5)]
    #[field(only(space = ["World", "Facing"]))]
    pub size_m: f32,
    /// Size of the font: about the height of a line.
    #[field(unit = "pt", min = 1, max = 1_000, step = 1, default = 24)]
    #[field(only(space = "Screen"))]
    pub size_pt: f32,
    /// Its colour.
    pub color: Color,
    /// Width of the line around the letters, as a share of their size; 0 for none.
    #[field(min = 0, max = 0.2, step = 0.01)]
    pub outline: f32,
    /// Colour of that line.
    #[field(default = Color::rgb(0.0, 0.0, 0.0))]
    pub outline_color: Color,
    /// Where its lines begin or end.
    pub align: TextAlign,
    /// The width at which lines are broken between words, as a multiple of the size; 0 for none.
    #[field(min = 0, max = 1_000, step = 0.5)]
    pub wrap: f32,
    /// From line to line, as a multiple of the size.
    #[field(min = 0.1, max = 10, step = 0.05, default = 1.2)]
    pub line_height: f32,
    /// The point of the text that lies on its entity or anchor: (0, 0) is its lower left corner, (1, 1) its
    /// upper right one.
    #[field(min = -10, max = 10, step = 0.05, default = Vec2::splat(0.5))]
    pub pivot: Vec2,
    /// The point of the screen at which it is: (0, 0) is the lower left corner, (1, 1) the upper right one.
    #[field(min = 0, max = 1, step = 0.05, default = Vec2::splat(0.5))]
    #[field(only(space = "Screen"))]
    pub anchor: Vec2,
    /// How far it is from there, to the right and upwards.
    #[field(unit = "pt", step = 1)]
    #[field(only(space = "Screen"))]
    pub offset_pt: Vec2,
    /// Sprites, tile maps and texts of a higher layer are drawn over those of a lower one.
    #[field(min = -1_000, max = 1_000, step = 1)]
    pub layer: i32,
    /// The same within a layer.
    #[field(min = -1_000_000, max = 1_000_000, step = 1)]
    pub order: i32,
    /// Whether it is drawn at all.
    #[field(default = true)]
    pub visible: bool,
}

impl Text {
    /// A text with the default settings.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}
