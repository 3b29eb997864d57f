//! The types that all modules share: the MVVM traits, the ids, the error enum, and the description
//! of data.
//!
//! Architecture invariant: nothing here knows how a module is loaded or bound.
#![forbid(unsafe_code)]

mod curve_fields;
mod describe;
mod description;
mod effect_data;
mod error;
mod ids;
mod module_kind;
mod traits;
mod value;

pub use describe::Describe;
pub use description::{
    ComponentDescription, FieldCondition, FieldDescription, FieldKind, VariantDescription,
};
pub use effect_data::EffectData;
pub use error::ModuleError;
pub use ids::{
    ArchetypeId, ComponentId, FragmentId, ModelId, ModelType, Named, ViewId, model_type_of,
    stable_id,
};
pub use module_kind::ModuleKind;
pub use traits::{
    ModelTrait, ModelTypeInfo, StateFuture, ViewFragmentTrait, ViewModelFragmentTrait,
    ViewModelTrait, ViewTrait,
};
pub use value::{Conversion, Leftover, Value, ValueError, from_value, in_words, to_value};
