//! Materials as files of the project, for the editor.

use crate::imports::material;
use crate::scene::write_value;
use playground_base::{Describe, FieldKind, Value, from_value, to_value};
use playground_core_drawing::MaterialAsset;

/// Reads the text of a material.
///
/// # Errors
/// What is wrong, and in which line.
pub fn read_material(text: &str) -> Result<MaterialAsset, String> {
    material(text.as_bytes())
}

/// The text of a material: a line for each field that is not the usual one.
pub fn material_text(material: &MaterialAsset) -> String {
    let usual = to_value(&MaterialAsset::default()).unwrap_or_default();
    let value = to_value(material).unwrap_or_default();
    let mut text = "(\n".to_owned();
    let FieldKind::Struct(fields) = MaterialAsset::KIND else {
        return text;
    };
    for field in fields {
        let of = value.field(field.name);
        let Some(of) = of.filter(|of| usual.field(field.name) != Some(*of)) else {
            continue;
        };
        text.push_str(&format!("    {}: ", field.name));
        write_value(of, &field.kind, &mut text);
        text.push_str(",\n");
    }
    text.push_str(")\n");
    text
}

/// A material with another value of one of its fields, or of a part of one: `color.r`.
///
/// # Errors
/// Why it cannot have that value.
pub fn with_field(
    material: &MaterialAsset,
    path: &str,
    new: Value,
) -> Result<(Value, MaterialAsset), String> {
    let mut value = to_value(material).map_err(|error| error.to_string())?;
    let field = value.at_mut(path).map_err(|error| error.to_string())?;
    *field = new;
    let changed: MaterialAsset = from_value(value).map_err(|error| error.to_string())?;
    // Numbers have the width of their fields then.
    let value = to_value(&changed).map_err(|error| error.to_string())?;
    Ok((value, changed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_core_drawing::MaterialBlend;

    #[test]
    fn text_of_a_material_has_what_is_not_usual_and_is_read_back() {
        let (_, changed) =
            with_field(&MaterialAsset::default(), "roughness", Value::F64(0.25)).expect("a number");
        let blend = Value::Variant("Cutout".to_owned(), Box::new(Value::Unit));
        let (_, changed) = with_field(&changed, "blend", blend).expect("a variant");
        let map = Value::Text("wood \"1\".png#00000000000000ff".to_owned());
        let (_, changed) = with_field(&changed, "color_map", map).expect("a reference");
        let (_, changed) = with_field(&changed, "color.g", Value::Int(0)).expect("a channel");
        let text = material_text(&changed);
        assert_eq!(text.lines().count(), 6, "{text}");
        let read = read_material(&text).expect("it is one");
        assert_eq!(read, changed);
        assert_eq!((read.blend, read.color.g), (MaterialBlend::Cutout, 0.0));
        assert_eq!(
            read_material(&material_text(&MaterialAsset::default())),
            Ok(MaterialAsset::default())
        );
        assert!(with_field(&changed, "shine", Value::F64(1.0)).is_err());
        assert!(with_field(&changed, "roughness", Value::Text("much".to_owned())).is_err());
    }
}
