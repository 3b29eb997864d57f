//! [`Rock`] and [`RockSize`].

use playground::prelude::*;

/// How large a rock is.
#[described]
pub enum RockSize {
    /// Breaks into medium ones.
    #[default]
    Large,
    /// Breaks into small ones.
    Medium,
    /// Does not break any further.
    Small,
}

impl RockSize {
    /// Radius, in metres.
    pub fn radius(self) -> f32 {
        match self {
            Self::Large => 1.1,
            Self::Medium => 0.65,
            Self::Small => 0.35,
        }
    }

    /// Points for hitting it.
    pub fn points(self) -> u32 {
        match self {
            Self::Large => 20,
            Self::Medium => 50,
            Self::Small => 100,
        }
    }

    /// The size of its pieces; `None` when it leaves none.
    pub fn pieces(self) -> Option<Self> {
        match self {
            Self::Large => Some(Self::Medium),
            Self::Medium => Some(Self::Small),
            Self::Small => None,
        }
    }
}

/// A rock.
#[component(copy)]
pub struct Rock {
    /// How large it is.
    pub size: RockSize,
}
