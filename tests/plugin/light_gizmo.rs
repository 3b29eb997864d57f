//! [`LightGizmo`].

use playground_base::{Color, gizmo};
use playground_core_drawing::Light;
use playground_core_ecs::Name;
use playground_core_ecs::param::Query;
use playground_core_ui::Gizmo;

/// The range of a light as a sphere, and how many entities have a name as a text. It fails for a
/// light without colour.
#[derive(Default)]
pub struct LightGizmo;

#[gizmo]
impl LightGizmo {
    fn gizmo(
        &self,
        gizmo: &mut Gizmo,
        light: &mut Light,
        names: Query<&Name>,
    ) -> Result<(), String> {
        if light.color == Color::rgb(0.0, 0.0, 0.0) {
            return Err("a light without colour".to_owned());
        }
        let center = gizmo.position();
        gizmo.label(center, format!("{} named", names.len()), Color::WHITE);
        gizmo.sphere(center, &mut light.range_m, Color::WHITE);
        Ok(())
    }
}
