//! Values that another declaration of a component wrote as variants.

use playground_base::{ComponentId, Named, Value, component, stable_id};
use playground_core_ecs::{EntityId, RowSource};
use playground_engine::scene::parse_scene;
use playground_tests_panels::Scene;

/// It had a shape, and has a size now.
#[component(name = "test::Disc")]
pub struct Disc {
    /// Any value.
    pub size: u32,
}

#[test]
fn variant_whose_content_fits_is_read_and_stays_as_text() {
    let scene = Scene::new();
    scene.register(&[<Disc as playground_base::Component>::INFO]);
    for (written, unread) in [
        ("(size: Circle(2))", Some("Circle(2)")),
        ("(size: 2)", None),
        // A struct with its name is no variant.
        ("Disc(size: 2)", None),
    ] {
        let text =
            format!("(version: 1, entities: [(id: 0, components: {{\"test::Disc\": {written}}})])");
        let parsed = parse_scene(&scene.world, &text, "test").expect("it is a scene");
        let disc = ComponentId(stable_id(Disc::NAME));
        let value = Value::Struct(vec![("size".to_owned(), Value::UInt(2))]);
        let [spawn] = parsed.spawns.as_slice() else {
            panic!("{:?}", parsed.spawns);
        };
        let expected = [(disc, RowSource::Value(value))];
        assert_eq!(spawn.components, expected, "{written}");
        let kept = parsed
            .unread
            .get(Some(EntityId::from_bits(0)), "test::Disc.size");
        assert_eq!(kept.map(|kept| kept.text.as_str()), unread, "{written}");
    }
}
