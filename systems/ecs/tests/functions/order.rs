//! [`Odd`] and [`Even`]: systems of several blocks that run one after the other. Without the
//! declared order each block would run its last number first.

use crate::{Log, Script, Test};
use playground_base::systems;
use playground_core_ecs::param::*;
use std::marker::PhantomData;

/// Runs the odd numbers.
#[derive(Default)]
pub struct Odd;

#[systems(name = "odd numbers")]
impl Odd {
    #[system(after = even::Even::four)]
    pub fn five(script: Res<Script>, mut log: ResMut<Log>) {
        count(&script, &mut log, 5);
    }

    #[system(name = "of three", before = even::Even::four, after = [even::Even::two, Self::one])]
    pub fn three(script: Res<Script>, mut log: ResMut<Log>) {
        count(&script, &mut log, 3);
    }

    #[system]
    fn one(script: Res<Script>, mut log: ResMut<Log>) {
        count(&script, &mut log, 1);
    }
}

/// A type with a parameter, whose block is that of one type.
#[derive(Default)]
pub struct Last<T>(PhantomData<T>);

/// It.
pub type LastOfAll = Last<u8>;

#[systems(name = "last")]
impl LastOfAll {
    #[system(after = Odd::five, before = Self::seven)]
    fn six(script: Res<Script>, mut log: ResMut<Log>) {
        count(&script, &mut log, 6);
    }

    #[system]
    pub fn seven(script: Res<Script>, mut log: ResMut<Log>) {
        count(&script, &mut log, 7);
    }
}

/// Another module.
pub mod even {
    use super::*;

    /// Runs the even numbers.
    #[derive(Default)]
    pub struct Even;

    #[systems(name = "even numbers")]
    impl Even {
        #[system(after = Last::<u8>::seven)]
        fn eight(script: Res<Script>, mut log: ResMut<Log>) {
            count(&script, &mut log, 8);
        }

        #[system]
        pub(super) fn four(script: Res<Script>, mut log: ResMut<Log>) {
            count(&script, &mut log, 4);
        }

        #[system(after = Odd::one, before = <super::Last<u8>>::seven)]
        pub fn two(script: Res<Script>, mut log: ResMut<Log>) {
            count(&script, &mut log, 2);
        }
    }
}

fn count(script: &Script, log: &mut Log, number: i32) {
    if script.test == Test::Order {
        log.lines.push(number.to_string());
    }
}
