//! [`RunCondition`]: when a system runs.

use playground_base::{Component, ComponentId, Key, Value};

/// When a system runs, as data. The scheduler evaluates it before it calls the system; a skipped
/// system costs no call into its module.
///
/// The data of a condition counts as read: it is evaluated after all earlier systems that write it.
/// "Since it last ran" means since the last run of this system; for a system that never ran, or
/// whose module was just loaded, everything is new.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum RunCondition {
    /// In every run of its stage.
    #[default]
    Always,
    /// The resource exists.
    ResourceExists(ComponentId),
    /// The resource exists and was written since the system last ran.
    ResourceChanged(ComponentId),
    /// The field at `path` of the resource equals this value. Numbers are compared by value, a
    /// variant without data equals its name; false when the resource does not exist.
    ResourceIs {
        /// The resource.
        resource: ComponentId,
        /// `phase`, `rules.paused`; the whole for an empty path.
        path: &'static str,
        /// The expected value.
        value: Value,
    },
    /// An entity can match the query with this index in the system's list: an archetype of the query
    /// has entities, and each required sparse component has a row. Filters of single rows
    /// (`Changed`, `Added`, the presence of a sparse component) are not checked, so the query may
    /// be empty where this holds.
    AnyMatch(usize),
    /// A column of the query with this index was written since the system last ran: in an archetype
    /// of the query, or any row of a sparse component.
    AnyChanged(usize),
    /// An event of this kind was sent since the system last ran.
    EventSent(&'static str),
    /// Every nth run of the stage, the first included.
    EveryNth(u32),
    /// Once in each period of this many seconds of play, the first run included.
    EverySeconds(f32),
    /// The other does not hold.
    Not(Box<RunCondition>),
    /// All hold.
    All(Vec<RunCondition>),
    /// At least one holds.
    Any(Vec<RunCondition>),
}

impl RunCondition {
    /// The resource exists.
    pub fn with_resource<T: Component>(key: &Key<T>) -> Self {
        Self::ResourceExists(key.component())
    }
    /// The resource was written since the system last ran.
    pub fn with_changed<T: Component>(key: &Key<T>) -> Self {
        Self::ResourceChanged(key.component())
    }
    /// The field at `path` of the resource equals `value`.
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
    /// The opposite of this condition.
    pub fn negated(self) -> Self {
        Self::Not(Box::new(self))
    }
    /// True for a system that runs whenever its stage does.
    pub fn is_always(&self) -> bool {
        *self == Self::Always
    }
}
