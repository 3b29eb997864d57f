//! Sounds as files have them, and files that are damaged.
#![forbid(unsafe_code)]

use playground_base::{BindingRegistry, Context, Handle, IdMap};
use playground_core_assets::{
    ImportFile, ImportProgress, ImportSettings, Imported, ImporterView, Sound, SoundFormat,
};
use playground_plugins_sounds::SoundImporter;
use std::path::Path;

const OGG: &[u8] = include_bytes!("sounds/tone.ogg");
const WAV: &[u8] = include_bytes!("sounds/tone.wav");
const FLAC: &[u8] = include_bytes!("sounds/tone.flac");
const MP3: &[u8] = include_bytes!("sounds/tone.mp3");

/// A quarter of a second in stereo, 22,050 Hz: 440 Hz at half strength, and 660 Hz at a quarter. It fades at
/// its end.
const ALL: [(&str, &[u8], SoundFormat); 4] = [
    ("tone.ogg", OGG, SoundFormat::Vorbis),
    ("tone.wav", WAV, SoundFormat::Wav),
    ("tone.flac", FLAC, SoundFormat::Flac),
    ("tone.mp3", MP3, SoundFormat::Mp3),
];

/// How many damaged files of each kind are read.
const FILES: u32 = 500;

fn import(path: &str, bytes: &[u8]) -> Result<Sound, String> {
    let context = Context {
        registry: Handle::new(BindingRegistry::default()),
        pools: IdMap::default(),
    };
    let importer = SoundImporter::new(&context).expect("it needs nothing");
    let file = ImportFile {
        path,
        bytes,
        file: Path::new("/assets/sound"),
        settings: &ImportSettings::default(),
        progress: &ImportProgress::default(),
    };
    match importer.import(file)? {
        Imported::Sound(sound) => Ok(sound),
        other => panic!("no sound: {other:?}"),
    }
}

#[test]
fn each_kind_of_file_says_what_it_is() {
    for (path, bytes, format) in ALL {
        let sound = import(path, bytes).expect("it is whole");
        assert_eq!(
            (sound.format, sound.channels, sound.rate_hz),
            (format, 2, 22_050)
        );
        // Some encoders add a little at the end.
        let duration_s = sound.duration_s();
        assert!((0.249..0.32).contains(&duration_s), "{path}: {duration_s}");
        let has_bits = matches!(format, SoundFormat::Wav | SoundFormat::Flac);
        assert_eq!(sound.bits, has_bits.then_some(16), "{path}");
        assert!(!sound.is_damaged, "{path}");
        let tag = |name: &str| sound.tags.iter().find(|(tag, _)| tag == name);
        let title = tag("title").map(|(_, text)| text.as_str());
        // Those of the WAV file are behind its end, where nobody looks.
        let expected = (format != SoundFormat::Wav).then_some("Tone");
        assert_eq!(title, expected, "{path}: {:?}", sound.tags);
    }
    let words = import("tone.flac", FLAC).expect("it is whole").words();
    assert_eq!(words, "0:00.2, stereo, 22050 Hz, 16 bits, FLAC");
}

#[test]
fn waveform_is_as_loud_as_the_sound() {
    for (path, bytes, _) in ALL {
        let sound = import(path, bytes).expect("it is whole");
        assert!((200..=1024).contains(&sound.waveform.len()), "{path}");
        let middle = &sound.waveform[sound.waveform.len() / 3..sound.waveform.len() / 2];
        let high = middle
            .iter()
            .fold(0.0_f32, |high, part| high.max(part.high));
        let low = middle.iter().fold(0.0_f32, |low, part| low.min(part.low));
        assert!((0.4..0.65).contains(&high), "{path}: {high}");
        assert!((-0.65..-0.4).contains(&low), "{path}: {low}");
        let last = sound.waveform.last().copied().unwrap_or_default();
        assert!(last.high < 0.1 && last.low > -0.1, "{path}: {last:?}");
    }
}

#[test]
fn content_counts_and_not_the_end_of_the_name() {
    let sound = import("tone.mp3", WAV).expect("it is a sound");
    assert_eq!(sound.format, SoundFormat::Wav);
    for wrong in [&b""[..], b"words, and no sound", &[0; 5_000]] {
        let why = import("a.ogg", wrong).expect_err("it is none");
        assert!(!why.is_empty());
    }
}

#[test]
fn sound_whose_end_is_missing_is_played_up_to_there() {
    let half = &WAV[..WAV.len() / 2];
    let sound = import("half.wav", half).expect("a half is there");
    assert!(sound.duration_s() < 0.15, "{}", sound.duration_s());
}

/// Gives the pages of an OGG file their checksums: without, every change would be found at once.
fn seal(file: &mut [u8]) {
    let mut at = 0;
    while let Some(page) = file
        .get(at..)
        .filter(|rest| rest.len() > 27 && rest.starts_with(b"OggS"))
    {
        let segments = usize::from(page[26]);
        let lengths = page.get(27..27 + segments).unwrap_or_default();
        let content: usize = lengths.iter().map(|length| usize::from(*length)).sum();
        let end = (at + 27 + segments + content).min(file.len());
        let Some(page) = file.get_mut(at..end) else {
            return;
        };
        page[22..26].fill(0);
        let sum = page.iter().fold(0_u32, |sum, byte| {
            (0..8).fold(sum ^ (u32::from(*byte) << 24), |sum, _| {
                (sum << 1) ^ (0x04c1_1db7 * (sum >> 31))
            })
        });
        page[22..26].copy_from_slice(&sum.to_le_bytes());
        at = end;
    }
}

#[test]
fn damaged_files_are_sounds_or_errors() {
    let mut random = fastrand::Rng::with_seed(4);
    for (path, whole, _) in ALL {
        let (mut sounds, mut errors) = (0, 0);
        for _ in 0..FILES {
            let mut file = whole.to_vec();
            for _ in 0..random.usize(1..6) {
                let at = random.usize(0..file.len());
                match random.u8(0..4) {
                    0 => file[at] = random.u8(..),
                    1 => file[at] ^= 1 << random.u8(0..8),
                    2 => file.truncate(at.max(1)),
                    _ => file.insert(at, random.u8(..)),
                }
            }
            if path.ends_with(".ogg") {
                seal(&mut file);
            }
            match import(path, &file) {
                Ok(_) => sounds += 1,
                Err(why) => {
                    assert!(!why.is_empty());
                    errors += 1;
                }
            }
        }
        assert!(
            sounds > 5 && errors > 5,
            "{path}: {sounds} sounds, {errors} errors"
        );
    }
}
