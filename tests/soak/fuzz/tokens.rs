//! Divides text into the pieces that a mutation moves.

/// The pieces of a text: words, numbers, quoted texts, runs of blanks, single signs. Together they
/// are the text.
pub fn tokens(text: &[u8]) -> Vec<&[u8]> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.first() {
        let length = match first {
            b'"' => quoted(rest),
            b' ' | b'\t' => run(rest, |byte| matches!(byte, b' ' | b'\t')),
            byte if is_word(*byte) => run(rest, is_word),
            _ => 1,
        };
        let (token, behind) = rest.split_at(length);
        tokens.push(token);
        rest = behind;
    }
    tokens
}

/// The pieces of bytes: four each.
pub fn pieces(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.chunks(4).collect()
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b'+') || byte >= 0x80
}

fn run(bytes: &[u8], is_in: impl Fn(u8) -> bool) -> usize {
    let end = bytes.iter().position(|byte| !is_in(*byte));
    end.unwrap_or(bytes.len()).max(1)
}

/// The length of a quoted text, up to its end or the end of the line.
fn quoted(bytes: &[u8]) -> usize {
    let mut is_escaped = false;
    for (at, byte) in bytes.iter().enumerate().skip(1) {
        match byte {
            b'\n' => return at,
            b'"' if !is_escaped => return at + 1,
            _ => is_escaped = *byte == b'\\' && !is_escaped,
        }
    }
    bytes.len()
}
