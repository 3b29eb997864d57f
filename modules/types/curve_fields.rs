//! The fields of curves and gradients: what `#[described]` would write, for types below the macros.

use crate::{Describe, FieldDescription, FieldKind};
use playground_core_types::{AlphaKey, ColorKey, Curve, CurveKey, Gradient};

/// A field that is a number between 0 and 1.
const fn share(name: &'static str, doc: &'static str) -> FieldDescription {
    FieldDescription {
        min: Some(0.0),
        max: Some(1.0),
        step: Some(0.01),
        ..field(name, doc, FieldKind::F32)
    }
}

const fn field(name: &'static str, doc: &'static str, kind: FieldKind) -> FieldDescription {
    FieldDescription {
        name,
        former_names: &[],
        doc,
        unit: "",
        min: None,
        max: None,
        step: None,
        hidden: false,
        only: None,
        asset: None,
        kind,
    }
}

macro_rules! described {
    ($($type:ty => [$($field:expr),* $(,)?]),* $(,)?) => {$(
        impl Describe for $type {
            const KIND: FieldKind = FieldKind::Struct(&[$($field),*]);
            const HAS_CELLS: bool = false;
            #[inline]
            fn copy_of(&self) -> Self {
                self.clone()
            }
        }
    )*};
}

described! {
    CurveKey => [
        share("time", "When, 0 to 1."),
        field("value", "The value then.", FieldKind::F32),
        field("slope_in", "How fast the value changes before it.", FieldKind::F32),
        field("slope_out", "How fast the value changes after it.", FieldKind::F32),
    ],
    Curve => [
        field("keys", "The keys.", <Vec<CurveKey> as Describe>::KIND),
    ],
    ColorKey => [
        share("time", "When, 0 to 1."),
        field("color", "The colour then; its opacity is not used.", FieldKind::Color),
    ],
    AlphaKey => [
        share("time", "When, 0 to 1."),
        share("alpha", "The opacity then."),
    ],
    Gradient => [
        field("colors", "The colours.", <Vec<ColorKey> as Describe>::KIND),
        field("alphas", "The opacities.", <Vec<AlphaKey> as Describe>::KIND),
    ],
}
