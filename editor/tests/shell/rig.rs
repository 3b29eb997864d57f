//! A shell with a fake editor state and fake panels.

use playground_apps_editor::shell::{EditorShell, PanelEntry, PanelSet};
use playground_base::rayon::ThreadPoolBuilder;
use playground_base::{BindingRegistry, Handle, ModuleError};
use playground_core_ecs::World;
use playground_core_ui::{
    DockSide, EditorCommand, EditorState, PanelContext, PanelInfo, ProjectInfo, ViewportFrame, icon,
};
use playground_graphics::egui::{self, Ui};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};

/// Panels that only show their title; the one named in `broken` panics.
#[derive(Clone, Debug, Default)]
pub struct FakePanels {
    pub titles: Vec<(&'static str, DockSide)>,
    pub broken: Option<&'static str>,
}

impl FakePanels {
    pub fn all() -> Self {
        Self {
            titles: vec![
                ("Hierarchy", DockSide::Left),
                ("Viewport", DockSide::Center),
                ("Inspector", DockSide::Right),
                ("Console", DockSide::Bottom),
                ("Problems", DockSide::Bottom),
                ("Modules", DockSide::Bottom),
                ("Pools", DockSide::Bottom),
            ],
            broken: None,
        }
    }
}

impl PanelSet for FakePanels {
    fn entries(&self) -> Vec<PanelEntry> {
        let entry = |(order, (title, side)): (usize, &(&'static str, DockSide))| PanelEntry {
            name: title,
            info: PanelInfo {
                title,
                icon: icon_of(title),
                side: *side,
                order: order as u32,
            },
        };
        self.titles.iter().enumerate().map(entry).collect()
    }

    fn show(
        &self,
        index: usize,
        ui: &mut Ui,
        _context: &mut PanelContext<'_>,
    ) -> Result<Result<(), ModuleError>, ModuleError> {
        let (title, _) = self.titles[index];
        if self.broken == Some(title) {
            return Err(ModuleError::Panicked {
                module: format!("{title}Panel"),
                message: "index out of bounds: the len is 3 but the index is 7 at panel.rs:42"
                    .to_owned(),
            });
        }
        ui.label(format!("Here is the {title}"));
        Ok(Ok(()))
    }
}

fn icon_of(title: &str) -> &'static str {
    match title {
        "Hierarchy" => icon::ICON_ACCOUNT_TREE,
        "Viewport" => icon::ICON_VIEW_IN_AR,
        "Inspector" => icon::ICON_TUNE,
        "Console" => icon::ICON_TERMINAL,
        "Problems" => icon::ICON_ERROR,
        "Modules" => icon::ICON_EXTENSION,
        _ => icon::ICON_DATABASE,
    }
    .codepoint
}

/// The state of the test harness.
pub struct Rig {
    pub shell: EditorShell,
    pub state: EditorState,
    pub panels: FakePanels,
    pub commands: Vec<EditorCommand>,
    pub world: Handle<World>,
}

impl Rig {
    pub fn new(ctx: &egui::Context, state: EditorState) -> Self {
        let mut shell = EditorShell::new(ctx);
        shell.use_own_folder_dialog();
        let workers = ThreadPoolBuilder::new()
            .num_threads(1)
            .build()
            .expect("one thread");
        let registry = Handle::new(BindingRegistry::default());
        Self {
            shell,
            state,
            panels: FakePanels::all(),
            commands: Vec::new(),
            world: Handle::new(World::new(registry, Handle::new(workers))),
        }
    }

    pub fn frame(&mut self, ui: &mut Ui) {
        let mut viewport = ViewportFrame::default();
        let mut commands = Vec::new();
        let world = self.world.read();
        let mut context = PanelContext {
            world: world.reader(),
            state: &self.state,
            commands: &mut commands,
            viewport: &mut viewport,
        };
        self.shell.show(ui, &self.panels, &mut context);
        for command in commands {
            if command.row().shows {
                self.shell.execute(&command);
            } else {
                self.commands.push(command);
            }
        }
    }
}

pub type RigHarness = Harness<'static, Rig>;

/// A window of 1600 x 1000 points.
pub fn harness(state: EditorState) -> RigHarness {
    sized(state, 1600.0, 1000.0)
}

pub fn sized(state: EditorState, width: f32, height: f32) -> RigHarness {
    let rig = Rig::new(&egui::Context::default(), state);
    Harness::builder()
        .with_size([width, height])
        .with_max_steps(8)
        .with_context_setup(playground_apps_editor::shell::install_style)
        .wgpu()
        .build_ui_state(|ui, rig: &mut Rig| rig.frame(ui), rig)
}

/// A project is open.
pub fn open_project() -> EditorState {
    EditorState {
        project: Some(ProjectInfo {
            title: "Flock".to_owned(),
            folder: "/projects/flock".into(),
            scene: Some("scenes/main.ron".into()),
            scenes: vec!["scenes/main.ron".into(), "scenes/night.ron".into()],
            assets: None,
            previews: playground_base::Handle::default(),
            read_only: None,
            unsaved: false,
        }),
        entities: 5012,
        frames_per_s: 60.0,
        renderer: "playground-systems-vulkan".to_owned(),
        renderers: vec![
            "playground-systems-vulkan".to_owned(),
            "playground-systems-webgl".to_owned(),
        ],
        adapter: "llvmpipe (LLVM 15.0.6, 256 bits)".to_owned(),
        ..EditorState::default()
    }
}

/// The commands that a click on a label sends.
pub fn click(harness: &mut RigHarness, label: &str) -> Vec<EditorCommand> {
    harness.get_by_label(label).click();
    harness.run_steps(3);
    std::mem::take(&mut harness.state_mut().commands)
}

/// The commands that a key sends.
pub fn press(
    harness: &mut RigHarness,
    modifiers: egui::Modifiers,
    key: egui::Key,
) -> Vec<EditorCommand> {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
    std::mem::take(&mut harness.state_mut().commands)
}
