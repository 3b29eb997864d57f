//! The preview of a camera that is selected: its picture within the picture.

use super::ViewportUi;
use crate::scene::camera_of;
use playground_core_ui::{EditorCommand, icon, theme};
use playground_graphics::egui::{
    Align2, Button, FontId, Image, Pos2, Rect, RichText, Sense, StrokeKind, Ui, UiBuilder, pos2,
    vec2,
};

/// Its width as a share of the picture's.
const SHARE: f32 = 0.27;
/// Its least and its greatest width, in points. In a smaller picture there is none.
const WIDTHS: (f32, f32) = (140.0, 360.0);
/// Between it and the edge of the picture, in points.
const MARGIN: f32 = 12.0;
/// The height of its title, in points.
const TITLE: f32 = 24.0;

impl ViewportUi<'_, '_> {
    /// Requests the picture of the selected camera, and paints a frame around it. Returns its area.
    pub(super) fn camera_preview_ui(&mut self, ui: &mut Ui, rect: Rect) -> Option<Rect> {
        let entity = self.context.state.selection.primary()?;
        let camera = camera_of(self.keys, self.context.world, entity)?;
        let aspect = match camera.picture.is_empty() {
            true => {
                let [_, _, width, height] = camera.part.in_pixels([1000, 1000]);
                rect.width() * width as f32 / (rect.height() * height as f32).max(1.0)
            }
            false => 1.0,
        };
        let area = preview_area(rect, aspect)?;
        let scale = ui.pixels_per_point();
        let pixel = |at: f32| (at * scale).round().max(0.0) as u32;
        let from = area.min - rect.min;
        let part = [
            pixel(from.x),
            pixel(from.y),
            pixel(area.width()),
            pixel(area.height()),
        ];
        self.context.viewport.preview = Some((entity, part));
        let whole = Rect::from_min_max(area.min - vec2(0.0, TITLE), area.max);
        // Takes the clicks, which are not meant for what is behind it.
        ui.interact(
            whole,
            ui.scope_id().with("camera preview"),
            Sense::click_and_drag(),
        );
        self.paint_picture(ui, (rect, area));
        self.title_ui(ui, whole, camera.active);
        let stroke = (1.0, theme::BORDER);
        let painter = ui.painter();
        painter.rect_stroke(whole, theme::ROUNDING, stroke, StrokeKind::Outside);
        Some(whole)
    }

    /// It is in the picture already: it is painted once more, over icons.
    fn paint_picture(&self, ui: &Ui, (rect, area): (Rect, Rect)) {
        let Some((texture, _)) = self.context.viewport.picture else {
            return;
        };
        let share = |at: Pos2| ((at - rect.min) / rect.size()).to_pos2();
        let uv = Rect::from_min_max(share(area.min), share(area.max));
        Image::new((texture, area.size())).uv(uv).paint_at(ui, area);
    }

    /// Its title, and what can be done with it.
    fn title_ui(&mut self, ui: &mut Ui, whole: Rect, is_active: bool) {
        let title = Rect::from_min_size(whole.min, vec2(whole.width(), TITLE));
        let painter = ui.painter();
        painter.rect_filled(title, theme::ROUNDING, theme::PANEL);
        let text = match is_active {
            true => "Camera",
            false => "Camera, not active",
        };
        let font = FontId::proportional(12.0);
        let at = pos2(title.left() + 8.0, title.center().y);
        painter.text(at, Align2::LEFT_CENTER, text, font, theme::TEXT_WEAK);
        let buttons = [
            (
                icon::ICON_VISIBILITY.codepoint,
                "Look Through Selection",
                "Moves the editor's camera to this one",
                EditorCommand::LookThrough,
            ),
            (
                icon::ICON_CAMERA.codepoint,
                "Align Selection to View",
                "Moves this camera to the editor's one",
                EditorCommand::AlignToView,
            ),
        ];
        for (at, (glyph, name, hint, command)) in buttons.into_iter().enumerate() {
            let right = title.right() - 2.0 - 24.0 * at as f32;
            let area = Rect::from_min_max(
                pos2(right - 22.0, title.top() + 1.0),
                pos2(right, title.bottom() - 1.0),
            );
            let builder = UiBuilder::new()
                .id_salt(("camera preview", at))
                .max_rect(area);
            let clicked = ui.scope_builder(builder, |ui| {
                let text = RichText::new(glyph).size(15.0);
                let button = Button::new(text).frame_when_inactive(false);
                let button = ui.add_sized(area.size(), button).on_hover_text(hint);
                button.accessible_name(name).clicked()
            });
            if clicked.inner {
                self.context.commands.push(command);
            }
        }
    }
}

/// Where the picture is shown, at the lower right; `None` where there is no room.
fn preview_area(rect: Rect, aspect: f32) -> Option<Rect> {
    let aspect = if aspect.is_finite() {
        aspect.clamp(0.25, 4.0)
    } else {
        1.0
    };
    let width = (rect.width() * SHARE).clamp(WIDTHS.0, WIDTHS.1);
    let tallest = rect.height() * 0.4;
    let width = width.min(tallest * aspect);
    let size = vec2(width, width / aspect).round();
    let has_room = rect.width() > WIDTHS.0 * 2.0 && size.y > TITLE;
    let corner = rect.max - vec2(MARGIN, MARGIN);
    has_room.then(|| Rect::from_min_max(corner - size, corner))
}

#[cfg(test)]
mod tests {
    use super::preview_area;
    use playground_graphics::egui::{Rect, pos2};

    #[test]
    fn preview_is_within_the_picture_and_has_its_shape() {
        let rect = Rect::from_min_max(pos2(100.0, 50.0), pos2(900.0, 650.0));
        for aspect in [0.1, 0.5, 1.0, 1.6, 9.0, f32::NAN] {
            let area = preview_area(rect, aspect).expect("there is room");
            assert!(rect.contains_rect(area), "{area}");
            assert!(area.width() < 0.5 * rect.width(), "{area}");
        }
        let area = preview_area(rect, 1.6).expect("there is room");
        assert!((area.aspect_ratio() - 1.6).abs() < 0.02, "{area}");
        let small = Rect::from_min_max(pos2(0.0, 0.0), pos2(150.0, 100.0));
        assert_eq!(preview_area(small, 1.0), None);
    }
}
