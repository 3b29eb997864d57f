//! [`material`]: reads a material.

use playground_base::{Describe, FieldKind, ron};
use playground_core_drawing::MaterialAsset;

/// The most bytes of a file of a material.
const MOST_BYTES: usize = 1 << 20;

/// Reads the text of a material. Fields that it does not name are the usual ones.
///
/// # Errors
/// What is wrong, and where.
pub fn material(bytes: &[u8]) -> Result<MaterialAsset, String> {
    if bytes.len() > MOST_BYTES {
        return Err("it has more than 1 MiB: it is no material".to_owned());
    }
    let text = std::str::from_utf8(bytes);
    let text = text.map_err(|error| format!("it is no text: {error}"))?;
    let read: Result<MaterialAsset, ron::error::SpannedError> = ron::from_str(text);
    let material =
        read.map_err(|error| format!("line {}: {}", error.span.start.line, error.code))?;
    match unknown_field(text) {
        Some((line, name)) => Err(format!("line {line}: a material has no field `{name}`")),
        None if !is_finite(&material) => {
            Err("one of its numbers has no end, or is none".to_owned())
        }
        None => Ok(material),
    }
}

/// Whether all of its numbers are.
fn is_finite(material: &MaterialAsset) -> bool {
    let colors = [&material.color, &material.emission];
    let colors = colors.into_iter().flat_map(|color| color.to_array());
    let given = material
        .parameters
        .iter()
        .flat_map(|of| of.value.to_array());
    let mut numbers = colors.chain(given).chain([
        material.roughness,
        material.metallic,
        material.normal_scale,
        material.occlusion_strength,
        material.emission_strength,
        material.cutoff,
        material.reflectance,
        material.coat,
        material.coat_roughness,
        material.repeat_u,
        material.repeat_v,
    ]);
    numbers.all(f32::is_finite)
}

/// The first field that no material has, and its line: a slip of the pen, which must not go unnoticed.
fn unknown_field(text: &str) -> Option<(usize, String)> {
    let FieldKind::Struct(fields) = MaterialAsset::KIND else {
        return None;
    };
    let named: ron::Value = ron::from_str(text).ok()?;
    let ron::Value::Map(named) = named else {
        return None;
    };
    let names = named.keys().filter_map(|key| match key {
        ron::Value::String(name) => Some(name),
        _ => None,
    });
    let mut unknown = names.filter(|name| fields.iter().all(|field| field.name != name.as_str()));
    let name = unknown.next()?;
    let lines = text.lines().zip(1..);
    let line = lines
        .filter(|(text, _)| text.contains(name.as_str()))
        .map(|(_, line)| line);
    Some((line.min().unwrap_or(1), name.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_that_are_not_named_are_the_usual_ones() {
        let read = material(b"(roughness: 0.25, color_map: \"wood.png\")").expect("it is one");
        assert_eq!(read.roughness, 0.25);
        assert_eq!(read.color_map, "wood.png".into());
        let usual = MaterialAsset::default();
        assert_eq!((read.metallic, read.coat), (usual.metallic, usual.coat));
        assert_eq!(material(b"()"), Ok(usual));
    }

    #[test]
    fn mistake_is_named_with_its_line() {
        for (text, line) in [
            ("(\n  roughness: \"much\",\n)", "line 2"),
            ("(\n\n  shine: 1.0,\n)", "line 3"),
            ("wood", "line 1"),
        ] {
            let why = material(text.as_bytes()).expect_err("it is wrong");
            assert!(why.contains(line), "{why}");
        }
        assert!(material(&[0xff, 0xfe]).is_err());
        for endless in ["(metallic: inf)", "(color: (r: 1e39, g: 0, b: 0, a: 1))"] {
            assert!(material(endless.as_bytes()).is_err(), "{endless}");
        }
    }
}
