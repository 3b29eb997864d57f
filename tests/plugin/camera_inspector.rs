//! [`CameraInspector`].

use playground_base::inspector;
use playground_core_drawing::Camera;
use playground_graphics::egui::Ui;

/// A button above the fields.
#[derive(Default)]
pub struct CameraInspector;

#[inspector(with_fields)]
impl CameraInspector {
    fn ui(&self, ui: &mut Ui, camera: &mut Camera) {
        if ui.button("Wide").clicked() {
            camera.fov_y_rad = 1.5;
        }
    }
}
