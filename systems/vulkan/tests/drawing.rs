//! The tests that all systems of the forward renderer must pass.

#[path = "../../forward/testing/mod.rs"]
mod testing;

use playground_systems_vulkan::VulkanRendering;

testing::drawing_tests!(VulkanRendering, "vulkan");
