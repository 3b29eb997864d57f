//! The four primitives for thread-safe data, colours, curves and gradients, and references to assets.
//!
//! | primitive | is | use it for |
//! |---|---|---|
//! | [`Handle<T>`] | `Arc<T>` | immutable data, shared |
//! | [`Shared<T>`] | `Arc<RwLock<T>>` | complex mutable data |
//! | [`Atomic<T>`] | `Arc<AtomicCell<T>>` | `Copy` values written from several threads |
//! | [`Once<T>`] | `Arc<OnceLock<T>>` | lazy initialisation |
//!
//! A clone of any of them aliases the same value. What must not alias (a snapshot) is made with
//! `Describe::copy_of` instead, which detaches.
#![forbid(unsafe_code)]

mod asset_ref;
mod atomic;
mod color;
mod curve;
mod gradient;
mod once;
mod shared;

pub use asset_ref::{AssetId, AssetRef};
pub use atomic::Atomic;
pub use color::Color;
pub use curve::{Curve, CurveKey};
pub use gradient::{AlphaKey, ColorKey, Gradient};
pub use once::Once;
pub use shared::Shared;

/// Immutable shared data. An alias, not a newtype: a newtype does not coerce to a trait object on
/// stable Rust, and every binding is a handle to a trait object.
pub type Handle<T> = std::sync::Arc<T>;
