//! Components that the file of a model says of its nodes, as rows of the world.

use playground_base::serde_json::{self, Value as Json};
use playground_base::{ErasedPool, FieldDescription, FieldKind, Value};
use playground_core_drawing::ModelComponent;
use playground_core_ecs::{ComponentId, RowSource, World};
use playground_engine::scene::{Unread, UnreadOfOwner, unread_of, write_value};

/// What became of a component.
#[derive(Debug, Default)]
pub struct ReadModelComponent {
    /// The row, as far as it fits.
    pub row: Option<(ComponentId, RowSource)>,
    /// What does not fit, kept as text.
    pub unread: UnreadOfOwner,
}

/// Reads a component of a file: by the path of its type, or else by its name alone where only one component
/// has it.
pub fn read_model_component(world: &World, component: &ModelComponent) -> ReadModelComponent {
    let json: Result<Json, serde_json::Error> = serde_json::from_str(&component.json);
    let json = match json {
        Ok(json) => json,
        Err(error) => return whole(component, &Json::Null, error.to_string()),
    };
    let pool = match pool_of(world, component) {
        Ok(pool) => pool,
        Err(why) => return whole(component, &json, why),
    };
    let description = pool.description();
    let value = value_of(&json, Some(&description.kind));
    let fitted = pool.fit(&value);
    let mut unread = UnreadOfOwner::new();
    for left in fitted.left {
        let is_whole = left.path.is_empty();
        let (name, text) = unread_of(description.name, left, Some(&description.kind));
        unread.insert(name, text);
        if is_whole {
            return ReadModelComponent { row: None, unread };
        }
    }
    ReadModelComponent {
        row: Some((pool.component(), RowSource::Value(fitted.value))),
        unread,
    }
}

fn whole(component: &ModelComponent, json: &Json, reason: String) -> ReadModelComponent {
    let mut text = String::new();
    write_value(&value_of(json, None), &FieldKind::F32, &mut text);
    let unread = Unread { text, reason };
    ReadModelComponent {
        row: None,
        unread: UnreadOfOwner::from([(component.name.clone(), unread)]),
    }
}

fn pool_of(world: &World, component: &ModelComponent) -> Result<ErasedPool, String> {
    let world_data = world.data.read();
    let pools = || world_data.pools.iter();
    let name = component.name.as_str();
    let exact = pools().find(|pool| {
        let description = pool.description();
        description.name == name || description.former_names.contains(&name)
    });
    let short = component.short_name();
    let mut called = pools().filter(|pool| pool.description().short_name() == short);
    let found = match (exact, called.next(), called.next()) {
        (Some(exact), _, _) => exact,
        (None, Some(only), None) => only,
        (None, None, _) => return Err(format!("no component of the project is called {short}")),
        (None, Some(one), Some(other)) => {
            let (one, other) = (one.description().name, other.description().name);
            return Err(format!(
                "{one} and {other} are called {short}: write one of these into the file"
            ));
        }
    };
    match found.description() {
        of if !of.editable => Err(format!("{short} is written by the engine alone")),
        of if of.resource => Err(format!("{short} is a resource, which no entity has")),
        _ => Ok(found.clone()),
    }
}

/// A value of JSON. Where the type is known, it tells variants of enums, vectors and options apart, which
/// JSON writes in more than one way.
fn value_of(json: &Json, kind: Option<&FieldKind>) -> Value {
    match (json, kind) {
        (Json::Null, _) => Value::Option(None),
        (json, Some(FieldKind::Option(kind))) => {
            Value::Option(Some(Box::new(value_of(json, Some(kind)))))
        }
        (Json::Bool(on), _) => Value::Bool(*on),
        (Json::Number(number), _) => number_of(number),
        (Json::String(text), _) => Value::Text(text.clone()),
        (Json::Array(items), kind) => {
            let kind_at = |at: usize| match kind {
                Some(FieldKind::List(kind)) => Some(*kind),
                Some(FieldKind::Tuple(kinds)) => kinds.get(at),
                _ => None,
            };
            let items = items.iter().enumerate();
            Value::List(items.map(|(at, of)| value_of(of, kind_at(at))).collect())
        }
        (Json::Object(fields), Some(FieldKind::Enum(variants))) if fields.len() == 1 => {
            let mut named = fields.iter();
            let found = named.find_map(|(name, data)| {
                let variant = variants.iter().find(|variant| variant.name == name)?;
                let data = match variant.kind {
                    Some(kind) => value_of(data, Some(&kind)),
                    None => Value::Unit,
                };
                Some(Value::Variant(name.clone(), Box::new(data)))
            });
            found.unwrap_or_else(|| struct_of(fields, &[]))
        }
        (Json::Object(fields), Some(FieldKind::Vector(_) | FieldKind::Rotation)) => {
            let axis = |name: &&str| fields.get(*name).map(|of| value_of(of, None));
            let axes: Vec<Value> = ["x", "y", "z", "w"].iter().filter_map(axis).collect();
            match axes.len() == fields.len() {
                true => Value::List(axes),
                false => struct_of(fields, &[]),
            }
        }
        (Json::Object(fields), Some(FieldKind::Color)) => color_of(fields),
        (Json::Object(fields), Some(FieldKind::Struct(described))) => struct_of(fields, described),
        (Json::Object(fields), _) => struct_of(fields, &[]),
    }
}

fn number_of(number: &serde_json::Number) -> Value {
    let whole = number.as_i64().map(Value::Int);
    let whole = whole.or_else(|| number.as_u64().map(Value::UInt));
    whole.unwrap_or_else(|| Value::F64(number.as_f64().unwrap_or_default()))
}

/// Fields by name; a map where a name can be none of a field.
fn struct_of(fields: &serde_json::Map<String, Json>, described: &[FieldDescription]) -> Value {
    let is_name = |name: &String| {
        let mut chars = name.chars();
        let begins = |first: char| first.is_ascii_alphabetic() || first == '_';
        chars.next().is_some_and(begins) && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let kind_of = |name: &str| {
        let field = described.iter().find(|field| field.is_called(name));
        field.map(|field| &field.kind)
    };
    if !fields.keys().all(is_name) {
        let entries = fields.iter();
        let entries = entries.map(|(name, of)| (Value::Text(name.clone()), value_of(of, None)));
        return Value::Map(entries.collect());
    }
    let named = fields.iter();
    let named = named.map(|(name, of)| (name.clone(), value_of(of, kind_of(name))));
    Value::Struct(named.collect())
}

/// A colour, which Bevy writes with its space: `{"LinearRgba": {"red": 1.0, …}}`.
fn color_of(fields: &serde_json::Map<String, Json>) -> Value {
    let mut spaces = fields.iter();
    let (space, inner) = match (spaces.next(), spaces.next()) {
        (Some((space, Json::Object(inner))), None) => (space.as_str(), inner),
        _ => ("", fields),
    };
    let channel = |names: [&str; 2], usual: Option<f64>| {
        let found = names.iter().find_map(|name| inner.get(*name)?.as_f64());
        found.or(usual)
    };
    let channels = [
        channel(["red", "r"], None),
        channel(["green", "g"], None),
        channel(["blue", "b"], None),
        channel(["alpha", "a"], Some(1.0)),
    ];
    let [Some(r), Some(g), Some(b), Some(a)] = channels else {
        return struct_of(fields, &[]);
    };
    let linear = |channel: f64| match space {
        "Srgba" if channel <= 0.040_45 => channel / 12.92,
        "Srgba" => ((channel + 0.055) / 1.055).powf(2.4),
        _ => channel,
    };
    let fields = [
        ("r", linear(r)),
        ("g", linear(g)),
        ("b", linear(b)),
        ("a", a),
    ];
    let fields = fields.map(|(name, of)| (name.to_owned(), Value::F32(of as f32)));
    Value::Struct(fields.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::Describe;
    use playground_base::serde_json::json;
    use playground_core_drawing::{Camera, Light};

    fn value(json: &Json, kind: &FieldKind) -> Value {
        value_of(json, Some(kind))
    }

    #[test]
    fn forms_of_json_are_told_apart_by_the_type() {
        let light = value(
            &json!({"kind": "Spot", "color": {"Srgba": {"red": 1.0, "green": 0.5, "blue": 0, "alpha": 1}}}),
            &Light::KIND,
        );
        assert_eq!(light.field("kind"), Some(&Value::Text("Spot".to_owned())));
        let color = light.field("color").expect("a colour");
        let green = color.field("g").and_then(Value::as_f64).expect("green");
        assert!((green - 0.214).abs() < 1e-3, "{green}");
        let camera = value(
            &json!({"projection": {"Orthographic": null}}),
            &Camera::KIND,
        );
        let orthographic = Value::Variant("Orthographic".to_owned(), Box::new(Value::Unit));
        assert_eq!(camera.field("projection"), Some(&orthographic));
        let place = value(&json!({"x": 1, "y": 2.5, "z": 3}), &FieldKind::Vector(3));
        let numbers = [Value::Int(1), Value::F64(2.5), Value::Int(3)];
        assert_eq!(place, Value::List(numbers.to_vec()));
        let optional = FieldKind::Option(&FieldKind::F32);
        assert_eq!(value(&Json::Null, &optional), Value::Option(None));
    }

    #[test]
    fn what_no_component_has_is_text_that_a_scene_can_keep() {
        let component = ModelComponent {
            name: "game::Door".to_owned(),
            json: String::new(),
        };
        let json = json!({"speed": 2, "tags": ["a \"b\""], "of": {"my key": null}});
        let read = whole(&component, &json, "there is none".to_owned());
        let (name, unread) = read.unread.first_key_value().expect("it is kept");
        assert_eq!(name, "game::Door");
        let parsed = playground_engine::scene::plain_value(&unread.text);
        assert!(parsed.is_some(), "{}", unread.text);
    }
}
