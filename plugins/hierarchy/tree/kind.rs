//! [`RowKind`]: the icon of an entity, by its components.

use playground_base::{Named, stable_id};
use playground_core_drawing::{Camera, Environment, Light, MeshRenderer, ModelRenderer, Sprite};
use playground_core_ecs::{Archetype, ComponentId, Disabled};
use playground_core_particles::ParticleEmitter;
use playground_core_ui::{SpawnKind, icon};

/// The kind of an entity, which decides its icon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// Has a `Camera`.
    Camera,
    /// Has a `Light`.
    Light,
    /// Has a `MeshRenderer` or a `ModelRenderer`.
    Mesh,
    /// Has a `Sprite`.
    Sprite,
    /// Has a `ParticleEmitter`.
    Particles,
    /// Has an `Environment`.
    Environment,
    /// Has none of these.
    #[default]
    Empty,
}

impl RowKind {
    /// The glyph of its icon.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Camera => icon::ICON_VIDEOCAM.codepoint,
            Self::Light => icon::ICON_LIGHTBULB.codepoint,
            Self::Mesh => icon::ICON_DEPLOYED_CODE.codepoint,
            Self::Sprite => icon::ICON_IMAGE.codepoint,
            Self::Particles => SpawnKind::Particles.choice().icon,
            Self::Environment => icon::ICON_CLOUD.codepoint,
            Self::Empty => SpawnKind::Empty.choice().icon,
        }
    }
}

/// The components that decide the kind of an entity, the strongest first.
#[derive(Clone, Debug)]
pub struct Kinds {
    deciding: [(ComponentId, RowKind); 7],
    disabled: ComponentId,
}

impl Default for Kinds {
    fn default() -> Self {
        let id = |name| ComponentId(stable_id(name));
        Self {
            deciding: [
                (id(Camera::NAME), RowKind::Camera),
                (id(Light::NAME), RowKind::Light),
                (id(MeshRenderer::NAME), RowKind::Mesh),
                (id(ModelRenderer::NAME), RowKind::Mesh),
                (id(Sprite::NAME), RowKind::Sprite),
                (id(ParticleEmitter::NAME), RowKind::Particles),
                (id(Environment::NAME), RowKind::Environment),
            ],
            disabled: id(Disabled::NAME),
        }
    }
}

impl Kinds {
    /// The kind of the entities of an archetype.
    pub fn of(&self, archetype: &Archetype) -> RowKind {
        let found = self.deciding.iter().find(|(id, _)| has(archetype, *id));
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
