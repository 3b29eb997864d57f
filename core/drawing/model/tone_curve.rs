//! [`ToneCurve`]: how bright light is shown.

use playground_base::described;

/// How light that is brighter than a screen is shown.
#[described]
#[derive(Copy, Eq, Hash)]
pub enum ToneCurve {
    /// Colours stay as they are; only bright light is compressed, and keeps its hue.
    #[default]
    Neutral,
    /// The contrast of a film: dark shadows, bright light turns white.
    Film,
    /// Softer than a film; very bright colours fade to white without a shift of hue.
    Soft,
    /// Nothing is compressed: what is brighter than white is white.
    Clipped,
}
