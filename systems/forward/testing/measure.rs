//! What a frame costs.

use super::{rig::Rig, scenes};
use playground_core_rendering::{DrawList, MeshKind, RenderQuality, RenderingView};
use std::time::Instant;

const FRAMES: u32 = 40;

/// Prints milliseconds a frame, on the wall and of all processors together.
pub fn frame_times<R: RenderingView>(rig: &mut Rig<R>) {
    eprintln!("{} {:?}", rig.gpu.adapter_info.name, rig.gpu.quality);
    let empty = DrawList {
        camera: scenes::flock(0, MeshKind::Cube, 1.5).camera,
        ..DrawList::default()
    };
    let mut grid = empty.clone();
    grid.grid = Some(Default::default());
    let fish = |count| scenes::flock(count, MeshKind::Fish, 1.5);
    let mut bare = fish(5000);
    bare.grid = None;
    let mut tiny = fish(5000);
    for instance in tiny
        .batches
        .iter_mut()
        .flat_map(|batch| &mut batch.instances)
    {
        for row in &mut instance.world_from_local {
            row[..3].iter_mut().for_each(|scale| *scale *= 0.01);
        }
    }
    let scenes = [
        ("5000 tiny fish", tiny),
        ("sky", empty),
        ("grid", grid),
        ("everything", scenes::everything(1.5)),
        ("500 fish", fish(500)),
        ("5000 fish, no grid", bare),
        ("5000 fish", fish(5000)),
        ("5000 cubes", scenes::flock(5000, MeshKind::Cube, 1.5)),
        ("5000 spheres", scenes::flock(5000, MeshKind::Sphere, 1.5)),
    ];
    let only_first = std::env::var_os("PLAYGROUND_FIRST").is_some();
    for (samples, shadow_map_px, fine_meshes) in [(1, 0, false), (1, 1024, false), (4, 1024, false)]
        .into_iter()
        .take(if only_first { 1 } else { 9 })
    {
        rig.gpu.quality = RenderQuality {
            samples,
            still_samples: samples,
            shadow_map_px,
            fine_meshes,
        };
        rig.resize(900, 600);
        eprintln!("samples {samples}, shadow map {shadow_map_px}, fine {fine_meshes}");
        let only = std::env::var("PLAYGROUND_SCENE").unwrap_or_default();
        for (name, list) in scenes.iter().filter(|(name, _)| name.contains(&only)) {
            rig.draw(list);
            rig.wait();
            let (started, before) = (Instant::now(), processor_ms());
            let mut stats = Default::default();
            for _ in 0..FRAMES {
                stats = rig.draw(list);
                rig.wait();
            }
            let wall = started.elapsed().as_secs_f32() * 1000.0;
            let processor = processor_ms() - before;
            eprintln!(
                "  {name}: wall {:.1} ms, processor {:.1} ms, encode {:.2} ms, {} triangles",
                wall / FRAMES as f32,
                processor / FRAMES as f32,
                stats.encode_ms,
                stats.triangles
            );
        }
    }
}

/// Processor time of this process so far, milliseconds, in steps of ten.
fn processor_ms() -> f32 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let times = stat.split(' ').skip(13).take(2);
    times
        .filter_map(|ticks| ticks.parse::<f32>().ok())
        .sum::<f32>()
        * 10.0
}
