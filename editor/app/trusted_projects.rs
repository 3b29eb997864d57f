//! [`TrustedProjects`]: what the user trusts.

use playground_base::{serde_json, stable_id};
use playground_engine::{RunContent, replace_atomically};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The projects that the user trusts, with the content that was trusted: a file for each, in the folder
/// of the user's settings. One that cannot be read asks the user again.
#[derive(Clone, Debug)]
pub struct TrustedProjects {
    folder: PathBuf,
}

/// What the user trusts of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trusted {
    /// Nothing yet.
    Never,
    /// The folder, without regard to its content, as earlier versions of the editor asked.
    Folder,
    /// This content.
    Content(RunContent),
}

#[derive(Serialize, Deserialize)]
struct Record {
    project: PathBuf,
    content: RunContent,
}

impl TrustedProjects {
    /// Those of the user whose settings are in `folder`.
    pub fn in_folder(folder: &Path) -> Self {
        Self {
            folder: folder.to_path_buf(),
        }
    }

    /// What the user trusts of the project in a folder.
    pub fn of(&self, project: &Path) -> Trusted {
        let text = std::fs::read_to_string(self.file(project)).unwrap_or_default();
        let record: Option<Record> = serde_json::from_str(&text).ok();
        match record.filter(|record| record.project == project) {
            Some(record) => Trusted::Content(record.content),
            None if self.by_folder().contains(project) => Trusted::Folder,
            None => Trusted::Never,
        }
    }

    /// From now on the user trusts this content of a project.
    pub fn trust(&self, project: &Path, content: &RunContent) {
        let record = Record {
            project: project.to_path_buf(),
            content: content.clone(),
        };
        if self.of(project) == Trusted::Content(record.content.clone()) {
            return;
        }
        let written = serde_json::to_string(&record)
            .map_err(|error| error.to_string())
            .and_then(|text| {
                let written = replace_atomically(&self.file(project), text.as_bytes());
                written.map_err(|error| error.to_string())
            });
        if let Err(error) = written {
            tracing::warn!("the project will be asked about again: {error}");
        }
    }

    fn file(&self, project: &Path) -> PathBuf {
        let id = stable_id(&project.to_string_lossy());
        self.folder.join("trust").join(format!("{id:016x}.json"))
    }

    /// The list of earlier versions.
    fn by_folder(&self) -> BTreeSet<PathBuf> {
        let text = std::fs::read_to_string(self.folder.join("trusted.json")).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }
}
