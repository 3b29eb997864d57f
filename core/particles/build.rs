//! Versions of the contract and of the model.
fn main() {
    playground_build_utils::generate_versions();
}
