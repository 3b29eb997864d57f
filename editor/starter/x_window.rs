//! [`XWindow`]: a window of the X server.

use crate::event::Event;
use std::error::Error;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;
use x11rb::connection::{Connection, RequestConnection as _};
use x11rb::properties::WmSizeHints;
use x11rb::protocol::Event as XEvent;
use x11rb::protocol::xproto::{
    AtomEnum, ConnectionExt as _, CreateGCAux, CreateWindowAux, EventMask, Gcontext, ImageFormat,
    ImageOrder, PropMode, Window, WindowClass,
};
use x11rb::resource_manager;
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

/// Why there is no window.
pub struct WindowError(pub String);

impl<E: Error> From<E> for WindowError {
    fn from(e: E) -> Self {
        Self(e.to_string())
    }
}

x11rb::atom_manager! {
    /// Names that the server gives numbers.
    Atoms: AtomsCookie {
        WM_PROTOCOLS,
        WM_DELETE_WINDOW,
        _NET_WM_NAME,
        UTF8_STRING,
    }
}

/// A window of a fixed size.
pub struct XWindow {
    server: Arc<RustConnection>,
    window: Window,
    graphics: Gcontext,
    depth: u8,
    /// Pixels of a point.
    pub scale: f32,
    /// Pixels in a row, and rows.
    pub size: [u16; 2],
}

impl XWindow {
    /// Opens a window with this size in points, and reports its events.
    pub fn open(title: &str, points: [f32; 2], report: Sender<Event>) -> Result<Self, WindowError> {
        let (server, screen) = x11rb::connect(None)?;
        let atoms = Atoms::new(&server)?.reply()?;
        let scale = scale(&server);
        let size = points.map(|points| (points * scale).round() as u16);
        let setup = server.setup();
        let root = setup.roots.get(screen);
        let root = root.ok_or_else(|| WindowError("there is no screen".to_owned()))?;
        let mut formats = setup.pixmap_formats.iter();
        // As nearly every desktop has it; the others show the progress in the terminal.
        let is_known = matches!(root.root_depth, 24 | 32)
            && formats.any(|of| of.depth == root.root_depth && of.bits_per_pixel == 32);
        if !is_known {
            return Err(WindowError("its colours do not have 8 bits".to_owned()));
        }
        let (window, graphics, depth) = (
            server.generate_id()?,
            server.generate_id()?,
            root.root_depth,
        );
        let [x, y] = [
            root.width_in_pixels.saturating_sub(size[0]) / 2,
            root.height_in_pixels.saturating_sub(size[1]) / 2,
        ];
        server
            .create_window(
                depth,
                window,
                root.root,
                x as i16,
                y as i16,
                size[0],
                size[1],
                0,
                WindowClass::INPUT_OUTPUT,
                root.root_visual,
                &CreateWindowAux::new()
                    .event_mask(EventMask::EXPOSURE | EventMask::STRUCTURE_NOTIFY),
            )?
            .check()?;
        server.create_gc(graphics, window, &CreateGCAux::new())?;
        let (replace, name) = (PropMode::REPLACE, title.as_bytes());
        server.change_property8(replace, window, AtomEnum::WM_NAME, AtomEnum::STRING, name)?;
        server.change_property8(replace, window, atoms._NET_WM_NAME, atoms.UTF8_STRING, name)?;
        let class = b"playground\0Playground\0";
        server.change_property8(replace, window, AtomEnum::WM_CLASS, AtomEnum::STRING, class)?;
        let (protocols, delete) = (atoms.WM_PROTOCOLS, atoms.WM_DELETE_WINDOW);
        server.change_property32(replace, window, protocols, AtomEnum::ATOM, &[delete])?;
        let fixed = Some((i32::from(size[0]), i32::from(size[1])));
        let mut hints = WmSizeHints::new();
        (hints.min_size, hints.max_size) = (fixed, fixed);
        hints.set_normal_hints(&server, window)?;
        server.map_window(window)?;
        server.flush()?;
        let server = Arc::new(server);
        report_events(server.clone(), delete, report)?;
        Ok(Self {
            server,
            window,
            graphics,
            depth,
            scale,
            size,
        })
    }

    /// Shows pixels, `0x00RRGGBB`, row by row.
    ///
    /// # Errors
    /// When the server is gone.
    pub fn show(&self, pixels: &[u32]) -> Result<(), WindowError> {
        let width = usize::from(self.size[0]);
        let as_bytes = match self.server.setup().image_byte_order {
            ImageOrder::MSB_FIRST => u32::to_be_bytes,
            _ => u32::to_le_bytes,
        };
        let rows = rows_of_a_request(&self.server, width * size_of::<u32>());
        let mut y = 0;
        for part in pixels.chunks(width * rows) {
            let bytes: Vec<u8> = part.iter().copied().flat_map(as_bytes).collect();
            let height = (part.len() / width) as u16;
            self.server.put_image(
                ImageFormat::Z_PIXMAP,
                self.window,
                self.graphics,
                self.size[0],
                height,
                0,
                y,
                0,
                self.depth,
                &bytes,
            )?;
            y += height as i16;
        }
        self.server.flush()?;
        Ok(())
    }
}

/// Pixels of a point, from what the desktop says about its screens.
fn scale(server: &RustConnection) -> f32 {
    let resources = resource_manager::new_from_default(server).ok();
    let dots = resources.and_then(|all| all.get_string("Xft.dpi", "")?.trim().parse().ok());
    let dots: f32 = dots.unwrap_or(96.0);
    (dots / 96.0).clamp(1.0, 4.0)
}

/// Rows of so many bytes that one request may have, at least one.
fn rows_of_a_request(server: &RustConnection, row: usize) -> usize {
    // What a request says besides: its head, and where the picture belongs.
    let room = server.maximum_request_bytes().saturating_sub(64);
    (room / row.max(1)).max(1)
}

/// Waits for events on a thread of its own, which ends with the process.
fn report_events(
    server: Arc<RustConnection>,
    delete: u32,
    report: Sender<Event>,
) -> Result<(), WindowError> {
    thread::Builder::new().name("x11".into()).spawn(move || {
        loop {
            let event = match server.wait_for_event() {
                Ok(XEvent::Expose(_)) => Event::Exposed,
                Ok(XEvent::ClientMessage(sent)) if sent.data.as_data32()[0] == delete => {
                    Event::Closed
                }
                Ok(XEvent::DestroyNotify(_) | XEvent::Error(_)) | Err(_) => Event::Lost,
                Ok(_) => continue,
            };
            let is_last = event == Event::Lost;
            if report.send(event).is_err() || is_last {
                return;
            }
        }
    })?;
    Ok(())
}
