//! Commands about two versions of a scene that are compared.

use super::naming::name_of;
use crate::answer::{CommandError, Outcome, Reply};
use crate::app::{ComparedScene, EditorApp, JobKind, LastCommit, Mark, Origin};
use playground_base::serde_json::{Value as Json, json};
use playground_core_ui::{ComparedPart, ComparedVersion, Selection};
use playground_engine::EngineError;
use playground_engine::scene::merge::Difference;
use std::path::{Path, PathBuf};

impl EditorApp {
    /// Compares the open scene, or the file `new`, with a file; without one, with the open scene's
    /// own.
    pub(crate) fn compare_scene(&mut self, file: Option<&Path>, new: Option<&Path>) -> Outcome {
        let file = match file {
            Some(file) => self.whole_path(file),
            None => self.scene_file()?,
        };
        let before = ComparedScene::read(&file, self.title_of(&file));
        let after = new.map(|new| {
            let new = self.whole_path(new);
            ComparedScene::read(&new, self.title_of(&new))
        });
        let (before, after) = (
            before.map_err(EngineError::from)?,
            after.transpose().map_err(EngineError::from)?,
        );
        self.begin_comparison(before, after)
    }

    /// Asks git for the last version of the open scene.
    pub(super) fn compare_commit(
        &mut self,
        name: &'static str,
        origin: Origin,
    ) -> Result<Reply, CommandError> {
        let file = self.scene_file()?;
        if let Some(job) = self.jobs.find(|kind| kind == JobKind::LastCommit) {
            return Err(CommandError::Busy(job.id));
        }
        let id = self.jobs.begin(JobKind::LastCommit, name, origin);
        self.last_commit = Some(LastCommit::request(id, file));
        Ok(Reply::Later(id))
    }

    /// What differs, as JSON.
    pub(super) fn list_compared(&self) -> Outcome {
        let comparison = self.mirror.state.comparison.as_ref();
        let comparison = comparison.ok_or(CommandError::NothingCompared)?;
        let row = |(at, part): (usize, &ComparedPart)| {
            json!({
                "number": at + 1,
                "entity": part.entity.map(|id| id.to_bits()),
                "owner": part.owner,
                "part": part.part,
                "before": part.before,
                "after": part.after,
            })
        };
        let rows = comparison.parts.iter().enumerate().map(row);
        Ok(json!({
            "before": comparison.before,
            "after": comparison.after,
            "shown": comparison.shown.choice().word,
            "parts": rows.collect::<Json>(),
        }))
    }

    /// Chooses which version the viewport shows.
    pub(super) fn show_compared(&mut self, version: ComparedVersion) -> Outcome {
        let comparison = self.mirror.state.comparison.as_mut();
        let comparison = comparison.ok_or(CommandError::NothingCompared)?;
        comparison.shown = version;
        Ok(Json::Null)
    }

    /// Selects the owner of a part and moves the camera there.
    pub(super) fn show_difference(&mut self, number: u64) -> Outcome {
        let at = self.part_at(number)?;
        self.look_at_part(at);
        let entity = self.part(at).and_then(|part| part.entity);
        let Some(entity) = entity else {
            self.mirror.state.selection = Selection::World;
            return Ok(Json::Null);
        };
        self.mirror.state.selection = Selection::Entities(vec![entity]);
        self.forget_gone();
        let place = self.comparison.as_ref();
        let place = place.and_then(|comparison| comparison.place_of(entity));
        let Some(sphere) = place else {
            return Ok(Json::Null);
        };
        let state = &mut self.mirror.state;
        state.play.game_camera = false;
        state.viewed.requests += 1;
        state.viewed.sphere = Some(sphere);
        state.viewed.direction = None;
        state.viewed.through = None;
        Ok(Json::Null)
    }

    /// Gives a part, or all, the value of the version before.
    pub(super) fn take_over(&mut self, number: Option<u64>) -> Outcome {
        let comparison = self.comparison.as_ref();
        let comparison = comparison.ok_or(CommandError::NothingCompared)?;
        if comparison.after.is_some() {
            let text = "two files are compared, and the open scene is neither: compare the open \
                        scene to change it";
            return Err(CommandError::Outside(text.to_owned()));
        }
        let parts = match number {
            Some(number) => {
                let at = self.part_at(number)?;
                comparison.differences[at..=at].to_vec()
            }
            None => comparison.differences.clone(),
        };
        if let [part] = parts.as_slice() {
            self.check_number_is_free(part)?;
        }
        let Some(before) = self.compared_tree().cloned() else {
            return Err(CommandError::NothingCompared);
        };
        let count = self.document.take_over(&before, &parts)?;
        self.mirror.mark(Mark::Scene);
        Ok(json!({"changed": count}))
    }

    /// An entity that was deleted comes back under its number, which a new one may have meanwhile.
    fn check_number_is_free(&self, part: &Difference) -> Result<(), CommandError> {
        let is_removed = part.component.is_empty() && part.after.is_none();
        let Some(id) = part.entity.filter(|_| is_removed) else {
            return Ok(());
        };
        let world = self.document.engine.world();
        let taken = {
            let world_data = world.data.read();
            let mut alive = world_data.entities.iter();
            alive.find(|entity| entity.id.index == id.index)
        };
        let Some(taken) = taken else { return Ok(()) };
        let other = name_of(world, taken.id);
        Err(CommandError::Outside(format!(
            "{} cannot come back while {other} has its number: take {other} over first, or all",
            part.path
        )))
    }

    fn part_at(&self, number: u64) -> Result<usize, CommandError> {
        let count = self.mirror.state.comparison.as_ref();
        let count = count.map_or(0, |comparison| comparison.parts.len());
        let at = usize::try_from(number).ok().and_then(|n| n.checked_sub(1));
        let at = at.filter(|at| *at < count);
        at.ok_or(CommandError::NoPart(count))
    }

    fn part(&self, at: usize) -> Option<&ComparedPart> {
        self.mirror.state.comparison.as_ref()?.parts.get(at)
    }

    fn whole_path(&self, file: &Path) -> PathBuf {
        let open = self.document.engine.open_project();
        open.map_or(file.to_path_buf(), |open| open.project.folder().join(file))
    }

    /// The name of a file for people: relative to the project.
    fn title_of(&self, file: &Path) -> String {
        if self.scene_file().is_ok_and(|own| own == file) {
            return "The file on the disk".to_owned();
        }
        let open = self.document.engine.open_project();
        let inside = open.and_then(|open| file.strip_prefix(open.project.folder()).ok());
        inside.unwrap_or(file).display().to_string()
    }
}
