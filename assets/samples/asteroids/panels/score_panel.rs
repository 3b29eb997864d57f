//! [`ScorePanel`]: the standing of the game, in the editor.

use asteroids_model::{Game, Rock, RockSize};
use playground::prelude::*;
use playground_panels::prelude::*;

/// The panel. It has no state.
#[state]
pub struct ScorePanel {}

#[panel(title = "Score", icon = ICON_TROPHY, side = Right, order = 60)]
impl ScorePanel {
    fn ui(&mut self, ui: &mut Ui, game: Res<Game>, rocks: Query<&Rock>) {
        ui.heading(format!("{} points", game.score));
        let count = |size| rocks.iter().filter(|rock| rock.size == size).count();
        let sizes = [RockSize::Large, RockSize::Medium, RockSize::Small].map(count);
        egui::Grid::new("standing").show(ui, |ui| {
            row(ui, "Phase", format!("{:?}", game.phase));
            row(ui, "Best", game.best.to_string());
            row(ui, "Ships", game.lives.to_string());
            row(ui, "Wave", game.wave.to_string());
            row(
                ui,
                "Rocks",
                sizes.map(|count| count.to_string()).join(" / "),
            );
        });
    }
}

fn row(ui: &mut Ui, name: &str, value: String) {
    ui.label(name);
    ui.label(value);
    ui.end_row();
}
