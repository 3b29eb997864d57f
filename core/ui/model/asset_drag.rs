//! [`AssetDrag`]: an asset that is dragged with the mouse.

/// An asset, or a folder of them, that is dragged with the mouse from one panel to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssetDrag {
    /// Its path below the assets folder.
    pub path: String,
    /// True for a folder.
    pub is_folder: bool,
}
