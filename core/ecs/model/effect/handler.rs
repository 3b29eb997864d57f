//! [`EffectHandler`]: the declaration of a handler.

use playground_base::stable_id;

/// Names an effect handler: the hash of its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EffectHandlerId(pub u64);

/// The declaration of a plugin's effect handler: its name and its kind of effect. Data, like a
/// system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EffectHandler {
    /// Hash of the name.
    pub id: EffectHandlerId,
    /// `crate::handler`.
    pub name: &'static str,
    /// Stable name of the kind of effect that it carries out.
    pub kind: &'static str,
}

impl EffectHandlerId {
    /// The id of the handler called `name`.
    pub const fn new(name: &str) -> Self {
        Self(stable_id(name))
    }
}

impl EffectHandler {
    /// A handler of effects of this kind.
    pub const fn new(name: &'static str, kind: &'static str) -> Self {
        Self {
            id: EffectHandlerId::new(name),
            name,
            kind,
        }
    }
}
