//! [`ShownClip`]: a clip of the model of the selected entity.

/// A clip of the model of the entity that was selected last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShownClip {
    /// Its name in the model.
    pub name: String,
    /// How long it is, seconds.
    pub duration_s: f32,
}
