//! [`CurvePlot`]: a curve whose keys and slopes are dragged.

use super::curve_axes::{Axes, paint_curve, paint_grid};
use super::curve_editor::{WIDTH, curve_range};
use playground_base::{Curve, CurveKey};
use playground_core_ui::theme;
use playground_graphics::egui::{
    Id, Key, Modifiers, Painter, PointerButton, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, vec2,
};

/// The height of the plot, in points.
const HEIGHT: f32 = 150.0;
/// The space around the curve, in points.
const MARGIN: f32 = 12.0;
/// The radius of a key, in points.
const RADIUS: f32 = 4.5;
/// How near to a key the mouse has to be, in points.
const REACH: f32 = 9.0;
/// How far the ends of slopes are from their key, in points.
const SLOPE: f32 = 34.0;
/// Samples of the curve.
const STEPS: u32 = 128;

/// A curve whose keys are in the order of their times, and the key that was chosen.
pub struct CurvePlot {
    /// The curve.
    pub curve: Curve,
    /// The index of a key.
    pub chosen: Option<usize>,
}

/// What is dragged: a key, or the end of a slope of the chosen key.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Key(usize),
    SlopeIn,
    SlopeOut,
}

impl CurvePlot {
    /// The chosen key.
    pub fn chosen_key_mut(&mut self) -> Option<&mut CurveKey> {
        self.curve.keys.get_mut(self.chosen?)
    }

    /// The times between which the chosen key can be: it does not pass its neighbours.
    pub fn bounds_of_chosen(&self) -> Option<(f32, f32)> {
        let at = self.chosen?;
        let before = at.checked_sub(1).and_then(|at| self.curve.keys.get(at));
        let after = self.curve.keys.get(at + 1);
        let from = before.map_or(0.0, |key| key.time.clamp(0.0, 1.0));
        Some((from, after.map_or(1.0, |key| key.time.clamp(from, 1.0))))
    }

    /// Removes the chosen key; the last one stays.
    pub fn remove_chosen(&mut self) {
        if let Some(at) = self.chosen.filter(|_| self.curve.keys.len() > 1) {
            self.curve.keys.remove(at);
            self.chosen = None;
        }
    }

    /// The slopes from and to the neighbours of the chosen key.
    pub fn straight_slopes(&self) -> (f32, f32) {
        let keys = &self.curve.keys;
        let at = self.chosen.unwrap_or(keys.len());
        let slope = |a: Option<&CurveKey>, b: Option<&CurveKey>| {
            let (a, b) = a.zip(b)?;
            let slope = (b.value - a.value) / (b.time - a.time);
            slope.is_finite().then_some(slope)
        };
        let before = at.checked_sub(1).and_then(|at| keys.get(at));
        let into = slope(before, keys.get(at));
        let out = slope(keys.get(at), keys.get(at + 1));
        let either = into.or(out).unwrap_or(0.0);
        (into.unwrap_or(either), out.unwrap_or(either))
    }

    /// Draws it, and lets keys be dragged, added and removed.
    pub fn ui(&mut self, ui: &mut Ui, id: Id) {
        let (_, rect) = ui.allocate_space(vec2(WIDTH, HEIGHT));
        let plot = ui.interact(rect, id, Sense::click_and_drag());
        plot.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Curve"));
        let axes = Axes {
            rect: rect.shrink(MARGIN),
            range: self.range(ui, id),
        };
        self.follow_mouse(ui, &plot, axes);
        let is_removed = plot.has_focus()
            && ui.input_mut(|input| {
                input.consume_key(Modifiers::NONE, Key::Delete)
                    || input.consume_key(Modifiers::NONE, Key::Backspace)
            });
        if is_removed {
            self.remove_chosen();
        }
        let hovered = plot.hover_pos().and_then(|at| self.part_at(axes, at));
        self.paint(&ui.painter_at(rect), rect, axes, hovered);
    }

    /// The values at the bottom and the top. They stay while a button is down, so that what is dragged
    /// stays under the mouse.
    fn range(&self, ui: &Ui, id: Id) -> (f32, f32) {
        let id = id.with("range");
        let is_down = ui.input(|input| input.pointer.any_down());
        let before: Option<[f32; 2]> = ui.data(|data| data.get_temp(id));
        let (bottom, top) = match before.filter(|_| is_down) {
            Some([bottom, top]) => (bottom, top),
            None => curve_range(&self.curve),
        };
        ui.data_mut(|data| data.insert_temp(id, [bottom, top]));
        (bottom, top)
    }

    fn follow_mouse(&mut self, ui: &Ui, plot: &Response, axes: Axes) {
        let dragged_id = plot.id.with("dragged");
        let pressed = ui.input(|input| input.pointer.press_origin());
        let pressed = pressed.filter(|_| plot.is_pointer_button_down_on());
        let pointer = plot.interact_pointer_pos();
        if plot.double_clicked() {
            if let Some(at) = pointer.filter(|at| self.part_at(axes, *at).is_none()) {
                self.add(axes, at);
            }
        } else if plot.secondary_clicked() {
            if let Some(Part::Key(at)) = pointer.and_then(|at| self.part_at(axes, at)) {
                self.chosen = Some(at);
                self.remove_chosen();
            }
        } else if let Some((from, at)) = pressed.zip(pointer) {
            plot.request_focus();
            let stored: Option<u64> = ui.data(|data| data.get_temp(dragged_id));
            let part = match stored.map(Part::from_number) {
                Some(part) => part,
                None => self.part_at(axes, from),
            };
            ui.data_mut(|data| data.insert_temp(dragged_id, Part::to_number(part)));
            match part {
                Some(Part::Key(key)) => self.chosen = Some(key),
                None => self.chosen = None,
                Some(Part::SlopeIn | Part::SlopeOut) => {}
            }
            if plot.dragged_by(PointerButton::Primary) {
                self.drag(part, axes, at);
            }
            return;
        }
        let _: Option<u64> = ui.data_mut(|data| data.remove_temp(dragged_id));
    }

    fn drag(&mut self, part: Option<Part>, axes: Axes, at: Pos2) {
        let (Some((from, to)), Some(key)) = (self.bounds_of_chosen(), self.chosen_key_mut()) else {
            return;
        };
        let center = axes.at(key.time, key.value);
        match part {
            Some(Part::Key(_)) => {
                key.time = axes.time(at).clamp(from, to);
                key.value = axes.value(at);
            }
            // One with the same slope on both sides keeps them alike.
            Some(Part::SlopeIn) => {
                let slope = axes.slope(vec2((center.x - at.x).max(0.5), center.y - at.y));
                if key.slope_out == key.slope_in {
                    key.slope_out = slope;
                }
                key.slope_in = slope;
            }
            Some(Part::SlopeOut) => {
                let slope = axes.slope(vec2((at.x - center.x).max(0.5), at.y - center.y));
                if key.slope_in == key.slope_out {
                    key.slope_in = slope;
                }
                key.slope_out = slope;
            }
            None => {}
        }
    }

    /// Adds a key at a point: on the curve, where that is near.
    fn add(&mut self, axes: Axes, at: Pos2) {
        let time = axes.time(at);
        let on_curve = self.curve.at(time);
        let is_near = (axes.at(time, on_curve).y - at.y).abs() < REACH;
        let value = if is_near { on_curve } else { axes.value(at) };
        let slope = self.curve.slope_at(time);
        let index = self.curve.keys.partition_point(|key| key.time <= time);
        let key = CurveKey::with_slope(time, value, slope);
        self.curve.keys.insert(index, key);
        self.chosen = Some(index);
    }

    /// What is at a point: an end of a slope, else the nearest key.
    fn part_at(&self, axes: Axes, at: Pos2) -> Option<Part> {
        if let Some([into, out]) = self.slope_ends(axes) {
            let ends = [(Part::SlopeIn, into), (Part::SlopeOut, out)];
            let hit = ends.iter().find(|(_, end)| end.distance(at) < REACH);
            if let Some((part, _)) = hit {
                return Some(*part);
            }
        }
        let distance = |key: &CurveKey| axes.at(key.time, key.value).distance(at);
        let keys = self.curve.keys.iter().enumerate();
        let nearest = keys.min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)));
        let hit = nearest.filter(|(_, key)| distance(key) < REACH);
        hit.map(|(index, _)| Part::Key(index))
    }

    fn slope_ends(&self, axes: Axes) -> Option<[Pos2; 2]> {
        let key = self.curve.keys.get(self.chosen?)?;
        let center = axes.at(key.time, key.value);
        let into = center - axes.along(key.slope_in) * SLOPE;
        Some([into, center + axes.along(key.slope_out) * SLOPE])
    }

    fn paint(&self, painter: &Painter, rect: Rect, axes: Axes, hovered: Option<Part>) {
        let edge = Stroke::new(1.0, theme::BORDER);
        painter.rect(
            rect,
            theme::ROUNDING,
            theme::FIELD,
            edge,
            StrokeKind::Inside,
        );
        paint_grid(painter, axes);
        paint_curve(painter, &self.curve, (axes.rect, axes.range), STEPS);
        if let Some((ends, key)) = self.slope_ends(axes).zip(self.chosen) {
            let key = self.curve.keys.get(key);
            let center = key.map(|key| axes.at(key.time, key.value));
            let parts = [Part::SlopeIn, Part::SlopeOut];
            for ((end, center), part) in ends.into_iter().zip(center.into_iter().cycle()).zip(parts)
            {
                painter.line_segment([center, end], Stroke::new(1.0, theme::TEXT_WEAK));
                let color = match hovered == Some(part) {
                    true => theme::TEXT_STRONG,
                    false => theme::TEXT_WEAK,
                };
                painter.circle_filled(end, 3.0, color);
            }
        }
        for (index, key) in self.curve.keys.iter().enumerate() {
            let is_chosen = self.chosen == Some(index);
            let is_hot = is_chosen || hovered == Some(Part::Key(index));
            let (fill, stroke) = match is_chosen {
                true => (theme::ACCENT, theme::TEXT_STRONG),
                false => (theme::PANEL, theme::ACCENT),
            };
            let radius = if is_hot { RADIUS + 1.0 } else { RADIUS };
            let center = axes.at(key.time, key.value);
            painter.circle(center, radius, fill, Stroke::new(1.5, stroke));
        }
    }
}

impl Part {
    /// The memory of egui outlives this module, so it gets no type of it.
    const fn to_number(part: Option<Self>) -> u64 {
        match part {
            None => 0,
            Some(Self::SlopeIn) => 1,
            Some(Self::SlopeOut) => 2,
            Some(Self::Key(at)) => at as u64 + 3,
        }
    }

    const fn from_number(number: u64) -> Option<Self> {
        match number {
            0 => None,
            1 => Some(Self::SlopeIn),
            2 => Some(Self::SlopeOut),
            key => Some(Self::Key((key - 3) as usize)),
        }
    }
}
