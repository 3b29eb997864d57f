//! The tests that all systems of the forward renderer must pass.

#[path = "../../forward/testing/mod.rs"]
mod testing;

use playground_systems_webgl::WebglRendering;

testing::drawing_tests!(WebglRendering, "webgl");
