//! [`break_cycles`]: parents of both sides that lead back to the entity.

use super::{Conflict, SceneTree, Side};
use crate::scene::TextValue;
use playground_base::Named;
use playground_core_ecs::{EntityId, Parent};
use std::collections::{BTreeSet, VecDeque};

/// The versions of a merge, and who decides.
pub struct Parents<'a, D> {
    /// The version that both come from.
    pub base: &'a SceneTree,
    /// Our version.
    pub ours: &'a SceneTree,
    /// Their version.
    pub theirs: &'a SceneTree,
    /// Chooses a side.
    pub decide: &'a D,
}

/// Makes the parents of a merged scene a tree again. Where we moved one entity below another, and
/// they the other below the one, both parents are conflicts, though each was changed by one side
/// only. While nobody has decided, and where the decisions make a cycle again, ours counts.
pub fn break_cycles<D: Fn(&Conflict) -> Option<Side>>(
    parents: &Parents<'_, D>,
    scene: &mut SceneTree,
    conflicts: &mut Vec<Conflict>,
) {
    // What leads to the root in our version does so still, unless it leads through one of these.
    let moved = scene.owners.keys().filter_map(|owner| *owner);
    let moved = moved.filter(|id| text(scene, *id) != text(parents.ours, *id));
    let mut starts: VecDeque<EntityId> = moved.collect();
    let (mut rooted, mut settled) = (BTreeSet::new(), BTreeSet::new());
    while let Some(start) = starts.pop_front() {
        match climb(scene, start, &rooted) {
            Climb::ToRoot(path) => rooted.extend(path),
            Climb::Cycle(cycle) => {
                if parents.separate(&cycle, scene, &mut settled, conflicts) {
                    starts.extend(cycle);
                    starts.push_back(start);
                }
            }
        }
    }
}

enum Climb {
    ToRoot(Vec<EntityId>),
    Cycle(Vec<EntityId>),
}

fn climb(scene: &SceneTree, start: EntityId, rooted: &BTreeSet<EntityId>) -> Climb {
    let (mut path, mut on_path) = (Vec::new(), BTreeSet::new());
    let mut at = Some(start);
    while let Some(id) = at.filter(|id| !rooted.contains(id)) {
        if !on_path.insert(id) {
            let cycle = path.into_iter().skip_while(|on_path| *on_path != id);
            return Climb::Cycle(cycle.collect());
        }
        path.push(id);
        at = parent_of(scene, id);
    }
    Climb::ToRoot(path)
}

fn text(scene: &SceneTree, id: EntityId) -> Option<&String> {
    scene.get(Some(id))?.get(Parent::NAME)
}

fn parent_of(scene: &SceneTree, id: EntityId) -> Option<EntityId> {
    let value = TextValue::parse(text(scene, id)?);
    let number = value.at(&["entity"])?.to_string();
    number.parse().ok().map(EntityId::from_bits)
}

impl<D: Fn(&Conflict) -> Option<Side>> Parents<'_, D> {
    /// Gives the entities of a cycle the parents that were decided. False when both sides agree on all
    /// of them: one of the versions had the cycle.
    fn separate(
        &self,
        cycle: &[EntityId],
        scene: &mut SceneTree,
        settled: &mut BTreeSet<EntityId>,
        conflicts: &mut Vec<Conflict>,
    ) -> bool {
        let differs = |id: &&EntityId| {
            let (ours, theirs) = (text(self.ours, **id), text(self.theirs, **id));
            let is_in_both = [self.ours, self.theirs].map(|tree| tree.get(Some(**id)).is_some());
            is_in_both == [true; 2] && !TextValue::is_same_text(ours, theirs)
        };
        let open: Vec<EntityId> = { cycle.iter() }
            .filter(|id| !settled.contains(*id))
            .filter(differs)
            .copied()
            .collect();
        let mut is_changed = false;
        let mut undecided = Vec::new();
        for id in &open {
            let side = (self.decide)(&self.conflict(*id));
            is_changed |= self.take(*id, side.unwrap_or(Side::Ours), scene);
            if side.is_none() {
                undecided.push(*id);
            }
        }
        if !is_changed && undecided.is_empty() {
            // What was decided about each of them alone is a cycle together.
            undecided.clone_from(&open);
            for id in &open {
                self.take(*id, Side::Ours, scene);
            }
        }
        for id in undecided {
            settled.insert(id);
            let conflict = self.conflict(id);
            if !conflicts.contains(&conflict) {
                conflicts.push(conflict);
            }
        }
        !open.is_empty()
    }

    /// Gives an entity the parent that a side has. False when it has it already.
    fn take(&self, id: EntityId, side: Side, scene: &mut SceneTree) -> bool {
        let tree = match side {
            Side::Ours => self.ours,
            Side::Theirs => self.theirs,
        };
        let parent = text(tree, id).cloned();
        if parent.as_ref() == text(scene, id) {
            return false;
        }
        let texts = scene.owners.entry(Some(id)).or_default();
        match parent {
            Some(parent) => drop(texts.insert(Parent::NAME.to_owned(), parent)),
            None => drop(texts.remove(Parent::NAME)),
        }
        true
    }

    /// The conflict about the parent of an entity, as the merge of its field has it.
    fn conflict(&self, id: EntityId) -> Conflict {
        let texts = [self.base, self.ours, self.theirs].map(|tree| text(tree, id).cloned());
        let field = |text: &Option<String>| {
            let value = TextValue::parse(text.as_ref()?);
            value.at(&["entity"]).map(ToString::to_string)
        };
        let [_, ours, theirs] = &texts;
        let is_field = field(ours).is_some() && field(theirs).is_some();
        let (name, [base, ours, theirs]) = match is_field {
            true => ("entity", texts.each_ref().map(field)),
            false => ("", texts),
        };
        let all = [self.ours, self.theirs, self.base];
        Conflict {
            entity: Some(id),
            name: all.iter().find_map(|tree| tree.name_of(Some(id))),
            component: Parent::NAME.to_owned(),
            field: name.to_owned(),
            base,
            ours,
            theirs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Merged, merge};
    use super::*;

    /// A scene of the entities 0 to 5, each with its parent.
    fn scene(parents: [Option<u64>; 6]) -> SceneTree {
        let owners = parents.iter().enumerate().map(|(id, parent)| {
            let text =
                parent.map(|parent| (Parent::NAME.to_owned(), format!("(entity: {parent})")));
            (
                Some(EntityId::from_bits(id as u64)),
                text.into_iter().collect(),
            )
        });
        SceneTree {
            owners: owners.collect(),
        }
    }

    fn merged(versions: &[SceneTree; 3], decide: impl Fn(&Conflict) -> Option<Side>) -> Merged {
        let [base, ours, theirs] = versions;
        merge(base, ours, theirs, |_| None, decide)
    }

    const ROOTS: [Option<u64>; 6] = [None; 6];

    /// Below one another: of two, and of four of which each side moved two.
    fn versions() -> Vec<([SceneTree; 3], Vec<&'static str>)> {
        let moved = |moves: &[(usize, u64)]| {
            let mut parents = ROOTS;
            for (entity, parent) in moves {
                parents[*entity] = Some(*parent);
            }
            scene(parents)
        };
        vec![
            (
                [moved(&[]), moved(&[(0, 1)]), moved(&[(1, 0)])],
                vec!["entity 0, Parent", "entity 1, Parent"],
            ),
            (
                [
                    moved(&[(0, 5), (1, 5), (2, 1), (3, 5)]),
                    moved(&[(0, 1), (1, 5), (2, 1), (3, 5)]),
                    moved(&[(0, 5), (1, 3), (2, 1), (3, 0)]),
                ],
                vec![
                    "entity 0, Parent.entity",
                    "entity 1, Parent.entity",
                    "entity 3, Parent.entity",
                ],
            ),
        ]
    }

    #[test]
    fn entities_below_one_another_are_conflicts_about_their_parents() {
        for (versions, expected) in versions() {
            let undecided = merged(&versions, |_| None);
            let mut paths: Vec<String> = undecided.conflicts.iter().map(Conflict::path).collect();
            paths.sort();
            assert_eq!(paths, expected);
            assert_eq!(undecided.scene, versions[1], "ours counts until then");
            for (side, at) in [(Side::Ours, 1), (Side::Theirs, 2)] {
                let decided = merged(&versions, |_| Some(side));
                assert_eq!(decided.conflicts, []);
                assert_eq!(decided.scene, versions[at]);
            }
        }
    }

    #[test]
    fn decisions_that_are_a_cycle_together_are_asked_for_again() {
        let (versions, _) = versions().swap_remove(0);
        let decided = merged(&versions, |conflict| {
            let is_first = conflict.entity == Some(EntityId::from_bits(0));
            Some(if is_first { Side::Ours } else { Side::Theirs })
        });
        assert_eq!(decided.conflicts.len(), 2);
        assert_eq!(decided.scene, versions[1]);
    }

    #[test]
    fn cycle_that_a_version_had_stays_and_ends_the_search() {
        let mut parents = ROOTS;
        (parents[0], parents[1]) = (Some(1), Some(0));
        let cyclic = scene(parents);
        let versions = [scene(ROOTS), scene(ROOTS), cyclic.clone()];
        assert_eq!(merged(&versions, |_| None).scene, scene(ROOTS));
        let versions = [scene(ROOTS), cyclic.clone(), cyclic];
        assert_eq!(merged(&versions, |_| None).conflicts, []);
    }
}
