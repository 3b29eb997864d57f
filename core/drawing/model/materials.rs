//! [`Materials`]: the component that gives an entity other materials.

use playground_base::{AssetRef, component, described};

/// Materials of an entity with a mesh or a model, in place of its own.
#[component]
pub struct Materials {
    /// The material of all that has none of its own below.
    #[field(asset = "material")]
    pub all: AssetRef,
    /// Materials for single slots of a model.
    pub slots: Vec<MaterialSlot>,
}

/// A material for a slot.
#[described]
pub struct MaterialSlot {
    /// The name of the material in the model's file that is replaced.
    pub slot: String,
    /// What replaces it.
    #[field(asset = "material")]
    pub material: AssetRef,
}

impl Materials {
    /// What replaces the material of a slot; a reference to nothing where nothing does.
    pub fn of_slot(&self, slot: &str) -> &AssetRef {
        let own = self.slots.iter().find(|of| of.slot == slot);
        let own = own.map(|of| &of.material).filter(|of| !of.is_none());
        own.unwrap_or(&self.all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slot_has_its_own_material_or_that_of_all() {
        let materials = Materials {
            all: "stone.material".into(),
            slots: vec![
                MaterialSlot {
                    slot: "Glass".to_owned(),
                    material: "glass.material".into(),
                },
                MaterialSlot {
                    slot: "Paint".to_owned(),
                    material: AssetRef::default(),
                },
            ],
        };
        for (slot, expected) in [
            ("Glass", "glass.material"),
            ("Paint", "stone.material"),
            ("Wheels", "stone.material"),
        ] {
            assert_eq!(materials.of_slot(slot).path, expected);
        }
        assert!(Materials::default().of_slot("Glass").is_none());
    }
}
