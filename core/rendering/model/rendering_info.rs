//! [`RenderingInfo`]: the properties of a renderer.

/// The properties of a renderer, known without starting it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderingInfo {
    /// Name for users: "Vulkan".
    pub name: &'static str,
    /// Name of the graphics interface: "vulkan" or "gl".
    pub backend: &'static str,
    /// The features of `playground-core-rendering` that it provides.
    pub features: Vec<&'static str>,
    /// Lights a picture may have, all kinds together; the first ones count.
    pub max_lights: usize,
    /// The shaders that `load_shader` can replace, by name.
    pub shaders: Vec<&'static str>,
}
