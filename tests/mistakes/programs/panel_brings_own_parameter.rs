//! A panel with a parameter type of its own.

use playground::ecs::param::{Access, Run, Touched};
use playground_panels::prelude::*;
use playground::prelude::*;

pub struct Thief;

impl Param for Thief {
    const ACCESS: Access = Access::NONE;
    type State = ();
    type Item<'a> = Self;

    fn declare(_: &Context, _: &mut Touched) -> Result<(), ModuleError> {
        Ok(())
    }
    fn fetch<'a>(_: &'a (), _: &'a Run<'a>) -> Result<Self, ModuleError> {
        Ok(Self)
    }
}

impl ReadParam for Thief {}

#[state]
pub struct GameSystems {}

#[panel(title = "Fish")]
impl GameSystems {
    fn ui(&mut self, _ui: &mut Ui, thief: Thief) {
        let _ = thief;
    }
}
