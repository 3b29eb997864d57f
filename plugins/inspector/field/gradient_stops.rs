//! [`GradientStops`]: a gradient as a bar, with its opacities above and its colours below, to be
//! dragged.

use super::gradient_editor::WIDTH;
use super::gradient_paint::{paint_gradient, paint_stop, shown, time_at, x_of};
use playground_base::{AlphaKey, Color, ColorKey, Gradient};
use playground_core_ui::theme;
use playground_graphics::egui::{
    Id, Key, Modifiers, Painter, PointerButton, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, vec2,
};

/// The height of the bar, in points.
const BAR: f32 = 26.0;
/// The height of the stops above and below it, in points.
const LANE: f32 = 16.0;
/// The space at both ends, so that stops there are seen whole, in points.
const MARGIN: f32 = 6.0;
/// How near to a stop the mouse has to be, in points.
const REACH: f32 = 7.0;

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
            let is_above = matches!(stop, Stop::Alpha(_));
            paint_stop(painter, bar, (time, is_above), color, edge);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_graphics::egui::pos2;

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
