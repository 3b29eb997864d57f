//! [`Environment`]: sky, ambient light and fog.

use crate::ToneCurve;
use playground_base::{AssetRef, Color, component};

/// Sky, ambient light, fog and shadow distance. The defaults are a calm dusk.
#[component(former = ["playground-core-rendering::Environment"])]
pub struct Environment {
    /// The sky straight up.
    #[field(default = Color::rgb(0.012, 0.019, 0.034))]
    pub sky: Color,
    /// The sky at the horizon. Far things fade into it.
    #[field(default = Color::rgb(0.066, 0.084, 0.110))]
    pub horizon: Color,
    /// Below the horizon, straight down.
    #[field(default = Color::rgb(0.0145, 0.0165, 0.020))]
    pub ground: Color,
    /// A picture of all that is around, twice as wide as high, best an HDR file: things are lit by it, and
    /// mirror it. The colours above stay those of the fog.
    #[field(asset = "picture")]
    pub panorama: AssetRef,
    /// How far the panorama is turned to the left, radians.
    #[field(unit = "rad", min = -3.15, max = 3.15, step = 0.01, default = 0)]
    pub panorama_turn_rad: f32,
    /// Whether the panorama is the sky.
    #[field(default = true)]
    pub panorama_is_sky: bool,
    /// Light from above and all sides, as a multiple of the panorama, or without one of a neutral
    /// hemisphere: 1 is an overcast day, 0 leaves only the lights.
    #[field(min = 0, max = 5, step = 0.01, default = 1)]
    pub ambient: f32,
    /// How much of the light from all around does not arrive in corners and where things touch: 0 for none of
    /// this, 1 for all of it.
    #[field(min = 0, max = 2, step = 0.01, default = 0)]
    pub occlusion: f32,
    /// How far away things are that keep this light off, metres.
    #[field(unit = "m", min = 0.01, max = 20, step = 0.01, default = 0.5)]
    pub occlusion_m: f32,
    /// Share of a colour that is fog after one metre, 0 for none; 0.01 is a light haze over a
    /// hundred metres.
    #[field(unit = "1/m", min = 0, max = 1, step = 0.001, default = 0.006)]
    pub fog_per_m: f32,
    /// How far from the camera the first directional light casts shadows, metres; 0 for none.
    #[field(unit = "m", min = 0, max = 1_000, step = 1, default = 40)]
    pub shadow_distance_m: f32,
    /// How bright the picture is, in stops: 1 is twice as bright.
    #[field(unit = "EV", min = -10, max = 10, step = 0.1, default = 0)]
    pub exposure_ev: f32,
    /// How light that is brighter than a screen is shown.
    pub tone: ToneCurve,
    /// How much bright light glows: 0 for not at all, 0.1 for a little. Unlit colours are then shown by the
    /// tone curve too.
    #[field(min = 0, max = 1, step = 0.01, default = 0)]
    pub glow: f32,
    /// Whether edges are smoothed in the finished picture, also those of what shines and of holes.
    pub smooth_picture: bool,
}
