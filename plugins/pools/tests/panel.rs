//! The panel as a user works with it.
#![forbid(unsafe_code)]

use playground_graphics::egui::vec2;
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_plugins_pools::PoolsPanel;
use playground_tests_panels::{Scene, Shown, shown};

#[test]
fn missing_storage_is_shown_as_an_error() {
    let harness: Harness<'_, Shown<PoolsPanel>> = shown(vec2(240.0, 400.0), Scene::new());
    assert!(harness.query_by_label_contains("StorageView").is_some());
    assert!(harness.query_by_label_contains("when the module").is_some());
}
