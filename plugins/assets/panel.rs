//! [`AssetsPanel`].

use crate::keys::{Scroll, area_ui};
use crate::listing::{Entry, Filter, listing};
use crate::menu_ui::new_menu_ui;
use crate::renaming::Renaming;
use crate::rows_ui::rows_ui;
use crate::thumbnails::Thumbnails;
use crate::tiles_ui::tiles_ui;
use crate::toolbar_ui::toolbar_ui;
use playground_base::{panel, state};
use playground_core_assets::{AssetKind, Assets};
use playground_core_ui::{
    EditorCommand, EmptyState, ImportStatus, PanelContext, ProjectInfo, icon,
};
use playground_graphics::egui::{Frame, Margin, Rect, Ui};
use std::path::PathBuf;

/// The files of the project, with previews.
#[state]
pub struct AssetsPanel {
    /// The folder that is shown; empty for that of all assets.
    pub folder: String,
    /// The name of the only kind that is shown.
    pub kind: Option<String>,
    /// As a list, and not as tiles.
    pub as_list: bool,
    /// The words that are searched.
    #[serde(skip)]
    pub search: String,
    /// The selected asset or folder.
    #[serde(skip)]
    pub selected: Option<String>,
    /// The name that is being written.
    #[serde(skip)]
    pub renaming: Option<Renaming>,
    /// What was renamed, and its new path: it is selected when it is there.
    #[serde(skip)]
    pub renamed: Option<(String, String)>,
    /// The place in the list of what is to be seen.
    #[serde(skip)]
    pub reveals: Option<usize>,
    /// What is seen of the list.
    #[serde(skip)]
    pub scroll: Scroll,
    /// The folder of the project.
    #[serde(skip)]
    pub project: PathBuf,
    /// The small pictures.
    #[serde(skip)]
    pub thumbnails: Thumbnails,
}

/// What tiles and rows read and send.
pub struct Shared<'a> {
    /// The open project.
    pub project: &'a ProjectInfo,
    /// What is being imported.
    pub imports: &'a [ImportStatus],
    /// The commands that the panel sends.
    pub commands: &'a mut Vec<EditorCommand>,
}

#[panel(title = "Assets", icon = ICON_PERM_MEDIA, side = Bottom, order = 5)]
impl AssetsPanel {
    fn ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let glyph = icon::ICON_PERM_MEDIA.codepoint;
        let Some(project) = &context.state.project else {
            let hint = "Open a project: the files of its assets folder are listed here.";
            return EmptyState::new(glyph, "No project", hint).show(ui);
        };
        let Some(assets) = &project.assets else {
            let hint = "The files of the assets folder are looked at.";
            return EmptyState::new(glyph, "Looking for assets", hint).show(ui);
        };
        self.follow(project, assets);
        let mut shared = Shared {
            project,
            imports: &context.state.imports,
            commands: context.commands,
        };
        let margin = Margin::symmetric(6, 4);
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            toolbar_ui(ui, self, assets, shared.commands);
            ui.separator();
            let area = area_ui(ui, ui.available_rect_before_wrap());
            self.content_ui(ui, assets, &mut shared);
            area.context_menu(|ui| new_menu_ui(ui, self, assets, shared.commands));
        });
    }
}

impl Shared<'_> {
    /// How far the import of an entry is; `None` for one that is not being imported.
    pub fn import_of(&self, entry: &Entry) -> Option<&ImportStatus> {
        self.imports.iter().find(|of| of.path == entry.path())
    }
}

impl AssetsPanel {
    fn content_ui(&mut self, ui: &mut Ui, assets: &Assets, shared: &mut Shared<'_>) {
        let filter = Filter {
            folder: &self.folder,
            kind: self.kind(),
            search: &self.search,
        };
        let entries = listing(assets, &filter);
        let glyph = icon::ICON_PERM_MEDIA.codepoint;
        if !entries.is_empty() {
            match self.as_list {
                true => rows_ui(ui, &entries, self, shared),
                false => tiles_ui(ui, &entries, self, shared),
            }
        } else if filter.kind.is_some() || !filter.search.is_empty() {
            let hint = "No asset fits the filter above.";
            EmptyState::new(glyph, "Nothing found", hint).show(ui);
        } else {
            let hint = "Drop files onto the window: they are copied into the assets folder of the project.";
            EmptyState::new(glyph, "No assets here", hint).show(ui);
        }
    }

    /// Shows a folder.
    pub fn open(&mut self, folder: &str) {
        folder.clone_into(&mut self.folder);
        self.search.clear();
        self.selected = None;
    }

    /// The only kind that is shown.
    pub fn kind(&self) -> Option<AssetKind> {
        let name = self.kind.as_deref()?;
        AssetKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Draws the field for the name that is being written.
    pub fn rename_ui(&mut self, ui: &mut Ui, area: Rect, commands: &mut Vec<EditorCommand>) {
        let Some(mut renaming) = self.renaming.take() else {
            return;
        };
        match renaming.ui(ui, area, commands) {
            Some(path) => self.renamed = Some((renaming.path, path)),
            None => self.renaming = Some(renaming),
        }
    }

    /// Another project is open, or the folder that is shown is gone.
    fn follow(&mut self, project: &ProjectInfo, assets: &Assets) {
        if self.project != project.folder {
            // After a reload the state has no project yet: the folder stays.
            if !self.project.as_os_str().is_empty() {
                self.open("");
            }
            self.project.clone_from(&project.folder);
            self.thumbnails.clear();
        }
        let is_there =
            |path: &String| assets.by_path.contains_key(path) || assets.folders.contains(path);
        let renamed = self
            .renamed
            .take_if(|(old, new)| is_there(new) && !is_there(old));
        if let Some((_, new)) = renamed {
            self.selected = Some(new);
        }
        while !self.folder.is_empty() && !assets.folders.contains(&self.folder) {
            let above = self.folder.rsplit_once('/').map_or("", |(above, _)| above);
            self.folder = above.to_owned();
        }
    }
}
