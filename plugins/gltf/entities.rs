//! What nodes have besides meshes: lights, cameras, and what programs write into `extras`.

use crate::cameras::camera;
use crate::file::Source;
use crate::lights::light;
use crate::nodes::Nodes;
use playground_base::serde_json::{self, Map, Value as Json};
use playground_core_drawing::{ModelComponent, ModelEntity};

/// The addon Skein for Blender writes components here: a list of objects, each with the path of a type and
/// its value.
const SKEIN: &str = "skein";

/// The most bytes of the extras of a file.
const MOST_EXTRAS: usize = 16 << 20;

/// Of all nodes that are shown and have something besides a mesh. `lux` are the lux of strength 1.
///
/// # Errors
/// Which node says what cannot be read.
pub fn entities(
    source: &Source,
    nodes: &Nodes,
    lux: f32,
    left_out: &mut Vec<String>,
) -> Result<Vec<ModelEntity>, String> {
    let mut room = MOST_EXTRAS;
    let mut all = Vec::new();
    for node in source.document.nodes() {
        let Some(at) = nodes.shown(node.index()) else {
            continue;
        };
        let name = || format!("node {} {}", node.index(), node.name().unwrap_or_default());
        let named = |why: String| format!("{}: {why}", name().trim_end());
        let of = node.light();
        let lit = of.map(|of| light(&of, lux, left_out)).transpose();
        let seen = node.camera().map(|of| camera(&of)).transpose();
        let text = node.extras().as_ref().map_or("", |extras| extras.get());
        let left = room.checked_sub(text.len());
        room = left.ok_or("its extras have more than 16 MiB: leave some of them out")?;
        let (components, extras) = extras_of(text).map_err(named)?;
        let entity = ModelEntity {
            node: at,
            light: lit.map_err(named)?,
            camera: seen.map_err(named)?,
            components,
            extras,
        };
        all.extend((!entity.is_empty()).then_some(entity));
    }
    all.sort_by_key(|entity| entity.node);
    Ok(all)
}

/// The components that extras say, and the rest of them. What is no list of components stays with the rest.
fn extras_of(text: &str) -> Result<(Vec<ModelComponent>, String), String> {
    if text.is_empty() {
        return Ok((Vec::new(), String::new()));
    }
    let json: Result<Json, serde_json::Error> = serde_json::from_str(text);
    let json = json.map_err(|error| format!("its extras cannot be read: {error}"))?;
    let Json::Object(mut extras) = json else {
        return match json {
            Json::Null => Ok((Vec::new(), String::new())),
            // The format advises an object, and allows anything.
            other => Ok((Vec::new(), Json::from_iter([("extras", other)]).to_string())),
        };
    };
    let (mut components, mut others) = (Vec::new(), Vec::new());
    match extras.remove(SKEIN) {
        Some(Json::Array(list)) => {
            for item in list {
                match item {
                    Json::Object(named) => components.extend(named.into_iter().map(component)),
                    other => others.push(other),
                }
            }
        }
        Some(other) => others.push(other),
        None => {}
    }
    if !others.is_empty() {
        extras.insert(SKEIN.to_owned(), Json::Array(others));
    }
    Ok((components, text_of(extras)))
}

fn component((name, value): (String, Json)) -> ModelComponent {
    ModelComponent {
        name,
        json: value.to_string(),
    }
}

fn text_of(extras: Map<String, Json>) -> String {
    match extras.is_empty() {
        true => String::new(),
        false => Json::Object(extras).to_string(),
    }
}
