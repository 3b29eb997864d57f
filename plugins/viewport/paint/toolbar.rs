//! [`toolbar_ui`]: tools at the top left of the picture.

use playground_core_drawing::Shading;
use playground_core_ui::{EditorCommand, Space, Tool, ToolSettings, icon, shading_choice, theme};
use playground_graphics::egui::containers::menu::MenuButton;
use playground_graphics::egui::{
    Align, Button, DragValue, Frame, Layout, Margin, Rect, Response, RichText, Sense, Ui,
    UiBuilder, vec2,
};

/// The tools with icon, name and key.
const TOOLS: [(Tool, &str, &str, &str); 4] = [
    (
        Tool::Select,
        icon::ICON_ARROW_SELECTOR_TOOL.codepoint,
        "Select",
        "Q",
    ),
    (Tool::Move, icon::ICON_OPEN_WITH.codepoint, "Move", "W"),
    (Tool::Rotate, icon::ICON_CACHED.codepoint, "Rotate", "E"),
    (Tool::Scale, icon::ICON_OPEN_IN_FULL.codepoint, "Scale", "R"),
];

/// The least width of a toolbar in one row, in points.
const MIN_ROW_WIDTH: f32 = 450.0;

/// Tools, axes, snapping, grid, flying speed and the camera. Returns the area of the toolbar.
pub fn toolbar_ui(
    ui: &mut Ui,
    rect: Rect,
    (tools, draws_edges): (&ToolSettings, bool),
    speed_m_s: &mut f32,
    commands: &mut Vec<EditorCommand>,
) -> Rect {
    plates_ui(ui, rect, |ui| {
        let tool_plate = plate(ui, |ui| {
            for (tool, glyph, name, key) in TOOLS {
                let hint = format!("{name} ({key})");
                if toggle(ui, glyph, tools.tool == tool, name, &hint).clicked() {
                    commands.push(EditorCommand::UseTool(tool));
                }
            }
        });
        let settings = plate(ui, |ui| {
            space_ui(ui, tools, commands);
            snap_ui(ui, tools, commands);
            grid_ui(ui, tools, commands);
            shading_ui(ui, (tools, draws_edges), commands);
            speed_ui(ui, speed_m_s);
        });
        let cameras = plate(ui, |ui| cameras_ui(ui, false, commands));
        tool_plate.union(settings).union(cameras)
    })
}

/// Only the switch between the cameras, for the picture of the game's camera.
pub fn camera_switch_ui(ui: &mut Ui, rect: Rect, commands: &mut Vec<EditorCommand>) {
    plates_ui(ui, rect, |ui| {
        plate(ui, |ui| cameras_ui(ui, true, commands))
    });
}

/// Plates at the top left of the picture.
fn plates_ui(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui) -> Rect) -> Rect {
    let area = Rect::from_min_max(rect.min + vec2(8.0, 8.0), rect.max - vec2(8.0, 8.0));
    let layout = if area.width() < MIN_ROW_WIDTH {
        Layout::top_down(Align::Min)
    } else {
        Layout::left_to_right(Align::Min)
    };
    let builder = UiBuilder::new()
        // The id of the field for the speed must not move with what is drawn before it.
        .scope_id(ui.make_persistent_id("toolbar"))
        .max_rect(area)
        .layout(layout)
        .sense(Sense::click_and_drag());
    let plates = ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        add(ui)
    });
    plates.inner
}

/// The camera through which the picture is seen.
fn cameras_ui(ui: &mut Ui, is_game: bool, commands: &mut Vec<EditorCommand>) {
    let editor = "The editor's camera, which you move (F8)";
    let game = "The active camera of the scene, as the game is seen (F8)";
    for (is_it, word, name, hint) in [
        (!is_game, "Editor", "Editor camera", editor),
        (is_game, "Game", "Game camera", game),
    ] {
        let text = RichText::new(word).size(12.0);
        let button = Button::selectable(is_it, text).min_size(vec2(26.0, 24.0));
        let button = ui.add(button).on_hover_text(hint).accessible_name(name);
        if button.clicked() && !is_it {
            commands.push(EditorCommand::UseGameCamera(!is_game));
        }
    }
}

fn space_ui(ui: &mut Ui, tools: &ToolSettings, commands: &mut Vec<EditorCommand>) {
    let (glyph, name, other) = match tools.space {
        Space::World => (icon::ICON_PUBLIC.codepoint, "World axes", Space::Local),
        Space::Local => (
            icon::ICON_DEPLOYED_CODE.codepoint,
            "Local axes",
            Space::World,
        ),
    };
    let hint = format!("{name}; click to switch (X)");
    if toggle(ui, glyph, tools.space == Space::Local, name, &hint).clicked() {
        commands.push(EditorCommand::UseSpace(other));
    }
}

fn snap_ui(ui: &mut Ui, tools: &ToolSettings, commands: &mut Vec<EditorCommand>) {
    let hint = format!(
        "Snap: {} m, {}°, × {} (or hold Ctrl)",
        tools.snap_m, tools.snap_degrees, tools.snap_scale
    );
    let glyph = icon::ICON_STRAIGHTEN.codepoint;
    if toggle(ui, glyph, tools.snap, "Snap", &hint).clicked() {
        commands.push(EditorCommand::SetSnap(!tools.snap));
    }
}

fn grid_ui(ui: &mut Ui, tools: &ToolSettings, commands: &mut Vec<EditorCommand>) {
    let hint = if tools.grid {
        "Hides the ground grid"
    } else {
        "Shows the ground grid"
    };
    if toggle(ui, icon::ICON_GRID_4X4.codepoint, tools.grid, "Grid", hint).clicked() {
        commands.push(EditorCommand::SetGrid(!tools.grid));
    }
}

/// A menu of what the picture shows. What is not the usual is named beside the icon, so that nobody takes a
/// view for the picture.
fn shading_ui(
    ui: &mut Ui,
    (tools, draws_edges): (&ToolSettings, bool),
    commands: &mut Vec<EditorCommand>,
) {
    let shown = shading_choice(tools.shading);
    let text = match tools.shading {
        Shading::Lit => RichText::new(shown.icon).size(16.0),
        _ => RichText::new(format!("{} {}", shown.icon, shown.title)).color(theme::ACCENT),
    };
    let button = Button::new(text).min_size(vec2(26.0, 24.0));
    let button = button.frame_when_inactive(false);
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        for shading in Shading::ALL {
            let choice = shading_choice(shading);
            let is_possible = shading != Shading::Wireframe || draws_edges;
            let text = format!("{}  {}", choice.icon, choice.title);
            let item = Button::selectable(tools.shading == shading, text);
            let item = ui.add_enabled(is_possible, item);
            let item = item.on_disabled_hover_text("This renderer does not draw edges alone");
            if item.clicked() {
                commands.push(EditorCommand::UseShading(shading));
                ui.close();
            }
        }
    });
    response
        .on_hover_text("What is shown of surfaces: light, or a number it is computed from")
        .accessible_name("Shading");
}

fn speed_ui(ui: &mut Ui, speed_m_s: &mut f32) {
    let step = f64::from(*speed_m_s) * 0.02;
    let value = DragValue::new(speed_m_s)
        .speed(step)
        .range(0.05..=2_000.0)
        .max_decimals(1)
        .suffix(" m/s");
    ui.add_sized(vec2(58.0, 24.0), value)
        .on_hover_text("Speed of flying: hold the right button and use W A S D Q E; the wheel changes it, Shift is faster")
        .accessible_name("Camera speed");
}

fn plate(ui: &mut Ui, add: impl FnOnce(&mut Ui)) -> Rect {
    let frame = Frame::NONE
        .fill(theme::PANEL.gamma_multiply(0.94))
        .stroke((1.0, theme::BORDER))
        .corner_radius(theme::ROUNDING + 1)
        .inner_margin(Margin::same(3));
    let shown = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        ui.horizontal(add);
    });
    shown.response.rect
}

fn toggle(ui: &mut Ui, glyph: &str, is_on: bool, name: &str, hint: &str) -> Response {
    let text = RichText::new(glyph).size(16.0);
    let button = Button::selectable(is_on, text).min_size(vec2(26.0, 24.0));
    ui.add(button).on_hover_text(hint).accessible_name(name)
}
