//! [`shading_choice`]: what pictures show of surfaces, as a choice.

use super::Choice;
use crate::icon;
use playground_core_drawing::Shading;

/// All that pictures show of surfaces, as choices.
pub const SHADING_CHOICES: &[Choice] = &[
    shading_choice(Shading::Lit),
    shading_choice(Shading::Wireframe),
    shading_choice(Shading::Color),
    shading_choice(Shading::Normals),
    shading_choice(Shading::Roughness),
    shading_choice(Shading::Metallic),
    shading_choice(Shading::Coordinates),
    shading_choice(Shading::Depth),
    shading_choice(Shading::Lights),
    shading_choice(Shading::Overdraw),
    shading_choice(Shading::MipLevels),
];

/// Its word, its title and its icon.
pub const fn shading_choice(shading: Shading) -> Choice {
    let (word, title, icon) = match shading {
        Shading::Lit => ("lit", "Lit", icon::ICON_LIGHT_MODE),
        Shading::Wireframe => ("wireframe", "Wireframe", icon::ICON_GRID_3X3),
        Shading::Color => ("color", "Base Colour", icon::ICON_PALETTE),
        Shading::Normals => ("normals", "Normals", icon::ICON_NORTH_EAST),
        Shading::Roughness => ("roughness", "Roughness", icon::ICON_GRAIN),
        Shading::Metallic => ("metallic", "Metal", icon::ICON_CONTRAST),
        Shading::Coordinates => ("uv", "Texture Coordinates", icon::ICON_GRID_ON),
        Shading::Depth => ("depth", "Depth", icon::ICON_LANDSCAPE),
        Shading::Lights => ("lights", "Lights at a Point", icon::ICON_LIGHTBULB),
        Shading::Overdraw => ("overdraw", "Overdraw", icon::ICON_LAYERS),
        Shading::MipLevels => ("mips", "Mip Levels", icon::ICON_PHOTO_SIZE_SELECT_LARGE),
    };
    Choice {
        word,
        title,
        icon: icon.codepoint,
    }
}
