//! Puts the standard library beside the executable.
fn main() {
    playground_build_utils::link_standard_library();
}
