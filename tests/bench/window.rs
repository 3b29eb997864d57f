//! [`Display`]: a display for windows of tests.

use playground_tests_e2e::Built;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A display: the user's, or a virtual one (Xvfb) that ends when this is dropped.
pub struct Display {
    name: String,
    server: Option<Child>,
}

impl Display {
    /// The display of `$DISPLAY`, or Xvfb on a free one.
    ///
    /// # Errors
    /// What to install.
    pub fn find() -> Result<Self, String> {
        if let Ok(name) = std::env::var("DISPLAY") {
            let server = None;
            return Ok(Self { name, server });
        }
        let missing = |error| format!("Xvfb does not start ({error}): install the package xvfb");
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1920x1080x24",
                "-nolisten",
                "tcp",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| missing(error.to_string()))?;
        let mut number = String::new();
        let output = server
            .stdout
            .take()
            .ok_or_else(|| missing("no output".into()))?;
        let read = BufReader::new(output).read_line(&mut number);
        match read.map(|_| number.trim()) {
            Ok(number) if !number.is_empty() => Ok(Self {
                name: format!(":{number}"),
                server: Some(server),
            }),
            _ => Err(missing("it reports no display".into())),
        }
    }

    /// The editor in a window on this display, drawn by the software driver where there is one.
    pub fn editor(&self, built: &Built, project: &Path) -> Command {
        let mut command = Command::new(built.editor());
        command.arg(project).args(["--run", "-"]);
        command
            .env("DISPLAY", &self.name)
            .env_remove("WAYLAND_DISPLAY");
        if let Some(driver) = software_driver() {
            command
                .env("VK_DRIVER_FILES", &driver)
                .env("VK_ICD_FILENAMES", &driver);
        }
        command
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            let _may_have_ended = server.kill();
            let _may_have_ended = server.wait();
        }
    }
}

/// Mesa's description of its software driver for Vulkan.
fn software_driver() -> Option<std::path::PathBuf> {
    let drivers = std::fs::read_dir("/usr/share/vulkan/icd.d").ok()?;
    let mut paths = drivers.flatten().map(|entry| entry.path());
    paths.find(|path| path.to_string_lossy().contains("lvp_icd"))
}
