//! [`UserFiles`]: the user's settings and recent projects.

use super::TrustedProjects;
use playground_base::serde_json;
use playground_core_ui::{Preferences, RecentProject};
use playground_engine::replace_atomically;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The maximum number of recent projects.
const MAX_RECENT: usize = 12;

/// The user's files: recent projects, trusted projects and the layout of the panels. They can be
/// recreated, so errors in reading and writing are ignored.
#[derive(Clone, Debug)]
pub struct UserFiles {
    folder: PathBuf,
}

impl UserFiles {
    /// `$PLAYGROUND_CONFIG`, else `playground` in the user's configuration folder.
    pub fn find() -> Self {
        let variable = |name: &str| std::env::var_os(name).map(PathBuf::from);
        let folder = variable("PLAYGROUND_CONFIG")
            .or_else(|| variable("XDG_CONFIG_HOME").map(|folder| folder.join("playground")))
            .or_else(|| variable("HOME").map(|home| home.join(".config/playground")))
            .unwrap_or_else(|| std::env::temp_dir().join("playground"));
        Self { folder }
    }

    /// Uses this folder, which need not exist yet.
    pub fn in_folder(folder: &Path) -> Self {
        let folder = folder.to_path_buf();
        Self { folder }
    }

    /// The folder of all of them.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Recently opened projects, the latest first.
    pub fn recent(&self) -> Vec<RecentProject> {
        let text = std::fs::read_to_string(self.folder.join("recent.json")).unwrap_or_default();
        let rows: Vec<BTreeMap<String, String>> = serde_json::from_str(&text).unwrap_or_default();
        let project = |row: &BTreeMap<String, String>| {
            let folder = PathBuf::from(row.get("folder")?);
            Some(RecentProject {
                title: row.get("title")?.clone(),
                exists: folder.join("Cargo.toml").is_file(),
                folder,
            })
        };
        rows.iter().filter_map(project).take(MAX_RECENT).collect()
    }

    /// Moves a project to the top of the recent ones.
    pub fn remember(&self, title: &str, folder: &Path) -> Vec<RecentProject> {
        let mut recent = self.recent();
        recent.retain(|known| known.folder != folder);
        recent.insert(
            0,
            RecentProject {
                title: title.to_owned(),
                folder: folder.to_path_buf(),
                exists: true,
            },
        );
        recent.truncate(MAX_RECENT);
        let row = |project: &RecentProject| {
            BTreeMap::from([
                ("title", project.title.clone()),
                ("folder", project.folder.display().to_string()),
            ])
        };
        let rows: Vec<_> = recent.iter().map(row).collect();
        if let Ok(text) = serde_json::to_string_pretty(&rows) {
            self.write("recent.json", &text);
        }
        recent
    }

    /// The projects that the user trusts.
    pub fn trusted(&self) -> TrustedProjects {
        TrustedProjects::in_folder(&self.folder)
    }

    /// The saved layout.
    pub fn layout(&self) -> Option<String> {
        std::fs::read_to_string(self.folder.join("layout")).ok()
    }

    /// Saves the layout.
    pub fn save_layout(&self, layout: &str) {
        self.write("layout", layout);
    }

    /// What the user prefers; what the file does not say, or says wrongly, is as usual.
    pub fn preferences(&self) -> Preferences {
        let text = std::fs::read_to_string(self.folder.join("preferences.json"));
        let read: Preferences = serde_json::from_str(&text.unwrap_or_default()).unwrap_or_default();
        read.in_range()
    }

    /// Saves what the user prefers.
    pub fn save_preferences(&self, preferences: &Preferences) {
        if let Ok(text) = serde_json::to_string_pretty(preferences) {
            self.write("preferences.json", &text);
        }
    }

    fn write(&self, name: &str, text: &str) {
        if let Err(error) = replace_atomically(&self.folder.join(name), text.as_bytes()) {
            tracing::warn!("{error}");
        }
    }
}
