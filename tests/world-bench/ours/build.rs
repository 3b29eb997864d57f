//! The versions of contracts and components.
fn main() {
    playground_build_utils::generate_versions();
}
