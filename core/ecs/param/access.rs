//! [`Access`]: what a parameter reads and writes, known while the plugin is compiled.

use playground_base::{Component, ComponentId};

/// The most components that one system can name.
const MOST: usize = 48;

/// What a parameter reads and writes, as a constant: the code that `#[systems]` generates compares
/// parameters by it at compile time.
#[derive(Clone, Copy, Debug)]
pub struct Access {
    touched: [(u64, bool); MOST],
    count: usize,
    has_resource: bool,
}

impl Access {
    /// Nothing.
    pub const NONE: Self = Self {
        touched: [(0, false); MOST],
        count: 0,
        has_resource: false,
    };

    /// One component, to read.
    pub const fn read<T: Component>() -> Self {
        Self::NONE
            .with(T::ID, false)
            .of_resource(T::DESCRIPTION.resource)
    }

    /// One component, to write.
    pub const fn write<T: Component>() -> Self {
        Self::NONE
            .with(T::ID, true)
            .of_resource(T::DESCRIPTION.resource)
    }

    /// Names a component of this type without access to it.
    pub const fn name<T: Component>() -> Self {
        Self::NONE.of_resource(T::DESCRIPTION.resource)
    }

    const fn of_resource(mut self, is_resource: bool) -> Self {
        self.has_resource = is_resource;
        self
    }

    /// The mistake of a query with this access.
    pub const fn mistake_in_query(&self) -> Option<&'static str> {
        if self.clashes_with_itself() {
            return Some(
                "this query names a component twice, and writes it: name it once, as `&mut T`",
            );
        }
        if self.has_resource {
            return Some(
                "this query names a resource, which no entity has: take `Res<T>` or `ResMut<T>`",
            );
        }
        None
    }

    /// Whether it names a resource.
    pub const fn names_resource(&self) -> bool {
        self.has_resource
    }

    const fn with(mut self, id: ComponentId, writes: bool) -> Self {
        assert!(
            self.count < MOST,
            "a system names more than 48 components: make two systems of it"
        );
        self.touched[self.count] = (id.0, writes);
        self.count += 1;
        self
    }

    /// The union of both.
    pub const fn and(mut self, other: Self) -> Self {
        let mut at = 0;
        while at < other.count {
            self = self.with(ComponentId(other.touched[at].0), other.touched[at].1);
            at += 1;
        }
        self.has_resource |= other.has_resource;
        self
    }

    /// Whether one writes a component that the other reads or writes.
    pub const fn clashes(&self, other: &Self) -> bool {
        let mut at = 0;
        while at < self.count {
            if other.touches(0, self.touched[at]) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Whether it names a component twice, once to write it.
    pub const fn clashes_with_itself(&self) -> bool {
        let mut at = 0;
        while at < self.count {
            if self.touches(at + 1, self.touched[at]) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Whether it writes this component.
    pub const fn writes(&self, component: ComponentId) -> bool {
        let mut at = 0;
        while at < self.count {
            if self.touched[at].0 == component.0 && self.touched[at].1 {
                return true;
            }
            at += 1;
        }
        false
    }

    const fn touches(&self, from: usize, (id, writes): (u64, bool)) -> bool {
        let mut at = from;
        while at < self.count {
            if self.touched[at].0 == id && (writes || self.touched[at].1) {
                return true;
            }
            at += 1;
        }
        false
    }
}
