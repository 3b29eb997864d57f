//! Pictures drawn offscreen, compared with golden ones.

#[path = "../../forward/testing/mod.rs"]
mod testing;

use playground_core_rendering::MeshKind;
use playground_systems_vulkan::VulkanRendering;
use testing::{
    picture::assert_picture,
    rig::{Rig, with_rig},
    scenes,
};

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
        testing::measure::frame_times(rig);
    });
}
