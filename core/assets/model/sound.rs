//! [`Sound`]: what a sound is.

use playground_base::serde::{Deserialize, Serialize};

/// What a sound is. What plays it decodes its file, as long as it plays: decoded, ten minutes take 200 MiB, and
/// their file 10. It was decoded once when it was imported, so that these facts are true.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Sound {
    /// How its file is encoded.
    pub format: SoundFormat,
    /// How many channels it has: 2 for stereo.
    pub channels: u16,
    /// How many frames are in a second.
    pub rate_hz: u32,
    /// How many frames it has. A frame is a sample for each channel.
    pub frames: u64,
    /// The bits of a sample; `None` where they are no fixed number.
    pub bits: Option<u16>,
    /// What the file says about it, by name: `title`, `artist`.
    pub tags: Vec<(String, String)>,
    /// How loud it is over time, in parts of the same length.
    pub waveform: Vec<SoundPeak>,
    /// A part of it cannot be decoded, or its end is missing.
    pub is_damaged: bool,
}

/// How the file of a sound is encoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub enum SoundFormat {
    /// WAV: as it is, or nearly so.
    #[default]
    Wav,
    /// Vorbis, in OGG.
    Vorbis,
    /// FLAC, without a loss.
    Flac,
    /// MP3.
    Mp3,
}

/// The lowest and the highest sample of a part of a sound, -1 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct SoundPeak {
    /// The lowest, of all channels; 0 at most.
    pub low: f32,
    /// The highest; 0 at least.
    pub high: f32,
}

impl Sound {
    /// How long it is, in seconds.
    pub fn duration_s(&self) -> f64 {
        self.frames as f64 / f64::from(self.rate_hz.max(1))
    }

    /// In a few words: `1:02.5, stereo, 44100 Hz, 16 bits, WAV`.
    pub fn words(&self) -> String {
        let seconds = self.duration_s();
        let (minutes, seconds) = ((seconds / 60.0).floor(), seconds % 60.0);
        let channels = match self.channels {
            1 => "mono".to_owned(),
            2 => "stereo".to_owned(),
            many => format!("{many} channels"),
        };
        let bits = self.bits.map(|bits| format!(", {bits} bits"));
        let format = match self.format {
            SoundFormat::Wav => "WAV",
            SoundFormat::Vorbis => "OGG Vorbis",
            SoundFormat::Flac => "FLAC",
            SoundFormat::Mp3 => "MP3",
        };
        format!(
            "{minutes:.0}:{seconds:04.1}, {channels}, {} Hz{}, {format}",
            self.rate_hz,
            bits.unwrap_or_default()
        )
    }
}
