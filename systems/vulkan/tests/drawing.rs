//! What the system does: the tests that all systems of the forward renderer pass.

#[path = "../../forward/testing/mod.rs"]
mod testing;

use playground_systems_vulkan::VulkanRendering;

testing::drawing_tests!(VulkanRendering, "vulkan");
