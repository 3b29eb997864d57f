//! [`material`]: reads a material.

use playground_base::ron;
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
    read.map_err(|error| format!("line {}: {}", error.span.start, error.code))
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
    }
}
