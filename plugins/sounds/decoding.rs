//! [`decode`]: what a sound is.

use crate::tags::tags;
use crate::waveform::Waveform;
use playground_core_assets::{ImportFile, Sound, SoundFormat};
use std::io::{Cursor, ErrorKind};
use symphonia::core::codecs::audio::well_known::{
    CODEC_ID_FLAC, CODEC_ID_MP3, CODEC_ID_OPUS, CODEC_ID_VORBIS,
};
use symphonia::core::codecs::audio::{AudioCodecParameters, AudioDecoderOptions};
use symphonia::core::codecs::registry::CodecRegistry;
use symphonia::core::errors::Error;
use symphonia::core::formats::probe::{Hint, Probe};
use symphonia::core::formats::{FormatOptions, TrackType};
use symphonia::core::io::{MediaSourceStream, MediaSourceStreamOptions};
use symphonia::core::meta::MetadataOptions;

/// The most channels.
const MOST_CHANNELS: usize = 32;

/// Of so many parts of a sound, one may be damaged.
const ONE_OF: u64 = 10;

/// The most frames: a day and more.
const MOST_FRAMES: u64 = 1 << 32;

/// Decodes a sound, and says what it is.
///
/// # Errors
/// Why it cannot be played, for people.
pub fn decode(file: &ImportFile<'_>) -> Result<Sound, String> {
    let progress = file.progress;
    progress.report(0.0, "reading");
    // Not the registries of the crate: they are statics.
    let (mut probe, mut codecs) = (Probe::default(), CodecRegistry::new());
    symphonia::default::register_enabled_formats(&mut probe);
    symphonia::default::register_enabled_codecs(&mut codecs);
    let bytes = Box::new(Cursor::new(file.bytes));
    let stream = MediaSourceStream::new(bytes, MediaSourceStreamOptions::default());
    let mut hint = Hint::new();
    if let Some((_, end)) = file.path.rsplit_once('.') {
        hint.with_extension(&end.to_lowercase());
    }
    let options = (FormatOptions::default(), MetadataOptions::default());
    let opened = probe.probe(&hint, stream, options.0, options.1);
    let mut format = opened.map_err(|error| why(&error))?;
    let tags = tags(&mut *format);
    let track = format.default_track(TrackType::Audio);
    let track = track.ok_or("there is no sound in it")?;
    let of = track.codec_params.as_ref().and_then(|of| of.audio());
    let of = of.ok_or("it does not say how it is encoded")?.clone();
    if of.codec == CODEC_ID_OPUS {
        return Err("it is Opus, which is not read: save it as OGG Vorbis".to_owned());
    }
    let (id, frames) = (track.id, track.num_frames);
    let decoder = codecs.make_audio_decoder(&of, &AudioDecoderOptions::default());
    let mut decoder = decoder.map_err(|error| why(&error))?;
    let mut sound = Decoded::default();
    let mut samples: Vec<f32> = Vec::new();
    loop {
        let packet = match format.next_packet() {
            Ok(Some(packet)) => packet,
            Ok(None) | Err(Error::ResetRequired) => break,
            // What is cut off is played up to there.
            Err(Error::IoError(error)) if error.kind() == ErrorKind::UnexpectedEof => {
                sound.is_cut = true;
                break;
            }
            Err(error) if sound.frames == 0 => return Err(why(&error)),
            Err(_) => {
                sound.is_cut = true;
                break;
            }
        };
        if packet.track_id != id {
            continue;
        }
        match decoder.decode(&packet) {
            Ok(decoded) => {
                let spec = decoded.spec();
                let is_same = sound.be(spec.channels().count(), spec.rate())?;
                if is_same {
                    decoded.copy_to_vec_interleaved(&mut samples);
                    sound.push(&samples)?;
                }
            }
            Err(Error::DecodeError(_)) => sound.damaged += 1,
            Err(Error::IoError(_) | Error::ResetRequired) => break,
            Err(error) => return Err(why(&error)),
        }
        sound.parts += 1;
        if sound.parts.is_multiple_of(256)
            && let Some(all) = frames.filter(|all| *all > 0)
        {
            let share = (sound.frames as f64 / all as f64).min(1.0);
            progress.report(share as f32, "decoding");
        }
    }
    sound.finish(&of, tags)
}

/// What was decoded so far.
#[derive(Default)]
struct Decoded {
    channels: usize,
    rate_hz: u32,
    frames: u64,
    /// How many parts there were, and how many of them could not be decoded.
    parts: u64,
    damaged: u64,
    /// Its end is missing.
    is_cut: bool,
    waveform: Option<Waveform>,
}

impl Decoded {
    /// Takes the form of the first part. False for a part that has another one.
    fn be(&mut self, channels: usize, rate_hz: u32) -> Result<bool, String> {
        if channels == 0 || channels > MOST_CHANNELS || rate_hz == 0 {
            return Err(format!(
                "it has {channels} channels of {rate_hz} Hz: save it with one or two of 44100 or 48000"
            ));
        }
        if self.channels == 0 {
            (self.channels, self.rate_hz) = (channels, rate_hz);
        }
        Ok((self.channels, self.rate_hz) == (channels, rate_hz))
    }

    fn push(&mut self, samples: &[f32]) -> Result<(), String> {
        let waveform = self.waveform.get_or_insert_with(Waveform::new);
        for frame in samples.chunks_exact(self.channels) {
            waveform.push(frame);
            self.frames += 1;
        }
        match self.frames > MOST_FRAMES {
            true => Err("it is longer than a day: split it".to_owned()),
            false => Ok(()),
        }
    }

    fn finish(
        self,
        of: &AudioCodecParameters,
        tags: Vec<(String, String)>,
    ) -> Result<Sound, String> {
        if self.frames == 0 {
            return Err("nothing of it can be decoded: it is empty, or damaged".to_owned());
        }
        if self.damaged * ONE_OF > self.parts {
            let (damaged, parts) = (self.damaged, self.parts);
            return Err(format!("{damaged} of its {parts} parts are damaged"));
        }
        let format = match of.codec {
            CODEC_ID_VORBIS => SoundFormat::Vorbis,
            CODEC_ID_FLAC => SoundFormat::Flac,
            CODEC_ID_MP3 => SoundFormat::Mp3,
            _ => SoundFormat::Wav,
        };
        let has_bits = matches!(format, SoundFormat::Flac | SoundFormat::Wav);
        let bits = of.bits_per_coded_sample.or(of.bits_per_sample);
        Ok(Sound {
            format,
            channels: self.channels as u16,
            rate_hz: self.rate_hz,
            frames: self.frames,
            bits: bits.filter(|_| has_bits).map(|bits| bits as u16),
            tags,
            waveform: self.waveform.map(Waveform::finish).unwrap_or_default(),
            is_damaged: self.is_cut || self.damaged > 0,
        })
    }
}

fn why(error: &Error) -> String {
    match error {
        Error::Unsupported(what) => format!(
            "it is no sound of a kind that can be read ({what}): save it as OGG Vorbis, WAV, FLAC or MP3"
        ),
        Error::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => {
            "its end is missing".to_owned()
        }
        error => format!("it is damaged: {error}"),
    }
}
