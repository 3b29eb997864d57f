//! [`WebglRendering`]: the renderer on OpenGL.

use crate::forward::{Interface, rendering_view_model};

rendering_view_model! {
    /// Draws with wgpu on OpenGL, within the limits of WebGL2.
    WebglRendering,
    Interface {
        name: "WebGL",
        backend: "gl",
        backends: wgpu::Backends::GL,
        remedy: "install an OpenGL ES 3 driver with EGL (on Debian: libegl1 and libgl1-mesa-dri), or choose the Vulkan renderer",
        limits: |adapter| wgpu::Limits::downlevel_webgl2_defaults().using_resolution(adapter),
    }
}
