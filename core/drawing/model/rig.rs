//! [`Rig`]: what of a model moves.

use crate::{Clip, ModelNode, Skin};

/// What of a model moves: its nodes, the skins that they bend, and its clips.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rig {
    /// The nodes, each after its parent.
    pub nodes: Vec<ModelNode>,
    /// The skins.
    pub skins: Vec<Skin>,
    /// The clips.
    pub clips: Vec<Clip>,
}

impl Rig {
    /// The first clip with this name; with no name the first of all.
    pub fn clip(&self, name: &str) -> Option<&Clip> {
        let mut clips = self.clips.iter();
        match name.is_empty() {
            true => clips.next(),
            false => clips.find(|clip| clip.name == name),
        }
    }
}
