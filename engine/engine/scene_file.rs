//! The file of the open scene, which other programs may write.

use super::Engine;
use crate::EngineError;
use crate::scene::merge::Versions;
use crate::scene::{FileStamp, KeptScene, SceneError, SceneText, SceneWatch};
use playground_core_engine::{Problem, Severity};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What other programs did to the file of the open scene.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrittenOutside {
    /// They did not write it.
    Nothing,
    /// It was written, and has the text again that was opened, saved or taken in last.
    AsBefore(SceneText),
    /// It has another text.
    Changed(SceneText),
}

impl Engine {
    /// The open scene is in this file, which has this content.
    pub(super) fn set_scene_file(
        &mut self,
        file: PathBuf,
        content: SceneText,
        (stamp, text_hash): (Option<FileStamp>, u64),
    ) {
        let waker = self.wakeups.0.clone();
        let Some(open) = &mut self.open else { return };
        if open.scene.as_ref() != Some(&file) || open.scene_watch.is_none() {
            match SceneWatch::start(&file, waker.clone()) {
                Ok(watch) => open.scene_watch = Some(watch),
                Err(error) => {
                    open.scene_watch = None;
                    open.scene_problems.push(Problem {
                        severity: Severity::Warning,
                        source: "scene".into(),
                        message: format!("{error}; they are noticed when the scene is saved"),
                        file: Some(file.clone()),
                        ..Problem::default()
                    });
                }
            }
        }
        open.stamp = stamp;
        open.text_hash = text_hash;
        open.versions = None;
        open.base = Some(KeptScene::new(content));
        open.scene = Some(file);
    }

    /// The open scene has no file.
    pub(super) fn forget_scene_file(&mut self) {
        if let Some(open) = &mut self.open {
            open.scene = None;
            open.base = None;
            open.stamp = None;
            open.versions = None;
            open.scene_watch = None;
        }
    }

    /// The file has the text of this hash now, which means this scene; the open scene took it in.
    pub fn set_scene_base(&mut self, content: SceneText, text_hash: u64) {
        if let Some(open) = &mut self.open {
            open.base = Some(KeptScene::new(content));
            open.text_hash = text_hash;
        }
    }

    /// The scene was saved to this file as it is now; its text had this hash. What the file has now
    /// is then a change by another program.
    ///
    /// # Errors
    /// When the file is outside of the project.
    pub fn assume_saved(&mut self, file: &Path, text_hash: u64) -> Result<(), EngineError> {
        let file = self.scene_path(file)?;
        let open = self.open.as_ref();
        let format = open
            .and_then(|open| open.base.as_ref())
            .map(KeptScene::format);
        let saved = SceneText {
            text: self.scene_text(),
            format: format.unwrap_or_default(),
        };
        self.set_scene_file(file, saved, (None, text_hash));
        Ok(())
    }

    /// What other programs did to the scene file since the last call, or since it was opened or saved.
    /// One that was removed has not changed.
    ///
    /// # Errors
    /// When it changed and cannot be read.
    pub fn scene_changed_outside(&mut self) -> Result<WrittenOutside, SceneError> {
        let Some(open) = &mut self.open else {
            return Ok(WrittenOutside::Nothing);
        };
        let Some(file) = &open.scene else {
            return Ok(WrittenOutside::Nothing);
        };
        let stamp = FileStamp::of(file);
        if stamp == open.stamp || stamp.is_none() {
            return Ok(WrittenOutside::Nothing);
        }
        open.stamp = stamp;
        let now = SceneText::read(file)?;
        Ok(match now.hash() == open.text_hash {
            true => WrittenOutside::AsBefore(now),
            false => WrittenOutside::Changed(now),
        })
    }

    /// The versions of the scene, where its file was opened with the conflict markers of version
    /// control, and the hash of its text; `None` from the second call on.
    pub fn take_scene_versions(&mut self) -> Option<(Versions, u64)> {
        let open = self.open.as_mut()?;
        let versions = open.versions.take()?;
        Some((versions, open.text_hash))
    }

    /// True once after the watch reported that another program wrote the scene file.
    pub fn take_scene_was_written(&mut self) -> bool {
        std::mem::take(&mut self.scene_was_written)
    }

    /// Asks the watch. True when the scene file was written.
    pub(super) fn poll_scene_watch(&mut self) -> bool {
        let open = self.open.as_mut();
        let watch = open.and_then(|open| open.scene_watch.as_mut());
        let written = watch.is_some_and(SceneWatch::poll);
        self.scene_was_written |= written;
        written
    }

    pub(super) fn scene_due(&self) -> Option<Duration> {
        let open = self.open.as_ref()?;
        open.scene_watch.as_ref().and_then(SceneWatch::due)
    }
}
