//! [`Hub`]: the start page, shown while no project is open.

use super::action::{Action, shortcut_text};
use super::dialog::{CheckedPath, project_problem};
use super::samples::samples;
use super::widget::{BUTTON_WIDTH, filled_button, hint, icon_text, plain_button, text_field};
use playground_core_engine::BuildStatus;
use playground_core_ui::{
    ArgumentDialog, EditorCommand, EditorState, Invoke, RecentProject, icon, theme,
};
use playground_graphics::egui::{
    Align, Align2, Frame, Key, Layout, Margin, ProgressBar, Response, RichText, Role, ScrollArea,
    Sense, Stroke, Ui, WidgetInfo, vec2,
};

/// The start page, shown while no project is open.
#[derive(Debug)]
pub struct Hub {
    path: CheckedPath,
    /// The sample projects, once they were looked for.
    samples: Option<Vec<RecentProject>>,
}

const WIDTH: f32 = 640.0;
const CARD_HEIGHT: f32 = 64.0;

impl Default for Hub {
    fn default() -> Self {
        Self {
            path: CheckedPath::new(String::new(), project_problem),
            samples: None,
        }
    }
}

impl Hub {
    /// Draws the page.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        state: &EditorState,
        actions: &[Action],
        sent: &mut Vec<Invoke>,
    ) {
        let area = ui.available_rect_before_wrap();
        let width = WIDTH.min(area.width() - 48.0);
        let left = area.center().x - width / 2.0;
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.add_space(left - area.left());
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.add_space((area.height() * 0.1).clamp(24.0, 96.0));
                    title_ui(ui);
                    ui.add_space(32.0);
                    if building_ui(ui, state, sent) {
                        return;
                    }
                    buttons_ui(ui, sent);
                    ui.add_space(8.0);
                    self.path_ui(ui, sent);
                    ui.add_space(24.0);
                    recent_ui(ui, state, sent);
                    self.samples_ui(ui, state, sent);
                    ui.add_space(24.0);
                    hints_ui(ui, actions);
                });
            });
        });
    }

    /// The samples that were not opened before: on a first start, something to open.
    fn samples_ui(&mut self, ui: &mut Ui, state: &EditorState, sent: &mut Vec<Invoke>) {
        let find = || samples(&state.workspace);
        let samples = self.samples.get_or_insert_with(find).iter();
        let is_new =
            |sample: &&RecentProject| state.recent.iter().all(|of| of.folder != sample.folder);
        let samples: Vec<&RecentProject> = samples.filter(is_new).collect();
        if samples.is_empty() {
            return;
        }
        ui.add_space(16.0);
        ui.label(RichText::new("Samples").color(theme::TEXT_WEAK));
        ui.add_space(4.0);
        for sample in samples {
            project_ui(ui, sample, sent);
        }
    }

    fn path_ui(&mut self, ui: &mut Ui, sent: &mut Vec<Invoke>) {
        let typed = !self.path.text.trim().is_empty();
        let problem = self.path.problem().filter(|_| typed).map(str::to_owned);
        ui.horizontal(|ui| {
            let width = ui.available_width() - BUTTON_WIDTH - ui.spacing().item_spacing.x;
            let name = "Path of a project's folder";
            let hint = "…or type the path of a project's folder";
            let response = text_field(ui, &mut self.path.text, name, hint, width);
            let enter = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            let usable = self.path.problem().is_none();
            if enter && !usable {
                response.request_focus();
            }
            let go = ui.add_enabled(usable, plain_button("Open Path")).clicked();
            if usable && (go || enter) {
                sent.push(Invoke::Command(EditorCommand::OpenProject(
                    self.path.path(),
                )));
            }
        });
        if let Some(problem) = problem {
            ui.label(RichText::new(problem).small().color(theme::WARNING));
        }
    }
}

fn title_ui(ui: &mut Ui) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        ui.label(icon_text(icon::ICON_VIEW_IN_AR.codepoint, 44.0).color(theme::ACCENT));
        ui.vertical(|ui| {
            ui.label(
                RichText::new("Playground")
                    .size(28.0)
                    .strong()
                    .color(theme::TEXT_STRONG),
            );
            hint(ui, "Build, inspect and reload worlds while they run.");
        });
    });
}

fn buttons_ui(ui: &mut Ui, sent: &mut Vec<Invoke>) {
    ui.horizontal(|ui| {
        let size = vec2(152.0, 36.0);
        let open = filled_button("Open Project…", theme::ACCENT).min_size(size);
        if ui.add(open).clicked() {
            sent.push(Invoke::OpenDialog(ArgumentDialog::OpenProject));
        }
        if ui
            .add(plain_button("New Project…").min_size(size))
            .clicked()
        {
            sent.push(Invoke::OpenDialog(ArgumentDialog::NewProject));
        }
    });
}

/// Shows the build of a project that is being opened. False when there is none.
fn building_ui(ui: &mut Ui, state: &EditorState, sent: &mut Vec<Invoke>) -> bool {
    let (share, text) = match &state.build {
        BuildStatus::Building {
            done,
            total,
            current,
            ..
        } => {
            let share = *done as f32 / (*total).max(1) as f32;
            let text = match done {
                0 => current.clone(),
                done => format!("Building {done} / {total}  {current}"),
            };
            (share, text)
        }
        BuildStatus::Reloading(stage) => (1.0, format!("Loading: {stage}")),
        BuildStatus::Idle | BuildStatus::Stale(_) => return false,
    };
    let title = match &state.preparing {
        Some(project) => format!("Opening {project}"),
        None => "Opening the project".to_owned(),
    };
    ui.label(RichText::new(title).size(15.0).color(theme::TEXT_STRONG));
    ui.add_space(8.0);
    let bar = ProgressBar::new(share)
        .fill(theme::RELOAD)
        .desired_height(8.0);
    ui.add(bar).accessible_name(&text);
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        hint(ui, &text);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(plain_button("Cancel")).clicked() {
                sent.push(Invoke::Command(EditorCommand::Cancel(None)));
            }
        });
    });
    ui.request_repaint_after_secs(0.1);
    true
}

fn recent_ui(ui: &mut Ui, state: &EditorState, sent: &mut Vec<Invoke>) {
    ui.label(RichText::new("Recent projects").color(theme::TEXT_WEAK));
    ui.add_space(4.0);
    if state.recent.is_empty() {
        let frame = Frame::new()
            .stroke(Stroke::new(1.0, theme::BORDER))
            .corner_radius(theme::ROUNDING + 4)
            .inner_margin(Margin::same(24));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            hint(
                ui,
                "None yet. A project is a folder whose Cargo.toml declares modules.",
            );
        });
    }
    for recent in &state.recent {
        project_ui(ui, recent, sent);
    }
}

/// A card that opens a project.
fn project_ui(ui: &mut Ui, project: &RecentProject, sent: &mut Vec<Invoke>) {
    let response = card_ui(ui, project);
    if project.exists && response.clicked() {
        let folder = project.folder.clone();
        sent.push(Invoke::Command(EditorCommand::OpenProject(folder)));
    }
    ui.add_space(4.0);
}

fn card_ui(ui: &mut Ui, recent: &RecentProject) -> Response {
    let sense = if recent.exists {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), CARD_HEIGHT), sense);
    let name = format!("Open {}", recent.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, recent.exists, &name));
    let dim = if recent.exists { 1.0 } else { 0.45 };
    let lit = response.hovered() && recent.exists || response.has_focus();
    let fill = if lit { theme::RAISED } else { theme::PANEL };
    let border = if lit { theme::ACCENT } else { theme::BORDER };
    let painter = ui.painter();
    let rounding = f32::from(theme::ROUNDING + 4);
    let inside = playground_graphics::egui::StrokeKind::Inside;
    painter.rect(
        rect,
        rounding,
        fill.gamma_multiply(dim),
        Stroke::new(1.0, border),
        inside,
    );
    let middle = rect.left_center();
    let font = playground_graphics::egui::FontId::proportional;
    let symbol = if recent.exists {
        icon::ICON_FOLDER_OPEN.codepoint
    } else {
        icon::ICON_FOLDER_OFF.codepoint
    };
    let at = middle + vec2(20.0, 0.0);
    let accent = theme::ACCENT.gamma_multiply(dim);
    painter.text(at, Align2::LEFT_CENTER, symbol, font(24.0), accent);
    let strong = theme::TEXT_STRONG.gamma_multiply(dim);
    let at = middle + vec2(64.0, -10.0);
    painter.text(at, Align2::LEFT_CENTER, &recent.title, font(15.0), strong);
    let folder = if recent.exists {
        recent.folder.display().to_string()
    } else {
        format!("{} (the folder is gone)", recent.folder.display())
    };
    let weak = theme::TEXT_WEAK.gamma_multiply(dim);
    painter
        .with_clip_rect(rect.shrink2(vec2(16.0, 2.0)).intersect(ui.clip_rect()))
        .text(
            middle + vec2(64.0, 11.0),
            Align2::LEFT_CENTER,
            folder,
            font(12.0),
            weak,
        );
    response
}

fn hints_ui(ui: &mut Ui, actions: &[Action]) {
    let keys = |key: &str| {
        let action = actions.iter().find(|action| action.key == key);
        action
            .and_then(|action| action.shortcuts.first())
            .map(shortcut_text)
    };
    ui.horizontal_wrapped(|ui| {
        for key in ["All Commands…", "Keyboard Shortcuts"] {
            let name = key.trim_end_matches('…');
            if let Some(keys) = keys(key) {
                ui.label(
                    RichText::new(format!("{name}: {keys}"))
                        .small()
                        .color(theme::TEXT_WEAK),
                );
            }
        }
    });
}
