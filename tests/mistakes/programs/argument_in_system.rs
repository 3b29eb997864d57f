//! A system asks for an argument.

use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn feed(Arg(count): Arg<u32>) {
        let _ = count;
    }
}
