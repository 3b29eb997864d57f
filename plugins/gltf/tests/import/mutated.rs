//! Damaged files end in an error or a model, and in nothing else.

use crate::document::{binary, data_uri, import, square};
use crate::moving::bar;
use playground_base::fastrand::Rng;
use playground_base::serde_json::{Value as Json, json};

/// How many damaged files of each form are read.
const FILES: u32 = 2_000;

#[test]
fn damaged_files_are_models_or_errors() {
    for (document, bytes) in [square(), bar()] {
        damaged(&document, &bytes);
    }
}

fn damaged(document: &Json, bytes: &[u8]) {
    let mut text = document.clone();
    text["buffers"][0]["uri"] = json!(data_uri(bytes));
    let forms = [binary(document, bytes), text.to_string().into_bytes()];
    let mut random = Rng::with_seed(11);
    let (mut models, mut errors) = (0, 0);
    for whole in &forms {
        for _ in 0..FILES {
            let mut file = whole.clone();
            for _ in 0..random.usize(1..6) {
                damage(&mut file, &mut random);
            }
            match import(&file) {
                Ok(_) => models += 1,
                Err(why) => {
                    assert!(!why.is_empty());
                    errors += 1;
                }
            }
        }
    }
    // Both come, or the damage was too small or too large to tell anything.
    assert!(
        models > 50 && errors > 50,
        "{models} models, {errors} errors"
    );
}

fn damage(file: &mut Vec<u8>, random: &mut Rng) {
    if file.is_empty() {
        return;
    }
    let at = random.usize(0..file.len());
    match random.u8(0..6) {
        0 => file[at] = random.u8(..),
        1 => file[at] ^= 1 << random.u8(0..8),
        2 => file.truncate(at),
        3 => file.insert(at, random.u8(..)),
        // Numbers are what is read without a look.
        4 => file[at] = b'0' + random.u8(0..10),
        _ => {
            let end = (at + random.usize(1..12)).min(file.len());
            file.drain(at..end);
        }
    }
}
