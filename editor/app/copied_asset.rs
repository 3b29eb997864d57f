//! [`CopiedAsset`]: a large file that is being copied into the project.

use super::{EditorApp, JobKind};
use crate::answer::CommandError;
use playground_core_assets::{CopyProgress, FileMove};
use playground_core_ui::JobId;
use playground_engine::EngineError;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

/// A file that takes no longer than a frame or two is copied at once.
const SMALL_BYTES: u64 = 8 << 20;

/// The most entries of a folder that is copied at once.
const FEW: usize = 64;

/// What is copied, and how it gets its place.
type Copied = Result<(String, Vec<FileMove>), EngineError>;

/// A large file, or a folder, that another thread copies to where it can be moved into the project.
pub struct CopiedAsset {
    /// Its job.
    pub job: JobId,
    /// The project into which it goes.
    pub project: PathBuf,
    /// How far it is.
    pub progress: CopyProgress,
    thread: JoinHandle<Copied>,
}

/// True for a file, or a folder, that takes long to copy.
pub fn is_large(file: &Path) -> bool {
    let (mut bytes, mut count) = (0_u64, 0);
    // Of a link what it leads to is copied.
    let real = file.canonicalize();
    let mut waiting = vec![real.unwrap_or_else(|_| file.to_path_buf())];
    while let Some(path) = waiting.pop() {
        count += 1;
        let of = path.symlink_metadata();
        bytes += of.as_ref().map_or(0, |of| of.len());
        if bytes > SMALL_BYTES || count > FEW {
            return true;
        }
        if of.is_ok_and(|of| of.is_dir()) {
            let entries = std::fs::read_dir(&path).into_iter().flatten().flatten();
            waiting.extend(entries.take(FEW).map(|entry| entry.path()));
        }
    }
    false
}

impl EditorApp {
    /// Starts to copy a large file into a folder of the assets. The job ends when it is there.
    pub(crate) fn begin_copy(
        &mut self,
        file: &Path,
        folder: &str,
        job: JobId,
    ) -> Result<(), CommandError> {
        let engine = &self.document.engine;
        let assets = engine.known_assets()?;
        let (view, progress) = (engine.views().assets.clone(), CopyProgress::default());
        let (from, to, telling) = (file.to_path_buf(), folder.to_owned(), progress.clone());
        let project = assets.project.clone();
        let copy = move || {
            let planned = view.call(|view| view.plan_import(&assets, &from, &to, &telling))?;
            planned.map_err(|error| EngineError::Refused(error.to_string()))
        };
        let thread = std::thread::Builder::new().name("copy".to_owned());
        let thread = thread.spawn(copy).map_err(|error| {
            CommandError::Outside(format!("no thread could be started: {error}: try again"))
        })?;
        self.copied_assets.push(CopiedAsset {
            job,
            project,
            progress,
            thread,
        });
        Ok(())
    }

    /// The copies that ended, with what each of them is to become.
    pub(crate) fn take_copied(
        &mut self,
        waits_for: Option<JobId>,
    ) -> Vec<(JobId, PathBuf, Copied)> {
        self.follow_copies();
        let is_over = |of: &mut CopiedAsset| of.thread.is_finished() || waits_for == Some(of.job);
        let ended: Vec<CopiedAsset> = self.copied_assets.extract_if(.., is_over).collect();
        let joined = ended.into_iter().map(|of| {
            let lost = |_| {
                Err(EngineError::Refused(
                    "the copy failed: try again".to_owned(),
                ))
            };
            (of.job, of.project, of.thread.join().unwrap_or_else(lost))
        });
        joined.collect()
    }

    /// The jobs of copies say how far these are. A copy without a job is not wanted any more.
    pub(crate) fn follow_copies(&mut self) {
        for of in &self.copied_assets {
            if let Some(job) = self.jobs.get_mut(of.job) {
                let share = of.progress.share();
                job.kind = JobKind::Copy {
                    done: share.map(|share| (share * 1_000.0) as u32),
                };
            } else {
                of.progress.is_cancelled.store(true);
            }
        }
    }
}
