//! [`inspect`]: serves the widget tree to tools.

use super::WindowError;
use playground_base::egui::Context;
use playground_base::egui_inspection::{self, InspectionPlugin};
use std::net::ToSocketAddrs;

/// Serves the accessibility tree, pictures and input of an app at an address of this machine, for
/// tools that drive a GUI. It has no password, so it is off by default, and refuses any address
/// that other machines could reach.
pub fn inspect(ctx: &Context, address: &str) -> Result<(), WindowError> {
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
    ctx.add_plugin(InspectionPlugin::new(Some("Playground".to_owned())));
    // The resolved address, so that the name is not resolved to another one the second time.
    egui_inspection::serve(ctx, &first.to_string()).map_err(|error| failed(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_other_machines_are_refused() {
        let ctx = Context::default();
        for open in ["0.0.0.0:0", "192.168.1.1:80", "[::]:0"] {
            let refused = matches!(inspect(&ctx, open), Err(WindowError::NotLoopback(_)));
            assert!(refused, "{open}");
        }
        assert!(matches!(
            inspect(&ctx, "nonsense"),
            Err(WindowError::Inspection { .. })
        ));
        assert!(inspect(&ctx, "127.0.0.1:0").is_ok());
    }
}
