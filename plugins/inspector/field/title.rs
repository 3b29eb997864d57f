//! Titles of names in the source.

/// `fov_y_rad` with the unit `rad` is `Fov Y`: the unit is shown behind the number.
pub fn title_of(name: &str, unit: &str) -> String {
    let suffix = match unit.strip_prefix("1/") {
        Some(per) => format!("_per_{per}"),
        None => format!("_{}", unit.replace('/', "_per_")),
    };
    let name = if unit.is_empty() {
        name
    } else {
        name.strip_suffix(suffix.as_str()).unwrap_or(name)
    };
    let words = name.split('_').filter(|word| !word.is_empty());
    words.map(capitalised).collect::<Vec<_>>().join(" ")
}

/// `MeshRenderer` is `Mesh Renderer`; `HUDText` is `HUD Text`.
pub fn words_of(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut text = String::with_capacity(name.len() + 4);
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| letters.get(before));
        let starts = letter.is_uppercase()
            && before.is_some_and(|before| {
                let ends = letters
                    .get(index + 1)
                    .is_some_and(|next| next.is_lowercase());
                before.is_lowercase() || before.is_ascii_digit() || (before.is_uppercase() && ends)
            });
        if starts {
            text.push(' ');
        }
        text.push(*letter);
    }
    text
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
