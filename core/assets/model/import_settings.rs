//! [`ImportSettings`]: what was chosen about how a file is imported.

use crate::{ImportSetting, SettingValue};
use playground_base::serde::{Deserialize, Serialize};
use playground_base::stable_id;
use std::collections::BTreeMap;

/// What was chosen about how a file is imported, by name of the setting. What is usual is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde", transparent)]
pub struct ImportSettings {
    /// The values.
    pub values: BTreeMap<String, SettingValue>,
}

impl ImportSettings {
    /// The most settings of a file.
    pub const MOST: usize = 256;

    /// The value of a setting: what was chosen, or what is usual where nothing was, or something that is
    /// not possible.
    pub fn value(&self, setting: &ImportSetting) -> SettingValue {
        let chosen = self.values.get(setting.name);
        let chosen = chosen.filter(|value| setting.kind.accepts(value)).cloned();
        chosen.unwrap_or_else(|| setting.kind.usual())
    }

    /// The word that was chosen for a setting.
    pub fn choice(&self, name: &str) -> Option<&str> {
        match self.values.get(name)? {
            SettingValue::Choice(word) => Some(word),
            _ => None,
        }
    }

    /// The number that was chosen for a setting.
    pub fn number(&self, name: &str) -> Option<f64> {
        match self.values.get(name)? {
            SettingValue::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Whether a setting was switched on or off.
    pub fn flag(&self, name: &str) -> Option<bool> {
        match self.values.get(name)? {
            SettingValue::Flag(is_on) => Some(*is_on),
            _ => None,
        }
    }

    /// Differs where they differ; 0 where nothing was chosen.
    pub fn fingerprint(&self) -> u64 {
        match self.values.is_empty() {
            true => 0,
            false => stable_id(&format!("{:?}", self.values)),
        }
    }
}
