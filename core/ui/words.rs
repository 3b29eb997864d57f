//! Formats numbers for users, the same in all panels.

/// A size in bytes, `12.3 MB`.
pub fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    if bytes < 1_000 {
        return format!("{bytes} B");
    }
    let mut amount = bytes as f64 / 1_000.0;
    let mut unit = 0;
    while amount >= 999.95 && unit + 1 < UNITS.len() {
        amount /= 1_000.0;
        unit += 1;
    }
    format!("{amount:.1} {}", UNITS[unit])
}

/// A time with three significant digits: `0.3 µs`, `12 µs`, `1.23 ms`, `45.6 ms`.
pub fn milliseconds(time_ms: f32) -> String {
    match time_ms {
        long if long >= 1_000.0 => format!("{:.2} s", long / 1_000.0),
        some if some >= 100.0 => format!("{some:.0} ms"),
        some if some >= 10.0 => format!("{some:.1} ms"),
        short if short >= 0.1 => format!("{short:.2} ms"),
        none if none <= 0.0 => "–".to_owned(),
        some if some >= 0.01 => format!("{:.0} µs", some * 1_000.0),
        least => format!("{:.1} µs", least * 1_000.0),
    }
}

/// A number with separated thousands, `12,345`.
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The name of a rendering system for users: `playground-systems-vulkan` is `Vulkan`.
pub fn renderer(package: &str) -> String {
    let name = package
        .strip_prefix("playground-systems-")
        .unwrap_or(package);
    match name {
        "webgl" => "WebGL".to_owned(),
        name => {
            let mut letters = name.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(letters).collect()
        }
    }
}

/// A name without the number at its end, and that number: `Moon 2` is `Moon` and 2. A number that is
/// no word of its own belongs to the name: `Level9`.
pub fn split_number(name: &str) -> (&str, Option<u32>) {
    let split = name.rsplit_once([' ', '-']);
    let number = split.and_then(|(base, digits)| Some((base, digits.parse().ok()?)));
    match number {
        Some((base, number)) if !base.is_empty() => (base, Some(number)),
        _ => (name, None),
    }
}

/// A message as a sentence: `no project is open` becomes `No project is open.`
pub fn sentence(message: &str) -> String {
    let message = message.trim_end();
    let mut letters = message.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    // A name in code is not a word: `spawn` and `Cargo.toml` stay as they are.
    let first_word = message.split_whitespace().next().unwrap_or_default();
    let is_word = first_word
        .chars()
        .all(|letter| letter.is_alphabetic() || ",;:'\u{2019}".contains(letter));
    let first = if is_word {
        first.to_uppercase().collect()
    } else {
        first.to_string()
    };
    let end = match message.chars().next_back() {
        Some(last) if last.is_alphanumeric() || ")`'\"\u{201d}".contains(last) => ".",
        _ => "",
    };
    format!("{first}{}{end}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_at_the_end_of_a_name_is_split_off() {
        let cases = [
            ("Moon", ("Moon", None)),
            ("Moon 2", ("Moon", Some(2))),
            ("main-12", ("main", Some(12))),
            ("Level9", ("Level9", None)),
            ("2", ("2", None)),
            ("Moon x", ("Moon x", None)),
        ];
        for (name, expected) in cases {
            assert_eq!(split_number(name), expected);
        }
    }

    #[test]
    fn sentence_begins_with_a_capital_and_ends() {
        let sentences = [
            ("no project is open", "No project is open."),
            (
                "a build runs: wait for it, or cancel it",
                "A build runs: wait for it, or cancel it.",
            ),
            ("`spawn` needs a kind", "`spawn` needs a kind."),
            ("scenes/main.ron is gone!", "scenes/main.ron is gone!"),
            ("Cargo.toml: no name", "Cargo.toml: no name."),
            ("two lines\n", "Two lines."),
            ("", ""),
        ];
        for (message, expected) in sentences {
            assert_eq!(sentence(message), expected);
        }
    }

    #[test]
    fn sizes_times_and_counts_are_formatted() {
        let sizes = [
            (0, "0 B"),
            (999, "999 B"),
            (1_000, "1.0 kB"),
            (74_250, "74.2 kB"),
            (999_999, "1.0 MB"),
            (1_234_567, "1.2 MB"),
            (u64::MAX, "18446744.1 TB"),
        ];
        for (bytes, text) in sizes {
            assert_eq!(size(bytes), text);
        }
        let times = [0.0, 0.0004, 0.0123, 1.234, 45.67, 123.4, 2_345.0].map(milliseconds);
        let texts = [
            "–", "0.4 µs", "12 µs", "1.23 ms", "45.7 ms", "123 ms", "2.35 s",
        ];
        assert_eq!(times, texts);
        let counts = [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (12_345_678, "12,345,678"),
        ];
        for (number, text) in counts {
            assert_eq!(count(number), text);
        }
    }
}
