//! From the time of a player to a time of a clip.

/// The time of a clip that is shown: it comes round, or stays at one of its ends.
pub fn clip_time(time_s: f64, duration_s: f32, repeats: bool) -> f32 {
    let length = f64::from(duration_s);
    if !time_s.is_finite() || length <= 0.0 {
        return 0.0;
    }
    let time = match repeats {
        true => time_s.rem_euclid(length),
        false => time_s.clamp(0.0, length),
    };
    time as f32
}
