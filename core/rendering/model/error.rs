//! [`RenderingError`]: what can go wrong while drawing.

/// What went wrong, to which resource, and what to do.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RenderingError {
    /// No adapter of the backend on this machine.
    #[error("no {backend} adapter on this machine ({reason}): {remedy}")]
    NoAdapter {
        /// The graphics interface asked for.
        backend: &'static str,
        /// The driver's words.
        reason: String,
        /// What to install or choose instead.
        remedy: &'static str,
    },
    /// The window cannot be drawn to.
    #[error("the window cannot be drawn to with {backend} ({reason}): try another renderer")]
    Surface {
        /// The graphics interface asked for.
        backend: &'static str,
        /// The driver's words.
        reason: String,
    },
    /// The adapter is there, but gives no device.
    #[error("{adapter} gives no device ({reason}): update its driver or try another renderer")]
    Device {
        /// The adapter's name.
        adapter: String,
        /// The driver's words.
        reason: String,
    },
    /// The device is gone; everything on it too.
    #[error(
        "the GPU was lost ({reason}): start the renderer again and upload meshes and textures anew"
    )]
    DeviceLost {
        /// The driver's words.
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
        /// The compiler's words.
        message: String,
    },
    /// A shader was loaded under a name that this renderer has none of.
    #[error("no shader is named {name}: this renderer has {known}")]
    UnknownShader {
        /// The name asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// Data that cannot be uploaded.
    #[error("{what} cannot be uploaded: {reason}")]
    Upload {
        /// Which mesh or texture.
        what: String,
        /// Why not.
        reason: String,
    },
    /// The GPU refused a command.
    #[error("the GPU refused a command: {reason}")]
    Validation {
        /// wgpu's words.
        reason: String,
    },
    /// Pixels could not be read back.
    #[error("pixels cannot be read back: {reason}")]
    ReadBack {
        /// Why not.
        reason: String,
    },
}
