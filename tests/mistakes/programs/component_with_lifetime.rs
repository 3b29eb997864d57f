//! A component borrows.

use playground::prelude::*;

#[component]
pub struct Label<'a> {
    pub text: &'a str,
}

playground::export!();
