//! [`ImportStatus`]: a file that is being imported.

/// A file that is being imported, as panels see it. Those that take no time are not among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportStatus {
    /// Its path below the assets folder.
    pub path: String,
    /// How much is done, 0 to 1; `None` when the importer does not tell.
    pub share: Option<f32>,
    /// What is done now; empty when the importer does not tell.
    pub now: String,
}

impl ImportStatus {
    /// In a few words: `importing 40 %: pictures`.
    pub fn words(&self) -> String {
        let share = self.share.map(|share| format!(" {:.0} %", share * 100.0));
        let share = share.unwrap_or_default();
        match self.now.as_str() {
            "" => format!("importing{share}"),
            now => format!("importing{share}: {now}"),
        }
    }
}
