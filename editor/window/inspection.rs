//! [`inspect`]: serves the widget tree to tools.

use super::WindowError;
use super::inspection_token::{InspectionToken, is_token};
use playground_base::{Handle, tracing};
use playground_graphics::egui::{Context, ViewportCommand};
use playground_graphics::egui_inspection::protocol::{
    read_message, write_handshake, write_message,
};
use playground_graphics::egui_inspection::{InspectionPlugin, Request, Response};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

/// The longest time to wait for the token of a tool.
const TOKEN_TIME: Duration = Duration::from_secs(5);

/// The longest time that a frame may take that a request waits for.
const FRAME_TIME: Duration = Duration::from_secs(20);

/// Serves the accessibility tree, pictures and input of an app at an address of this machine, for
/// tools that drive a GUI. Off by default; any address that other machines could reach is refused.
///
/// Who can press buttons can run code, and every program of every user can connect. So a tool sends a
/// token first, and a line feed; then the protocol of `egui_inspection` begins. The token is new at
/// every start, and stands with the address in a file in `folder` that only this user can read. Returns
/// the address and that file.
///
/// # Errors
/// When the address is open to the network, not free or no address, or when the file cannot be written.
pub fn inspect(
    ctx: &Context,
    address: &str,
    folder: &Path,
) -> Result<(SocketAddr, PathBuf), WindowError> {
    let failed = |reason: String| WindowError::Inspection {
        address: address.to_owned(),
        reason,
    };
    let resolved = address
        .to_socket_addrs()
        .map_err(|error| failed(error.to_string()))?;
    let resolved: Vec<_> = resolved.collect();
    let first = *resolved
        .first()
        .ok_or_else(|| failed("it names no host".to_owned()))?;
    if let Some(open) = resolved.iter().find(|address| !address.ip().is_loopback()) {
        return Err(WindowError::NotLoopback(*open));
    }
    // The resolved address, so that the name is not resolved to another one the second time.
    let listener = TcpListener::bind(first).map_err(|error| failed(error.to_string()))?;
    let bound = listener
        .local_addr()
        .map_err(|error| failed(error.to_string()))?;
    let token = InspectionToken::new();
    let file = token
        .write(folder, bound)
        .map_err(|error| failed(format!("its token cannot be written: {error}")))?;
    ctx.add_plugin(InspectionPlugin::new(Some("Playground".to_owned())));
    let server = Handle::new(Server {
        ctx: ctx.clone(),
        token,
    });
    let accept = move || {
        for stream in listener.incoming().flatten() {
            let server = Handle::clone(&server);
            let thread = std::thread::Builder::new().name("inspection".into());
            let started = thread.spawn(move || {
                if let Err(error) = server.serve(stream) {
                    tracing::warn!("a tool that inspects the editor was disconnected: {error}");
                }
            });
            if let Err(error) = started {
                tracing::warn!("a tool cannot inspect the editor: {error}");
            }
        }
    };
    let thread = std::thread::Builder::new().name("inspections".into());
    let started = thread.spawn(accept);
    started.map_err(|error| failed(error.to_string()))?;
    tracing::info!(
        "the editor can be inspected at {bound}; the token is in {}",
        file.display()
    );
    Ok((bound, file))
}

struct Server {
    ctx: Context,
    token: InspectionToken,
}

impl Server {
    fn serve(&self, stream: TcpStream) -> io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        stream.set_read_timeout(Some(TOKEN_TIME))?;
        if !is_token(&mut reader, &self.token)? {
            return Err(io::Error::other(
                "it did not send the token of this start first",
            ));
        }
        stream.set_read_timeout(None)?;
        let mut writer = BufWriter::new(stream);
        write_handshake(&mut writer)?;
        writer.flush()?;
        self.answer(&mut reader, &mut writer)
    }

    fn answer(&self, reader: &mut impl Read, writer: &mut impl Write) -> io::Result<()> {
        loop {
            let request: Request = match read_message(&mut *reader) {
                Ok(request) => request,
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
                Err(error) => return Err(error),
            };
            let (sender, response) = channel();
            self.ctx.with_plugin(|plugin: &mut InspectionPlugin| {
                plugin.submit(request, move |response| {
                    let _tool_is_gone = sender.send(response);
                });
            });
            // An editor at rest draws no frame, and a hidden one none at all.
            self.ctx
                .send_viewport_cmd(ViewportCommand::RequestPaintWhileHidden);
            self.ctx.request_repaint();
            let response = response.recv_timeout(FRAME_TIME);
            let response = response.unwrap_or_else(|_| Response::Error {
                message: format!("the editor drew no frame within {FRAME_TIME:?}"),
            });
            write_message(&mut *writer, &response)?;
            writer.flush()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_graphics::egui::RawInput;
    use playground_graphics::egui_inspection::protocol::read_handshake;

    #[test]
    fn addresses_of_other_machines_are_refused() {
        let ctx = Context::default();
        let folder = tempfile::tempdir().expect("a temporary folder");
        for open in ["0.0.0.0:0", "192.168.1.1:80", "[::]:0"] {
            let refused = inspect(&ctx, open, folder.path());
            assert!(
                matches!(refused, Err(WindowError::NotLoopback(_))),
                "{open}"
            );
        }
        assert!(matches!(
            inspect(&ctx, "nonsense", folder.path()),
            Err(WindowError::Inspection { .. })
        ));
        assert!(inspect(&ctx, "127.0.0.1:0", folder.path()).is_ok());
    }

    #[test]
    fn only_who_sends_the_token_of_this_start_is_served() {
        let ctx = Context::default();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let serve = || inspect(&ctx, "127.0.0.1:0", folder.path()).expect("a port is free");
        let token_in = |file: &Path| {
            let text = std::fs::read_to_string(file).expect("it was written");
            text.lines().nth(1).expect("it has two lines").to_owned()
        };
        let old = token_in(&serve().1);
        let (address, file) = serve();
        let token = token_in(&file);
        assert_ne!(old, token);
        let connect = |first: &str| {
            let mut stream = TcpStream::connect(address).expect("it listens");
            stream.write_all(first.as_bytes()).expect("it is open");
            stream
        };
        let wrong = [
            String::new(),
            "\n".to_owned(),
            format!("{old}\n"),
            format!("{}\n", &token[1..]),
            format!("{token}0\n"),
            format!("{token}\r\n"),
            "x".repeat(10_000),
        ];
        for first in wrong {
            let mut stream = connect(&first);
            let _no_more = stream.shutdown(std::net::Shutdown::Write);
            let mut answer = Vec::new();
            let _was_reset = stream.read_to_end(&mut answer);
            assert!(answer.is_empty(), "{first:?} is answered {answer:?}");
        }
        let mut stream = connect(&format!("{token}\n"));
        read_handshake(&mut stream).expect("it is served");
        write_message(&mut stream, &Request::GetInfo).expect("it is open");
        let answers = std::thread::spawn(move || read_message::<_, Response>(&mut stream));
        while !answers.is_finished() {
            let _frame = ctx.run_ui(RawInput::default(), |_| {});
            std::thread::yield_now();
        }
        let answer = answers.join().expect("it ends").expect("it is answered");
        assert!(matches!(answer, Response::Info { .. }), "{answer:?}");
    }
}
