//! Uploads of a large texture.

use super::pairs::Pairs;
use super::peer::Peer;
use super::processor_time::ProcessorTime;
use super::stage::{Stage, WORKERS};
use crate::row::Row;
use playground_core_drawing::{Pixels, Texture, TextureId};

/// Its side, in pixels.
const SIDE_PX: u32 = 4096;

/// Rounds that count, and those before them.
const ROUNDS: usize = 15;
const WARM_UP: usize = 2;

/// The time that an upload keeps the thread that draws. Of Bevy, the frame that uploads less one that does
/// not.
pub fn measure(stage: &mut Stage, peer: &mut Peer) -> Result<Vec<Row>, String> {
    let texture = texture();
    let [held, processor] = Pairs::measure(
        (WARM_UP, ROUNDS),
        |_| upload(stage, &texture),
        |_| {
            let (without, with) = (
                peer.ask("frame still")?,
                peer.ask(&format!("texture {SIDE_PX}"))?,
            );
            match (&with[..], &without[..]) {
                ([processor, held, _], [least, shortest, _]) => {
                    Ok([held - shortest, processor - least])
                }
                _ => Err("Bevy answers too few numbers".to_owned()),
            }
        },
    )?;
    let name = |what: &str| format!("texture of {SIDE_PX} x {SIDE_PX}: {what} ms");
    Ok(vec![
        held.row(&name("the frame's thread is held"), None),
        processor.row(&name("processor time"), None),
    ])
}

/// Uploads it, in milliseconds on the clock and of the processor, and frees it.
fn upload(stage: &Stage, texture: &Texture) -> Result<[f64; 2], String> {
    let gpu = &stage.gpu;
    let clock = ProcessorTime::start(WORKERS);
    let uploaded = stage
        .app
        .views
        .rendering
        .call(|r| r.upload_texture(gpu, texture));
    // As much of it as is done while a frame waits: what was written is given to the driver.
    gpu.queue.submit([]);
    let spent = clock.end();
    let uploaded = uploaded.map_err(|error| error.to_string())?;
    uploaded.map_err(|error| error.to_string())?;
    gpu.textures.write().remove(&texture.id);
    stage.wait()?;
    Ok([spent.clock_ms, spent.processor_ms])
}

fn texture() -> Texture {
    let texel = [7, 99, 50, 255];
    Texture {
        id: TextureId(u64::MAX / 3),
        name: "measured".to_owned(),
        pixels: Pixels {
            width_px: SIDE_PX,
            height_px: SIDE_PX,
            rgba: texel.repeat((SIDE_PX * SIDE_PX) as usize),
        },
        ..Texture::default()
    }
}
