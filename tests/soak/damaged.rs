//! Reloads a damaged library: cut, or with a bit flipped. The editor survives each.

use crate::Outcome;
use playground_base::fastrand::Rng;
use playground_tests_e2e::{Built, Editor, PLUGIN, Use};
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

const SEED: u64 = 0x5eed_0002;
const LIMIT: Duration = Duration::from_secs(400);

/// Reloads the plugin's library cut at `cuts` places, and with one of `bits` bits flipped each.
///
/// # Errors
/// The first damage that the editor does not survive, a cut library that is not refused, and a change
/// of the world that no report tells. A bit may lie where nothing reads it, or in code that reads the
/// rows for the hash: then the world has its hash again under the good library.
pub fn damaged(cuts: usize, bits: usize) -> Outcome {
    let built = Built::acquire(Use::Changes);
    let mut editor = opened(&built);
    // A source that was written since the last build would replace the first damage.
    editor.must("reload");
    let library = GoodLibrary::new(built.library(PLUGIN));
    let mut random = Rng::with_seed(SEED);
    let length = library.good.len();
    let (mut refused, mut loaded, mut restarts, mut migrated, mut misread) = (0, 0, 0, 0, 0);
    for number in 0..cuts + bits {
        let mut bytes = library.good.clone();
        let what = if number < cuts {
            let cut = length * number / cuts;
            bytes.truncate(cut);
            format!("cut at {cut} of {length}")
        } else {
            let bit = random.usize(0..length * 8);
            bytes[bit / 8] ^= 1 << (bit % 8);
            format!("bit {bit} flipped")
        };
        let hash = editor.hash();
        library.write(&bytes);
        let context = |error| format!("damaged: {what}: {error}");
        let answer = editor.try_run("reload", LIMIT).map_err(context)?;
        if answer.at("/outcome") == "unchanged" {
            return Err(context("the damage is not noticed".to_owned()));
        }
        match answer.is_ok() {
            true if number < cuts => return Err(context("it is loaded".to_owned())),
            true => loaded += 1,
            false => refused += 1,
        }
        let after = editor.try_run("hash", LIMIT).map_err(context)?;
        let is_other = after.at("/hash").as_str() != Some(hash.as_str());
        // A flipped bit in the name of a field is a field that was renamed.
        let is_migrated = answer
            .at("/migrations")
            .as_array()
            .is_some_and(|of| !of.is_empty());
        if is_other && !answer.is_ok() {
            return Err(context(format!("the world changed: {}", answer.fields)));
        }
        if is_other && is_migrated {
            migrated += 1;
            println!("damaged: {what}: {}", answer.at("/migrations"));
        }
        // A refused library was never loaded, so the good one still runs.
        if answer.is_ok() || number % 16 == 0 {
            library.write(&library.good);
            let good = editor.try_run("reload", LIMIT).map_err(context)?;
            // Damaged code that runs may keep the good one out; then a new editor has to load it.
            if !good.is_ok() && !answer.is_ok() {
                let error = format!("the good library is refused: {}", good.fields);
                return Err(context(error));
            }
            if !good.is_ok() {
                restarts += 1;
                println!(
                    "damaged: {what}: only a restart helps: {}",
                    good.at("/error")
                );
                editor = opened(&built);
            } else if is_other && !is_migrated {
                let mended = editor.try_run("hash", LIMIT).map_err(context)?;
                if mended.at("/hash").as_str() != Some(hash.as_str()) {
                    return Err(context("the world changed".to_owned()));
                }
                misread += 1;
                println!("damaged: {what}: its rows were read wrongly, and are as before");
            }
        }
        if (number + 1) % 32 == 0 {
            println!("damaged: {} of {}", number + 1, cuts + bits);
        }
    }
    editor.must("step 2");
    Ok(format!(
        "damaged: {cuts} cuts and {bits} flipped bits: {refused} refused, {loaded} loaded because \
         the bit does not matter to a reload, {migrated} of them changed a type, {misread} read the rows \
         wrongly, and after {restarts} only a restart helps; seed {SEED:#x}"
    ))
}

/// An editor that plays the fixture.
fn opened(built: &Built) -> Editor {
    let mut editor = Editor::open(built, &built.fixture());
    editor.must("play");
    editor.must("step 5");
    editor
}

/// A library that is damaged for a while. The good one is restored when this is dropped.
struct GoodLibrary {
    file: PathBuf,
    good: Vec<u8>,
}

impl GoodLibrary {
    fn new(file: PathBuf) -> Self {
        let good = fs::read(&file).expect("the library is built");
        Self { file, good }
    }

    fn write(&self, bytes: &[u8]) {
        fs::write(&self.file, bytes).expect("the library can be written");
    }
}

impl Drop for GoodLibrary {
    fn drop(&mut self) {
        self.write(&self.good);
    }
}
