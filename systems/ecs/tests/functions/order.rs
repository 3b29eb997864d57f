//! [`Odd`] and [`Even`](even::Even): systems of several blocks that run one after the other, when the script
//! says so. Without the declared order each block would run its last number first.

use crate::{Level, Log, Script, Test};
use playground_base::systems;
use playground_core_ecs::param::*;
use std::marker::PhantomData;

/// Runs the odd numbers.
#[derive(Default)]
pub struct Odd;

#[systems(name = "odd numbers", when = Script.test == Test::Order)]
impl Odd {
    #[system(after = even::Even::four)]
    pub fn five(mut log: ResMut<Log>) {
        log.lines.push("5".to_owned());
    }

    #[system(name = "of three", before = even::Even::four, after = [even::Even::two, Self::one])]
    pub fn three(mut log: ResMut<Log>) {
        log.lines.push("3".to_owned());
    }

    #[system]
    fn one(mut log: ResMut<Log>) {
        log.lines.push("1".to_owned());
    }
}

/// A type with a parameter, whose block is that of one type.
#[derive(Default)]
pub struct Last<T>(PhantomData<T>);

/// It.
pub type LastOfAll = Last<u8>;

#[systems(name = "last", when = Script.test == Test::Order)]
impl LastOfAll {
    #[system(after = Odd::five, before = Self::seven)]
    fn six(mut log: ResMut<Log>) {
        log.lines.push("6".to_owned());
    }

    #[system]
    pub fn seven(mut log: ResMut<Log>) {
        log.lines.push("7".to_owned());
    }
}

/// Another module.
pub mod even {
    use super::*;

    /// Runs the even numbers.
    #[derive(Default)]
    pub struct Even;

    #[systems(name = "even numbers", when = Script.test == Test::Order)]
    impl Even {
        #[system(after = eight, after = four, when = Script.number == 1 && Level.0 == 0)]
        fn nine(mut log: ResMut<Log>) {
            log.lines.push("9".to_owned());
        }

        #[system(after = Last::<u8>::seven)]
        fn eight(mut log: ResMut<Log>) {
            log.lines.push("8".to_owned());
        }

        #[system]
        pub(super) fn four(mut log: ResMut<Log>) {
            log.lines.push("4".to_owned());
        }

        #[system(after = Odd::one, before = <super::Last<u8>>::seven)]
        pub fn two(mut log: ResMut<Log>) {
            log.lines.push("2".to_owned());
        }
    }
}
