//! [`install_system_fonts`]: letters that the editor's own fonts lack, from fonts of the system.

use playground_graphics::egui::{Context, FallbackRequest, FontData, FontInsert};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// Fonts with Chinese, Japanese and Korean letters, by the start of their file's name.
const EAST_ASIAN: &[&str] = &[
    "NotoSansCJK-Regular",
    "NotoSansCJK",
    "NotoSansSC-",
    "NotoSansJP-",
    "SourceHanSans",
    "wqy-microhei",
    "wqy-zenhei",
    "DroidSansFallback",
    "ipag",
    "TakaoGothic",
    "VL-Gothic",
    "NanumGothic",
    "PingFang",
    "Hiragino Sans",
    "AppleSDGothicNeo",
    "Arial Unicode",
    "msyh",
    "YuGothR",
    "msgothic",
    "malgun",
    "unifont",
];

/// Fonts with signs and with the letters of other languages.
const OTHERS: &[&str] = &[
    "NotoSans-Regular",
    "NotoSansSymbols2-Regular",
    "NotoSansSymbols-Regular",
    "NotoSansMath-Regular",
    "NotoEmoji",
    "NotoSansArabic-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansThai-Regular",
    "NotoSansDevanagari-Regular",
    "DejaVuSans.",
    "Symbola",
    "FreeSans.",
    "Apple Symbols",
    "segoeui.",
    "seguisym",
    "seguiemj",
    "unifont",
];

/// The most files that are looked at.
const MOST_FILES: usize = 20_000;

/// Takes letters that no font of the editor has from fonts of the system. Nothing is read before such
/// a letter is shown.
pub fn install_system_fonts(ctx: &Context) {
    let folders = Arc::new(folders());
    let files: Arc<OnceLock<Vec<PathBuf>>> = Arc::default();
    for (names, is_for) in [
        (EAST_ASIAN, is_east_asian as fn(char) -> bool),
        (OTHERS, |letter| !is_east_asian(letter)),
    ] {
        for name in names {
            let (folders, files) = (folders.clone(), files.clone());
            // Read once, and used as long as the program runs.
            let font: OnceLock<Option<&'static [u8]>> = OnceLock::new();
            ctx.add_font_provider(Arc::new(move |request: &FallbackRequest<'_>| {
                let letter = request.cluster.chars().next()?;
                if !is_for(letter) {
                    return None;
                }
                let bytes = (*font.get_or_init(|| {
                    let files = files.get_or_init(|| font_files(&folders));
                    let file = find(files, name)?;
                    let bytes = std::fs::read(file).ok()?;
                    Some(Box::leak(bytes.into_boxed_slice()))
                }))?;
                let data = FontData::from_static(bytes);
                Some(FontInsert::new(name, data, Vec::new()))
            }));
        }
    }
}

/// Letters of Chinese, Japanese and Korean, and the signs between them.
const fn is_east_asian(letter: char) -> bool {
    matches!(
        letter as u32,
        0x1100..=0x11ff | 0x2e80..=0x9fff | 0xa960..=0xa97f | 0xac00..=0xd7ff | 0xf900..=0xfaff
            | 0xfe30..=0xfe4f | 0xff00..=0xffef | 0x20000..=0x3ffff
    )
}

/// The folders in which systems keep fonts.
fn folders() -> Vec<PathBuf> {
    let fixed = [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/System/Library/Fonts",
        "/Library/Fonts",
    ];
    let variable = |name: &str, below: &str| {
        let folder = std::env::var_os(name)?;
        Some(PathBuf::from(folder).join(below))
    };
    let own = [
        variable("HOME", ".local/share/fonts"),
        variable("HOME", ".fonts"),
        variable("HOME", "Library/Fonts"),
        variable("WINDIR", "Fonts"),
    ];
    let own = own.into_iter().flatten();
    fixed.into_iter().map(PathBuf::from).chain(own).collect()
}

/// The font files below some folders.
fn font_files(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut open = folders.to_vec();
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        for entry in entries.filter_map(Result::ok) {
            match entry.file_type() {
                Ok(of) if of.is_dir() => open.push(entry.path()),
                Ok(_) if is_font(&entry.path()) => files.push(entry.path()),
                _ => {}
            }
        }
        if files.len() + open.len() > MOST_FILES {
            break;
        }
    }
    files.sort();
    files
}

fn is_font(file: &Path) -> bool {
    let extension = file.extension().and_then(|of| of.to_str());
    extension.is_some_and(|of| {
        ["ttf", "ttc", "otf", "otc"]
            .iter()
            .any(|known| of.eq_ignore_ascii_case(known))
    })
}

/// The first file whose name starts like this, in any case.
fn find<'f>(files: &'f [PathBuf], start: &str) -> Option<&'f PathBuf> {
    let start = start.to_lowercase();
    files.iter().find(|file| {
        let name = file.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.to_lowercase().starts_with(&start))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_are_found_by_the_start_of_their_names() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let deep = folder.path().join("truetype/droid");
        std::fs::create_dir_all(&deep).expect("it can be made");
        for name in [
            "DroidSansFallbackFull.ttf",
            "readme.txt",
            "DejaVuSans.TTF",
            "DejaVuSansMono.ttf",
        ] {
            std::fs::write(deep.join(name), "").expect("it can be written");
        }
        let files = font_files(&[folder.path().to_path_buf(), folder.path().join("none")]);
        assert_eq!(files.len(), 3, "{files:?}");
        assert_eq!(
            find(&files, "droidsansfallback"),
            Some(&deep.join("DroidSansFallbackFull.ttf"))
        );
        assert_eq!(
            find(&files, "DejaVuSans."),
            Some(&deep.join("DejaVuSans.TTF"))
        );
        assert_eq!(find(&files, "NotoSans"), None);
    }

    #[test]
    fn letters_are_asked_for_by_their_script() {
        for letter in ['\u{6f22}', '\u{304b}', '\u{d55c}', '\u{ff01}', '\u{20bb7}'] {
            assert!(is_east_asian(letter), "{letter}");
        }
        for letter in ['a', '\u{3b1}', '\u{1f600}', '\u{5d0}'] {
            assert!(!is_east_asian(letter), "{letter}");
        }
    }
}
