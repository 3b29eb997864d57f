//! [`WindowError`]: why a window cannot be shown.

use playground_core_rendering::RenderingError;
use playground_graphics::winit::error::{EventLoopError, OsError};
use std::net::SocketAddr;

/// Why a window cannot be opened, or was closed.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// No display to open a window on.
    #[error("no display for a window ({0}): set DISPLAY or WAYLAND_DISPLAY, or use --headless")]
    Display(#[from] EventLoopError),
    /// The display refuses a window.
    #[error("the display opens no window ({0}): use --headless")]
    Window(#[from] OsError),
    /// No device could be started.
    #[error(transparent)]
    Gpu(#[from] RenderingError),
    /// The device cannot draw to this window.
    #[error("{adapter} cannot draw to this window: try another renderer")]
    Surface {
        /// The adapter's name.
        adapter: String,
    },
    /// Inspection is for this machine only.
    #[error("inspection at {0} would be open to the network: use an address of 127.0.0.1 or ::1")]
    NotLoopback(SocketAddr),
    /// The address for inspection is in use or invalid.
    #[error("inspection at {address} cannot be served ({reason}): use another port")]
    Inspection {
        /// The address.
        address: String,
        /// The system's error message.
        reason: String,
    },
}
