//! [`Grid`]: the ground grid.

use playground_base::Color;

/// An endless grid on the ground plane, y = 0: a line every cell, a stronger one every ten, the X
/// and Z axes in their colours. Lines keep their width in pixels and fade
/// with distance; seen from high up, cells grow tenfold.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// Distance of two lines, metres.
    pub cell_m: f32,
    /// Colour of the lines; alpha is their strength.
    pub color: Color,
    /// Colour of the X axis.
    pub x_axis: Color,
    /// Colour of the Z axis.
    pub z_axis: Color,
    /// Distance from the camera at which the last line has faded, metres; more from high up.
    pub fade_m: f32,
}

impl Default for Grid {
    fn default() -> Self {
        Self {
            cell_m: 1.0,
            color: Color {
                a: 0.22,
                ..Color::rgb(0.55, 0.62, 0.72)
            },
            x_axis: Color {
                a: 0.85,
                ..Color::rgb(0.62, 0.10, 0.12)
            },
            z_axis: Color {
                a: 0.85,
                ..Color::rgb(0.09, 0.25, 0.68)
            },
            fade_m: 90.0,
        }
    }
}
