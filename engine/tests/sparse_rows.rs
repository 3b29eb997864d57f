//! Components whose rows lie apart from the tables, in the file of a scene.

use playground_base::{Component, TableId, component, to_value};
use playground_engine::scene::{KeptComponents, to_text};
use playground_tests_panels::Scene;

/// Comes and goes.
#[component(name = "test::Mark", sparse)]
pub struct Mark {
    /// Which one.
    pub number: u32,
}

#[test]
fn they_are_written_with_the_others() {
    let scene = Scene::new();
    scene.register(&[Mark::INFO]);
    let [plain, marked] = ["Plain", "Marked"].map(|name| scene.named(name, None));
    {
        let structure = &mut *scene.world.structure.write();
        let pool = structure.pools.iter();
        let mut pool = pool.filter(|pool| pool.description().name == "test::Mark");
        let pool = pool.next().expect("it is registered");
        let value = to_value(&Mark { number: 7 }).expect("it is data");
        pool.link_sparse(&mut structure.cells, marked.index);
        let pushed = pool.push_value(&mut structure.cells, TableId::SPARSE, value);
        pushed.expect("it fits");
    }
    let text = to_text(&scene.world, &KeptComponents::default());
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
