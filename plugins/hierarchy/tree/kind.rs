//! [`RowKind`]: what an entity is, told by its components.

use playground_base::{Named, stable_id};
use playground_core_ecs::{Archetype, ComponentId, Disabled};
use playground_core_rendering::{Camera, Environment, Light, MeshRenderer, Sprite};
use playground_core_ui::icon;

/// What an entity is, for its icon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// It looks.
    Camera,
    /// It shines.
    Light,
    /// It has a shape.
    Mesh,
    /// It has a picture.
    Sprite,
    /// It is the sky.
    Environment,
    /// Anything else.
    #[default]
    Empty,
}

impl RowKind {
    /// Its icon.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Camera => icon::ICON_VIDEOCAM.codepoint,
            Self::Light => icon::ICON_LIGHTBULB.codepoint,
            Self::Mesh => icon::ICON_DEPLOYED_CODE.codepoint,
            Self::Sprite => icon::ICON_IMAGE.codepoint,
            Self::Environment => icon::ICON_CLOUD.codepoint,
            Self::Empty => icon::ICON_TRIP_ORIGIN.codepoint,
        }
    }
}

/// Components that tell what an entity is, the most telling first.
#[derive(Clone, Debug)]
pub struct Kinds {
    telling: [(ComponentId, RowKind); 5],
    disabled: ComponentId,
}

impl Default for Kinds {
    fn default() -> Self {
        let id = |name| ComponentId(stable_id(name));
        Self {
            telling: [
                (id(Camera::NAME), RowKind::Camera),
                (id(Light::NAME), RowKind::Light),
                (id(MeshRenderer::NAME), RowKind::Mesh),
                (id(Sprite::NAME), RowKind::Sprite),
                (id(Environment::NAME), RowKind::Environment),
            ],
            disabled: id(Disabled::NAME),
        }
    }
}

impl Kinds {
    /// What the entities of an archetype are.
    pub fn of(&self, archetype: &Archetype) -> RowKind {
        let found = self.telling.iter().find(|(id, _)| has(archetype, *id));
        found.map_or(RowKind::Empty, |(_, kind)| *kind)
    }

    /// Whether the entities of an archetype are disabled.
    pub fn is_disabled(&self, archetype: &Archetype) -> bool {
        has(archetype, self.disabled)
    }
}

fn has(archetype: &Archetype, component: ComponentId) -> bool {
    archetype.components.binary_search(&component).is_ok()
}
