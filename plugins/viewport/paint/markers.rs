//! [`paint_markers`]: icons of lights, cameras and emitters of particles.

use crate::maths::View;
use crate::scene::{Marker, MarkerKind};
use playground_core_drawing::LightKind;
use playground_core_ecs::EntityId;
use playground_core_ui::{SpawnKind, icon, theme};
use playground_graphics::egui::{Align2, Color32, FontId, Painter, Pos2, Stroke};

/// The radius of an icon, in points.
const RADIUS: f32 = 12.0;

/// Draws the icons, the farthest first.
pub fn paint_markers(painter: &Painter, view: &View, markers: &[Marker]) {
    for (marker, at) in visible(view, markers) {
        let (fill, color) = if marker.is_selected {
            (theme::ACCENT, theme::TEXT_STRONG)
        } else {
            (
                theme::BACKGROUND.gamma_multiply(0.8),
                color_of(&marker.kind),
            )
        };
        painter.circle(at, RADIUS, fill, Stroke::new(1.0, theme::BORDER));
        let font = FontId::proportional(15.0);
        painter.text(
            at,
            Align2::CENTER_CENTER,
            icon_of(&marker.kind),
            font,
            color,
        );
    }
}

/// The marker whose icon is at a point of the screen; of several, the nearest to the eye.
pub fn marker_at(view: &View, markers: &[Marker], point: Pos2) -> Option<EntityId> {
    let mut hits = visible(view, markers);
    hits.retain(|(_, at)| at.distance(point) <= RADIUS);
    hits.last().map(|(marker, _)| marker.entity)
}

/// The markers in the picture with their positions, the farthest first. The camera of a flat game would lie over
/// the middle of what it shows: it is left out until it is selected.
fn visible<'a>(view: &View, markers: &'a [Marker]) -> Vec<(&'a Marker, Pos2)> {
    let on_screen = |marker: &'a Marker| Some((marker, view.to_screen(marker.position())?));
    let mut visible: Vec<_> = markers.iter().filter_map(on_screen).collect();
    visible.retain(|(marker, at)| {
        let is_seen_through = matches!(marker.kind, MarkerKind::Camera(_))
            && view.is_flat_along(marker.forward())
            && !marker.is_selected;
        view.rect.expand(RADIUS).contains(*at) && !is_seen_through
    });
    visible.sort_by(|(a, _), (b, _)| {
        let (a, b) = (view.depth(a.position()), view.depth(b.position()));
        b.total_cmp(&a)
    });
    visible
}

fn icon_of(kind: &MarkerKind) -> &'static str {
    match kind {
        MarkerKind::Camera(_) => icon::ICON_VIDEOCAM.codepoint,
        MarkerKind::Emitter => SpawnKind::Particles.choice().icon,
        MarkerKind::Light(light) => match light.kind {
            LightKind::Directional => icon::ICON_LIGHT_MODE.codepoint,
            LightKind::Point => icon::ICON_LIGHTBULB.codepoint,
            LightKind::Spot => icon::ICON_FLASHLIGHT_ON.codepoint,
        },
    }
}

const fn color_of(kind: &MarkerKind) -> Color32 {
    match kind {
        MarkerKind::Camera(_) => theme::TEXT,
        MarkerKind::Light(_) => theme::WARNING,
        MarkerKind::Emitter => theme::RELOAD,
    }
}
