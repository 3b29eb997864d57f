//! Commands that only read.

use crate::answer::{CommandError, Outcome, value_json};
use crate::app::EditorApp;
use playground_base::serde_json::{Map, Value as Json, json};
use playground_core_ecs::{EntityRef, Name, Owner, Parent};
use playground_core_ui::EditorCommand;

impl EditorApp {
    /// A field, a component, or everything of an owner. A name that no entity has may be that of a
    /// resource: `get Score.points`.
    pub(super) fn get(&self, of: &EntityRef, path: &str) -> Outcome {
        let (owner, path) = match self.owner(of) {
            Ok(owner) => (owner, path),
            Err(error) => match (of, self.resource_path(of, path)) {
                (_, Some(path)) => (Owner::World, path),
                (EntityRef::Path(name), None) => {
                    let (name, known) = (name.clone(), self.resource_names());
                    return Err(CommandError::NoOwner { name, known });
                }
                (_, None) => return Err(error),
            },
        };
        match (owner, path) {
            (Owner::World, "") => Ok(json!({"resources": self.components_json(owner)})),
            (Owner::Entity(id), "") => {
                Ok(json!({"id": id.to_bits(), "components": self.components_json(owner)}))
            }
            (owner, path) => {
                let (pool, rest) = self.path_in(&[owner], path)?;
                let value = self.component_of(owner, &pool)?;
                Ok(json!({"value": value_json(value.at(rest)?)}))
            }
        }
    }

    /// The scene's file, whether it is unsaved, and every entity with name and parent, in order of
    /// id.
    pub(super) fn list_entities(&self) -> Json {
        let world_data = self.document.engine.world().data.read();
        let named = |id: &str| world_data.pools.iter().find(|p| p.description().name == id);
        let name_pool = named(<Name as playground_base::Named>::NAME);
        let parent_pool = named(<Parent as playground_base::Named>::NAME);
        let entities = world_data.entities.iter().map(|entity| {
            let field = |pool: Option<&playground_base::ErasedPool>, field: &str| {
                let value = world_data.get_value(entity, pool?)?;
                value.field(field).map(value_json)
            };
            let mut row = Map::new();
            row.insert("id".into(), json!(entity.id.to_bits()));
            if let Some(name) = field(name_pool, "name") {
                row.insert("name".into(), name);
            }
            if let Some(parent) = field(parent_pool, "entity") {
                row.insert("parent".into(), parent);
            }
            Json::Object(row)
        });
        let entities: Vec<Json> = entities.collect();
        let scene = self
            .document
            .engine
            .open_project()
            .and_then(|open| open.scene.as_ref());
        json!({
            "count": entities.len(),
            "scene": scene,
            "unsaved": self.document.is_unsaved(),
            "entities": entities,
        })
    }

    /// All components of an owner by name.
    fn components_json(&self, owner: Owner) -> Json {
        let world_data = self.document.engine.world().data.read();
        let Some(location) = world_data.owner(owner) else {
            return Json::Null;
        };
        let values = world_data.pools.iter().filter_map(|pool| {
            let value = world_data.get_value(location, pool)?;
            Some((pool.description().name.to_owned(), value_json(&value)))
        });
        Json::Object(values.collect())
    }

    pub(super) fn list_modules(&self) -> Json {
        let modules = self.document.engine.modules();
        let rows = modules.iter().map(|m| {
            json!({
                "package": m.package,
                "view": m.view,
                "view_model": m.view_model,
                "api_version": format!("{:08x}", m.api_version),
                "state_version": format!("{:08x}", m.state_version),
                "generation": m.generation,
                "file": m.file,
                "load_ms": m.load_ms,
                "reloadable": m.reloadable,
                "error": m.error,
            })
        });
        let off = self.document.engine.modules_off().iter();
        let off = off.map(|of| json!({"package": of.package, "reason": of.reason}));
        json!({"modules": rows.collect::<Vec<_>>(), "off": off.collect::<Vec<_>>()})
    }

    pub(super) fn list_pools(&self) -> Outcome {
        let world = self.document.engine.world();
        let reports = self
            .document
            .engine
            .views()
            .storage
            .call(|v| v.report(world.read().reader()));
        let rows = reports?;
        let components = rows.iter().map(|r| {
            json!({
                "component": r.name,
                "module": r.module,
                "rows": r.rows,
                "row_bytes": r.row_bytes,
                "bytes": r.bytes,
                "archetypes": r.archetypes,
                "holders": r.holders,
            })
        });
        let models = world
            .registry
            .pool_reports()
            .into_iter()
            .map(|(view, model, report)| {
                json!({
                    "view": format!("{view:016x}"),
                    "model": format!("{model:016x}"),
                    "active": report.active,
                    "recycled": report.recycled,
                    "bytes": report.bytes,
                })
            });
        Ok(json!({
            "components": components.collect::<Vec<_>>(),
            "models": models.collect::<Vec<_>>(),
        }))
    }

    pub(super) fn hash(&self) -> Outcome {
        let world = self.document.engine.world();
        let hash = self.document.engine.views().worlds.call(|v| v.hash(world));
        Ok(json!({"hash": format!("{:016x}", hash?)}))
    }

    pub(super) fn list_systems(&self) -> Json {
        let frame = &self.mirror.state.frame;
        let systems = frame.systems.iter().map(|s| {
            json!({
                "system": s.name,
                "time_ms": s.time_ms,
                "skipped": s.skipped,
                "error": s.error,
            })
        });
        json!({
            "systems": systems.collect::<Vec<_>>(),
            "time_ms": frame.time_ms,
            "frames_shown": self.mirror.state.frames_shown,
        })
    }

    /// Every command with its arguments and its doc; those of the game are a separate list.
    pub(super) fn help(&self) -> Json {
        let rows = EditorCommand::TABLE.iter().map(|row| {
            let line = format!("{} {}", row.name, row.usage());
            json!({"command": line.trim_end(), "doc": row.doc()})
        });
        let game = self.mirror.state.vocabulary.commands.iter().map(|command| {
            let line = format!("{} {}", command.name, command.usage());
            json!({"command": line.trim_end(), "doc": command.doc()})
        });
        json!({
            "commands": rows.collect::<Vec<_>>(),
            "game": game.collect::<Vec<_>>(),
        })
    }
}
