//! [`input`]: the input of a number.

use super::corpus::Corpus;
use super::hostile::{NUMBERS, TEXTS};
use super::target::{DIVIDER, Form, Target};
use super::tokens::{pieces, tokens};
use playground_base::fastrand::Rng;

/// The seed of all inputs.
pub const SEED: u64 = 0x5eed_f022;

/// The largest input, in bytes.
const LIMIT_BYTES: usize = 64 << 10;

/// The input of a number: an entry of the corpus, changed a few times.
pub fn input(target: &Target, corpus: &Corpus, number: u64) -> Vec<u8> {
    let mut random = Rng::with_seed(SEED ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let entry = corpus.pick(&mut random);
    let mut bytes = match target.form {
        Form::Versions => {
            let mut version = || changed(target.form, corpus, entry, &mut random);
            [version(), version(), version()].join(DIVIDER.as_bytes())
        }
        form => changed(form, corpus, entry, &mut random),
    };
    bytes.truncate(LIMIT_BYTES);
    // Some checksums stay wrong: the check of them is code too.
    if random.u8(0..8) > 0 {
        (target.repair)(&mut bytes);
    }
    bytes
}

/// An entry after one to six changes.
fn changed(form: Form, corpus: &Corpus, entry: &[u8], random: &mut Rng) -> Vec<u8> {
    let mut bytes = entry.to_vec();
    for _ in 0..random.usize(1..=6) {
        let parts = divided(form, &bytes);
        bytes = change(form, &parts, corpus, random);
        bytes.truncate(LIMIT_BYTES);
    }
    bytes
}

fn divided(form: Form, bytes: &[u8]) -> Vec<&[u8]> {
    match form {
        Form::Bytes => pieces(bytes),
        _ => tokens(bytes),
    }
}

/// One change of some parts: which are left out, repeated, moved or replaced.
fn change(form: Form, parts: &[&[u8]], corpus: &Corpus, random: &mut Rng) -> Vec<u8> {
    let at = random.usize(0..=parts.len());
    let length = random.usize(0..=8).min(parts.len() - at);
    let (before, chosen, behind) = (&parts[..at], &parts[at..at + length], &parts[at + length..]);
    let of = |middle: &[&[u8]]| [before.concat(), middle.concat(), behind.concat()].concat();
    match random.u8(0..12) {
        0 | 1 => of(&[]),
        2 => of(&[&chosen.concat(), &chosen.concat()]),
        3 => of(&vec![chosen; random.usize(1..400)].concat()),
        4 => {
            let mut reversed = chosen.to_vec();
            reversed.reverse();
            of(&reversed)
        }
        5 => {
            let other = corpus.pick(random);
            let others = divided(form, other);
            let start = random.usize(0..=others.len());
            let count = random.usize(0..=12).min(others.len() - start);
            of(&others[start..start + count])
        }
        6 | 7 if form == Form::Bytes => of(&[&extreme_bytes(random)]),
        6 | 7 => with_number(parts, random),
        8 => of(&[TEXTS[random.usize(0..TEXTS.len())].as_bytes()]),
        9 => before.concat(),
        10 => flipped(parts.concat(), random),
        // Moves the end to the front.
        _ => [behind.concat(), chosen.concat(), before.concat()].concat(),
    }
}

/// The parts with one of the numbers replaced by an extreme one.
fn with_number(parts: &[&[u8]], random: &mut Rng) -> Vec<u8> {
    let is_number = |part: &&[u8]| part.iter().any(u8::is_ascii_digit) && !part.starts_with(b"\"");
    let count = parts.iter().filter(|part| is_number(part)).count();
    let chosen = random.usize(0..count.max(1));
    let number = NUMBERS[random.usize(0..NUMBERS.len())].as_bytes();
    let mut seen = 0;
    let mut bytes = Vec::new();
    for part in parts {
        let is_chosen = is_number(part) && {
            seen += 1;
            seen - 1 == chosen
        };
        bytes.extend_from_slice(if is_chosen { number } else { part });
    }
    bytes
}

/// Lengths and varints at their ends.
fn extreme_bytes(random: &mut Rng) -> Vec<u8> {
    let byte = [0x00, 0x01, 0x7f, 0x80, 0xff][random.usize(0..5)];
    vec![byte; random.usize(1..=10)]
}

fn flipped(mut bytes: Vec<u8>, random: &mut Rng) -> Vec<u8> {
    if !bytes.is_empty() {
        let bit = random.usize(0..bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
    }
    bytes
}
