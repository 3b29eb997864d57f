//! [`shader`]: reads a shader of a project.

use playground_core_drawing::{ShaderParameter, SurfaceShader};

/// The most bytes of a file of a shader.
const MOST_BYTES: usize = 1 << 18;

/// What the file must have.
const FUNCTION: &str = "fn surface_of(point: Point, parameters: Parameters) -> Point";

/// Reads the text of a shader: its parameters, with what they usually are. Whether it compiles, the renderer
/// finds out.
///
/// # Errors
/// What is wrong, and where.
pub fn shader(bytes: &[u8]) -> Result<SurfaceShader, String> {
    if bytes.len() > MOST_BYTES {
        return Err("it has more than 256 KiB: split it".to_owned());
    }
    let text = std::str::from_utf8(bytes);
    let text = text.map_err(|error| format!("it is no text: {error}"))?;
    let code = without_comments(text);
    if !words(&code).any(|(_, word)| word == "surface_of") {
        return Err(format!("it has no function `{FUNCTION}`"));
    }
    Ok(SurfaceShader {
        parameters: parameters(text, &code)?,
        wgsl: text.to_owned(),
        ..SurfaceShader::default()
    })
}

/// The text with spaces in place of comments, so that places stay where they are.
fn without_comments(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    let (mut in_line, mut depth) = (false, 0_usize);
    while let Some(next) = rest.chars().next() {
        let starts = |with: &str| rest.starts_with(with);
        let (length, is_comment) = if in_line {
            in_line = next != '\n';
            (next.len_utf8(), in_line)
        } else if starts("/*") {
            depth += 1;
            (2, true)
        } else if starts("*/") && depth > 0 {
            depth -= 1;
            (2, true)
        } else if starts("//") && depth == 0 {
            in_line = true;
            (2, true)
        } else {
            (next.len_utf8(), depth > 0)
        };
        let (now, later) = rest.split_at(length);
        match is_comment && next != '\n' {
            true => code.extend(std::iter::repeat_n(' ', length)),
            false => code.push_str(now),
        }
        rest = later;
    }
    code
}

/// The words of a text, with their places.
fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_of_word = |of: char| of.is_alphanumeric() || of == '_';
    let parts = code.split(move |of| !is_of_word(of));
    let mut at = 0;
    parts.filter_map(move |part| {
        let place = at;
        // What splits them may be longer than a byte; its length is that of the character.
        let after = code.get(place + part.len()..).unwrap_or_default();
        at = place + part.len() + after.chars().next().map_or(0, char::len_utf8);
        (!part.is_empty()).then_some((place, part))
    })
}

/// The members of `struct Parameters`.
fn parameters(text: &str, code: &str) -> Result<Vec<ShaderParameter>, String> {
    let all: Vec<_> = words(code).collect();
    let of_struct = |pair: &&[(usize, &str)]| match pair {
        [(_, first), (_, second)] => *first == "struct" && *second == "Parameters",
        _ => false,
    };
    let Some([_, (name_at, name)]) = all.windows(2).find(of_struct) else {
        return Ok(Vec::new());
    };
    let start = name_at + name.len();
    let line = |at: usize| 1 + text.get(..at).unwrap_or_default().matches('\n').count();
    let body = code.get(start..).unwrap_or_default();
    let braces = body.find('{').zip(body.find('}'));
    let Some((open, close)) = braces.filter(|(open, close)| open < close) else {
        return Err(format!(
            "line {}: `struct Parameters` has no end",
            line(start)
        ));
    };
    let mut found = Vec::new();
    let mut at = start + open + 1;
    for member in members(body.get(open + 1..close).unwrap_or_default()) {
        let place = at + (member.len() - member.trim_start().len());
        let here = line(place);
        at += member.len() + 1;
        if member.trim().is_empty() {
            continue;
        }
        let parameter = parameter(member.trim()).map_err(|why| format!("line {here}: {why}"))?;
        // What is written behind it is on the line on which it ends.
        let end = line(at - 2);
        let usual = text.lines().nth(end - 1).and_then(usual);
        let usual = usual.transpose();
        let usual = usual.map_err(|why| format!("line {end}: {why}"))?;
        found.push(ShaderParameter {
            usual: usual.unwrap_or_default(),
            ..parameter
        });
    }
    let most = SurfaceShader::MOST_PARAMETERS;
    match found.len() <= most {
        true => Ok(found),
        false => Err(format!(
            "it has {} parameters: {most} are the most",
            found.len()
        )),
    }
}

/// Splits at commas that are not within `<>` or `()`.
fn members(body: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let split = body.split(move |of| {
        match of {
            '<' | '(' => depth += 1,
            '>' | ')' => depth -= 1,
            _ => {}
        }
        of == ',' && depth <= 0
    });
    split.collect()
}

fn parameter(member: &str) -> Result<ShaderParameter, String> {
    let Some((name, kind)) = member.split_once(':') else {
        return Err(format!("`{member}` is no parameter: write `name: f32`"));
    };
    let kind: String = kind.chars().filter(|of| !of.is_whitespace()).collect();
    let width = match kind.as_str() {
        "f32" => 1,
        "vec2<f32>" | "vec2f" => 2,
        "vec3<f32>" | "vec3f" => 3,
        "vec4<f32>" | "vec4f" => 4,
        _ => {
            return Err(format!(
                "a parameter cannot be a `{kind}`: f32, vec2<f32>, vec3<f32> and vec4<f32> are possible"
            ));
        }
    };
    if name.contains('@') {
        return Err(format!("`{}` has an attribute: remove it", name.trim()));
    }
    Ok(ShaderParameter {
        name: name.trim().to_owned(),
        width,
        usual: [0.0; 4],
    })
}

/// What is behind `// =` in a line: a number, or up to four in parentheses.
fn usual(line: &str) -> Option<Result<[f32; 4], String>> {
    let (_, comment) = line.split_once("//")?;
    let text = comment.trim().strip_prefix('=')?.trim();
    let within = text.strip_prefix('(').and_then(|of| of.split_once(')'));
    let listed = match within {
        Some((listed, _)) => listed,
        None => text.split_whitespace().next().unwrap_or_default(),
    };
    let mut numbers = [0.0; 4];
    for (place, number) in listed.split(',').enumerate() {
        let read: Result<f32, _> = number.trim().parse();
        match (numbers.get_mut(place), read) {
            (Some(place), Ok(read)) if read.is_finite() => *place = read,
            _ => {
                return Some(Err(format!(
                    "`{text}` is no number and no list of up to four in parentheses"
                )));
            }
        }
    }
    Some(Ok(numbers))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: &str = "// struct Parameters { no: i32 }
struct Parameters {
    speed: f32, // = 1.5
    tint: vec3<f32>, // = (0.25, 0.5, 1) of the water
    /* depth: f32, */ offset : vec2f,
    all: vec4<f32>
}

fn surface_of(point: Point, parameters: Parameters) -> Point {
    return point;
}
";

    #[test]
    fn parameters_are_read_with_what_they_usually_are() {
        let read = shader(FULL.as_bytes()).expect("it is one");
        let found: Vec<_> = read
            .parameters
            .iter()
            .map(|of| (of.name.as_str(), of.width, of.usual))
            .collect();
        assert_eq!(
            found,
            [
                ("speed", 1, [1.5, 0.0, 0.0, 0.0]),
                ("tint", 3, [0.25, 0.5, 1.0, 0.0]),
                ("offset", 2, [0.0; 4]),
                ("all", 4, [0.0; 4]),
            ]
        );
        assert_eq!(read.wgsl, FULL);
        let plain =
            shader(b"fn surface_of(point: Point, p: Parameters) -> Point { return point; }");
        assert!(plain.expect("it is one").parameters.is_empty());
    }

    #[test]
    fn mistake_is_named_with_its_line() {
        let body = "fn surface_of() {}";
        for (text, expected) in [
            (
                "struct Parameters {\n  count: i32,\n}\n",
                "line 2: a parameter cannot be a `i32`",
            ),
            (
                "\nstruct Parameters {\n  speed: f32, // = fast\n}\n",
                "line 3: `fast` is no number",
            ),
            (
                "struct Parameters {\n  speed\n}\n",
                "line 2: `speed` is no parameter",
            ),
            (
                "struct Parameters {\n  @size(32) a: f32\n}\n",
                "has an attribute",
            ),
        ] {
            let why = shader(format!("{text}{body}").as_bytes()).expect_err("it is wrong");
            assert!(why.contains(expected), "{text}: {why}");
        }
        let why = shader(b"fn surface_of()\nstruct Parameters {").expect_err("it has no end");
        assert!(
            why.contains("line 2: `struct Parameters` has no end"),
            "{why}"
        );
        let why = shader(b"// fn surface_of").expect_err("it has none");
        assert!(why.contains("no function"), "{why}");
        assert!(shader(&[0xff, 0xfe]).is_err());
        let many = "a: f32, ".repeat(17);
        let many = format!("struct Parameters {{ {many} }} {body}");
        assert!(shader(many.as_bytes()).is_err());
        // Nothing is certain of what a person types.
        for odd in [
            "/*",
            "struct Parameters",
            "é // ü\nstruct Parameters{é:f32}",
            "}{",
            "*/ */",
        ] {
            let _either = shader(format!("{odd} {body}").as_bytes());
        }
    }
}
