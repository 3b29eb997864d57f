//! What the components and rules of a game need, under one name: the crates of a project depend on
//! `playground`, those with panels on `playground-panels` too, and on nothing else of ours.
//!
//! ```ignore
//! use playground::prelude::*;
//!
//! /// Turns its entity around the upright axis.
//! #[component]
//! pub struct Spin {
//!     /// How fast.
//!     #[field(unit = "rad/s", default = 1)]
//!     pub speed: f32,
//! }
//!
//! playground::export!();
//! ```
//!
//! - [`prelude`]: what nearly every file of a game names.
//! - [`ecs`], [`input`], [`drawing`], [`animation`], [`particles`], [`assets`]: all of the cores' data and
//!   contracts.
//! - [`base`]: the third-party crates that the whole process shares (`glam`, `rayon`, `serde`, ..).
//!   Take them from there: a copy of a crate's own would have statics and types of its own.
//!
//! No crate for windows, GPUs or GUIs is below it: what only computes is built faster, and runs
//! where there are none.
//!
//! There is no code here, so that it may be linked into every module: what it names is in shared
//! libraries. The attribute macros know of it, and name those crates through it in a crate that
//! depends on `playground` alone.
#![forbid(unsafe_code)]

pub use playground_base as base;
pub use playground_core_animation as animation;
pub use playground_core_assets as assets;
pub use playground_core_drawing as drawing;
pub use playground_core_ecs as ecs;
pub use playground_core_input as input;
pub use playground_core_particles as particles;

pub use playground_base::{
    Color, Value, component, described, draw, effect, event, export, systems, view, view_model,
};

/// `use playground::prelude::*;`
pub mod prelude {
    pub use playground_base::glam::{
        EulerRot, IVec2, IVec3, Mat3, Mat4, Quat, UVec2, Vec2, Vec3, Vec4,
    };
    pub use playground_base::rayon::prelude::*;
    pub use playground_base::{
        AssetRef, Color, Curve, CurveKey, Gradient, command, component, described, draw, effect,
        effect_handler, event, observer, system, systems, view_model,
    };
    pub use playground_core_animation::{AnimationPlayer, ClipEnded, ClipMark, ClipMarkPassed};
    pub use playground_core_drawing::{
        Camera, CameraFollow, Drawing, Environment, FlipBook, FlipMode, Light, LightKind,
        MaterialSlot, Materials, MeshKind, MeshRenderer, ModelRenderer, NineSlice, NodeExtras,
        Projection, Ray, Screen, Sprite, SpriteSheet, Text, TextAlign, TextSpace, TileLayer,
        TileMap,
    };
    pub use playground_core_ecs::param::*;
    pub use playground_core_ecs::{
        Component, Context, Disabled, EntityId, FileLoaded, FrameTime, Key, LoadFile, LogLevel,
        LogLine, ModuleError, Name, Parent, SaveFile, SetTitle, Stage, Transform, WorldTransform,
    };
    pub use playground_core_input::{Input, KeyCode, MouseButton};
    pub use playground_core_particles::{
        AfterEnd, EmitterRepeat, EmitterShape, EmitterState, ParticleBlend, ParticleBurst,
        ParticleEmitter, ParticleSpace, ShapeKind, Span,
    };
}
