//! [`Functions`]: systems, each of which tries one kind of parameter.

use crate::{A, B, Born, Burst, Log, Mark, Points, RunCount, Script, Sound, Test};
use playground_base::{Component, systems};
use playground_core_ecs::param::*;
use playground_core_ecs::{EntityId, FrameTime, Name, Parent};
use std::sync::atomic::{AtomicBool, Ordering};

/// The systems.
#[derive(Default)]
pub struct Functions;

#[systems(name = "functions")]
impl Functions {
    #[system(when = Script.test == Test::AllMethods)]
    fn all_methods(mut all: Query<(EntityId, &A, &mut B)>, mut log: ResMut<Log>) {
        for (_, a, b) in &mut all {
            b.value += a.value;
        }
        all.for_each(|(_, a, b)| b.value += 10 * a.value);
        all.for_columns(|(_, ones, others)| {
            for (a, b) in ones.iter().zip(others) {
                b.value += 100 * a.value;
            }
        });
        all.par_for_each(|(_, a, b)| b.value += 1000 * a.value);
        let ids: Vec<EntityId> = all.iter_mut().map(|(id, ..)| id).collect();
        for id in &ids {
            if let Some((_, a, b)) = all.get_mut(*id) {
                b.value += 10_000 * a.value;
            }
        }
        log.lines.push(format!("{} of {}", ids.len(), all.len()));
    }

    #[system(when = Script.test == Test::Optional)]
    fn optional(mut all: Query<(&mut A, Option<&mut B>, Option<&Mark>)>, mut log: ResMut<Log>) {
        for (a, b, mark) in &mut all {
            let of_b = b.map(|b| std::mem::replace(&mut b.value, 7)).unwrap_or(-1);
            let of_mark = mark.map_or(-1, |mark| mark.number);
            a.value += 1;
            log.lines.push(format!("{} {of_b} {of_mark}", a.value));
        }
    }

    #[system(when = Script.test == Test::AnyOf)]
    fn any_of(all: Query<AnyOf<(&A, &B)>>, mut log: ResMut<Log>) {
        for (a, b) in &all {
            log.lines
                .push(format!("{:?} {:?}", a.map(|a| a.value), b.map(|b| b.value)));
        }
    }

    #[system(when = Script.test == Test::Sparse)]
    fn sparse(
        mut sets: ParamSet<(
            Query<(&mut Mark, &A)>,
            Query<(EntityId, &A), With<Mark>>,
            Query<&A, Without<Mark>>,
            Query<(&Mark, &A)>,
        )>,
        mut log: ResMut<Log>,
    ) {
        sets.first()
            .for_each(|(mark, a)| mark.number += 100 * a.value);
        for (_, a) in &sets.second() {
            log.lines.push(format!("with {}", a.value));
        }
        for a in &sets.third() {
            log.lines.push(format!("without {}", a.value));
        }
        for (mark, a) in &sets.fourth() {
            log.lines
                .push(format!("mark {} of {}", mark.number, a.value));
        }
    }

    #[system(when = Script.test == Test::Changed)]
    fn changed(mut all: Query<(&mut A, &B), (Changed<A>, Without<Mark>)>, mut log: ResMut<Log>) {
        let mut seen = Vec::new();
        for (a, _) in &mut all {
            seen.push(a.value.to_string());
            a.value += 1;
        }
        log.lines.push(seen.join(" "));
    }

    #[system(when = Script.test == Test::Added)]
    fn added(all: Query<&A, Added<A>>, mut log: ResMut<Log>) {
        log.lines.push(format!("added {}", all.iter().count()));
    }

    #[system(when = Script.test == Test::Or)]
    fn or(all: Query<&A, Or<(With<B>, Changed<A>, With<Mark>)>>, mut log: ResMut<Log>) {
        let values = all.iter().map(|a| a.value.to_string());
        log.lines.push(values.collect::<Vec<_>>().join(" "));
    }

    #[system(when = Script.test == Test::Pairs)]
    fn pairs(mut all: Query<(&mut A, EntityId)>, mut log: ResMut<Log>) {
        all.for_each_pair(|(one, first), (other, second)| {
            assert!(first != second, "an entity is no pair");
            one.value += 1;
            other.value += 1;
            log.lines.push(format!("{} {}", first.index, second.index));
        });
    }

    #[system(when = Script.test == Test::Single)]
    fn single(all: Query<&A>, mut log: ResMut<Log>) -> Result<(), playground_base::ModuleError> {
        log.lines.push(format!("single {}", all.single()?.value));
        Ok(())
    }

    #[system(when = Script.test == Test::Commands)]
    fn commands(
        all: Query<(EntityId, &A), Without<Parent>>,
        mut commands: Commands<(A, B, Name, Parent, Points)>,
    ) {
        for (entity, a) in &all {
            let child = commands.spawn((
                Name {
                    name: "child".into(),
                },
                Parent { entity },
            ));
            let name = Name {
                name: "grandchild".into(),
            };
            let below = commands.spawn((Parent { entity: child }, name));
            commands.insert(below, Points { at: child });
            commands.insert(entity, B { value: a.value });
            commands.remove(entity, A::ID);
        }
        commands.spawn_batch((0..3).map(|value| (A { value }, Points { at: EntityId::NONE })));
    }

    #[system(when = Script.test == Test::Empty)]
    fn empty(mut commands: Commands<(A,)>) {
        commands.spawn_batch((0..0).map(|value| (A { value },)));
        let entity = commands.spawn((A { value: 3 },));
        commands.send(Born { entity });
    }

    #[system(after = empty)]
    fn born(births: Events<Born>, all: Query<&A>, mut log: ResMut<Log>) {
        for born in births.iter() {
            let value = all.get(born.entity).map(|a| a.value);
            log.lines.push(format!("born with {value:?}"));
        }
    }

    #[system(when = Script.test == Test::Stale)]
    fn stale(mut state: Local<Points>, mut commands: Commands<(A,)>) {
        let before = state.at;
        state.at = commands.spawn((A { value: 4 },));
        commands.despawn(before);
    }

    #[system(if_any = marked)]
    fn any_marked(marked: Query<&Mark>, script: Res<Script>, mut log: ResMut<Log>) {
        if script.test == Test::Sparse {
            log.lines.push(format!("{} marked", marked.iter().count()));
        }
    }

    #[system(when = Script.test == Test::Send)]
    fn send(all: Query<EntityId, With<A>>, script: Res<Script>, mut commands: Commands) {
        commands.send(Burst {
            size: script.number,
        });
        for entity in &all {
            commands.send_about(
                entity,
                Burst {
                    size: script.number + 1,
                },
            );
        }
    }

    #[system(after = send)]
    fn receive(bursts: Events<Burst>, mut log: ResMut<Log>) {
        for (entity, burst) in bursts.with_entities() {
            log.lines
                .push(format!("read {} {}", burst.size, entity.is_some()));
        }
    }

    #[system(if_event = Burst, stage = Update)]
    fn on_burst(mut log: ResMut<Log>) {
        log.lines.push("a burst came".to_owned());
    }

    #[system(when = Script.test == Test::Random)]
    fn random(mut rng: Rng, all: Query<EntityId, With<A>>, mut log: ResMut<Log>) {
        log.lines.push(format!(
            "{} {:.4}",
            rng.u32(0..1000),
            rng.within(-1.0..=1.0)
        ));
        for entity in &all {
            log.lines
                .push(format!("{} {}", entity.index, rng.of(entity).u32(0..1000)));
        }
    }

    #[system(when = Script.test == Test::TwoRandom)]
    fn two_random(mut one: Rng, mut other: Rng, mut log: ResMut<Log>) {
        let is_same = one.u64(..) == other.u64(..);
        log.lines.push(format!("the same: {is_same}"));
    }

    #[system(when = Script.test == Test::Set && Script.number != 0)]
    fn set(mut both: ParamSet<(Query<(&A, &B)>, Query<&mut A, Without<B>>)>, mut log: ResMut<Log>) {
        let sum: i32 = both.first().iter().map(|(a, b)| a.value + b.value).sum();
        for a in &mut both.second() {
            a.value += sum;
        }
        log.lines.push(format!("sum {sum}"));
    }

    #[system(when = Script.test == Test::Fraction && Script.tenth == 0.1)]
    fn fraction(mut log: ResMut<Log>) {
        log.lines.push("a tenth".to_owned());
    }

    #[system(when = Script.test == Test::Local)]
    fn local(mut state: Local<RunCount>, mut scratch: Scratch<Vec<u32>>, mut log: ResMut<Log>) {
        state.runs += 1;
        scratch.push(state.runs);
        log.lines.push(format!("{} {}", state.runs, scratch.len()));
    }

    #[system(when = Script.test == Test::DryRun)]
    fn dry_run(time: FrameTime, mut log: ResMut<Log>) {
        log.lines.push(format!("dry run: {}", time.is_dry_run));
    }

    #[system(when = Script.test == Test::Effects)]
    fn effects(mut sounds: Effects<Sound>, mut commands: Commands<(A,)>) {
        let of = commands.spawn((A { value: 1 },));
        sounds.send(Sound { pitch: 1, of });
        commands.change_scene("scenes/next.ron");
        sounds.send(Sound {
            pitch: 2,
            of: EntityId::NONE,
        });
    }

    #[system(after = effects, when = Script.test == Test::Effects)]
    fn more_effects(mut sounds: Effects<Sound>) {
        sounds.send(Sound {
            pitch: 3,
            of: EntityId::NONE,
        });
    }

    #[system(when = Script.test == Test::FailingEffects)]
    fn failing_effects(mut sounds: Effects<Sound>) -> Result<(), String> {
        sounds.send(Sound {
            pitch: 4,
            of: EntityId::NONE,
        });
        Err("it fails".to_owned())
    }

    /// Answers by its error what it played.
    #[effect_handler]
    fn play(&self, sounds: &[Sound]) -> Result<(), String> {
        let pitches = sounds.iter().map(|sound| sound.pitch.to_string());
        let pitches: Vec<String> = pitches.collect();
        if sounds.iter().all(|sound| sound.pitch >= 0) {
            Ok(())
        } else {
            Err(format!("cannot play {}", pitches.join(" ")))
        }
    }

    #[system(when = Script.test == Test::PanicElsewhere)]
    fn panics_elsewhere(mut all: Query<&mut A>) {
        let (here, panics) = (std::thread::current().id(), AtomicBool::new(false));
        all.par_for_each(|_| {
            if std::thread::current().id() != here {
                panics.store(true, Ordering::Relaxed);
                panic!("on another thread");
            }
            while !panics.load(Ordering::Relaxed) {
                std::thread::yield_now();
            }
        });
    }

    #[system(when = Script.test == Test::Panic)]
    fn panics(time: FrameTime, mut commands: Commands<(A,)>) {
        commands.spawn((A { value: 1 },));
        panic!("at frame {}", time.index);
    }
}
