//! Moves the time of players.

use playground_core_animation::{AnimationPlayer, Passed};
use playground_core_drawing::{Clip, Rig};

/// Moves the times of a player by a step, and says what was passed. False when it stands.
pub fn advance(
    rig: Option<&Rig>,
    player: &mut AnimationPlayer,
    delta_s: f32,
    passed: &mut Vec<Passed>,
) -> bool {
    if !player.playing {
        return false;
    }
    let step = f64::from(delta_s) * f64::from(player.speed);
    if !step.is_finite() {
        return false;
    }
    let from = player.time_s;
    player.time_s = moved(from, step);
    if !player.layer.is_empty() {
        player.layer_time_s = moved(player.layer_time_s, step);
    }
    if player.fade_s > 0.0 {
        player.previous_time_s = moved(player.previous_time_s, step);
        player.faded_s += delta_s;
        // A fade whose numbers are none ends too.
        let is_fading = player.faded_s < player.fade_s;
        if !is_fading {
            player.previous.clear();
            (player.fade_s, player.faded_s) = (0.0, 0.0);
            player.previous_time_s = 0.0;
        }
    }
    if let Some(clip) = rig.and_then(|rig| rig.clip(&player.clip)) {
        let to = player.time_s;
        passed.extend(passes(clip, player, from, to));
    }
    true
}

fn moved(time_s: f64, step: f64) -> f64 {
    let moved = time_s + step;
    if moved.is_finite() { moved } else { 0.0 }
}

/// Marks in the order of the player, then the end.
fn passes(
    clip: &Clip,
    player: &AnimationPlayer,
    from: f64,
    to: f64,
) -> impl Iterator<Item = Passed> {
    let crosses = move |at: f32| crosses(f64::from(at), clip.duration_s, player.repeats, from, to);
    let marks = player.marks.iter().enumerate();
    let marks = marks.filter(move |(_, mark)| {
        (mark.clip.is_empty() || mark.clip == clip.name)
            && mark.time_s >= 0.0
            && mark.time_s <= clip.duration_s
            && crosses(mark.time_s)
    });
    let marks = marks.map(|(index, _)| Passed::Mark(index));
    // Backwards the beginning is the end.
    let end = if to < from { 0.0 } else { clip.duration_s };
    let ends = clip.duration_s > 0.0 && crosses(end);
    marks.chain(ends.then_some(Passed::End))
}

/// Whether a time of the clip is reached between two times of the player: after the first, up to the second.
fn crosses(at: f64, duration_s: f32, repeats: bool, from: f64, to: f64) -> bool {
    let length = f64::from(duration_s);
    if !repeats || length <= 0.0 {
        return match to < from {
            true => to <= at && at < from,
            false => from < at && at <= to,
        };
    }
    // How often it was reached before each of the two.
    let round = |time: f64| match to < from {
        true => ((time - at) / length).ceil(),
        false => ((time - at) / length).floor(),
    };
    round(from) != round(to)
}
