//! [`BuiltIn`]: the effects that the engine itself carries out.

use super::user_data;
use crate::Engine;
use playground_base::{EffectData, Named, from_value, to_value};
use playground_core_ecs::{
    ChangeScene, Effect, Event, FileLoaded, LoadFile, LogLine, QuitGame, SaveFile, SetTitle,
};
use std::borrow::Cow;
use std::path::PathBuf;

/// The effects that the engine itself carries out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuiltIn {
    ChangeScene,
    QuitGame,
    SaveFile,
    LoadFile,
    LogLine,
    SetTitle,
}

const ALL: [(&str, BuiltIn); 6] = [
    (ChangeScene::NAME, BuiltIn::ChangeScene),
    (QuitGame::NAME, BuiltIn::QuitGame),
    (SaveFile::NAME, BuiltIn::SaveFile),
    (LoadFile::NAME, BuiltIn::LoadFile),
    (LogLine::NAME, BuiltIn::LogLine),
    (SetTitle::NAME, BuiltIn::SetTitle),
];

impl BuiltIn {
    /// The built-in effect of this kind; `None` for effects of a game.
    pub fn of(kind: &str) -> Option<Self> {
        let found = ALL.iter().find(|(name, _)| *name == kind);
        found.map(|(_, kind)| *kind)
    }

    /// The source of its problems.
    const fn source(self) -> &'static str {
        match self {
            Self::ChangeScene => "change scene",
            Self::QuitGame => "quit game",
            Self::SaveFile => "save file",
            Self::LoadFile => "load file",
            Self::LogLine => "log line",
            Self::SetTitle => "set title",
        }
    }
}

impl Engine {
    /// Stores the game's files ([`SaveFile`]) in this folder instead of the project. A test calls
    /// it, so that it neither reads nor overwrites the files of its user.
    pub fn store_user_files_in(&mut self, folder: PathBuf) {
        self.effects.user_folder = Some(folder);
    }

    /// Carries out one built-in effect.
    pub(super) fn carry_out(&mut self, kind: BuiltIn, effect: &Effect) {
        if let Err(why) = self.try_carry_out(kind, effect) {
            self.effects.report(kind.source(), why);
        }
    }

    fn try_carry_out(&mut self, kind: BuiltIn, effect: &Effect) -> Result<(), String> {
        match kind {
            BuiltIn::ChangeScene => {
                let change: ChangeScene = data_of(effect)?;
                self.change_scene(&change.path).map_err(|error| {
                    format!("{error}; the game goes on in the scene that it is in")
                })
            }
            BuiltIn::QuitGame => self.stop().map_err(|error| error.to_string()),
            BuiltIn::SaveFile => {
                let file: SaveFile = data_of(effect)?;
                user_data::save(&self.user_folder()?, &file.name, &file.text)
            }
            BuiltIn::LoadFile => self.load_file(data_of(effect)?),
            BuiltIn::LogLine => {
                self.effects.log(data_of(effect)?);
                Ok(())
            }
            BuiltIn::SetTitle => {
                let title: SetTitle = data_of(effect)?;
                self.effects.title = title.title;
                Ok(())
            }
        }
    }

    /// The event is sent in any case, so that no system waits for it in vain.
    fn load_file(&self, file: LoadFile) -> Result<(), String> {
        let read = self.user_folder();
        let read = read.and_then(|folder| user_data::load(&folder, &file.name));
        let loaded = FileLoaded {
            name: file.name,
            text: read.as_ref().ok().cloned().flatten(),
        };
        let event = Event {
            kind: Cow::Borrowed(FileLoaded::NAME),
            data: to_value(&loaded).map_err(|error| error.to_string())?,
            ..Event::default()
        };
        let (world, events) = (&self.runtime.world, &self.runtime.views.events);
        events
            .call(|view| view.send(world, event))
            .map_err(|error| error.to_string())?;
        read.map(|_| ())
    }

    fn user_folder(&self) -> Result<PathBuf, String> {
        if let Some(folder) = &self.effects.user_folder {
            return Ok(folder.clone());
        }
        let open = self.open_project().ok_or("no project is open")?;
        Ok(open.project.folder().join(user_data::FOLDER))
    }
}

fn data_of<E: EffectData>(effect: &Effect) -> Result<E, String> {
    let data = from_value(effect.data.clone());
    data.map_err(|error| format!("{} does not fit ({error}) and was dropped", effect.kind))
}
