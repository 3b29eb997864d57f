//! [`evaluate`]: what people type into a field for a number.

/// The value of a sum such as `2*3`, `(1 + 2) / 4` or `-0.5`; `None` when the text is none.
pub fn evaluate(text: &str) -> Option<f64> {
    let tokens = tokens_of(text)?;
    let mut rest = tokens.as_slice();
    let value = sum(&mut rest, 0)?;
    rest.is_empty().then_some(value)
}

#[derive(Clone, Copy, PartialEq)]
enum Token {
    Number(f64),
    Sign(char),
}

/// The deepest nesting of parentheses and signs.
const DEEPEST: usize = 32;

fn tokens_of(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '+' | '-' | '*' | '/' | '(' | ')' => {
                tokens.push(Token::Sign(first));
                first.len_utf8()
            }
            // The minus sign of word processors.
            '\u{2212}' => {
                tokens.push(Token::Sign('-'));
                first.len_utf8()
            }
            _ => {
                let length = number_length(rest);
                tokens.push(Token::Number(rest.get(..length)?.parse().ok()?));
                length
            }
        };
        rest = rest.get(length..)?.trim_start();
    }
    Some(tokens)
}

/// The length of the number at the start, such as `1.5e-3`.
fn number_length(text: &str) -> usize {
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let is_exponent_sign = matches!(letter, '+' | '-') && matches!(before, 'e' | 'E');
        let is_part = letter.is_ascii_digit() || matches!(letter, '.' | 'e' | 'E');
        if !is_part && !is_exponent_sign {
            return at;
        }
        before = letter;
    }
    text.len()
}

fn sum(rest: &mut &[Token], depth: usize) -> Option<f64> {
    let mut value = product(rest, depth)?;
    while let Some(sign) = take_sign(rest, &['+', '-']) {
        let other = product(rest, depth)?;
        value = if sign == '+' {
            value + other
        } else {
            value - other
        };
    }
    Some(value)
}

fn product(rest: &mut &[Token], depth: usize) -> Option<f64> {
    let mut value = factor(rest, depth)?;
    while let Some(sign) = take_sign(rest, &['*', '/']) {
        let other = factor(rest, depth)?;
        value = if sign == '*' {
            value * other
        } else {
            value / other
        };
    }
    Some(value)
}

fn factor(rest: &mut &[Token], depth: usize) -> Option<f64> {
    if depth > DEEPEST {
        return None;
    }
    let (first, after) = rest.split_first()?;
    *rest = after;
    match first {
        Token::Number(number) => Some(*number),
        Token::Sign('-') => factor(rest, depth + 1).map(|value| -value),
        Token::Sign('+') => factor(rest, depth + 1),
        Token::Sign('(') => {
            let value = sum(rest, depth + 1)?;
            take_sign(rest, &[')']).map(|_| value)
        }
        Token::Sign(_) => None,
    }
}

fn take_sign(rest: &mut &[Token], wanted: &[char]) -> Option<char> {
    match rest.split_first() {
        Some((Token::Sign(sign), after)) if wanted.contains(sign) => {
            *rest = after;
            Some(*sign)
        }
        _ => None,
    }
}
