//! The version of the components.
fn main() {
    playground_build_utils::generate_versions();
}
