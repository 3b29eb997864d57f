//! [`color_picker_ui`]: picks a colour by its hue, saturation, value and opacity.

use playground_core_ui::theme;
use playground_graphics::egui::ecolor::{
    Hsva, HsvaGamma, linear_f32_from_gamma_u8, linear_f32_from_linear_u8,
};
use playground_graphics::egui::{
    Color32, DragValue, Id, Mesh, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, lerp, pos2,
    remap_clamp, vec2,
};

/// The width of the picker, in points.
const WIDTH: f32 = 220.0;
/// The height of the area for saturation and value, in points.
const AREA: f32 = 140.0;
/// The height of the bars for hue and opacity, in points.
const BAR: f32 = 16.0;
/// Colours of a gradient along each side: the hues meet their peaks, and squares look smooth.
const STEPS: usize = 36;

/// A colour and what the picker showed for it: hue, saturation, value and opacity. A grey has no hue and
/// black no saturation, so these are stored while the colour is the same. The memory of egui outlives
/// this module, so it gets no type of it.
type Shown = ([f32; 4], [f32; 4]);

/// Draws the picker for a linear colour that has no opacity.
pub fn opaque_color_picker_ui(ui: &mut Ui, id: Id, color: [f32; 4]) -> Option<[f32; 4]> {
    picker_ui(ui, id, color, false)
}

/// Draws the picker for a linear colour. Returns the colour that the user picked in this frame.
///
/// A colour that is brighter than white keeps its brightness: its hue and saturation are picked, and
/// the value within it.
pub fn color_picker_ui(ui: &mut Ui, id: Id, color: [f32; 4]) -> Option<[f32; 4]> {
    picker_ui(ui, id, color, true)
}

fn picker_ui(ui: &mut Ui, id: Id, color: [f32; 4], has_opacity: bool) -> Option<[f32; 4]> {
    ui.set_width(WIDTH);
    let [r, g, b, a] = color;
    let brightness = r.max(g).max(b).max(1.0);
    let stored: Option<Shown> = ui.data(|data| data.get_temp(id));
    let stored = stored.filter(|(of, _)| *of == color);
    let before = stored.map_or_else(
        || {
            let [r, g, b] = [r, g, b].map(|part| part / brightness);
            HsvaGamma::from(Hsva::from_rgba_unmultiplied(r, g, b, a))
        },
        |(_, [h, s, v, a])| HsvaGamma { h, s, v, a },
    );
    let mut hsva = before;
    area_ui(ui, id.with("area"), &mut hsva);
    bar_ui(ui, id.with("hue"), "Hue", &mut hsva.h, |h| hue(h).into());
    let opaque = hsva;
    if has_opacity {
        bar_ui(ui, id.with("opacity"), "Opacity", &mut hsva.a, |a| {
            HsvaGamma { a, ..opaque }.into()
        });
    }
    numbers_ui(ui, &mut hsva, has_opacity);
    if hsva == before {
        return None;
    }
    let [r, g, b, a] = Hsva::from(hsva).to_rgba_unmultiplied();
    let color = [r * brightness, g * brightness, b * brightness, a];
    let HsvaGamma { h, s, v, a } = hsva;
    ui.data_mut(|data| data.insert_temp(id, (color, [h, s, v, a])));
    Some(color)
}

fn hue(h: f32) -> HsvaGamma {
    HsvaGamma {
        h,
        s: 1.0,
        v: 1.0,
        a: 1.0,
    }
}

/// Saturation to the right, value upwards.
fn area_ui(ui: &mut Ui, id: Id, hsva: &mut HsvaGamma) {
    let (_, rect) = ui.allocate_space(vec2(WIDTH, AREA));
    let area = ui.interact(rect, id, Sense::click_and_drag());
    let area = area.on_hover_text("Saturation and brightness");
    if let Some(at) = area.interact_pointer_pos() {
        hsva.s = remap_clamp(at.x, rect.x_range(), 0.0..=1.0);
        hsva.v = remap_clamp(at.y, rect.bottom()..=rect.top(), 0.0..=1.0);
    }
    let h = hsva.h;
    let color_at = |s, v| HsvaGamma { h, s, v, a: 1.0 }.into();
    paint_gradient(ui.painter(), rect, color_at);
    let at = pos2(
        lerp(rect.x_range(), hsva.s),
        lerp(rect.bottom()..=rect.top(), hsva.v),
    );
    paint_mark(
        ui.painter(),
        at,
        Color32::from(HsvaGamma { a: 1.0, ..*hsva }),
    );
}

fn bar_ui(ui: &mut Ui, id: Id, name: &str, part: &mut f32, color_at: impl Fn(f32) -> Color32) {
    let (_, rect) = ui.allocate_space(vec2(WIDTH, BAR));
    let bar = ui.interact(rect, id, Sense::click_and_drag());
    let bar = bar.on_hover_text(name);
    if let Some(at) = bar.interact_pointer_pos() {
        *part = remap_clamp(at.x, rect.x_range(), 0.0..=1.0);
    }
    paint_gradient(ui.painter(), rect, |x, _| color_at(x));
    let at = pos2(lerp(rect.x_range(), *part), rect.center().y);
    paint_mark(ui.painter(), at, color_at(*part).to_opaque());
}

/// Red, green, blue and opacity from 0 to 255, as image editors count them.
fn numbers_ui(ui: &mut Ui, hsva: &mut HsvaGamma, has_opacity: bool) {
    let before = Hsva::from(*hsva).to_srgba_unmultiplied();
    let mut bytes = before;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().interact_size.x = (WIDTH - 12.0) / if has_opacity { 4.0 } else { 3.0 };
        let names = ["R ", "G ", "B ", "A "];
        let names = names.iter().take(if has_opacity { 4 } else { 3 });
        for (byte, name) in bytes.iter_mut().zip(names) {
            ui.add(DragValue::new(byte).speed(0.5).prefix(*name));
        }
    });
    if bytes != before {
        let [r, g, b, a] = bytes;
        let [r, g, b] = [r, g, b].map(linear_f32_from_gamma_u8);
        *hsva = Hsva::from_rgba_unmultiplied(r, g, b, linear_f32_from_linear_u8(a)).into();
    }
}

fn paint_gradient(painter: &Painter, rect: Rect, color_at: impl Fn(f32, f32) -> Color32) {
    let mut mesh = Mesh::default();
    let side = STEPS as u32 + 1;
    for row in 0..side {
        for column in 0..side {
            let (x, y) = (part(column), part(row));
            let at = pos2(lerp(rect.x_range(), x), lerp(rect.bottom()..=rect.top(), y));
            mesh.colored_vertex(at, color_at(x, y));
            if row > 0 && column > 0 {
                let [here, below] = [row, row - 1].map(|row| row * side + column);
                mesh.add_triangle(here, here - 1, below);
                mesh.add_triangle(below, here - 1, below - 1);
            }
        }
    }
    painter.add(Shape::mesh(mesh));
}

fn part(step: u32) -> f32 {
    step as f32 / STEPS as f32
}

fn paint_mark(painter: &Painter, at: Pos2, color: Color32) {
    painter.circle(at, 6.0, color, Stroke::new(3.0, theme::BACKGROUND));
    painter.circle_stroke(at, 6.0, Stroke::new(1.5, theme::TEXT_STRONG));
}
