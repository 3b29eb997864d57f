//! [`Waveform`]: how loud a sound is over time.

use playground_core_assets::SoundPeak;

/// How loud a sound is over time, in at most [`MOST`](Self::MOST) parts of the same length. How long the sound
/// is, is known at its end only: two parts become one where there are too many.
pub struct Waveform {
    parts: Vec<SoundPeak>,
    /// How many frames a part has.
    frames: u64,
    /// Those of the part that is being filled.
    filled: u64,
    current: SoundPeak,
}

impl Waveform {
    /// The most parts.
    const MOST: usize = 1024;

    /// That of silence without a length.
    pub const fn new() -> Self {
        Self {
            parts: Vec::new(),
            frames: 1,
            filled: 0,
            current: NOTHING,
        }
    }

    /// A frame comes: its samples, one for each channel.
    pub fn push(&mut self, frame: &[f32]) {
        for sample in frame {
            let sample = if sample.is_finite() { *sample } else { 0.0 };
            self.current.low = self.current.low.min(sample.max(-1.0));
            self.current.high = self.current.high.max(sample.min(1.0));
        }
        self.filled += 1;
        if self.filled == self.frames {
            self.end_part();
        }
    }

    /// The parts.
    pub fn finish(mut self) -> Vec<SoundPeak> {
        if self.filled > 0 {
            self.end_part();
        }
        self.parts
    }

    fn end_part(&mut self) {
        self.parts
            .push(std::mem::replace(&mut self.current, NOTHING));
        self.filled = 0;
        if self.parts.len() == Self::MOST {
            let (pairs, _): (&[[SoundPeak; 2]], _) = self.parts.as_chunks();
            let both = |[one, other]: &[SoundPeak; 2]| SoundPeak {
                low: one.low.min(other.low),
                high: one.high.max(other.high),
            };
            self.parts = pairs.iter().map(both).collect();
            self.frames *= 2;
        }
    }
}

/// What is louder than this is all that comes.
const NOTHING: SoundPeak = SoundPeak {
    low: 0.0,
    high: 0.0,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_as_loud_as_their_loudest_frames() {
        let mut waveform = Waveform::new();
        // Three quarters are silent, with a click in the middle.
        for at in 0..400_000 {
            let loud = if at == 200_000 { -0.75 } else { 0.0 };
            let loud = if at >= 300_000 { 0.5 } else { loud };
            waveform.push(&[loud, f32::NAN]);
        }
        let parts = waveform.finish();
        assert!((512..=1024).contains(&parts.len()), "{}", parts.len());
        let at = |share: f32| parts[(share * parts.len() as f32) as usize];
        assert_eq!((at(0.1).low, at(0.1).high), (0.0, 0.0));
        assert_eq!(at(0.9).high, 0.5);
        let clicks = parts.iter().filter(|part| part.low == -0.75).count();
        assert_eq!(clicks, 1);
    }

    #[test]
    fn short_sound_has_a_part_for_each_frame() {
        let mut waveform = Waveform::new();
        for sample in [0.1, -2.0, 0.3] {
            waveform.push(&[sample]);
        }
        let lows: Vec<f32> = waveform.finish().iter().map(|part| part.low).collect();
        assert_eq!(lows, [0.0, -1.0, 0.0]);
    }
}
