//! A system takes an argument of a console command.

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
