//! [`OpeningSystems`] and [`ProgressSystems`]: title, levels, and the end of a game.

use crate::ball_systems::BallSystems;
use crate::prefabs::{self, BallParts, BrickParts, LifeParts};
use crate::{bricks, progress};
use breakout_model::{
    Ball, BallLost, Brick, BrickBroken, Game, Level, LevelCleared, LevelStarts, Phase, Power, Rules,
};
use playground::prelude::*;

/// Where a new ball is, until the paddle holds it.
const START: Vec2 = Vec2::new(0.0, -4.3);
/// How far from the middle of the paddle, in metres: it is launched aslant.
const HELD_AT: f32 = 0.45;

/// What happens when play starts.
#[derive(Default)]
pub struct OpeningSystems;

#[systems(name = "breakout_opening")]
impl OpeningSystems {
    /// Lays the bricks of the title, and shows hearts.
    #[system(stage = Start)]
    fn open(mut commands: Commands<LifeParts>) {
        commands.spawn_batch(prefabs::hearts(progress::MOST_LIVES));
        commands.send(LevelStarts {});
    }

    /// The tiles of levels are for the editor; the game shows bricks in their place.
    #[system(stage = Start)]
    fn hide(mut levels: Query<&mut TileMap, With<Level>>) {
        for level in &mut levels {
            level.visible = false;
        }
    }
}

/// The systems of the game's progress.
#[derive(Default)]
pub struct ProgressSystems;

#[systems(name = "breakout")]
impl ProgressSystems {
    /// Starts a game.
    #[system(after = BallSystems::launch, when = Game.phase == Phase::Title || Game.phase == Phase::Over || Game.phase == Phase::Won)]
    fn start(input: Res<Input>, rules: Res<Rules>, mut game: ResMut<Game>, mut commands: Commands) {
        let keys = [KeyCode::Space, KeyCode::Enter];
        let is_clicked = input.buttons_pressed.contains(&MouseButton::Left);
        if is_clicked || keys.iter().any(|key| input.is_pressed(*key)) {
            *game = progress::new_game(game.best, &rules);
            commands.send(LevelStarts {});
        }
    }

    /// Starts again with R.
    #[system(when = Game.phase == Phase::Playing || Game.phase == Phase::Paused)]
    fn restart(
        input: Res<Input>,
        rules: Res<Rules>,
        mut game: ResMut<Game>,
        mut commands: Commands,
    ) {
        if input.is_pressed(KeyCode::R) {
            *game = progress::new_game(game.best, &rules);
            commands.send(LevelStarts {});
        }
    }

    /// Goes back to the title with M.
    #[system(when = Game.phase != Phase::Title)]
    fn leave(input: Res<Input>, mut game: ResMut<Game>, mut commands: Commands) {
        if input.is_pressed(KeyCode::M) {
            *game = Game {
                best: game.best,
                ..Game::default()
            };
            commands.send(LevelStarts {});
        }
    }

    /// Pauses and goes on with P.
    #[system(when = Game.phase == Phase::Playing || Game.phase == Phase::Paused)]
    fn pause(input: Res<Input>, mut game: ResMut<Game>) {
        if input.is_pressed(KeyCode::P) {
            game.phase = progress::paused_or_not(game.phase);
        }
    }

    /// Goes on to the next level.
    #[system(when = Game.phase == Phase::Cleared)]
    fn go_on(
        time: FrameTime,
        levels: Query<&Level>,
        mut game: ResMut<Game>,
        mut commands: Commands,
    ) {
        game.wait_s -= time.delta_s;
        if game.wait_s <= 0.0 {
            let last = levels.iter().map(|level| level.number).max();
            progress::next_level(&mut game, last.unwrap_or_default());
            if game.phase == Phase::Playing {
                commands.send(LevelStarts {});
            }
        }
    }

    /// Removes what is left of the level before.
    #[observer(priority = 1)]
    fn clear(
        starts: OnEvent<LevelStarts>,
        balls: Query<EntityId, With<Ball>>,
        bricks: Query<EntityId, With<Brick>>,
        powers: Query<EntityId, With<Power>>,
        mut commands: Commands,
    ) {
        if starts.iter().count() > 0 {
            for entity in balls.iter().chain(bricks.iter()).chain(powers.iter()) {
                commands.despawn(entity);
            }
        }
    }

    /// Lays the bricks of the level.
    #[observer]
    fn lay(
        starts: OnEvent<LevelStarts>,
        game: Res<Game>,
        levels: Query<(EntityId, &Level, &TileMap, &Transform)>,
        mut commands: Commands<BrickParts>,
    ) {
        let mut levels = levels.iter();
        let level = levels.find(|(_, level, ..)| level.number == game.level);
        let Some((entity, _, map, at)) = level.filter(|_| starts.iter().count() > 0) else {
            return;
        };
        let laid = bricks::of_level(map).into_iter();
        commands.spawn_batch(laid.map(|brick| prefabs::brick(entity, map, at, brick)));
    }

    /// Brings the ball of the level.
    #[observer]
    fn serve(starts: OnEvent<LevelStarts>, rules: Res<Rules>, mut commands: Commands<BallParts>) {
        if starts.iter().count() > 0 {
            commands.spawn(held_ball(&rules));
        }
    }

    /// Counts a lost ball, and brings the next one.
    #[observer]
    fn lose(
        lost: OnEvent<BallLost>,
        rules: Res<Rules>,
        mut game: ResMut<Game>,
        mut commands: Commands<BallParts>,
    ) {
        for _ in lost.iter() {
            progress::lose_ball(&mut game);
            if progress::is_live(game.phase) {
                commands.spawn(held_ball(&rules));
            }
        }
    }

    /// Counts the points of a brick.
    #[observer]
    fn count(broken: OnEvent<BrickBroken>, mut game: ResMut<Game>) {
        for broken in broken.iter() {
            progress::award(&mut game, broken.points);
        }
    }

    /// Ends a level. That of the title starts again.
    #[observer]
    fn end_level(
        cleared: OnEvent<LevelCleared>,
        rules: Res<Rules>,
        balls: Query<EntityId, With<Ball>>,
        powers: Query<EntityId, With<Power>>,
        mut game: ResMut<Game>,
        mut commands: Commands,
    ) {
        if cleared.iter().count() == 0 {
            return;
        }
        if game.phase == Phase::Playing {
            progress::clear_level(&mut game, &rules);
            for entity in balls.iter().chain(powers.iter()) {
                commands.despawn(entity);
            }
        } else {
            commands.send(LevelStarts {});
        }
    }
}

fn held_ball(rules: &Rules) -> BallParts {
    let ball = Ball {
        held_at: HELD_AT,
        ..Ball::default()
    };
    prefabs::ball(START, ball, rules.ball_radius)
}
