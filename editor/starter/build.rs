//! Puts the standard library beside the executable, and lets it look there: an executable that links
//! no other library of ours does not.
fn main() {
    playground_build_utils::link_standard_library();
    println!("cargo::rustc-link-arg-bins=-Wl,-rpath,$ORIGIN");
}
