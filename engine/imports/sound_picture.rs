//! [`sound_picture`]: how loud a sound is over time, as a picture.

use playground_core_assets::{Sound, SoundPeak};
use playground_core_drawing::Pixels;

/// The colour of what is heard, gamma-encoded.
const INK: [u8; 4] = [102, 170, 255, 255];

/// Draws how loud a sound is, from left to right, in a square of so many pixels a side.
pub fn sound_picture(sound: &Sound, side_px: u32) -> Pixels {
    let side = side_px.clamp(8, 1024) as usize;
    let mut rgba = vec![0; side * side * 4];
    let half = side as f32 * 0.5;
    for x in 0..side {
        let peak = peak_between(
            &sound.waveform,
            x as f32 / side as f32,
            (x + 1) as f32 / side as f32,
        );
        let row = |level: f32| {
            (half - level * (half - 1.0))
                .round()
                .clamp(0.0, side as f32 - 1.0)
        };
        // Silence is a line.
        for y in row(peak.high) as usize..=row(peak.low) as usize {
            let at = (y * side + x) * 4;
            if let Some(pixel) = rgba.get_mut(at..at + 4) {
                pixel.copy_from_slice(&INK);
            }
        }
    }
    Pixels {
        width_px: side as u32,
        height_px: side as u32,
        rgba,
    }
}

/// How loud it is between two shares of its length.
fn peak_between(waveform: &[SoundPeak], from: f32, to: f32) -> SoundPeak {
    let count = waveform.len() as f32;
    let first = ((from * count) as usize).min(waveform.len().saturating_sub(1));
    let last = ((to * count).ceil() as usize).clamp(first + 1, waveform.len().max(first + 1));
    let part = waveform.get(first..last).unwrap_or_default();
    let louder = |a: SoundPeak, b: &SoundPeak| SoundPeak {
        low: a.low.min(b.low),
        high: a.high.max(b.high),
    };
    part.iter().fold(SoundPeak::default(), louder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loud_half_is_high_and_silence_is_a_line() {
        let loud = SoundPeak {
            low: -1.0,
            high: 1.0,
        };
        let sound = Sound {
            waveform: [vec![SoundPeak::default(); 300], vec![loud; 300]].concat(),
            ..Sound::default()
        };
        let picture = sound_picture(&sound, 64);
        let height = |x: usize| {
            (0..64)
                .filter(|y| picture.rgba[(y * 64 + x) * 4 + 3] > 0)
                .count()
        };
        assert_eq!(height(10), 1);
        assert!(height(50) > 60, "{}", height(50));
        // A sound of three frames is as wide.
        let short = Sound {
            waveform: vec![loud; 3],
            ..Sound::default()
        };
        let picture = sound_picture(&short, 64);
        assert!((0..64).all(|x| picture.rgba[(32 * 64 + x) * 4 + 3] > 0));
    }
}
