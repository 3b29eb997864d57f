//! [`PlayStatus`].

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

/// What play does at the moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlayStatus {
    /// Edit, play or pause.
    pub mode: PlayMode,
    /// Fixed steps since play started.
    pub step: u64,
    /// Seconds of simulated time since play started.
    pub elapsed_s: f64,
    /// Keyboard and mouse belong to the game.
    pub captured: bool,
    /// The viewport looks through the game's camera.
    pub game_camera: bool,
}
