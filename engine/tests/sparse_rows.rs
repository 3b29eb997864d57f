//! Sparse components, whose rows are not in the archetypes, in a scene file.

use playground_base::{ArchetypeId, Component, component, to_value};
use playground_engine::scene::{UnreadComponents, to_text};
use playground_tests_panels::Scene;

/// A sparse component.
#[component(name = "test::Mark", sparse)]
pub struct Mark {
    /// Any value.
    pub number: u32,
}

#[test]
fn sparse_components_are_written_with_the_others() {
    let scene = Scene::new();
    scene.register(&[Mark::INFO]);
    let [plain, marked] = ["Plain", "Marked"].map(|name| scene.named(name, None));
    {
        let world_data = &mut *scene.world.data.write();
        let pool = world_data.pools.iter();
        let mut pool = pool.filter(|pool| pool.description().name == "test::Mark");
        let pool = pool.next().expect("it is registered");
        let value = to_value(&Mark { number: 7 }).expect("it is data");
        pool.link_sparse(&mut world_data.token, marked.index);
        let pushed = pool.push_value(&mut world_data.token, ArchetypeId::SPARSE, value);
        pushed.expect("it fits");
    }
    let text = to_text(&scene.world, &UnreadComponents::default());
    let entity = |id: u64| {
        let start = text.find(&format!("(id: {id},")).expect("it is written");
        let end = text[start..].find("}),").expect("it ends");
        &text[start..start + end]
    };
    assert!(!entity(plain.to_bits()).contains("test::Mark"), "{text}");
    let of_marked = entity(marked.to_bits());
    assert!(of_marked.contains("\"test::Mark\": (number: 7)"), "{text}");
    assert!(of_marked.contains("Marked"), "{text}");
}
