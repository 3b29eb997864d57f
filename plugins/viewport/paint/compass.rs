//! [`compass_ui`]: the axes widget at the top right of the picture.

use crate::maths::View;
use playground_base::egui::{
    Align2, Color32, FontId, Id, Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2, vec2,
};
use playground_base::glam::Vec3;
use playground_core_ui::theme;

/// From the middle to the end of an axis, and the radius of the balls, in points.
const REACH: f32 = 30.0;
const BALL: f32 = 9.0;
/// Room that the widget takes.
pub const SIZE: f32 = (REACH + BALL + 4.0) * 2.0;

/// One end of an axis.
struct End {
    /// Out of the world's middle.
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

/// Draws the axes as the camera sees them, around `center`. Returns the direction to look in, when
/// an end was clicked.
pub fn compass_ui(ui: &mut Ui, id: Id, center: Pos2, view: &View) -> Option<Vec3> {
    let area = Rect::from_center_size(center, Vec2::splat(SIZE));
    let over = ui.interact(area, id, Sense::click()).contains_pointer();
    if over {
        let plate = theme::RAISED.gamma_multiply(0.6);
        ui.painter().circle_filled(center, SIZE * 0.5, plate);
    }
    let mut ends: Vec<(usize, &End)> = ENDS.iter().enumerate().collect();
    let depth = |end: &End| end.direction.dot(view.forward);
    ends.sort_by(|(_, a), (_, b)| depth(b).total_cmp(&depth(a)));
    let mut chosen = None;
    for (at, end) in ends {
        let place = center + flat(end.direction, view) * REACH;
        let ball = Rect::from_center_size(place, Vec2::splat(BALL * 2.0));
        let response = ui
            .interact(ball, id.with(at), Sense::click())
            .on_hover_text(end.name)
            .accessible_name(end.name);
        paint_end(ui.painter(), end, center, place, response.hovered());
        if response.clicked() {
            chosen = Some(-end.direction);
        }
    }
    chosen
}

fn flat(direction: Vec3, view: &View) -> Vec2 {
    vec2(direction.dot(view.right), -direction.dot(view.up))
}

fn paint_end(painter: &Painter, end: &End, center: Pos2, place: Pos2, hovered: bool) {
    let color = if hovered {
        theme::TEXT_STRONG
    } else {
        end.color
    };
    if end.is_positive {
        painter.line_segment([center, place], Stroke::new(2.0, end.color));
        painter.circle_filled(place, BALL, color);
        let font = FontId::proportional(11.0);
        painter.text(
            place,
            Align2::CENTER_CENTER,
            end.letter,
            font,
            theme::BACKGROUND,
        );
    } else {
        let fill = end.color.gamma_multiply(if hovered { 0.8 } else { 0.25 });
        painter.circle(place, BALL * 0.75, fill, Stroke::new(1.5, color));
    }
}
