//! Versions of the contracts that this plugin implements.
fn main() {
    playground_build_utils::generate_versions();
}
