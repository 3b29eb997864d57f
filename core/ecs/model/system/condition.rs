//! [`RunCondition`]: when a system has something to do.

use playground_base::{Component, ComponentId, Key, Value};

/// When a system has something to do, as data. The scheduler looks before it calls the system; a
/// system that waits costs no call into its module.
///
/// What a condition looks at counts as read: it is evaluated after all systems that write it and
/// come before. "Since it last ran" is since the last run of this system; a system that never ran,
/// or whose module was just loaded, has everything to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum RunCondition {
    /// In every run of its stage.
    #[default]
    Always,
    /// The resource is there.
    ResourceExists(ComponentId),
    /// The resource is there and was written since it last ran.
    ResourceChanged(ComponentId),
    /// What is at `path` of the resource is this value. Numbers are compared by value, a variant
    /// without data equals its name; a resource that is not there is nothing.
    ResourceIs {
        /// Which resource.
        resource: ComponentId,
        /// `phase`, `rules.paused`; the whole for an empty path.
        path: &'static str,
        /// What it has to be.
        value: Value,
    },
    /// An entity matches the query at this place of the system's list.
    AnyMatch(usize),
    /// A column of the query at this place was written since it last ran.
    AnyChanged(usize),
    /// An event of this kind was sent since it last ran.
    EventSent(&'static str),
    /// In every so manieth run of its stage, the first included.
    EveryNth(u32),
    /// Once in every so many seconds of play, the first run included.
    EverySeconds(f32),
    /// When the other does not hold.
    Not(Box<RunCondition>),
    /// When all hold.
    All(Vec<RunCondition>),
    /// When at least one holds.
    Any(Vec<RunCondition>),
}

impl RunCondition {
    /// The resource is there.
    pub fn with_resource<T: Component>(key: &Key<T>) -> Self {
        Self::ResourceExists(key.component())
    }
    /// The resource was written since the system last ran.
    pub fn with_changed<T: Component>(key: &Key<T>) -> Self {
        Self::ResourceChanged(key.component())
    }
    /// What is at `path` of the resource is `value`.
    pub fn with_value<T: Component>(key: &Key<T>, path: &'static str, value: Value) -> Self {
        Self::ResourceIs {
            resource: key.component(),
            path,
            value,
        }
    }
    /// The field at `path` of the resource is true.
    pub fn with_flag<T: Component>(key: &Key<T>, path: &'static str) -> Self {
        Self::with_value(key, path, Value::Bool(true))
    }
    /// When this one does not hold.
    pub fn negated(self) -> Self {
        Self::Not(Box::new(self))
    }
    /// True for a system that runs whenever its stage does.
    pub fn is_always(&self) -> bool {
        *self == Self::Always
    }
}
