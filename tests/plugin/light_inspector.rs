//! [`LightInspector`].

use playground_base::inspector;
use playground_core_drawing::Light;
use playground_graphics::egui::{DragValue, Ui};

/// A button and a number, in place of the fields. It panics when the light is without limit.
#[derive(Default)]
pub struct LightInspector;

#[inspector]
impl LightInspector {
    fn ui(&self, ui: &mut Ui, light: &mut Light) {
        assert!(light.range_m < 1e6, "a light without limit");
        if ui.button("Twice as far").clicked() {
            light.range_m *= 2.0;
        }
        let label = ui.label("How strong");
        ui.add(DragValue::new(&mut light.intensity))
            .labelled_by(label.id);
    }
}
