//! [`Shown`]: what becomes of light.

use super::target::{COLOR_FORMAT, LIGHT_FORMAT};
use playground_core_drawing::ToneCurve;
use playground_graphics::wgpu;

/// What the shaders of a picture make of light: colours by a curve at once, or light that is shown in
/// colours afterwards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shown {
    /// The curve.
    pub curve: ToneCurve,
    /// Whether light is drawn, to be shown afterwards.
    pub later: bool,
}

impl Shown {
    /// The overridable constants of `frame.wgsl`.
    pub fn constants(self) -> [(&'static str, f64); 2] {
        let curve = match self.curve {
            ToneCurve::Neutral => 0.0,
            ToneCurve::Film => 1.0,
            ToneCurve::Soft => 2.0,
            ToneCurve::Clipped => 3.0,
        };
        [("TONE", curve), ("LATER", f64::from(u8::from(self.later)))]
    }

    /// The format that is drawn into.
    pub const fn format(self) -> wgpu::TextureFormat {
        match self.later {
            true => LIGHT_FORMAT,
            false => COLOR_FORMAT,
        }
    }

    /// The same curve, for what is drawn on the picture.
    pub const fn now(self) -> Self {
        Self {
            later: false,
            ..self
        }
    }
}
