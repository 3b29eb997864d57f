//! Lights (KHR_lights_punctual).

use gltf::khr_lights_punctual::{Kind, Light as FileLight};
use playground_base::Color;
use playground_core_assets::{ImportSetting, ImportSettings, SettingKind};
use playground_core_drawing::{Light, LightKind};
use std::f32::consts::{FRAC_PI_2, PI};

/// Lumens of a watt of light of 555 nm, by which Blender and others turn their watts into the units of glTF.
const LUMENS_PER_WATT: f32 = 683.0;

/// A lamp without a range is cut off where it has this strength.
const FAINT: f32 = 0.01;

/// How strong a light of the file is here. A directional light of a file is in lux, the others in candela,
/// which are lux at one metre; 1 here shows a white surface as white. In Blender a sun of π W/m² does that.
pub const LUX: ImportSetting = ImportSetting {
    name: "lux",
    label: "Lux of strength 1",
    hint: "How many lux, or candela, of a light of the file make a light of strength 1. Less makes its lights \
           brighter",
    kind: SettingKind::Number {
        usual: (LUMENS_PER_WATT * PI) as f64,
        least: 1e-3,
        most: 1e6,
    },
};

/// What was chosen for [`LUX`].
pub fn lux(settings: &ImportSettings) -> f32 {
    let usual = f64::from(LUMENS_PER_WATT * PI);
    settings.number(LUX.name).unwrap_or(usual) as f32
}

/// A light as a component. `left_out` gets what a component cannot say of it.
///
/// # Errors
/// When one of its numbers is none.
pub fn light(of: &FileLight<'_>, lux: f32, left_out: &mut Vec<String>) -> Result<Light, String> {
    const STRONGEST: f32 = 1_000.0;
    let name = of.name().unwrap_or("a light");
    let wanted = of.intensity() / lux;
    let [r, g, b] = of.color();
    let numbers = [wanted, r, g, b, of.range().unwrap_or(1.0)];
    if numbers.iter().any(|number| !number.is_finite()) {
        return Err(format!("{name} has a strength that is no number"));
    }
    let intensity = wanted.clamp(0.0, STRONGEST);
    if wanted > intensity {
        left_out.push(format!(
            "the strength of {name} beyond {STRONGEST}: choose more lux for a strength of 1"
        ));
    }
    let faint_m = (intensity / FAINT).sqrt();
    let usual = Light {
        color: Color::rgb(r.max(0.0), g.max(0.0), b.max(0.0)),
        intensity,
        range_m: of.range().unwrap_or(faint_m).clamp(0.01, 1_000.0),
        ..Light::default()
    };
    Ok(match of.kind() {
        Kind::Directional => Light {
            kind: LightKind::Directional,
            ..usual
        },
        Kind::Point => Light {
            kind: LightKind::Point,
            ..usual
        },
        Kind::Spot {
            inner_cone_angle,
            outer_cone_angle,
        } => {
            if !inner_cone_angle.is_finite() || !outer_cone_angle.is_finite() {
                return Err(format!("{name} has an angle that is no number"));
            }
            let outer = outer_cone_angle.clamp(0.01, FRAC_PI_2 - 1e-3);
            Light {
                kind: LightKind::Spot,
                inner_angle_rad: inner_cone_angle.clamp(0.0, outer),
                outer_angle_rad: outer,
                ..usual
            }
        }
    })
}
