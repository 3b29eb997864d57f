//! [`EffectHandler`]: who carries out what.

use playground_base::stable_id;

/// Names an effect handler: the hash of its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EffectHandlerId(pub u64);

/// What a plugin's effect handler is called and what it carries out. Data, like a system.
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
    /// Carries out effects of this kind.
    pub const fn new(name: &'static str, kind: &'static str) -> Self {
        Self {
            id: EffectHandlerId::new(name),
            name,
            kind,
        }
    }
}
