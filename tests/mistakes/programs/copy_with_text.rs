//! A component with a text is to be copied.

use playground::prelude::*;

#[component(copy)]
pub struct Sign {
    pub text: String,
}

playground::export!();
