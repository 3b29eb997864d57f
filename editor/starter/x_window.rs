//! [`XWindow`]: a window of the X server.

use crate::event::Event;
use std::borrow::Cow;
use std::error::Error;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;
use x11rb::connection::Connection;
use x11rb::image::{BitsPerPixel, Image, ImageOrder, ScanlinePad};
use x11rb::properties::WmSizeHints;
use x11rb::protocol::Event as XEvent;
use x11rb::protocol::xproto::{
    AtomEnum, ConnectionExt as _, CreateGCAux, CreateWindowAux, EventMask, Gcontext, PropMode,
    Window, WindowClass,
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
        let root = &server.setup().roots[screen];
        let (window, graphics, depth) = (
            server.generate_id()?,
            server.generate_id()?,
            root.root_depth,
        );
        let [x, y] = [
            root.width_in_pixels.saturating_sub(size[0]) / 2,
            root.height_in_pixels.saturating_sub(size[1]) / 2,
        ];
        server.create_window(
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
            &CreateWindowAux::new().event_mask(EventMask::EXPOSURE),
        )?;
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
    pub fn show(&self, pixels: &[u32]) -> Result<(), WindowError> {
        let bytes: Vec<u8> = pixels
            .iter()
            .flat_map(|pixel| pixel.to_le_bytes())
            .collect();
        let image = Image::new(
            self.size[0],
            self.size[1],
            ScanlinePad::Pad32,
            self.depth,
            BitsPerPixel::B32,
            ImageOrder::LsbFirst,
            Cow::Owned(bytes),
        )?;
        let image = image.native(self.server.setup())?;
        image.put(&*self.server, self.window, self.graphics, 0, 0)?;
        self.server.flush()?;
        Ok(())
    }
}

/// Pixels of a point, from what the desktop says about its screens.
fn scale(server: &RustConnection) -> f32 {
    let resources = resource_manager::new_from_default(server).ok();
    let dots = resources.and_then(|all| all.get_value::<f32>("Xft.dpi", "").ok().flatten());
    (dots.unwrap_or(96.0) / 96.0).clamp(1.0, 4.0)
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
                Ok(_) => continue,
                Err(_) => Event::Lost,
            };
            let is_last = event == Event::Lost;
            if report.send(event).is_err() || is_last {
                return;
            }
        }
    })?;
    Ok(())
}
