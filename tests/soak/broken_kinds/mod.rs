//! The ways in which a module is broken, by theme. The dry run meets what fails within its frames; a late
//! frame comes when the code runs in the editor.

mod declarations;
mod ends;
mod holds;
mod panics;

use crate::broken_kind::BrokenKind;

/// All kinds.
pub const KINDS: [&[BrokenKind]; 4] = [
    declarations::DECLARATIONS,
    panics::PANICS,
    ends::ENDS,
    holds::HOLDS,
];
