//! [`SystemsBlock`]: the functions of a block, as the order of a system of another block names
//! them.

use crate::Stage;

/// A type with a `#[systems]` block.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `#[systems]` block",
    label = "its functions are no systems",
    note = "`after` and `before` name a system with the type of its block: `after = OtherSystems::swim`"
)]
pub trait SystemsBlock {
    /// A struct with one field for each function.
    type Functions;
    /// The functions.
    const FUNCTIONS: Self::Functions;
}

/// A function of a block.
#[derive(Clone, Copy, Debug)]
pub enum BlockFunction {
    /// A system: its name and its stage.
    System(&'static str, Stage),
    /// Another function.
    NoSystem,
    /// A function of a block with a mistake, which is reported there.
    Unknown,
}

impl BlockFunction {
    /// Whether it can be ordered.
    pub const fn is_system(self) -> bool {
        !matches!(self, Self::NoSystem)
    }

    /// Whether it is a system of the stage, as far as that is known.
    pub const fn runs_in(self, stage: Stage) -> bool {
        match self {
            Self::System(_, own) => own as u8 == stage as u8,
            Self::NoSystem | Self::Unknown => true,
        }
    }

    /// The name of the system.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System(name, _) => name,
            Self::NoSystem | Self::Unknown => "",
        }
    }
}

/// A function as an order names it. The compiler checks that it exists and is visible, and an
/// editor finds it.
///
/// The functions of its block are reached through a method of this, because the compiler reports no
/// further mistake in a call on what does not exist.
#[derive(Clone, Copy, Debug)]
pub struct NamedFunction<F>(pub F);

impl<F: Copy> NamedFunction<F> {
    /// The functions of its block.
    pub const fn beside<B: SystemsBlock>(self) -> B::Functions {
        B::FUNCTIONS
    }
}
