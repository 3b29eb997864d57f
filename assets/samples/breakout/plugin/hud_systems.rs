//! [`HudSystems`]: points, lives and messages.

use crate::hud;
use breakout_model::{Ball, Game, Label, LifeMark, Logo, Phase, Shown};
use playground::prelude::*;

/// How often what to press comes and goes, in radians a second.
const BLINK: f32 = 3.4;

/// The systems of what is written.
#[derive(Default)]
pub struct HudSystems;

#[systems(name = "breakout")]
impl HudSystems {
    /// Writes what changed.
    #[system(stage = Update)]
    fn write(game: Res<Game>, balls: Query<&Ball>, mut labels: Query<(&Label, &mut Text)>) {
        let is_held = balls.iter().any(|ball| ball.is_held);
        for (label, text) in &mut labels {
            let words = hud::words(label.shows, &game, is_held);
            if text.text != words {
                text.text = words;
            }
        }
    }

    /// Lets the line that says what starts the game come and go.
    #[system(stage = Update)]
    fn blink(time: FrameTime, game: Res<Game>, mut labels: Query<(&Label, &mut Text)>) {
        let wave = 0.7 + 0.3 * (time.elapsed_s as f32 * BLINK).cos();
        let details = labels.iter_mut();
        for (_, text) in details.filter(|(label, _)| label.shows == Shown::Detail) {
            text.color.a = if game.phase == Phase::Title {
                wave
            } else {
                1.0
            };
        }
    }

    /// Shows a full heart for each life.
    #[system(stage = Update)]
    fn show_lives(game: Res<Game>, mut hearts: Query<(&LifeMark, &mut Sprite)>) {
        for (mark, sprite) in &mut hearts {
            sprite.cell = u32::from(mark.life > game.lives);
            sprite.visible = game.phase != Phase::Title;
        }
    }

    /// Shows the sign in the title.
    #[system(stage = Update)]
    fn show_logo(game: Res<Game>, mut logos: Query<&mut Sprite, With<Logo>>) {
        for sprite in &mut logos {
            sprite.visible = game.phase == Phase::Title;
        }
    }

    /// Shows the points in the title of the window.
    #[system(stage = Update, if_changed = game)]
    fn show_title(game: Res<Game>, mut titles: Effects<SetTitle>) {
        titles.send(SetTitle {
            title: hud::title(&game),
        });
    }
}
