//! [`EffectDelivery`]: delivers effects to their handlers.

use super::built_in::BuiltIn;
use crate::Engine;
use crate::play::traced_call;
use playground_base::FragmentId;
use playground_core_ecs::{
    BoundAllSystemView, Effect, EffectHandler, LogLine, SystemViewFragments,
};
use playground_core_engine::{Problem, Severity};
use std::path::PathBuf;

/// The maximum number of logged lines that wait to be shown.
const MOST_LINES: usize = 1_000;

/// The handlers of effects, and their problems.
#[derive(Default)]
pub struct EffectDelivery {
    /// The handlers, by name of the plugin, then as declared.
    handlers: Vec<Carrier>,
    /// The plugins of the handlers.
    plugins: Option<SystemViewFragments>,
    /// The latest problem of each source since play started.
    problems: Vec<Problem>,
    /// Kinds of effects without a handler among the current plugins.
    unhandled: Vec<Problem>,
    /// The effects that are carried out now; stored to reuse its memory.
    pub(super) pending: Vec<Effect>,
    /// Lines that the game logged and that were not taken yet.
    lines: Vec<LogLine>,
    /// The title that the game set; empty for none.
    pub(super) title: String,
    /// The folder for the game's files; `None` for the folder of the project.
    pub(super) user_folder: Option<PathBuf>,
    /// True when the game changed the scene and that was not taken yet.
    pub(super) has_changed_scene: bool,
}

/// One effect handler.
struct Carrier {
    /// The index of its plugin among the plugins.
    plugin: usize,
    fragment: FragmentId,
    handler: EffectHandler,
    /// It panicked, and is off until play starts again or a reload ends.
    is_off: bool,
}

impl EffectDelivery {
    /// The problems of effects and of their handlers.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> + Clone {
        self.problems.iter().chain(&self.unhandled)
    }

    /// Starts a game: removes the problems of the one before, and calls handlers again.
    pub fn begin(&mut self) {
        self.problems.clear();
        self.unhandled.clear();
        self.start_afresh();
    }

    /// Handlers that panicked are called again.
    pub fn start_afresh(&mut self) {
        for carrier in self.handlers.iter_mut().filter(|carrier| carrier.is_off) {
            carrier.is_off = false;
            let name = carrier.handler.name;
            self.problems.retain(|problem| problem.source != name);
        }
    }

    /// Ends the game.
    pub fn end(&mut self) {
        self.title.clear();
    }

    /// Stores a line until it is taken; drops the oldest if there are too many.
    pub fn log(&mut self, line: LogLine) {
        if self.lines.len() == MOST_LINES {
            self.lines.remove(0);
        }
        self.lines.push(line);
    }

    /// Records a problem.
    pub(super) fn report(&mut self, source: &str, message: String) {
        put(&mut self.problems, source, message);
    }

    /// Reads the declarations of the plugins if they changed. Problems of replaced ones are
    /// removed.
    pub fn refresh(&mut self, bound: &BoundAllSystemView) {
        let Some(change) = bound.changed(&mut self.plugins) else {
            return;
        };
        self.unhandled.clear();
        let mut known = std::mem::take(&mut self.handlers);
        for (index, plugin) in change.all.iter().enumerate() {
            let of_plugin = known.extract_if(.., |known| known.fragment == plugin.id);
            if !change.is_new(plugin) {
                self.handlers.extend(of_plugin.map(|known| Carrier {
                    plugin: index,
                    ..known
                }));
                continue;
            }
            for gone in of_plugin {
                self.problems
                    .retain(|problem| problem.source != gone.handler.name);
            }
            match bound.call(plugin, |view| view.effect_handlers()) {
                Ok(handlers) => self
                    .handlers
                    .extend(handlers.into_iter().map(|handler| Carrier {
                        plugin: index,
                        fragment: plugin.id,
                        handler,
                        is_off: false,
                    })),
                Err(error) => self.report(plugin.name, error.to_string()),
            }
        }
    }

    /// Calls the handlers of one kind of effect.
    fn hand_out(&mut self, bound: &BoundAllSystemView, alike: &[Effect]) {
        let Some(kind) = alike.first().map(|effect| effect.kind.as_ref()) else {
            return;
        };
        self.refresh(bound);
        let plugins = self.plugins.clone();
        let mut failures = Vec::new();
        let mut is_known = false;
        for carrier in &mut self.handlers {
            if carrier.handler.kind != kind {
                continue;
            }
            is_known = true;
            let plugin = plugins.iter().find_map(|all| all.get(carrier.plugin));
            let Some(plugin) = plugin.filter(|_| !carrier.is_off) else {
                continue;
            };
            let id = carrier.handler.id;
            let called = traced_call("effect handler", carrier.handler.name, || {
                bound.call(plugin, |view| view.carry_out(id, alike))
            });
            let failed = match called {
                Ok(Ok(())) => continue,
                Ok(Err(error)) => error.to_string(),
                Err(panicked) => {
                    carrier.is_off = true;
                    format!(
                        "{panicked}; it is called no more until play starts again or a reload ends"
                    )
                }
            };
            failures.push((carrier.handler.name, failed));
        }
        for (name, failed) in failures {
            self.report(name, failed);
        }
        if !is_known {
            let message = format!(
                "no plugin carries out {kind}, so it is dropped: give a plugin an `#[effect_handler]` for it"
            );
            put(&mut self.unhandled, kind, message);
        }
    }
}

/// Lists a problem, and logs it if it is new. Each source has one problem, the latest.
fn put(problems: &mut Vec<Problem>, source: &str, message: String) {
    let known = problems.iter().position(|known| known.source == source);
    if let Some(known) = known {
        if problems[known].message == message {
            return;
        }
        problems.remove(known);
    }
    tracing::warn!("{source}: {message}");
    problems.push(Problem {
        severity: Severity::Error,
        source: source.to_owned(),
        message,
        ..Problem::default()
    });
}

impl Engine {
    /// Carries out the effects of the stage that just ran. Without effects this checks one empty
    /// list. An effect that fails becomes a problem.
    pub(crate) fn deliver_effects(&mut self) {
        if self.runtime.world.data.read().effects.is_empty() {
            return;
        }
        let mut pending = std::mem::take(&mut self.effects.pending);
        std::mem::swap(&mut pending, &mut self.runtime.world.data.write().effects);
        for alike in pending.chunk_by(|one, next| one.kind == next.kind) {
            let kind = alike.first().and_then(|effect| BuiltIn::of(&effect.kind));
            match kind {
                Some(kind) => alike.iter().for_each(|one| self.carry_out(kind, one)),
                None => {
                    let bound = &self.runtime.views.systems;
                    self.effects.hand_out(bound, alike);
                }
            }
        }
        pending.clear();
        self.effects.pending = pending;
    }

    /// Lines that the game logged since the last call; at most 1,000, the latest.
    pub fn take_log(&mut self) -> Vec<LogLine> {
        std::mem::take(&mut self.effects.lines)
    }

    /// True when the game changed the scene since the last call.
    pub fn take_scene_change(&mut self) -> bool {
        std::mem::take(&mut self.effects.has_changed_scene)
    }

    /// The title that the game set for its window; empty for none.
    pub fn game_title(&self) -> &str {
        &self.effects.title
    }
}
