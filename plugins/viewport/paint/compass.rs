//! [`compass_ui`]: the axes at the top right of the picture.

use crate::maths::View;
use playground_base::glam::Vec3;
use playground_core_ui::theme;
use playground_graphics::egui::{
    Align2, Color32, FontId, Id, Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2, vec2,
};

/// The length of an axis, in points.
const LENGTH: f32 = 30.0;
/// The radius of the ball at its end, in points.
const BALL: f32 = 9.0;
/// Width and height of the compass, in points.
pub const SIZE: f32 = (LENGTH + BALL + 4.0) * 2.0;

/// One end of an axis.
struct End {
    /// From the origin of the world.
    direction: Vec3,
    color: Color32,
    letter: &'static str,
    name: &'static str,
    is_positive: bool,
}

const ENDS: [End; 6] = [
    end(
        Vec3::X,
        theme::AXIS_X,
        "X",
        "Look from the right (+X)",
        true,
    ),
    end(Vec3::Y, theme::AXIS_Y, "Y", "Look from above (+Y)", true),
    end(
        Vec3::Z,
        theme::AXIS_Z,
        "Z",
        "Look from the front (+Z)",
        true,
    ),
    end(
        Vec3::NEG_X,
        theme::AXIS_X,
        "",
        "Look from the left (-X)",
        false,
    ),
    end(
        Vec3::NEG_Y,
        theme::AXIS_Y,
        "",
        "Look from below (-Y)",
        false,
    ),
    end(
        Vec3::NEG_Z,
        theme::AXIS_Z,
        "",
        "Look from behind (-Z)",
        false,
    ),
];

const fn end(
    direction: Vec3,
    color: Color32,
    letter: &'static str,
    name: &'static str,
    is_positive: bool,
) -> End {
    End {
        direction,
        color,
        letter,
        name,
        is_positive,
    }
}

/// Draws the axes as seen by the camera, around `center`. When an end is clicked, returns the direction
/// to look along.
pub fn compass_ui(ui: &mut Ui, id: Id, center: Pos2, view: &View) -> Option<Vec3> {
    let area = Rect::from_center_size(center, Vec2::splat(SIZE));
    let is_hovered = ui.interact(area, id, Sense::click()).contains_pointer();
    // The plate covers what is drawn into the picture: the gizmo of an entity behind it.
    let (fill, opacity) = if is_hovered {
        (theme::RAISED, 0.9)
    } else {
        (theme::PANEL, 0.6)
    };
    ui.painter()
        .circle_filled(center, SIZE * 0.5, fill.gamma_multiply(opacity));
    let mut ends: Vec<(usize, &End)> = ENDS.iter().enumerate().collect();
    let depth = |end: &End| end.direction.dot(view.forward);
    ends.sort_by(|(_, a), (_, b)| depth(b).total_cmp(&depth(a)));
    let mut chosen = None;
    for (index, end) in ends {
        let tip = center + on_screen(end.direction, view) * LENGTH;
        let ball = Rect::from_center_size(tip, Vec2::splat(BALL * 2.0));
        let response = ui
            .interact(ball, id.with(index), Sense::click())
            .on_hover_text(end.name)
            .accessible_name(end.name);
        paint_end(ui.painter(), end, [center, tip], response.hovered());
        if response.clicked() {
            chosen = Some(-end.direction);
        }
    }
    chosen
}

fn on_screen(direction: Vec3, view: &View) -> Vec2 {
    vec2(direction.dot(view.right), -direction.dot(view.up))
}

fn paint_end(painter: &Painter, end: &End, [center, tip]: [Pos2; 2], is_hovered: bool) {
    let color = if is_hovered {
        theme::TEXT_STRONG
    } else {
        end.color
    };
    if end.is_positive {
        painter.line_segment([center, tip], Stroke::new(2.0, end.color));
        painter.circle_filled(tip, BALL, color);
        let font = FontId::proportional(11.0);
        painter.text(
            tip,
            Align2::CENTER_CENTER,
            end.letter,
            font,
            theme::BACKGROUND,
        );
    } else {
        let fill = end
            .color
            .gamma_multiply(if is_hovered { 0.8 } else { 0.25 });
        painter.circle(tip, BALL * 0.75, fill, Stroke::new(1.5, color));
    }
}
