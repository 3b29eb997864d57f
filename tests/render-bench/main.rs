//! Bevy's side of the measurements of rendering. It answers lines of its standard input with lines of
//! numbers, so that the other side, which is a process of its own, is measured by turns with it.
//!
//! | line | answer |
//! |---|---|
//! | `cubes` | spawns the cubes: their number |
//! | `frame moving`, `frame still` | processor ms, clock ms, ms of the driver's threads |
//! | `texture SIDE` | the same, for a frame that uploads a texture |
//! | `load FILE` | clock ms until a file is loaded with all that it holds, and processor ms |
#![forbid(unsafe_code)]

mod cubes;
mod loads;
#[path = "../bench/rendering_rows/processor_time.rs"]
mod processor_time;
mod stage;
mod textures;
#[path = "../bench/rendering_rows/workload.rs"]
mod workload;

use stage::Stage;
use std::io::{BufRead, Write};

fn main() -> Result<(), String> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("say the folder of the files to load")?;
    let mut stage = Stage::new(&folder);
    let mut answers = std::io::stdout();
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|error| error.to_string())?;
        let numbers = answer(&mut stage, &line)?;
        let numbers: Vec<String> = numbers.iter().map(f64::to_string).collect();
        writeln!(answers, "{}", numbers.join(" ")).map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn answer(stage: &mut Stage, line: &str) -> Result<Vec<f64>, String> {
    let mut words = line.split_whitespace();
    let (what, of) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    Ok(match what {
        "cubes" => vec![cubes::spawn(stage) as f64],
        "frame" => {
            cubes::set_moving(stage, of == "moving");
            stage.frame().to_vec()
        }
        "texture" => {
            let side_px = of.parse().map_err(|error| format!("{of}: {error}"))?;
            textures::upload(stage, side_px).to_vec()
        }
        "load" => loads::load(stage, of)?,
        _ => return Err(format!("not known: {line}")),
    })
}
