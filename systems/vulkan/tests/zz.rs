#[path = "../../forward/testing/mod.rs"]
mod testing;
use playground_systems_vulkan::VulkanRendering;
use testing::{rig::{Rig, with_rig}, scenes};
use playground_base::glam::Vec3;
#[test]
fn views() {
    with_rig(900, 600, |rig: &mut Rig<VulkanRendering>| {
        for (i, (eye, at)) in [([0.5,0.6,4.0],[0.0,0.6,0.0]),([6.0,25.0,30.0],[0.0,0.0,0.0]),([0.01,40.0,0.0],[0.0,0.0,0.0]),([-5.0,1.5,3.0],[0.0,0.5,0.0]),([100.0,60.0,100.0],[0.0,0.5,0.0])].into_iter().enumerate() {
            let mut list = scenes::everything(1.5);
            list.camera = scenes::camera(Vec3::from(eye), Vec3::from(at), 1.5);
            rig.draw(&list);
            let p = rig.picture();
            playground_base::image::save_buffer(format!("/tmp/view{i}.png"), &p.rgba, 900, 600, playground_base::image::ColorType::Rgba8).unwrap();
        }
    });
}
