//! [`OutsideChange`]: what another program wrote into the file of the open scene.

use super::Document;
use crate::history::{EditError, Step, Unsaved, apply_difference};
use playground_core_ecs::{EntityId, Owner, World};
use playground_engine::EngineError;
use playground_engine::WrittenOutside;
use playground_engine::scene::merge::{
    Conflict, Difference, Merged, SceneTree, Side, Versions, differences, merge, split_versions,
};
use playground_engine::scene::{
    SceneError, SceneText, TextFormat, component_kind, component_texts, read_named,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What another program wrote into the file of the open scene, until the scene took it in.
#[derive(Debug)]
pub struct OutsideChange {
    /// The version of the file as text of a scene.
    content: SceneText,
    /// The hash of the file's text.
    text_hash: u64,
    /// The version that both come from.
    base: SceneTree,
    /// The version of the file.
    theirs: SceneTree,
    /// What the scene takes in before: the side of the conflict markers that is called ours, with the
    /// version that was opened. Version control merges with what is in the file, and not with the open
    /// scene.
    first: Option<[SceneTree; 2]>,
    /// The file has conflict markers, so it is to be replaced.
    has_markers: bool,
    decisions: Vec<(Conflict, Side)>,
    /// The parts about which nobody has decided.
    conflicts: Vec<Conflict>,
}

/// What a look at the scene file found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutsideLook {
    /// Nobody wrote it.
    Same,
    /// It is as before again, so there is nothing to take in.
    AsBefore,
    /// There is something to take in.
    Changed,
}

/// What a scene took in from its file.
#[derive(Debug, Default)]
pub struct TakenIn {
    /// The parts that changed.
    pub differences: Vec<Difference>,
}

impl OutsideChange {
    /// Compares the file with the version that was opened or saved last.
    fn new(file: SceneText, base: &SceneText, path: &Path) -> Result<Self, SceneError> {
        let text_hash = file.hash();
        if let Some(versions) = split_versions(&file.text, path)? {
            let change = Self::of_versions(&versions, path, (file.format, text_hash))?;
            let origin = path.display().to_string();
            let opened = SceneTree::parse(&base.text, &origin)?;
            let marked = SceneTree::parse(&versions.ours, &origin)?;
            return Ok(Self {
                first: Some([opened, marked]),
                ..change
            });
        }
        let origin = path.display().to_string();
        Ok(Self {
            base: SceneTree::parse(&base.text, &origin)?,
            theirs: SceneTree::parse(&file.text, &origin)?,
            content: file,
            text_hash,
            first: None,
            has_markers: false,
            decisions: Vec::new(),
            conflicts: Vec::new(),
        })
    }

    fn trees_mut(&mut self) -> impl Iterator<Item = &mut SceneTree> {
        let first = self.first.iter_mut().flatten();
        [&mut self.base, &mut self.theirs].into_iter().chain(first)
    }

    /// The versions between the conflict markers of a file; `text_hash` is of the file with them.
    fn of_versions(
        versions: &Versions,
        path: &Path,
        (format, text_hash): (TextFormat, u64),
    ) -> Result<Self, SceneError> {
        let origin = path.display().to_string();
        let theirs = SceneTree::parse(&versions.theirs, &origin)?;
        let base = match &versions.base {
            Some(base) => SceneTree::parse(base, &origin)?,
            None => SceneTree::parse(&versions.ours, &origin)?.in_common(&theirs),
        };
        Ok(Self {
            base,
            content: SceneText {
                text: theirs.to_string(),
                format,
            },
            theirs,
            text_hash,
            first: None,
            has_markers: true,
            decisions: Vec::new(),
            conflicts: Vec::new(),
        })
    }

    /// The scene with what was written, as far as it is decided.
    fn merged(&self, world: &World, ours: &SceneTree) -> Merged {
        let kind_of = |name: &str| component_kind(world, name);
        let decide = |conflict: &Conflict| self.decision(conflict);
        let first = self.first.as_ref();
        let first = first.map(|[opened, marked]| merge(opened, ours, marked, kind_of, decide));
        match first {
            Some(first) if !first.conflicts.is_empty() => first,
            first => {
                let ours = first.as_ref().map_or(ours, |first| &first.scene);
                merge(&self.base, ours, &self.theirs, kind_of, decide)
            }
        }
    }

    fn decide(&mut self, side: Side, number: Option<u64>) -> bool {
        let wanted = |at: usize| number.is_none_or(|number| number == at as u64 + 1);
        let before = self.decisions.len();
        let conflicts = self.conflicts.iter().enumerate();
        let decided = conflicts.filter(|(at, _)| wanted(*at));
        self.decisions
            .extend(decided.map(|(_, conflict)| (conflict.clone(), side)));
        self.decisions.len() > before
    }

    fn decision(&self, conflict: &Conflict) -> Option<Side> {
        let known = self.decisions.iter().rev();
        let mut known = known.filter(|(known, _)| known == conflict);
        known.next().map(|(_, side)| *side)
    }
}

impl Document {
    /// Starts to take in what another program wrote into the scene file, if it did. A change that is
    /// not decided yet is replaced by the newer one, and dropped when the file is as before again.
    ///
    /// # Errors
    /// When the file cannot be read or is no scene.
    pub fn look_outside(&mut self) -> Result<OutsideLook, SceneError> {
        match self.engine.scene_changed_outside()? {
            WrittenOutside::Nothing => return Ok(OutsideLook::Same),
            WrittenOutside::Changed(file) => self.begin_outside_change(file)?,
            WrittenOutside::AsBefore(file) if self.has_undecided_markers(&file)? => {
                let known = self.outside.as_ref();
                // Some of it may be decided.
                if known.is_none_or(|known| known.text_hash != file.hash()) {
                    self.begin_outside_change(file)?;
                }
            }
            WrittenOutside::AsBefore(_) => {
                self.outside = None;
                return Ok(OutsideLook::AsBefore);
            }
        }
        Ok(OutsideLook::Changed)
    }

    /// True for a file with conflict markers whose other side the scene did not take in yet.
    fn has_undecided_markers(&self, file: &SceneText) -> Result<bool, SceneError> {
        let open = self.engine.open_project();
        let (Some(path), Some(base)) = (
            open.and_then(|open| open.scene.as_ref()),
            open.and_then(|open| open.base.as_ref()),
        ) else {
            return Ok(false);
        };
        let versions = split_versions(&file.text, path)?;
        Ok(versions.is_some_and(|versions| versions.ours == base.scene().text))
    }

    /// A scene was opened: its file may have the conflict markers of version control.
    pub fn look_for_markers(&mut self) -> Result<bool, SceneError> {
        let Some((versions, text_hash)) = self.engine.take_scene_versions() else {
            return Ok(false);
        };
        let open = self.engine.open_project();
        let (Some(path), Some(base)) = (
            open.and_then(|open| open.scene.as_ref()),
            open.and_then(|open| open.base.as_ref()),
        ) else {
            return Ok(false);
        };
        let change = OutsideChange::of_versions(&versions, path, (base.format(), text_hash))?;
        self.unsaved.add_file();
        self.outside = Some(change);
        Ok(true)
    }

    fn begin_outside_change(&mut self, file: SceneText) -> Result<(), SceneError> {
        let open = self.engine.open_project();
        let (Some(path), Some(base)) = (
            open.and_then(|open| open.scene.as_ref()),
            open.and_then(|open| open.base.as_ref()),
        ) else {
            return Ok(());
        };
        self.outside = Some(OutsideChange::new(file, &base.scene(), path)?);
        Ok(())
    }

    /// The parts that another program changed too, about which nobody has decided.
    pub fn conflicts(&self) -> &[Conflict] {
        let outside = self.outside.as_ref();
        outside.map_or(&[], |change| &change.conflicts)
    }

    /// Decides a conflict, from 1, or all. False when there is no such conflict.
    pub fn decide(&mut self, side: Side, number: Option<u64>) -> bool {
        let outside = self.outside.as_mut();
        outside.is_some_and(|change| change.decide(side, number))
    }

    /// Takes in what another program wrote, as one step of undo. `None` when conflicts are left.
    ///
    /// # Errors
    /// When the world refuses the merged scene; nothing changed then.
    pub fn take_in(&mut self) -> Result<Option<TakenIn>, EditError> {
        self.follow_lock();
        let Some(mut change) = self.outside.take() else {
            return Ok(Some(TakenIn::default()));
        };
        let mut ours = match self.ours() {
            Ok(ours) => ours,
            Err(error) => {
                self.outside = Some(change);
                return Err(error.into());
            }
        };
        for tree in change.trees_mut().chain([&mut ours]) {
            self.engine.follow_former_names(tree);
        }
        let merged = change.merged(self.engine.world(), &ours);
        if !merged.conflicts.is_empty() {
            change.conflicts = merged.conflicts;
            self.outside = Some(change);
            return Ok(None);
        }
        let taken = TakenIn {
            differences: differences(&ours, &merged.scene),
        };
        let edited = self.edit(|edit| apply_difference(edit, &ours, &merged.scene));
        let changes = match edited {
            Ok((_, changes)) => changes,
            Err(error) => {
                self.outside = Some(change);
                return Err(error);
            }
        };
        self.push(Step {
            name: "Changes by Another Program".to_owned(),
            changes,
            ..Step::default()
        });
        self.rebase(&change, &merged);
        self.require_keyframe();
        Ok(Some(taken))
    }

    /// Makes the scene as its file has it, as one step of undo.
    ///
    /// # Errors
    /// When the file cannot be read, or the world refuses it.
    pub fn revert(&mut self) -> Result<TakenIn, EditError> {
        let open = self.engine.open_project();
        let path = open.and_then(|open| open.scene.clone());
        let never = || EngineError::Refused("the scene was never saved".to_owned());
        let path = path.ok_or_else(never)?;
        let file = SceneText::read(&path)?;
        let origin = path.display().to_string();
        let (mut theirs, mut ours) = (SceneTree::parse(&file.text, &origin)?, self.ours()?);
        for tree in [&mut theirs, &mut ours] {
            self.engine.follow_former_names(tree);
        }
        let (_, changes) = self.edit(|edit| apply_difference(edit, &ours, &theirs))?;
        self.push(Step {
            name: "Revert to Saved".to_owned(),
            changes,
            ..Step::default()
        });
        self.outside = None;
        self.unsaved.clear();
        let hash = file.hash();
        self.engine.set_scene_base(file, hash);
        self.require_keyframe();
        Ok(TakenIn {
            differences: differences(&ours, &theirs),
        })
    }

    /// The difference between the file and the scene.
    pub fn differences(&self) -> Result<Vec<Difference>, SceneError> {
        let base = self.base()?;
        let ours = self.ours_from(base.clone());
        Ok(differences(&base, &ours))
    }

    /// The scene as its file has it.
    fn base(&self) -> Result<SceneTree, SceneError> {
        let open = self.engine.open_project();
        match open.and_then(|open| open.base.as_ref()) {
            Some(base) => SceneTree::parse(&base.scene().text, "the scene"),
            None => Ok(SceneTree::default()),
        }
    }

    /// The scene as it is open. What did not change is as the file writes it.
    pub(super) fn ours(&self) -> Result<SceneTree, SceneError> {
        Ok(self.ours_from(self.base()?))
    }

    fn ours_from(&self, base: SceneTree) -> SceneTree {
        let mut ours = base;
        let (world, unread) = (self.engine.world(), self.engine.unread());
        for id in self.unsaved.entities() {
            match component_texts(world, Some(id), unread) {
                Some(texts) => drop(ours.owners.insert(Some(id), texts)),
                None => drop(ours.owners.remove(&Some(id))),
            }
        }
        for (owner, names) in self.changed_components() {
            let Some(texts) = component_texts(world, owner, unread) else {
                continue;
            };
            let of_owner = ours.owners.entry(owner).or_default();
            for name in names {
                match texts.get(&name) {
                    Some(text) => drop(of_owner.insert(name, text.clone())),
                    None => drop(of_owner.remove(&name)),
                }
            }
            if owner.is_none() && of_owner.is_empty() {
                ours.owners.remove(&owner);
            }
        }
        ours
    }

    /// Names of the components that differ from the file, by owner. A component that has another
    /// name in the file is there under both.
    fn changed_components(&self) -> BTreeMap<Option<EntityId>, BTreeSet<String>> {
        let mut changed: BTreeMap<Option<EntityId>, BTreeSet<String>> = BTreeMap::new();
        let world_data = self.engine.world().data.read();
        for (owner, component) in self.unsaved.components() {
            if let Some(pool) = world_data.pool(component) {
                let description = pool.description();
                let names = description.former_names.iter().chain([&description.name]);
                let of_owner = changed.entry(owner.entity()).or_default();
                of_owner.extend(names.map(|name| (*name).to_owned()));
            }
        }
        for (owner, name) in self.unsaved.unread() {
            let of_owner = changed.entry(owner.entity()).or_default();
            of_owner.insert(name.to_owned());
            of_owner.extend(name.split('.').next().map(str::to_owned));
        }
        changed
    }

    /// The file is what another program wrote, and the scene is the merged one. Where entities of the
    /// file have other ids in the scene, the file counts as if it had these, so that the next merge
    /// knows them.
    fn rebase(&mut self, change: &OutsideChange, merged: &Merged) {
        let theirs = merged.theirs.as_ref().unwrap_or(&change.theirs);
        let mut unsaved = Unsaved::default();
        for difference in differing_components(theirs, &merged.scene) {
            self.add_unsaved(&mut unsaved, &difference);
        }
        if change.has_markers || merged.theirs.is_some() {
            unsaved.add_file();
        }
        let content = match &merged.theirs {
            None => change.content.clone(),
            Some(theirs) => SceneText {
                text: theirs.to_string(),
                format: change.content.format,
            },
        };
        self.unsaved = unsaved;
        self.engine.set_scene_base(content, change.text_hash);
    }

    fn add_unsaved(&self, unsaved: &mut Unsaved, of: &DifferingComponent<'_>) {
        let owner = of.owner.map_or(Owner::World, Owner::Entity);
        if let (Some(id), Some(is_in_file)) = (of.owner, of.entity_is_only_in_file) {
            unsaved.add_entity(id, is_in_file);
        }
        let world = self.engine.world();
        let (component, read) = read_named(world, of.component, of.in_file.unwrap_or("()"));
        let value = read.value.filter(|_| of.in_file.is_some());
        match component {
            Some(component) => unsaved.add_component(owner, component, value.as_ref()),
            None => unsaved.add_unread(owner, of.component, of.in_file),
        }
    }
}

/// A component in which the scene differs from its file.
struct DifferingComponent<'a> {
    owner: Option<EntityId>,
    /// Where only one has the entity: whether that is the file.
    entity_is_only_in_file: Option<bool>,
    component: &'a str,
    in_file: Option<&'a str>,
}

fn differing_components<'a>(
    file: &'a SceneTree,
    scene: &'a SceneTree,
) -> Vec<DifferingComponent<'a>> {
    let owners: BTreeSet<_> = file.owners.keys().chain(scene.owners.keys()).collect();
    let mut found = Vec::new();
    for owner in owners {
        let (in_file, in_scene) = (file.get(*owner), scene.get(*owner));
        let only = match (in_file, in_scene) {
            (Some(_), None) => Some(true),
            (None, Some(_)) => Some(false),
            _ => None,
        };
        let both = [in_file, in_scene].into_iter().flatten();
        let names: BTreeSet<&String> = both.flat_map(|texts| texts.keys()).collect();
        for name in names {
            let text =
                |texts: Option<&'a BTreeMap<String, String>>| texts.and_then(|t| t.get(name));
            if text(in_file) != text(in_scene) {
                found.push(DifferingComponent {
                    owner: *owner,
                    entity_is_only_in_file: only,
                    component: name,
                    in_file: text(in_file).map(String::as_str),
                });
            }
        }
    }
    found
}
