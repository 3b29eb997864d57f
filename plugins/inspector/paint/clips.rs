//! What plays clips: the clips of the model to choose from, and its time as a slider over the clip.

use super::InspectorUi;
use crate::layout;
use playground_base::{Named, Value, from_value};
use playground_core_animation::AnimationPlayer;
use playground_core_ui::{EditorCommand, ShownClip, icon, theme};
use playground_graphics::egui::{Button, ComboBox, Id, RichText, Slider, Ui};

impl InspectorUi<'_> {
    /// Shows the clips of the entity that was selected last above the fields of its player.
    pub(super) fn clips_ui(&mut self, ui: &mut Ui, component: &str, values: &[Value]) {
        if component != AnimationPlayer::NAME {
            return;
        }
        let player = values.last().cloned().map(from_value);
        let Some(Ok(player)) = player else {
            return;
        };
        if self.clips.is_empty() {
            let text = "No clips: choose a model with animations in a Model Renderer";
            ui.label(RichText::new(text).small().color(theme::TEXT_WEAK));
            return;
        }
        let player: AnimationPlayer = player;
        self.clip_ui(ui, &player);
        self.time_ui(ui, &player);
        ui.add_space(layout::ROW_GAP);
    }

    fn clip_ui(&mut self, ui: &mut Ui, player: &AnimationPlayer) {
        let (mut picked, mut is_switched) = (None, false);
        let shown = self.shown_clip(player);
        let unknown = || format!("{} (not in the model)", player.clip);
        let text = shown.map_or_else(unknown, title);
        ui.horizontal(|ui| {
            let width = ui.available_width() - 34.0;
            let list = ComboBox::from_id_salt("clips")
                .width(width)
                .truncate()
                .selected_text(text);
            let list = list.show_ui(ui, |ui| {
                for clip in self.clips {
                    let is_shown = shown == Some(clip);
                    if ui.selectable_label(is_shown, title(clip)).clicked() {
                        picked = Some(clip.name.clone());
                    }
                }
            });
            list.response.accessible_name("Clip of the model");
            let glyph = RichText::new(icon::ICON_VISIBILITY.codepoint);
            let preview = ui.add(Button::selectable(self.plays_clips, glyph));
            let preview = preview.accessible_name("Preview the clip");
            let hint =
                "Plays the clip in the viewport while the scene is edited; nothing is changed";
            is_switched = preview.on_hover_text(hint).clicked();
        });
        if is_switched {
            let switch = EditorCommand::PlayClips(!self.plays_clips);
            self.commands.push(switch);
        }
        if let Some(name) = picked {
            self.set(Id::unique("choice of a clip"), "clip", Value::Text(name));
            self.set(Id::unique("choice of a clip"), "time_s", Value::F64(0.0));
        }
    }

    fn time_ui(&mut self, ui: &mut Ui, player: &AnimationPlayer) {
        let length_s = self.shown_clip(player).map_or(0.0, |clip| clip.duration_s);
        ui.horizontal(|ui| {
            let (glyph, name) = match player.playing {
                true => (icon::ICON_PAUSE, "Pause the clip"),
                false => (icon::ICON_PLAY_ARROW, "Play the clip"),
            };
            let button = ui.add(Button::new(glyph.codepoint));
            let button = button.on_hover_text("Whether its time runs while the game plays");
            let button = button.accessible_name(name);
            if button.clicked() {
                self.set(button.id, "playing", Value::Bool(!player.playing));
            }
            let mut time_s = shown_time(player, f64::from(length_s));
            ui.spacing_mut().slider_width = (ui.available_width() - 110.0).max(40.0);
            let range = 0.0..=f64::from(length_s);
            let slider = Slider::new(&mut time_s, range)
                .fixed_decimals(2)
                .suffix(format!(" / {length_s:.2} s"));
            let slider = ui.add(slider).accessible_name("Time in the clip");
            if slider.changed() {
                self.set(slider.id, "time_s", Value::F64(time_s));
            }
            self.editing().hold(&slider);
        });
    }

    fn shown_clip(&self, player: &AnimationPlayer) -> Option<&'_ ShownClip> {
        let mut clips = self.clips.iter();
        match player.clip.is_empty() {
            true => clips.next(),
            false => clips.find(|clip| clip.name == player.clip),
        }
    }

    fn set(&mut self, widget: Id, field: &str, value: Value) {
        let path = format!("{}.{field}", AnimationPlayer::NAME);
        self.editing().set_path(widget, path, value);
    }
}

fn title(clip: &ShownClip) -> String {
    format!("{}  ({:.2} s)", clip.name, clip.duration_s)
}

/// Where in the clip it is.
fn shown_time(player: &AnimationPlayer, length_s: f64) -> f64 {
    let time_s = player.time_s;
    if !time_s.is_finite() || length_s <= 0.0 {
        return 0.0;
    }
    // Its end is its end while it is scrubbed, not its begin.
    let is_inside = (0.0..=length_s).contains(&time_s);
    match player.repeats && !is_inside {
        true => time_s.rem_euclid(length_s),
        false => time_s.clamp(0.0, length_s),
    }
}
