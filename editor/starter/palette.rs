//! The colours of the editor's theme (`core/ui/model/theme.rs`), which cannot be used from here: it
//! is compiled by the build that this shows. `0x00RRGGBB`.

/// Behind everything.
pub const PANEL: u32 = 0x1e2128;
/// Behind the bar.
pub const FIELD: u32 = 0x14161a;
/// Around the bar.
pub const BORDER: u32 = 0x333842;
/// Text.
pub const TEXT: u32 = 0xd8dce4;
/// Headings.
pub const TEXT_STRONG: u32 = 0xf4f6fa;
/// Hints.
pub const TEXT_WEAK: u32 = 0x949cab;
/// The bar.
pub const ACCENT: u32 = 0x4c9dff;
/// A build that failed.
pub const ERROR: u32 = 0xf0626a;

#[cfg(test)]
mod tests {
    use super::*;

    /// Read as text, because this crate cannot link the theme.
    const THEME: &str = include_str!("../../core/ui/model/theme.rs");

    #[test]
    fn colours_are_those_of_the_theme() {
        for (name, color) in [
            ("PANEL", PANEL),
            ("FIELD", FIELD),
            ("BORDER", BORDER),
            ("TEXT", TEXT),
            ("TEXT_STRONG", TEXT_STRONG),
            ("TEXT_WEAK", TEXT_WEAK),
            ("ACCENT", ACCENT),
            ("ERROR", ERROR),
        ] {
            let [_, red, green, blue] = color.to_be_bytes();
            let theirs = format!(
                "{name}: Color32 = Color32::from_rgb({red:#04x}, {green:#04x}, {blue:#04x});"
            );
            assert!(THEME.contains(&theirs), "{theirs}");
        }
    }
}
