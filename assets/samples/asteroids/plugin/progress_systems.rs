//! [`ProgressSystems`]: menu, waves and the end of a game.

use crate::prefabs::{self, RockParts};
use crate::{progress, rocks};
use asteroids_model::{Body, Game, Phase, Rock, RockHit, Rules, Shield, Ship, ShipLost};
use playground::prelude::*;

/// The systems of the game's progress.
#[derive(Default)]
pub struct ProgressSystems;

#[systems(name = "asteroids")]
impl ProgressSystems {
    /// Lets rocks drift behind the menu.
    #[system(stage = Start)]
    fn open(rules: Res<Rules>, mut rng: Rng, mut commands: Commands<RockParts>) {
        commands.spawn_batch(rocks::wave(rules.rocks, &rules, &mut rng));
    }

    /// Starts a game with Enter.
    #[system(when = Game.phase == Phase::Menu || Game.phase == Phase::Over)]
    fn start(
        input: Res<Input>,
        rules: Res<Rules>,
        bodies: Query<EntityId, With<Body>>,
        mut game: ResMut<Game>,
        mut commands: Commands,
    ) {
        if input.is_pressed(KeyCode::Enter) {
            *game = progress::new_game(game.best, &rules);
            for body in &bodies {
                commands.despawn(body);
            }
        }
    }

    /// Pauses and continues with P.
    #[system(when = Game.phase == Phase::Playing || Game.phase == Phase::Paused)]
    fn pause(input: Res<Input>, mut game: ResMut<Game>) {
        if input.is_pressed(KeyCode::P) {
            game.phase = progress::paused_or_not(game.phase);
        }
    }

    /// Goes back to the menu with M.
    #[system(when = Game.phase == Phase::Paused || Game.phase == Phase::Over)]
    fn leave(
        input: Res<Input>,
        ships: Query<EntityId, With<Ship>>,
        mut game: ResMut<Game>,
        mut commands: Commands,
    ) {
        if input.is_pressed(KeyCode::M) {
            game.phase = Phase::Menu;
            for ship in &ships {
                commands.despawn(ship);
            }
        }
    }

    /// Sends the next wave when no rock is left.
    #[system(after = start, when = Game.phase == Phase::Playing)]
    fn send_wave(
        time: FrameTime,
        rules: Res<Rules>,
        rocks: Query<&Rock>,
        mut rng: Rng,
        mut game: ResMut<Game>,
        mut commands: Commands<RockParts>,
    ) {
        if rocks.is_empty() && progress::is_over(&mut game.wave_wait_s, time.delta_s) {
            let count = progress::next_wave(&mut game, &rules);
            commands.spawn_batch(rocks::wave(count, &rules, &mut rng));
        }
    }

    /// Brings the next ship.
    #[system(after = start, when = Game.phase == Phase::Playing)]
    fn bring_ship(
        time: FrameTime,
        rules: Res<Rules>,
        ships: Query<&Ship>,
        mut game: ResMut<Game>,
        mut commands: Commands<(Name, Parent, Transform, Body, Ship, Shield, MeshRenderer)>,
    ) {
        if ships.is_empty() && progress::is_over(&mut game.ship_wait_s, time.delta_s) {
            let ship = commands.spawn(prefabs::ship(&rules));
            commands.spawn(prefabs::shield(ship));
        }
    }

    /// Counts the points of a rock.
    #[observer]
    fn count(hits: OnEvent<RockHit>, rules: Res<Rules>, mut game: ResMut<Game>) {
        for hit in hits.iter() {
            progress::award(&mut game, hit.size.points(), &rules);
        }
    }

    /// Counts a lost ship.
    #[observer]
    fn lose(lost: OnEvent<ShipLost>, rules: Res<Rules>, mut game: ResMut<Game>) {
        for _ in lost.iter() {
            progress::lose_ship(&mut game, &rules);
        }
    }

    /// Shows score, ships and phase in the window's title.
    #[system(stage = Update, if_changed = game)]
    fn show_title(game: Res<Game>, mut titles: Effects<SetTitle>) {
        titles.send(SetTitle {
            title: progress::title(&game),
        });
    }
}
