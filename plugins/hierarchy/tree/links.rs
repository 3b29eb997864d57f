//! [`Links`]: who is below whom.

/// No place.
pub(crate) const NONE: u32 = u32::MAX;

/// Who is below whom. Everything is a place (the index of an entity), and children are linked
/// lists, so that a build allocates nothing once the lists are long enough.
#[derive(Clone, Debug, Default)]
pub struct Links {
    parent: Vec<u32>,
    first_child: Vec<u32>,
    next: Vec<u32>,
    first_root: u32,
}

impl Links {
    /// Forgets everything and makes room for `count` places without parents.
    pub fn reset(&mut self, count: usize) {
        for list in [&mut self.parent, &mut self.first_child, &mut self.next] {
            list.clear();
            list.resize(count, NONE);
        }
        self.first_root = NONE;
    }

    /// Says that `child` is below `parent`; a place outside is ignored.
    pub fn set_parent(&mut self, child: u32, parent: u32) {
        if (parent as usize) < self.parent.len()
            && let Some(place) = self.parent.get_mut(child as usize)
        {
            *place = parent;
        }
    }

    /// Orders children and roots by place; `is_alive` tells which places are in use.
    pub fn link(&mut self, is_alive: impl Fn(usize) -> bool) {
        for place in (0..self.parent.len()).rev() {
            if !is_alive(place) {
                continue;
            }
            let head = match self.parent[place] {
                NONE => &mut self.first_root,
                parent => &mut self.first_child[parent as usize],
            };
            self.next[place] = *head;
            *head = place as u32;
        }
    }

    /// The first entity without a parent.
    pub fn first_root(&self) -> Option<u32> {
        some(self.first_root)
    }

    /// The first child.
    pub fn first_child(&self, place: u32) -> Option<u32> {
        at(&self.first_child, place)
    }

    /// The next one with the same parent.
    pub fn next(&self, place: u32) -> Option<u32> {
        at(&self.next, place)
    }

    /// The parent.
    pub fn parent(&self, place: u32) -> Option<u32> {
        at(&self.parent, place)
    }

    /// All places above, the nearest first. It ends even when the parents form a ring.
    pub fn ancestors(&self, place: u32) -> impl Iterator<Item = u32> {
        let above = std::iter::successors(self.parent(place), |place| self.parent(*place));
        above.take(self.parent.len())
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.parent.len()
    }

    /// True when there is no place at all.
    pub fn is_empty(&self) -> bool {
        self.parent.is_empty()
    }
}

fn at(list: &[u32], place: u32) -> Option<u32> {
    list.get(place as usize).copied().and_then(some)
}

const fn some(place: u32) -> Option<u32> {
    match place {
        NONE => None,
        place => Some(place),
    }
}
