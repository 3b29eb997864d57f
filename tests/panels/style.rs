//! [`style`].

use playground_core_ui::theme;
use playground_graphics::{egui, egui_material_icons};

/// Fonts and colours of the editor, as far as pictures of panels need them.
pub fn style(context: &egui::Context) {
    egui_material_icons::initialize(context);
    context.global_style_mut(|style| {
        let visuals = &mut style.visuals;
        visuals.panel_fill = theme::PANEL;
        visuals.window_fill = theme::PANEL;
        visuals.extreme_bg_color = theme::FIELD;
        visuals.selection.bg_fill = theme::SELECTION;
        visuals.override_text_color = None;
        for widget in [
            &mut visuals.widgets.inactive,
            &mut visuals.widgets.noninteractive,
        ] {
            widget.fg_stroke.color = theme::TEXT;
            widget.weak_bg_fill = theme::RAISED;
            widget.bg_fill = theme::RAISED;
        }
    });
}
