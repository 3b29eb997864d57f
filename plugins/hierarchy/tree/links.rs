//! [`Links`]: parents and children by entity index.

/// The index that names no entity.
pub(crate) const NONE: u32 = u32::MAX;

/// Parents and children by entity index. Children are linked lists, so that a rebuild allocates
/// nothing once the lists are long enough.
#[derive(Clone, Debug, Default)]
pub struct Links {
    parent: Vec<u32>,
    first_child: Vec<u32>,
    next: Vec<u32>,
    first_root: u32,
}

impl Links {
    /// Removes all links and makes room for `count` entities without parents.
    pub fn reset(&mut self, count: usize) {
        for list in [&mut self.parent, &mut self.first_child, &mut self.next] {
            list.clear();
            list.resize(count, NONE);
        }
        self.first_root = NONE;
    }

    /// Makes `child` a child of `parent`; an index out of range is ignored.
    pub fn set_parent(&mut self, child: u32, parent: u32) {
        if (parent as usize) < self.parent.len()
            && let Some(slot) = self.parent.get_mut(child as usize)
        {
            *slot = parent;
        }
    }

    /// Links children and roots in order of their indexes; `is_alive` says which indexes are in
    /// use.
    pub fn link(&mut self, is_alive: impl Fn(usize) -> bool) {
        for index in (0..self.parent.len()).rev() {
            if !is_alive(index) {
                continue;
            }
            let head = match self.parent[index] {
                NONE => &mut self.first_root,
                parent => &mut self.first_child[parent as usize],
            };
            self.next[index] = *head;
            *head = index as u32;
        }
    }

    /// The first entity without a parent.
    pub fn first_root(&self) -> Option<u32> {
        some(self.first_root)
    }

    /// The first child.
    pub fn first_child(&self, index: u32) -> Option<u32> {
        at(&self.first_child, index)
    }

    /// The next child of the same parent.
    pub fn next(&self, index: u32) -> Option<u32> {
        at(&self.next, index)
    }

    /// The parent.
    pub fn parent(&self, index: u32) -> Option<u32> {
        at(&self.parent, index)
    }

    /// All ancestors, the nearest first. It ends even when the parents form a cycle.
    pub fn ancestors(&self, index: u32) -> impl Iterator<Item = u32> {
        let above = std::iter::successors(self.parent(index), |index| self.parent(*index));
        above.take(self.parent.len())
    }

    /// The number of entity indexes.
    pub fn len(&self) -> usize {
        self.parent.len()
    }

    /// True when there is no index.
    pub fn is_empty(&self) -> bool {
        self.parent.is_empty()
    }
}

fn at(list: &[u32], index: u32) -> Option<u32> {
    list.get(index as usize).copied().and_then(some)
}

const fn some(index: u32) -> Option<u32> {
    match index {
        NONE => None,
        index => Some(index),
    }
}
