//! [`Refusal`]: why what was typed was not taken.

use super::TextEditing;
use playground_core_ui::theme;
use playground_graphics::egui::{
    Area, Frame, Id, Margin, Order, Response, RichText, Stroke, StrokeKind, Ui, vec2,
};

/// How long the reason is shown after the field lost the focus, in seconds.
const SHOWN_S: f64 = 5.0;

/// Why what was typed into a field was not taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The field.
    pub field: Id,
    /// A sentence.
    pub reason: String,
    /// Until when it is shown, in egui's time; `None` while the field has the focus.
    pub until_s: Option<f64>,
}

impl TextEditing {
    /// Shows beside a field why its text was not taken.
    pub fn refuse(&mut self, field: Id, reason: String) {
        self.refusal = Some(Refusal {
            field,
            reason,
            until_s: None,
        });
    }
}

/// Draws the reason at its field: a red frame and the text below.
pub fn refusal_ui(ui: &Ui, field: &Response, texts: &mut TextEditing) {
    let Some(refusal) = texts.refusal.as_mut().filter(|of| of.field == field.id) else {
        return;
    };
    let now_s = ui.input(|input| input.time);
    refusal.until_s = match refusal.until_s {
        _ if field.has_focus() => None,
        None => Some(now_s + SHOWN_S),
        until_s => until_s,
    };
    if refusal.until_s.is_some_and(|until_s| until_s <= now_s) {
        texts.refusal = None;
        return;
    }
    if let Some(until_s) = refusal.until_s {
        ui.request_repaint_after_secs((until_s - now_s) as f32);
    }
    let frame = Stroke::new(1.5, theme::ERROR);
    let rounding = f32::from(theme::ROUNDING);
    let inside = StrokeKind::Inside;
    ui.painter()
        .rect_stroke(field.rect, rounding, frame, inside);
    let area = Area::new(field.id.with("refusal"))
        .order(Order::Tooltip)
        .interactable(false)
        .fixed_pos(field.rect.left_bottom() + vec2(0.0, 3.0));
    area.show(ui, |ui| {
        let plate = Frame::NONE
            .fill(theme::RAISED)
            .stroke(Stroke::new(1.0, theme::ERROR))
            .corner_radius(theme::ROUNDING)
            .inner_margin(Margin::symmetric(8, 4));
        plate.show(ui, |ui| {
            ui.set_max_width(260.0);
            ui.label(RichText::new(&refusal.reason).color(theme::TEXT_STRONG));
        });
    });
}
