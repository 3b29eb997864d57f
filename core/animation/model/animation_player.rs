//! [`AnimationPlayer`]: the component that plays clips of a model.

use crate::ClipMark;
use playground_base::component;

/// Plays clips of the entity's model. Its time runs in fixed steps while the game plays; what is shown follows
/// from its fields alone, in the editor as well.
#[component]
pub struct AnimationPlayer {
    /// The clip that is played, by its name in the model; the first one when this is empty.
    pub clip: String,
    /// Where in the clip it is. It is not wrapped: a clip that is repeated has come round as often as its length
    /// is in it.
    #[field(unit = "s", step = 0.01)]
    pub time_s: f64,
    /// How fast time runs; negative numbers play backwards.
    #[field(min = -100, max = 100, step = 0.05, default = 1)]
    pub speed: f32,
    /// Begins again at its end; otherwise the last pose stays.
    #[field(default = true)]
    pub repeats: bool,
    /// Whether time runs.
    #[field(default = true)]
    pub playing: bool,
    /// The clip that fades out while there is a time for that; the first one when this is empty.
    pub previous: String,
    /// Where in the clip that fades out it is.
    #[field(unit = "s", step = 0.01)]
    pub previous_time_s: f64,
    /// How long it takes to fade from one clip to the other; 0 when nothing fades.
    #[field(unit = "s", min = 0, max = 60, step = 0.05)]
    pub fade_s: f32,
    /// How much of that has passed.
    #[field(unit = "s", min = 0, max = 60, step = 0.05)]
    pub faded_s: f32,
    /// A second clip on top of the first; none when this is empty.
    pub layer: String,
    /// Where in the second clip it is.
    #[field(unit = "s", step = 0.01)]
    pub layer_time_s: f64,
    /// How much of the second clip is shown.
    #[field(min = 0, max = 1, step = 0.01, default = 1)]
    pub layer_weight: f32,
    /// The node from which on the second clip is shown, by its name in the model; everywhere when this is empty.
    pub layer_node: String,
    /// Times of clips at which an event is sent.
    pub marks: Vec<ClipMark>,
    /// Whether what a clip moves the model along the ground moves the entity instead.
    pub moves_entity: bool,
    /// The node whose movement that is, by its name in the model; the first one that moves when this is empty.
    pub root_node: String,
}

impl AnimationPlayer {
    /// Fades from the current clip to another one, which begins, in this many seconds.
    pub fn fade_to(&mut self, clip: &str, fade_s: f32) {
        std::mem::swap(&mut self.previous, &mut self.clip);
        self.previous_time_s = self.time_s;
        self.clip.clear();
        self.clip.push_str(clip);
        (self.time_s, self.fade_s, self.faded_s) = (0.0, fade_s, 0.0);
    }

    /// How much of the current clip is shown, 0 to 1; the rest is the clip that fades out.
    pub fn share(&self) -> f32 {
        let share = self.faded_s / self.fade_s;
        match self.fade_s > 0.0 && share.is_finite() {
            true => share.clamp(0.0, 1.0),
            false => 1.0,
        }
    }
}
