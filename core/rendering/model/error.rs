//! [`RenderingError`]: errors of renderers.

/// An error with the resource and the remedy.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RenderingError {
    /// No adapter of the backend on this machine.
    #[error("no {backend} adapter on this machine ({reason}): {remedy}")]
    NoAdapter {
        /// The requested graphics interface.
        backend: &'static str,
        /// The driver's message.
        reason: String,
        /// What to install or choose instead.
        remedy: &'static str,
    },
    /// The window cannot be drawn to.
    #[error("the window cannot be drawn to with {backend} ({reason}): try another renderer")]
    Surface {
        /// The requested graphics interface.
        backend: &'static str,
        /// The driver's message.
        reason: String,
    },
    /// The adapter exists, but provides no device.
    #[error("{adapter} gives no device ({reason}): update its driver or try another renderer")]
    Device {
        /// The adapter's name.
        adapter: String,
        /// The driver's message.
        reason: String,
    },
    /// The device is lost, with everything on it.
    #[error(
        "the GPU was lost ({reason}): start the renderer again and upload meshes and textures anew"
    )]
    DeviceLost {
        /// The driver's message.
        reason: String,
    },
    /// A shader does not compile. The pipelines that worked stay in use.
    #[error("{file}:{line}:{column}: {message}")]
    Shader {
        /// Path of the shader below the repository, or the name it was loaded under.
        file: String,
        /// Line, from 1; 0 when the compiler names none.
        line: u32,
        /// Column in bytes, from 1; 0 when the compiler names none.
        column: u32,
        /// The compiler's message.
        message: String,
    },
    /// The renderer has no shader with this name.
    #[error("no shader is named {name}: this renderer has {known}")]
    UnknownShader {
        /// The requested name.
        name: String,
        /// The known names.
        known: String,
    },
    /// Data that cannot be uploaded.
    #[error("{what} cannot be uploaded: {reason}")]
    Upload {
        /// The mesh or texture.
        what: String,
        /// The reason.
        reason: String,
    },
    /// The GPU refused a command.
    #[error("the GPU refused a command: {reason}")]
    Validation {
        /// wgpu's message.
        reason: String,
    },
    /// Pixels could not be read back.
    #[error("pixels cannot be read back: {reason}")]
    ReadBack {
        /// The reason.
        reason: String,
    },
}
