//! Lists, imports and moves the assets of the project.

use super::naming::name_of;
use crate::answer::{CommandError, Outcome, Reply, ids_json};
use crate::app::{EditorApp, JobKind, Origin, is_large};
use crate::history::components_of_entity;
use playground_base::serde_json::{Value as Json, json};
use playground_base::{AssetId, AssetRef, ErasedPool, FieldKind, Handle, Value};
use playground_core_assets::{Asset, Assets, FileMove, Found};
use playground_core_ecs::EntityId;
use playground_core_ui::{ChosenAsset, JobId, LogLevel, Selection};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The longest time that a command waits until the files were looked at.
const LONGEST: Duration = Duration::from_secs(10);

/// The same while the user edits a field.
const SHORT: Duration = Duration::from_secs(2);

impl EditorApp {
    /// The assets of the project, as they are on disk now.
    pub(super) fn list_assets(&mut self) -> Outcome {
        let assets = self.look_at_assets()?;
        let listed = assets.by_path.values().map(|asset| {
            json!({
                "path": asset.path,
                "kind": asset.kind.name(),
                "id": asset.has_sidecar.then(|| asset.id.to_string()),
                "bytes": asset.size_bytes,
            })
        });
        let listed: Vec<Json> = listed.collect();
        Ok(json!({"assets": listed, "folders": assets.folders}))
    }

    /// Copies a file or a folder into a folder of the assets. What is large is copied by another thread.
    pub(super) fn import_asset(
        &mut self,
        file: &Path,
        folder: &str,
        (name, origin): (&'static str, Origin),
    ) -> Result<Reply, CommandError> {
        if !is_large(file) {
            let planned = self.document.engine.plan_import(file, folder)?;
            return self.place_copied(planned).map(Reply::Done);
        }
        let job = self.jobs.begin(JobKind::Copy { done: None }, name, origin);
        if let Err(error) = self.begin_copy(file, folder, job) {
            self.jobs.forget(job);
            return Err(error);
        }
        if let Some(job) = self.jobs.get_mut(job) {
            let name = file.file_name().unwrap_or_default();
            job.subject = name.to_string_lossy().into_owned();
        }
        Ok(Reply::Later(job))
    }

    /// Puts large files into the project that are copied. True when there was one. With a job, that one is
    /// waited for.
    pub(crate) fn take_copied_assets(&mut self, waits_for: Option<JobId>) -> bool {
        let ended = self.take_copied(waits_for);
        let has_ended = !ended.is_empty();
        for (job, project, copied) in ended {
            let is_wanted = self.jobs.get(job).is_some();
            let open = self.document.engine.known_assets();
            let is_open = open.is_ok_and(|assets| assets.project == project);
            match copied {
                Ok((_, moves)) if !is_wanted || !is_open => {
                    forget_copy(&project, &moves);
                    let why = "its project was closed meanwhile: import it again".to_owned();
                    self.jobs.finish(job, Err(CommandError::Outside(why)));
                }
                copied => {
                    self.touch();
                    let planned = copied.map_err(CommandError::from);
                    let outcome = planned.and_then(|planned| self.place_copied(planned));
                    self.jobs.finish(job, outcome);
                }
            }
        }
        has_ended
    }

    fn place_copied(&mut self, (path, moves): (String, Vec<FileMove>)) -> Outcome {
        if !moves.is_empty() {
            self.move_files(format!("Import {path}"), moves)?;
        }
        let text = format!("{path} is in the project's assets now");
        self.notify(LogLevel::Info, text);
        Ok(json!({"asset": path}))
    }

    /// Moves or renames an asset or a folder. References follow by the ids of the assets.
    pub(super) fn move_asset(&mut self, from: &str, to: &str) -> Outcome {
        let assets = self.document.engine.known_assets()?;
        let view = self.document.engine.views().assets.clone();
        let planned = view.call(|view| view.plan_move(&assets, from, to));
        self.move_planned(format!("Move {from} to {to}"), planned)?;
        Ok(json!({"asset": to}))
    }

    /// Imports an asset again, though nothing has changed.
    pub(super) fn import_again(&mut self, path: &str) -> Outcome {
        let assets = self.look_at_assets()?;
        if !assets.by_path.contains_key(path) {
            return Err(missing(path));
        }
        self.document.engine.import_again(path);
        Ok(Json::Null)
    }

    /// Removes an asset or a folder. It comes back with undo.
    pub(super) fn remove_asset(&mut self, path: &str) -> Outcome {
        let assets = self.look_at_assets()?;
        let removed = below(&assets, path);
        let users = self.users(&assets, &removed);
        let scenes = self.files_with(&removed, &self.other_scenes());
        let view = self.document.engine.views().assets.clone();
        let planned = view.call(|view| view.plan_removal(&assets, path));
        self.move_planned(format!("Remove {path}"), planned)?;
        let entities = self.words_of_users(&users).into_iter();
        let used_by: Vec<String> = entities.chain(scenes.clone()).collect();
        if !used_by.is_empty() {
            let used_by = used_by.join(", ");
            let text = format!("{path} was used by {used_by}: Undo brings it back");
            self.notify(LogLevel::Warning, text);
        }
        Ok(json!({"removed": removed.len(), "users": users.len(), "scenes": scenes}))
    }

    /// Assets that no entity, no scene and no source of the project names.
    pub(super) fn list_unused(&mut self) -> Outcome {
        let assets = self.look_at_assets()?;
        let mut files = self.other_scenes();
        files.extend(sources_below(&assets.project));
        let read = |file: &PathBuf| std::fs::read_to_string(assets.project.join(file));
        let texts: Vec<String> = files.iter().filter_map(|file| read(file).ok()).collect();
        let all: Vec<Handle<Asset>> = assets.by_path.values().cloned().collect();
        let referred = self.referred(&assets, &all).1;
        let is_unused = |asset: &&Handle<Asset>| {
            !referred.contains(&asset.id) && !texts.iter().any(|text| names(text, asset))
        };
        let unused = all.iter().filter(is_unused);
        let unused: Vec<&str> = unused.map(|asset| asset.path.as_str()).collect();
        Ok(json!({"unused": unused}))
    }

    /// The scene files of the project but for the open one, relative to its folder.
    fn other_scenes(&self) -> Vec<PathBuf> {
        let open = self.document.engine.open_project();
        let scene = open.and_then(|open| open.scene.as_deref());
        let folder = open.map(|open| open.project.folder());
        let is_open =
            |file: &PathBuf| folder.is_some_and(|of| Some(of.join(file).as_path()) == scene);
        let scenes = open.map(|open| open.project.scenes()).unwrap_or_default();
        scenes.into_iter().filter(|file| !is_open(file)).collect()
    }

    /// Those of some text files of the project that name one of these assets, by id or by path.
    fn files_with(&self, assets: &[Handle<Asset>], files: &[PathBuf]) -> Vec<String> {
        let open = self.document.engine.open_project();
        let Some(folder) = open.map(|open| open.project.folder()) else {
            return Vec::new();
        };
        let has_one = |file: &&PathBuf| {
            let text = std::fs::read_to_string(folder.join(file)).unwrap_or_default();
            assets.iter().any(|asset| names(&text, asset))
        };
        let found = files.iter().filter(has_one);
        found.map(|file| file.display().to_string()).collect()
    }

    /// Copies an asset or a folder beside it.
    pub(super) fn copy_asset(&mut self, path: &str) -> Outcome {
        let assets = self.document.engine.known_assets()?;
        let view = self.document.engine.views().assets.clone();
        let planned = view.call(|view| view.plan_copy(&assets, path));
        let to = self.move_planned(format!("Copy {path}"), planned)?;
        Ok(json!({"asset": to}))
    }

    /// Shows an asset in the inspector.
    pub(super) fn choose_asset(&mut self, path: &str) -> Outcome {
        let assets = self.document.engine.known_assets()?;
        let asset = assets.by_path.get(path);
        let settings = asset.map(|asset| self.document.engine.import_settings(asset));
        let settings = settings.ok_or_else(|| missing(path))?;
        let listed = settings.iter().map(|setting| {
            let value = asset.map(|asset| asset.settings.value(setting).text());
            json!({"name": setting.name, "value": value})
        });
        let listed: Vec<Json> = listed.collect();
        self.mirror.state.chosen = Some(ChosenAsset {
            path: path.to_owned(),
            settings,
            material: None,
            sound: None,
        });
        self.mirror_material();
        self.mirror_sound();
        Ok(json!({"settings": listed}))
    }

    /// Chooses how an asset is imported. Nothing happens when it is chosen already.
    pub(super) fn set_import(&mut self, path: &str, name: &str, value: &str) -> Outcome {
        let assets = self.look_at_assets()?;
        let asset = assets.by_path.get(path).ok_or_else(|| missing(path))?;
        let settings = self.document.engine.import_settings(asset);
        let setting = settings.iter().find(|setting| setting.name == name);
        let setting = setting.ok_or_else(|| {
            let names: Vec<&str> = settings.iter().map(|setting| setting.name).collect();
            let names = match names.is_empty() {
                true => "there are none".to_owned(),
                false => format!("there are {}", names.join(", ")),
            };
            CommandError::Outside(format!("{path} has no setting {name}: {names}"))
        })?;
        let wrong = |why| CommandError::Outside(format!("{name} cannot be {value}: {why}"));
        let value = setting.kind.parse(value).map_err(wrong)?;
        let mut chosen = asset.settings.clone();
        if value == setting.kind.usual() {
            chosen.values.remove(name);
        } else {
            chosen.values.insert(name.to_owned(), value.clone());
        }
        if chosen != asset.settings {
            let view = self.document.engine.views().assets.clone();
            let planned = view.call(|view| view.plan_settings(&assets, path, &chosen));
            let title = format!("{} of {path}: {}", setting.label, value.text());
            self.move_planned(title, planned)?;
        }
        Ok(json!({"value": value.text()}))
    }

    /// Makes a folder for assets.
    pub(super) fn new_asset_folder(&mut self, path: &str) -> Outcome {
        let assets = self.document.engine.known_assets()?;
        let view = self.document.engine.views().assets.clone();
        let planned = view.call(|view| view.plan_folder(&assets, path));
        self.move_planned(format!("New Folder {path}"), planned)?;
        Ok(json!({"folder": path}))
    }

    /// Selects the entities that refer to an asset, or to one in a folder.
    pub(super) fn select_users(&mut self, path: &str) -> Outcome {
        let assets = self.look_at_assets()?;
        let all = below(&assets, path);
        if all.is_empty() {
            let text = format!("there is no {path} in the assets folder");
            return Err(CommandError::Outside(text));
        }
        let users = self.users(&assets, &all);
        if users.is_empty() {
            let text = format!("no entity of the open scene refers to {path}");
            self.notify(LogLevel::Info, text);
        } else {
            self.mirror.state.selection = Selection::Entities(users.clone());
        }
        let pairs: Vec<(EntityId, EntityId)> = users.iter().map(|id| (*id, *id)).collect();
        Ok(ids_json(&pairs))
    }

    /// The value for a field: a reference to an asset by its path alone gets the asset's id, so that it
    /// follows the file.
    pub(super) fn following_reference(
        &mut self,
        pool: &ErasedPool,
        path: &str,
        value: &Value,
    ) -> Value {
        self.following_asset(&pool.description().kind, path, value)
    }

    /// The same for a field of a type.
    pub(super) fn following_asset(&mut self, kind: &FieldKind, path: &str, value: &Value) -> Value {
        let wanted = value.as_text().filter(|text| !text.is_empty());
        let is_asset = is_asset(kind, path);
        let plain = wanted.map(AssetRef::from).filter(|of| of.id.is_none());
        let Some(reference) = plain.filter(|_| is_asset) else {
            return value.clone();
        };
        // What is not there yet, or cannot be written beside, is named by its path.
        let engine = &mut self.document.engine;
        // A table that is about to be renewed will do: a file that is not in it is named by its path.
        let known = match engine.assets() {
            Some(assets) if assets.by_path.contains_key(&reference.path) => Ok(()),
            _ => engine.wait_assets(SHORT).map(drop),
        };
        match known.and_then(|()| engine.reference_asset(&reference.path)) {
            Ok(reference) => Value::Text(reference.to_string()),
            Err(_) => value.clone(),
        }
    }

    pub(super) fn move_planned(
        &mut self,
        title: String,
        planned: Result<
            Result<Vec<FileMove>, playground_core_assets::AssetError>,
            playground_base::ModuleError,
        >,
    ) -> Result<String, CommandError> {
        let moves = planned.map_err(playground_engine::EngineError::from)?;
        let moves = moves.map_err(|error| CommandError::Outside(error.to_string()))?;
        let to = moves.first().map(|one| one.to.clone()).unwrap_or_default();
        self.move_files(title, moves)?;
        let inside = to.strip_prefix("assets/").unwrap_or(&to);
        Ok(inside.to_owned())
    }

    fn move_files(&mut self, title: String, moves: Vec<FileMove>) -> Result<(), CommandError> {
        self.edit(title, 0, |edit| edit.move_files(moves))
    }

    /// The assets as they are on disk now.
    pub(super) fn look_at_assets(&mut self) -> Result<Handle<Assets>, CommandError> {
        self.document.engine.look_at_assets();
        Ok(self.document.engine.wait_assets(LONGEST)?)
    }

    /// The entities of the open scene that refer to one of these assets, by number.
    fn users(&self, assets: &Assets, wanted: &[Handle<Asset>]) -> Vec<EntityId> {
        self.referred(assets, wanted).0
    }

    /// The entities of the open scene that refer to one of these assets, by number, and those of the assets
    /// that one refers to.
    fn referred(
        &self,
        assets: &Assets,
        wanted: &[Handle<Asset>],
    ) -> (Vec<EntityId>, HashSet<AssetId>) {
        let engine = &self.document.engine;
        let (world, view) = (engine.world(), &engine.views().assets);
        let ids: Vec<EntityId> = {
            let world_data = world.data.read();
            world_data.entities.iter().map(|entity| entity.id).collect()
        };
        let wanted_ids: HashSet<AssetId> = wanted.iter().map(|asset| asset.id).collect();
        let paths = wanted
            .iter()
            .flat_map(|of| of.former.iter().chain([&of.path]));
        let paths: HashSet<&str> = paths.map(String::as_str).collect();
        let mut referred = HashSet::new();
        let mut is_one = |text: &str| {
            let reference = AssetRef::from(text);
            // Most texts are names: only those that may be a reference are looked up.
            let has_id = reference.id.is_some_and(|id| wanted_ids.contains(&id));
            if !has_id && !paths.contains(reference.path.as_str()) {
                return false;
            }
            match view.call(|view| view.find(assets, &reference)) {
                Ok(Found::Asset(found)) if wanted_ids.contains(&found.id) => {
                    referred.insert(found.id);
                    true
                }
                _ => false,
            }
        };
        let mut refers = |id: &EntityId| {
            let mut refers = false;
            for (_, value) in components_of_entity(world, *id) {
                for_each_text(&value, &mut |text| refers |= is_one(text));
            }
            refers
        };
        let mut users: Vec<EntityId> = ids.into_iter().filter(|id| refers(id)).collect();
        users.sort_unstable();
        (users, referred)
    }

    fn words_of_users(&self, users: &[EntityId]) -> Option<String> {
        let world = self.document.engine.world();
        let (first, others) = users.split_first()?;
        let name = name_of(world, *first);
        Some(match others.len() {
            0 => name,
            1 => format!("{name} and another entity"),
            more => format!("{name} and {more} other entities"),
        })
    }
}

/// Removes a copy that nobody wants any more from where it waits to be moved.
fn forget_copy(project: &Path, moves: &[FileMove]) {
    for one in moves {
        let copy = project.join(&one.from);
        let _is_gone = match copy.is_dir() {
            true => std::fs::remove_dir_all(&copy),
            false => std::fs::remove_file(&copy),
        };
        let _has_more = copy.parent().map(std::fs::remove_dir);
    }
}

pub(super) fn missing(path: &str) -> CommandError {
    CommandError::Outside(format!("there is no {path} in the assets folder"))
}

/// The sources of a project: its own, and those of the crates in its folder.
fn sources_below(project: &Path) -> Vec<PathBuf> {
    const LEFT_OUT: [&str; 3] = ["target", Assets::FOLDER, ".playground"];
    let (mut files, mut folders) = (Vec::new(), vec![project.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            let is_left_out = LEFT_OUT.iter().any(|left_out| name == *left_out);
            match entry.file_type() {
                Ok(of) if of.is_dir() && !is_left_out => folders.push(path),
                Ok(of) if of.is_file() && path.extension().is_some_and(|end| end == "rs") => {
                    files.push(path);
                }
                _ => {}
            }
        }
    }
    files
}

/// The asset at a path, or those in the folder at it.
fn below(assets: &Assets, path: &str) -> Vec<Handle<Asset>> {
    let folder = format!("{path}/");
    let all = assets.by_path.values();
    let inside = all.filter(|asset| asset.path == path || asset.path.starts_with(&folder));
    inside.cloned().collect()
}

/// True for a path to a field that refers to an asset.
fn is_asset(kind: &FieldKind, path: &str) -> bool {
    let FieldKind::Struct(fields) = kind else {
        return false;
    };
    let (step, rest) = path.split_once('.').unwrap_or((path, ""));
    let field = fields.iter().find(|field| field.is_called(step));
    field.is_some_and(|field| match rest {
        "" => field.asset.is_some(),
        rest => is_asset(&field.kind, rest),
    })
}

fn for_each_text(value: &Value, with: &mut impl FnMut(&str)) {
    match value {
        Value::Text(text) if !text.is_empty() => with(text),
        Value::List(items) => items.iter().for_each(|item| for_each_text(item, with)),
        Value::Struct(fields) => fields.iter().for_each(|(_, of)| for_each_text(of, with)),
        Value::Map(entries) => entries.iter().for_each(|(_, of)| for_each_text(of, with)),
        Value::Variant(_, data) => for_each_text(data, with),
        Value::Option(Some(value)) => for_each_text(value, with),
        _ => {}
    }
}

/// True for a text of a scene or a source that names an asset, by id or by path.
fn names(text: &str, asset: &Asset) -> bool {
    let (path, id) = (&asset.path, asset.id);
    let by_path = text.contains(&format!("\"{path}\"")) || text.contains(&format!("\"{path}#"));
    by_path || asset.has_sidecar && text.contains(&format!("#{id}"))
}
