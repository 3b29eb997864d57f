//! A project in a temporary folder.

use playground_base::{AssetRef, BindingRegistry, Context, Handle, IdMap};
use playground_core_assets::{AssetScan, Assets, AssetsView, FileMove, Found};
use playground_systems_assets::AssetTable;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// A project in a temporary folder, and what was found in it.
pub struct Rig {
    folder: TempDir,
    pub table: AssetTable,
    pub assets: Option<Handle<Assets>>,
}

impl Rig {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let context = Context {
            registry: Handle::new(BindingRegistry::default()),
            pools: IdMap::default(),
        };
        let table = AssetTable::new(&context).expect("it needs nothing");
        let rig = Self {
            folder,
            table,
            assets: None,
        };
        fs::create_dir(rig.path("")).expect("a folder");
        for (path, text) in files {
            rig.write(path, text);
        }
        rig
    }

    /// A path below the assets folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("assets").join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        let file = self.path(path);
        fs::create_dir_all(file.parent().expect("it is in a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }

    /// Another program moves a file.
    pub fn rename(&self, from: &str, to: &str) {
        let to = self.path(to);
        fs::create_dir_all(to.parent().expect("it is in a folder")).expect("a folder");
        fs::rename(self.path(from), to).expect("it is there");
    }

    /// Looks at the files.
    pub fn look(&mut self) -> Handle<Assets> {
        self.look_as(true)
    }

    pub fn look_as(&mut self, may_write: bool) -> Handle<Assets> {
        let scan = AssetScan {
            project: self.folder.path().to_path_buf(),
            known: self.assets.take(),
            changed: Vec::new(),
            imported: Vec::new(),
            may_write,
        };
        let found = self.table.scan(&scan);
        self.assets = Some(found.clone());
        found
    }

    /// The next start of the editor: only what is on disk is known.
    pub fn restart(&mut self) {
        self.assets = None;
    }

    /// A reference to an asset that follows it.
    pub fn reference(&mut self, path: &str) -> AssetRef {
        let assets = self.look();
        let asset = assets.by_path.get(path).expect("it was written");
        let reference = self.table.reference(&assets, asset);
        self.look();
        reference.expect("the folder can be written")
    }

    /// The path of what a reference leads to.
    pub fn found(&mut self, reference: &AssetRef) -> Option<String> {
        let assets = self.look();
        match self.table.find(&assets, reference) {
            Found::Asset(asset) => Some(asset.path.clone()),
            Found::Broken { .. } => None,
        }
    }

    pub fn make(&mut self, moves: &[FileMove]) {
        let assets = self.look();
        let moved = self.table.move_files(&assets, moves);
        moved.expect("they can be moved");
    }

    /// The paths of all files below the assets folder, sidecars included.
    pub fn files(&self) -> Vec<String> {
        let root = self.path("");
        let (mut files, mut folders) = (Vec::new(), vec![root.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let inside = path.strip_prefix(&root).expect("it is below");
                    files.push(inside.to_str().expect("it is text").to_owned());
                }
            }
        }
        files.sort();
        files
    }

    /// Gives a file a time in the past.
    pub fn set_age(&self, path: &str, age_s: u64) {
        let file = fs::File::options().append(true).open(self.path(path));
        let time = SystemTime::now() - Duration::from_secs(age_s);
        file.and_then(|file| file.set_modified(time))
            .expect("a file");
    }
}
