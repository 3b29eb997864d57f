//! [`GradientStops`]: a gradient as a bar, with its opacities above and its colours below, to be
//! dragged.

use super::gradient_editor::WIDTH;
use playground_base::{AlphaKey, Color, ColorKey, Gradient};
use playground_core_ui::theme;
use playground_graphics::egui::{
    Color32, Id, Key, Mesh, Modifiers, Painter, PointerButton, Pos2, Rect, Response, Rgba, Role,
    Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// The height of the bar, in points.
const BAR: f32 = 26.0;
/// The height of the stops above and below it, in points.
const LANE: f32 = 16.0;
/// The space at both ends, so that stops there are seen whole, in points.
const MARGIN: f32 = 6.0;
/// How near to a stop the mouse has to be, in points.
const REACH: f32 = 7.0;
/// Colours along a bar.
const STEPS: u32 = 96;
/// The side of a square behind what is clear, in points.
const SQUARE: f32 = 6.0;

/// A gradient whose keys are in the order of their times, and the stop that was chosen.
pub struct GradientStops {
    /// The gradient.
    pub gradient: Gradient,
    /// A stop.
    pub chosen: Option<Stop>,
}

/// A stop, by its index.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stop {
    /// An opacity, above the bar.
    Alpha(usize),
    /// A colour, below it.
    Color(usize),
}

impl Stop {
    /// The memory of egui outlives this module, so it gets no type of it.
    pub const fn to_number(stop: Option<Self>) -> u64 {
        match stop {
            None => 0,
            Some(Self::Alpha(at)) => at as u64 * 2 + 1,
            Some(Self::Color(at)) => at as u64 * 2 + 2,
        }
    }

    /// The stop of a number.
    pub const fn from_number(number: u64) -> Option<Self> {
        let at = (number.saturating_sub(1) / 2) as usize;
        match number {
            0 => None,
            odd if odd % 2 == 1 => Some(Self::Alpha(at)),
            _ => Some(Self::Color(at)),
        }
    }
}

impl GradientStops {
    /// Of a gradient, with a stop that was chosen before.
    pub fn new(gradient: &Gradient, chosen: Option<Stop>) -> Self {
        let mut gradient = gradient.clone();
        gradient.colors.sort_by(|a, b| a.time.total_cmp(&b.time));
        gradient.alphas.sort_by(|a, b| a.time.total_cmp(&b.time));
        let (colors, alphas) = (gradient.colors.len(), gradient.alphas.len());
        let chosen = chosen.filter(|stop| match stop {
            Stop::Alpha(at) => *at < alphas,
            Stop::Color(at) => *at < colors,
        });
        Self { gradient, chosen }
    }

    /// The time of the chosen stop.
    pub fn chosen_time_mut(&mut self) -> Option<&mut f32> {
        match self.chosen? {
            Stop::Alpha(at) => self.gradient.alphas.get_mut(at).map(|key| &mut key.time),
            Stop::Color(at) => self.gradient.colors.get_mut(at).map(|key| &mut key.time),
        }
    }

    /// The times between which the chosen stop can be: it does not pass its neighbours.
    pub fn bounds_of_chosen(&self) -> Option<(f32, f32)> {
        let (at, times): (usize, Vec<f32>) = match self.chosen? {
            Stop::Alpha(at) => (
                at,
                self.gradient.alphas.iter().map(|key| key.time).collect(),
            ),
            Stop::Color(at) => (
                at,
                self.gradient.colors.iter().map(|key| key.time).collect(),
            ),
        };
        let before = at.checked_sub(1).and_then(|at| times.get(at));
        let from = before.map_or(0.0, |time| time.clamp(0.0, 1.0));
        let after = times.get(at + 1);
        Some((from, after.map_or(1.0, |time| time.clamp(from, 1.0))))
    }

    /// Removes the chosen stop; the last colour and the last opacity stay.
    pub fn remove_chosen(&mut self) {
        match self.chosen {
            Some(Stop::Alpha(at)) if self.gradient.alphas.len() > 1 => {
                self.gradient.alphas.remove(at);
            }
            Some(Stop::Color(at)) if self.gradient.colors.len() > 1 => {
                self.gradient.colors.remove(at);
            }
            _ => return,
        }
        self.chosen = None;
    }

    /// Draws it, and lets stops be dragged, added and removed.
    pub fn ui(&mut self, ui: &mut Ui, id: Id) {
        let (_, rect) = ui.allocate_space(vec2(WIDTH, BAR + LANE * 2.0));
        let all = ui.interact(rect, id, Sense::click_and_drag());
        all.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Gradient"));
        let bar = rect.shrink2(vec2(MARGIN, LANE));
        self.follow_mouse(ui, &all, bar);
        let is_removed = all.has_focus()
            && ui.input_mut(|input| {
                input.consume_key(Modifiers::NONE, Key::Delete)
                    || input.consume_key(Modifiers::NONE, Key::Backspace)
            });
        if is_removed {
            self.remove_chosen();
        }
        let hovered = all.hover_pos().and_then(|at| self.stop_at(bar, at));
        self.paint(&ui.painter_at(rect), bar, hovered);
    }

    fn follow_mouse(&mut self, ui: &Ui, all: &Response, bar: Rect) {
        let Some(at) = all.interact_pointer_pos() else {
            return;
        };
        let is_pressed =
            all.is_pointer_button_down_on() && ui.input(|input| input.pointer.primary_pressed());
        if all.secondary_clicked() {
            self.chosen = self.stop_at(bar, at);
            self.remove_chosen();
        } else if is_pressed {
            all.request_focus();
            self.chosen = self.stop_at(bar, at).or_else(|| self.added(bar, at));
        } else if all.dragged_by(PointerButton::Primary)
            && let Some((from, to)) = self.bounds_of_chosen()
            && let Some(time) = self.chosen_time_mut()
        {
            *time = time_at(bar, at).clamp(from, to);
        }
    }

    /// Adds a stop above or below the bar, which changes nothing of the gradient yet.
    fn added(&mut self, bar: Rect, at: Pos2) -> Option<Stop> {
        let time = time_at(bar, at);
        if at.y < bar.top() {
            let keys = &mut self.gradient.alphas;
            let index = keys.partition_point(|key| key.time <= time);
            let alpha = self.gradient.alpha_at(time);
            self.gradient
                .alphas
                .insert(index, AlphaKey::new(time, alpha));
            return Some(Stop::Alpha(index));
        }
        if at.y > bar.bottom() {
            let keys = &self.gradient.colors;
            let index = keys.partition_point(|key| key.time <= time);
            let color = self.gradient.color_at(time);
            self.gradient
                .colors
                .insert(index, ColorKey::new(time, color));
            return Some(Stop::Color(index));
        }
        self.chosen
    }

    /// All stops with their times.
    fn stops(&self) -> impl Iterator<Item = (Stop, f32)> {
        let alphas = self.gradient.alphas.iter().enumerate();
        let alphas = alphas.map(|(at, key)| (Stop::Alpha(at), key.time));
        let colors = self.gradient.colors.iter().enumerate();
        alphas.chain(colors.map(|(at, key)| (Stop::Color(at), key.time)))
    }

    /// The nearest stop at a point; of several at one place the chosen one.
    fn stop_at(&self, bar: Rect, at: Pos2) -> Option<Stop> {
        let is_hit = |(stop, time): &(Stop, f32)| {
            let is_in_lane = match stop {
                Stop::Alpha(_) => at.y < bar.top(),
                Stop::Color(_) => at.y > bar.bottom(),
            };
            is_in_lane && (x_of(bar, *time) - at.x).abs() < REACH
        };
        let distance = |(stop, time): &(Stop, f32)| {
            let preferred = if Some(*stop) == self.chosen { 0.5 } else { 0.0 };
            (x_of(bar, *time) - at.x).abs() - preferred
        };
        let hits = self.stops().filter(is_hit);
        let nearest = hits.min_by(|a, b| distance(a).total_cmp(&distance(b)));
        nearest.map(|(stop, _)| stop)
    }

    fn paint(&self, painter: &Painter, bar: Rect, hovered: Option<Stop>) {
        paint_gradient(painter, bar, &self.gradient);
        let edge = Stroke::new(1.0, theme::BORDER);
        painter.rect_stroke(bar, 0, edge, StrokeKind::Outside);
        let is_chosen = |stop: &Stop| Some(*stop) == self.chosen;
        // The chosen one is on top.
        let others = self.stops().filter(|(stop, _)| !is_chosen(stop));
        let chosen = self.stops().filter(|(stop, _)| is_chosen(stop));
        for (stop, time) in others.chain(chosen) {
            let color = match stop {
                Stop::Alpha(_) => {
                    let [r, g, b] = [self.gradient.alpha_at(time); 3];
                    shown(Color { r, g, b, a: 1.0 })
                }
                Stop::Color(at) => {
                    let key = self.gradient.colors.get(at);
                    shown(key.map_or(Color::WHITE, |key| Color {
                        a: 1.0,
                        ..key.color
                    }))
                }
            };
            let edge = match (is_chosen(&stop), hovered == Some(stop)) {
                (true, _) => Stroke::new(2.0, theme::ACCENT),
                (false, true) => Stroke::new(1.5, theme::TEXT_STRONG),
                (false, false) => Stroke::new(1.0, theme::TEXT_WEAK),
            };
            paint_stop(painter, bar, (stop, time), color, edge);
        }
    }
}

/// A house whose tip is at the bar.
fn paint_stop(
    painter: &Painter,
    bar: Rect,
    (stop, time): (Stop, f32),
    color: Color32,
    edge: Stroke,
) {
    let (tip, away) = match stop {
        Stop::Alpha(_) => (pos2(x_of(bar, time), bar.top() - 1.0), -1.0),
        Stop::Color(_) => (pos2(x_of(bar, time), bar.bottom() + 1.0), 1.0),
    };
    let corners = [
        (0.0, 0.0),
        (5.0, 5.0),
        (5.0, 13.0),
        (-5.0, 13.0),
        (-5.0, 5.0),
    ];
    let corners = corners.map(|(x, y)| tip + vec2(x, y * away));
    painter.add(Shape::convex_polygon(corners.into(), color, edge));
}

fn x_of(bar: Rect, time: f32) -> f32 {
    bar.left() + time.clamp(0.0, 1.0) * bar.width()
}

fn time_at(bar: Rect, at: Pos2) -> f32 {
    ((at.x - bar.left()) / bar.width()).clamp(0.0, 1.0)
}

/// A linear colour on the screen; one brighter than white keeps its hue.
fn shown(Color { r, g, b, a }: Color) -> Color32 {
    let brightest = r.max(g).max(b).max(1.0);
    let [r, g, b] = [r, g, b].map(|part| part / brightest);
    Rgba::from_rgba_unmultiplied(r, g, b, a.clamp(0.0, 1.0)).into()
}

/// The colours of a gradient from left to right, over squares where it is clear.
pub fn paint_gradient(painter: &Painter, rect: Rect, gradient: &Gradient) {
    painter.rect_filled(rect, 0, theme::TEXT_WEAK);
    let (columns, rows) = (rect.width() / SQUARE, rect.height() / SQUARE);
    for column in 0..columns.ceil() as u32 {
        for row in (column % 2..rows.ceil() as u32).step_by(2) {
            let at = rect.left_top() + vec2(column as f32, row as f32) * SQUARE;
            let square = Rect::from_min_size(at, vec2(SQUARE, SQUARE)).intersect(rect);
            painter.rect_filled(square, 0, theme::RAISED);
        }
    }
    let mut mesh = Mesh::default();
    for step in 0..=STEPS {
        let time = step as f32 / STEPS as f32;
        let color = shown(gradient.at(time));
        let x = rect.left() + time * rect.width();
        mesh.colored_vertex(pos2(x, rect.top()), color);
        mesh.colored_vertex(pos2(x, rect.bottom()), color);
        if step > 0 {
            let here = step * 2;
            mesh.add_triangle(here - 2, here - 1, here);
            mesh.add_triangle(here - 1, here, here + 1);
        }
    }
    painter.add(Shape::mesh(mesh));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_is_read_from_its_number() {
        for stop in [
            None,
            Some(Stop::Alpha(0)),
            Some(Stop::Alpha(7)),
            Some(Stop::Color(0)),
            Some(Stop::Color(12)),
        ] {
            assert_eq!(Stop::from_number(Stop::to_number(stop)), stop);
        }
    }

    #[test]
    fn added_stop_changes_nothing_of_the_gradient() {
        let (red, blue) = (Color::rgb(1.0, 0.0, 0.0), Color::rgb(0.0, 0.0, 1.0));
        let gradient = Gradient::new([(0.0, red), (1.0, blue)], [(0.0, 0.2), (1.0, 0.8)]);
        let mut stops = GradientStops::new(&gradient, None);
        let bar = Rect::from_min_size(pos2(0.0, 20.0), vec2(100.0, 20.0));
        assert_eq!(stops.added(bar, pos2(30.0, 10.0)), Some(Stop::Alpha(1)));
        assert_eq!(stops.added(bar, pos2(60.0, 50.0)), Some(Stop::Color(1)));
        for step in 0..=10 {
            let time = step as f32 / 10.0;
            let (before, after) = (gradient.at(time), stops.gradient.at(time));
            let parts = before.to_array().into_iter().zip(after.to_array());
            assert!(
                parts.into_iter().all(|(a, b)| (a - b).abs() < 1e-5),
                "{time}"
            );
        }
    }
}
