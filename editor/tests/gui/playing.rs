//! Play, and what interrupts it.

use crate::rig::{Rig, done, refused};
use playground_core_engine::PlayMode;
use std::fs;

/// A game that plays, with one entity.
fn playing() -> Rig {
    let mut rig = Rig::new();
    done(rig.script("spawn cube Box"));
    done(rig.script("save scenes/main.ron"));
    done(rig.script("play"));
    done(rig.script("step 3"));
    rig
}

fn state(rig: &Rig) -> (PlayMode, u64, u64, bool) {
    let document = &rig.gui.app.document;
    let (hash, ..) = document.state_hash().expect("the world has one");
    let engine = &document.engine;
    (
        engine.play_mode(),
        engine.play_time().0,
        hash,
        document.history.is_in_play(),
    )
}

#[test]
fn scene_that_is_wrong_leaves_the_game_as_it_plays() {
    let parent = |id: u64, parent: u64| {
        let parent = format!("\"playground-core-ecs::Parent\": (entity: {parent})");
        format!("(id: {id}, components: {{{parent}}}),")
    };
    let mut rig = playing();
    done(rig.script("rename Box Played"));
    let before = state(&rig);
    for (entities, word) in [
        ("(id: 1), (id: 1)".to_owned(), "twice"),
        ("(id: ".to_owned(), "wrong.ron:1"),
        ("(id: 5), (id: 4294967301)".to_owned(), "one world"),
        ([parent(1, 2), parent(2, 1)].concat(), "below"),
    ] {
        let text = format!("(version: 1, entities: [{entities}])");
        fs::write(rig.project().join("scenes/wrong.ron"), text).expect("it can be written");
        let error = refused(rig.script("openscene scenes/wrong.ron")).to_string();
        assert!(error.contains(word), "{error}");
        assert_eq!(state(&rig), before, "{entities}");
    }
    done(rig.script("get Played"));
    done(rig.script("openscene scenes/main.ron"));
    let (mode, step, _, is_in_play) = state(&rig);
    assert_eq!((mode, step, is_in_play), (PlayMode::Edit, 0, false));
    done(rig.script("get Box"));
}

#[test]
fn stop_that_fails_can_be_repeated() {
    let mut rig = playing();
    done(rig.script("rename Box Played"));
    let world = rig.gui.app.document.engine.world().clone();
    let snapshots = std::mem::take(&mut world.data.write().snapshots);
    let before = state(&rig);
    refused(rig.script("stop"));
    assert_eq!(state(&rig), before);
    world.data.write().snapshots = snapshots;
    done(rig.script("stop"));
    assert_eq!(rig.gui.app.document.engine.play_mode(), PlayMode::Edit);
    done(rig.script("get Box"));
    done(rig.script("play"));
    done(rig.script("stop"));
}
