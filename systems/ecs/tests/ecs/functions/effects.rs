//! Effects and their handlers.

use super::rig::{run_at, world};
use crate::fixture::*;
use playground_base::Value;
use playground_core_ecs::{BoundAllSystemView, Effect, Stage};

/// Kinds and pitches of the queued effects.
fn effects(f: &Fixture) -> Vec<(String, i64)> {
    let world_data = f.world.data.read();
    let pitch = |of: &Effect| of.data.field("pitch").and_then(Value::as_f64);
    let effects = world_data.effects.iter();
    effects
        .map(|of| (of.kind.to_string(), pitch(of).unwrap_or(-1.0) as i64))
        .collect()
}

#[test]
fn effects_are_queued_in_system_order_with_ids_of_spawned_entities() {
    let f = world();
    let report = run_at(&f, Stage::Fixed, 0, "Effects", 0);
    assert_eq!(report.errors().count(), 0);
    let sound = |pitch| ("functions::Sound".to_owned(), pitch);
    let change = ("playground-core-ecs::ChangeScene".to_owned(), -1);
    assert_eq!(effects(&f), [sound(1), change, sound(2), sound(3)]);
    let world_data = f.world.data.read();
    let of = world_data.effects[0].data.field("of").cloned();
    let alive = world_data.entities.iter().next().expect("one was spawned");
    assert_eq!(of, Some(Value::UInt(alive.id.to_bits())));
}

#[test]
fn effects_of_a_system_that_fails_are_dropped() {
    let f = world();
    let report = run_at(&f, Stage::Fixed, 0, "FailingEffects", 0);
    assert_eq!(report.errors().count(), 1);
    assert_eq!(effects(&f), []);
}

#[test]
fn effects_of_a_reverted_run_are_dropped_and_earlier_ones_stay() {
    let f = world();
    run_at(&f, Stage::Fixed, 0, "Effects", 0);
    let before = effects(&f);
    let snapshot = f.save();
    run_at(&f, Stage::Fixed, 1, "Effects", 0);
    assert_eq!(effects(&f).len(), 2 * before.len());
    f.restore(snapshot).expect("it is stored");
    assert_eq!(effects(&f), before);
}

/// Calls the handler of the plugin with effects of this data.
fn call_handler(f: &Fixture, data: &[Value]) -> Result<(), String> {
    let plugins: BoundAllSystemView = bound(f.context.registry.bind_all());
    let all = plugins.all();
    let mut handlers = all.iter().flat_map(|plugin| {
        let handlers = bound(plugins.call(plugin, |view| view.effect_handlers()));
        handlers.into_iter().map(move |handler| (plugin, handler))
    });
    let of_sounds = handlers.find(|(_, handler)| handler.kind == "functions::Sound");
    let (plugin, handler) = of_sounds.expect("there is one");
    assert_eq!(handler.name, "functions::play");
    let effect = |data: &Value| Effect {
        kind: handler.kind.into(),
        data: data.clone(),
    };
    let effects: Vec<Effect> = data.iter().map(effect).collect();
    let called = plugins.call(plugin, |view| view.carry_out(handler.id, &effects));
    bound(called).map_err(|error| error.to_string())
}

#[test]
fn handler_reads_effects_of_an_older_layout_by_field_names() {
    let f = world();
    let pitch = |pitch| ("pitch", Value::Int(pitch));
    let older = fields(&[pitch(-7), ("volume", Value::F32(0.5))]);
    let refused = call_handler(&f, &[older, fields(&[pitch(8)])]);
    let why = refused.expect_err("one is below 0");
    assert!(
        why.contains("functions::play") && why.contains("cannot play -7 8"),
        "{why}"
    );
}

#[test]
fn invalid_effect_is_dropped_and_reported_and_the_others_are_handled() {
    let f = world();
    let pitch = |pitch| fields(&[("pitch", pitch)]);
    assert_eq!(call_handler(&f, &[pitch(Value::Int(1))]), Ok(()));
    let text = Value::Text("high".to_owned());
    let why = call_handler(&f, &[pitch(text.clone()), pitch(Value::Int(1))]);
    let why = why.expect_err("one does not fit");
    assert!(
        why.contains("1 of the effects functions::Sound do not fit"),
        "{why}"
    );
    let why = call_handler(&f, &[pitch(text), pitch(Value::Int(-1))]);
    assert!(
        why.is_err_and(|why| why.contains("cannot play -1")),
        "the valid effect was handled"
    );
}
