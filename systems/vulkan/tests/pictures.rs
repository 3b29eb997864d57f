//! Pictures drawn offscreen, compared with golden ones.

#[path = "../../forward/testing/mod.rs"]
mod testing;

use playground_core_rendering::{MeshKind, RenderQuality};
use playground_systems_vulkan::VulkanRendering;
use std::time::Instant;
use testing::{picture::assert_picture, rig::{Rig, with_rig}, scenes};

#[test]
fn everything() {
    with_rig(900, 600, |rig: &mut Rig<VulkanRendering>| {
        let list = scenes::everything(1.5);
        eprintln!("{:?}", rig.draw(&list));
        assert_picture("vulkan", "everything", &rig.picture());
    });
}

#[test]
fn flock() {
    with_rig(900, 600, |rig: &mut Rig<VulkanRendering>| {
        let list = scenes::flock(5000, MeshKind::Fish, 1.5);
        eprintln!("{:?}", rig.draw(&list));
        assert_picture("vulkan", "flock", &rig.picture());
    });
}

#[test]
#[ignore = "a measurement"]
fn frame_times() {
    with_rig(900, 600, |rig: &mut Rig<VulkanRendering>| {
        eprintln!("{:?} {:?}", rig.gpu.adapter_info.name, rig.gpu.quality);
        for samples in [1, 4] {
            for shadow_map_px in [0, 1024] {
                for fine_meshes in [false, true] {
                    rig.gpu.quality = RenderQuality { samples, shadow_map_px, fine_meshes };
                    rig.renderer_target(900, 600);
                    for mesh in [None, Some(MeshKind::Fish), Some(MeshKind::Cube), Some(MeshKind::Sphere)] {
                        let list = match mesh { None => scenes::everything(1.5), Some(mesh) => scenes::flock(5000, mesh, 1.5) };
                        let stats = rig.draw(&list);
                        rig.wait();
                        let started = Instant::now();
                        for _ in 0..10 { rig.draw(&list); }
                        rig.wait();
                        eprintln!("samples {samples} shadow {shadow_map_px} fine {fine_meshes} {mesh:?}: {:.1} ms, encode {:.2} tris {}", started.elapsed().as_secs_f32() * 100.0, stats.encode_ms, stats.triangles);
                    }
                }
            }
        }
    });
}
