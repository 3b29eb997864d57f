//! Small pictures of what the renderer can show, each drawn by both systems and compared with one that was
//! looked at.

mod lights;
mod objects;
mod surfaces;
mod views;

use super::{
    picture::{golden, read, write},
    rig::Rig,
    similarity::similarity,
};
use playground_core_drawing::DrawList;
use playground_core_rendering::RenderingView;
use std::path::Path;

/// How alike two pictures must be: 1 is the same.
const ALIKE: f32 = 0.99;

/// Width and height, pixels.
pub const SIZE: [u32; 2] = [240, 160];

/// The name of a picture, and what makes its list: it uploads what that needs.
pub type Scene<R> = (&'static str, fn(&Rig<R>) -> DrawList);

/// All scenes.
fn all<R: RenderingView>() -> Vec<Scene<R>> {
    let mut all = views::scenes();
    all.extend(lights::scenes());
    all.extend(surfaces::scenes());
    all.extend(objects::scenes());
    all
}

/// Draws all scenes and compares them. `PLAYGROUND_NEW_PICTURES=1` replaces the pictures instead.
pub fn compare_all<R: RenderingView>(rig: &Rig<R>, system: &str) {
    let scenes: Vec<Scene<R>> = all();
    assert!(scenes.len() >= 40, "{} scenes", scenes.len());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut different = Vec::new();
    for (name, scene) in scenes {
        let mut list = scene(rig);
        list.still = true;
        let stats = rig.draw(&list);
        assert_eq!(stats.missing, 0, "{name}");
        let drawn = rig.picture();
        write(&folder.join(format!("{name}-{system}.png")), &drawn);
        let file = golden(&format!("golden/{name}"));
        if std::env::var_os("PLAYGROUND_NEW_PICTURES").is_some() {
            write(&file, &drawn);
        }
        let alike = similarity(&read(&file), &drawn);
        if alike < ALIKE {
            different.push(format!("{name}: {alike:.4}"));
        }
    }
    assert!(
        different.is_empty(),
        "pictures that are other than those in systems/forward/testing/pictures/golden, \
         how alike they are (1 is the same): {different:?}; see {}",
        folder.display()
    );
}
