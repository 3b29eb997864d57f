//! [`AssetKind`]: what an asset is.

/// What an asset is. A field that refers to one names its kind: `#[field(asset = "picture")]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AssetKind {
    /// A picture.
    Picture,
    /// Meshes with their materials, skeletons and animations.
    Model,
    /// What a surface is made of.
    Material,
    /// Code in WGSL that changes what a surface is made of.
    Shader,
    /// A sound or a piece of music.
    Sound,
    /// A font.
    Font,
    /// Text: data of the game, a note.
    Text,
    /// Something else, which only the code of the game reads.
    #[default]
    Other,
}

/// The ends of the names of files, and what such files are.
const ENDINGS: &[(AssetKind, &[&str])] = &[
    (
        AssetKind::Picture,
        &["png", "jpg", "jpeg", "webp", "hdr", "exr", "ktx2"],
    ),
    (AssetKind::Model, &["glb", "gltf"]),
    (AssetKind::Material, &["material"]),
    (AssetKind::Shader, &["wgsl"]),
    (AssetKind::Sound, &["ogg", "wav", "flac", "mp3"]),
    (AssetKind::Font, &["ttf", "otf"]),
    (
        AssetKind::Text,
        &["txt", "md", "json", "ron", "toml", "csv", "xml", "yaml"],
    ),
];

impl AssetKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 8] = [
        Self::Picture,
        Self::Model,
        Self::Material,
        Self::Shader,
        Self::Sound,
        Self::Font,
        Self::Text,
        Self::Other,
    ];

    /// The kind of a file, by the end of its name.
    pub fn of(path: &str) -> Self {
        let (_, end) = path.rsplit_once('.').unwrap_or_default();
        let is_one = |ends: &[&str]| ends.iter().any(|known| known.eq_ignore_ascii_case(end));
        let mut kinds = ENDINGS.iter();
        let kind = kinds.find(|(_, ends)| is_one(ends));
        kind.map(|(kind, _)| *kind).unwrap_or_default()
    }

    /// Whether a small picture of it is made for panels.
    pub const fn has_preview(self) -> bool {
        matches!(
            self,
            Self::Picture | Self::Model | Self::Material | Self::Sound | Self::Font
        )
    }

    /// Its name in `#[field(asset = "…")]` and in commands.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Model => "model",
            Self::Material => "material",
            Self::Shader => "shader",
            Self::Sound => "sound",
            Self::Font => "font",
            Self::Text => "text",
            Self::Other => "other",
        }
    }
}
