//! Assets that are dropped onto the picture.

use super::ViewportUi;
use crate::maths::View;
use playground_base::glam::Vec3;
use playground_base::{Handle, to_value};
use playground_core_assets::AssetKind;
use playground_core_ui::{AssetDrag, EditorCommand, theme};
use playground_graphics::egui::{Response, Stroke, StrokeKind, Ui};

/// The ground that is farther is not meant, in metres.
const FARTHEST: f32 = 60.0;

/// How far from the eye an entity is placed before the sky, in metres.
const BEFORE_SKY: f32 = 6.0;

/// How high above the ground: the picture of a sprite is 1 m high.
const ABOVE_GROUND: f32 = 0.5;

impl ViewportUi<'_, '_> {
    /// An entity that shows the asset is added where it was dropped.
    pub(super) fn asset_drop_ui(&mut self, ui: &Ui, response: &Response, view: &View) {
        let hovering: Option<Handle<AssetDrag>> = response.dnd_hover_payload();
        if hovering.is_some_and(|dragged| !dragged.is_folder) {
            let stroke = Stroke::new(2.0, theme::ACCENT);
            let area = response.rect.shrink(1.0);
            ui.painter()
                .rect_stroke(area, 0.0, stroke, StrokeKind::Inside);
        }
        let dropped: Option<Handle<AssetDrag>> = response.dnd_release_payload();
        let pointer = ui.input(|input| input.pointer.latest_pos());
        let Some((dropped, pointer)) = dropped.filter(|of| !of.is_folder).zip(pointer) else {
            return;
        };
        let ray = view.to_ray(pointer);
        let ground = ray.meet_plane(Vec3::ZERO, Vec3::Y);
        let ground = ground.filter(|point| point.distance(ray.origin) < FARTHEST);
        let project = self.context.state.project.as_ref();
        let assets = project.and_then(|project| project.assets.as_ref());
        let asset = assets.and_then(|assets| assets.by_path.get(&dropped.path));
        let is_picture = asset.is_some_and(|asset| asset.kind == AssetKind::Picture);
        let place = match ground {
            Some(ground) if is_picture => ground + Vec3::Y * ABOVE_GROUND,
            // A model has its origin where it stands.
            Some(ground) => ground,
            None => ray.at(BEFORE_SKY),
        };
        let path = dropped.path.clone();
        let place = to_value(&place).ok();
        self.context
            .commands
            .push(EditorCommand::PlaceAsset(path, place));
    }
}
