//! [`EffectData`].

use crate::Named;
use serde::{Serialize, de::DeserializeOwned};

/// A request to act outside of the world, as data. `#[effect]` implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an effect",
    label = "not an effect",
    note = "put `#[effect]` on the type, in the model crate"
)]
pub trait EffectData: Named + Serialize + DeserializeOwned {
    /// Named where a type must be an effect, so that the compiler reports once that it is not.
    const IS_EFFECT: bool = true;
}
