//! Numbers of entities, passes and threads.

/// Entities of most workloads.
pub const ENTITIES: usize = 10_000;

/// Component types of the fragmented iteration, each in a table of its own.
pub const FRAGMENTS: usize = 26;

/// Entities of each of these types.
pub const FRAGMENT_ENTITIES: usize = 20;

/// Passes over the entities in one run, where one pass is over in microseconds.
pub const PASSES: usize = 100;

/// Entities of which a component is read, in random order.
pub const READS: usize = 50_000;

/// Entities whose matrix is inverted.
pub const MATRICES: usize = 1_000;

/// How often each matrix is inverted.
pub const INVERSIONS: usize = 100;

/// Entities of the world that is saved and restored.
pub const SAVED: usize = 100_000;

/// Worker threads of every engine.
pub const THREADS: usize = 2;
