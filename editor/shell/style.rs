//! [`install_style`]: fonts, colours and measures of all widgets, from the theme.

use playground_core_ui::theme;
use playground_graphics::egui::{
    self, Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Theme,
    style::{ScrollStyle, Visuals, WidgetVisuals},
    vec2,
};
use playground_graphics::egui_material_icons;
use std::collections::BTreeMap;

/// Installs the icons, colours and measures of the editor in a context.
pub fn install_style(ctx: &egui::Context) {
    egui_material_icons::initialize(ctx);
    ctx.set_theme(Theme::Dark);
    ctx.all_styles_mut(set_style);
}

fn set_style(style: &mut egui::Style) {
    style.text_styles = text_styles();
    style.visuals = visuals();
    style.animation_time = 0.08;
    // Text is not selectable by default; a panel whose text is worth copying turns this on.
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 4.0);
    spacing.button_padding = vec2(8.0, 3.0);
    spacing.interact_size = vec2(32.0, 24.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.indent = 16.0;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 10.0;
    spacing.combo_width = 96.0;
    spacing.menu_width = 320.0;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        floating_width: 4.0,
        ..ScrollStyle::floating()
    };
}

fn text_styles() -> BTreeMap<TextStyle, FontId> {
    let font = |style, size, family| (style, FontId::new(size, family));
    BTreeMap::from([
        font(TextStyle::Small, 11.0, FontFamily::Proportional),
        font(TextStyle::Body, 13.0, FontFamily::Proportional),
        font(TextStyle::Button, 13.0, FontFamily::Proportional),
        font(TextStyle::Monospace, 12.0, FontFamily::Monospace),
        font(TextStyle::Heading, 18.0, FontFamily::Proportional),
    ])
}

fn visuals() -> Visuals {
    let mut visuals = Visuals::dark();
    visuals.panel_fill = theme::PANEL;
    visuals.window_fill = theme::PANEL;
    visuals.window_stroke = Stroke::new(1.0, theme::BORDER);
    visuals.window_corner_radius = CornerRadius::same(2 * theme::ROUNDING);
    visuals.menu_corner_radius = CornerRadius::same(theme::ROUNDING + 2);
    visuals.extreme_bg_color = theme::FIELD;
    visuals.text_edit_bg_color = Some(theme::FIELD);
    visuals.code_bg_color = theme::FIELD;
    visuals.faint_bg_color = theme::RAISED.gamma_multiply(0.4);
    visuals.weak_text_color = Some(theme::TEXT_WEAK);
    visuals.hyperlink_color = theme::ACCENT;
    visuals.warn_fg_color = theme::WARNING;
    visuals.error_fg_color = theme::ERROR;
    visuals.selection.bg_fill = theme::SELECTION;
    visuals.selection.stroke = Stroke::new(1.0, theme::ACCENT);
    visuals.slider_trailing_fill = true;
    visuals.disabled_alpha = 0.4;
    visuals.widgets.noninteractive = widget(theme::PANEL, theme::BORDER, theme::TEXT);
    visuals.widgets.inactive = widget(theme::RAISED, Color32::TRANSPARENT, theme::TEXT);
    visuals.widgets.hovered = widget(theme::BORDER, theme::BORDER, theme::TEXT_STRONG);
    visuals.widgets.active = widget(theme::SELECTION, theme::ACCENT, theme::TEXT_STRONG);
    visuals.widgets.open = widget(theme::RAISED, theme::BORDER, theme::TEXT_STRONG);
    visuals
}

fn widget(fill: Color32, border: Color32, text: Color32) -> WidgetVisuals {
    WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius: CornerRadius::same(theme::ROUNDING),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    }
}
