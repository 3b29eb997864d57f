//! What the user prefers.

use crate::answer::{CommandError, Outcome};
use crate::app::EditorApp;
use playground_base::serde_json::json;
use playground_core_ui::{Preference, Preferences};

impl EditorApp {
    /// Prefers something in all projects, and keeps it in the user's settings. Without a value, it is
    /// as usual again.
    pub(super) fn prefer(&mut self, of: Preference, value: Option<&str>) -> Outcome {
        let mut preferences = self.mirror.state.preferences.clone();
        match of.range() {
            None => value
                .unwrap_or_default()
                .trim()
                .clone_into(&mut preferences.editor),
            Some(range) => set_number(&mut preferences, of, (value, range))?,
        }
        self.files.save_preferences(&preferences);
        self.take_preferences(preferences);
        Ok(json!({"preferences": self.mirror.state.preferences}))
    }
}

fn set_number(
    preferences: &mut Preferences,
    of: Preference,
    (value, (least, greatest)): (Option<&str>, (f32, f32)),
) -> Result<(), CommandError> {
    let mut usual = Preferences::default();
    let usual = usual.number_mut(of).map_or(1.0, |number| *number);
    let number = match value {
        Some(text) => text.trim().parse().map_err(|_| CommandError::NoNumber)?,
        None => usual,
    };
    if !(least..=greatest).contains(&number) {
        return Err(CommandError::OutOfRange {
            field: of.choice().word,
            number: f64::from(number),
            range: format!("from {least} to {greatest}"),
        });
    }
    if let Some(place) = preferences.number_mut(of) {
        *place = number;
    }
    Ok(())
}
