//! The names of passes, and what they read and write.

use super::pass_log::PassName;

pub const SHADOWS: PassName = PassName {
    name: "Shadows",
    purpose: "What each light sees, by its distance from the light",
    reads: &[],
    writes: "shadow map",
};

pub const DISTANCES: PassName = PassName {
    name: "Distances",
    purpose: "How far away what is opaque is, at half the size",
    reads: &[],
    writes: "distances",
};

pub const ROUGH: PassName = PassName {
    name: "Occlusion",
    purpose: "How much light from all around arrives, with noise",
    reads: &["distances"],
    writes: "rough occlusion",
};

pub const SOFT: PassName = PassName {
    name: "Smooth Occlusion",
    purpose: "The same without noise",
    reads: &["rough occlusion"],
    writes: "occlusion",
};

pub const MASK: PassName = PassName {
    name: "Selection",
    purpose: "Where selected entities are, for their outline",
    reads: &[],
    writes: "mask",
};

pub const LIGHT: PassName = PassName {
    name: "Light",
    purpose: "The scene as light, before it is shown in colours",
    reads: &["shadow map", "occlusion"],
    writes: "light",
};

pub const BLURRED: PassName = PassName {
    name: "Blur",
    purpose: "The light at half the size of the one before",
    reads: &["light"],
    writes: "blurred light",
};

pub const GLOW: PassName = PassName {
    name: "Glow",
    purpose: "Blurred light, with that of the smaller one added",
    reads: &["blurred light"],
    writes: "blurred light",
};

pub const SHOWN_LIGHT: PassName = PassName {
    name: "Colours",
    purpose: "Light and glow as colours, by the tone curve; then outlines and gizmos",
    reads: &["light", "blurred light", "mask"],
    writes: "picture",
};

pub const SCENE: PassName = PassName {
    name: "Scene",
    purpose: "The scene in colours; then outlines and gizmos",
    reads: &["shadow map", "occlusion", "mask"],
    writes: "picture",
};

pub const SMOOTHED: PassName = PassName {
    name: "Smoothing",
    purpose: "The picture with smooth edges; then outlines and gizmos",
    reads: &["picture", "mask"],
    writes: "picture",
};
