//! [`PlayStatus`]: the state of play.

/// Edit, play or pause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlayMode {
    /// The scene is being edited.
    #[default]
    Edit,
    /// Systems run.
    Play,
    /// Systems wait.
    Pause,
}

/// The state of play.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlayStatus {
    /// Edit, play or pause.
    pub mode: PlayMode,
    /// Fixed steps since play started.
    pub step: u64,
    /// Seconds of simulated time since play started.
    pub elapsed_s: f64,
    /// True while the game has the keyboard and mouse.
    pub captured: bool,
    /// True when the viewport looks through the game's camera. Play turns it on; stop restores what was
    /// before.
    pub game_camera: bool,
}
