//! Builds of the service: settings of the user change nothing, and a build that is stopped ends with
//! all its processes.
#![forbid(unsafe_code)]

use playground_base::crossbeam::channel::bounded;
use playground_engine::{
    BuildEvent, BuildRequest, BuildResult, BuildService, Interrupt, Progress, SourceCrates,
};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Builds take the compiler from this file.
const TOOLCHAIN: &str = include_str!("../../rust-toolchain.toml");

/// A package that is a workspace.
struct Package {
    _folder: tempfile::TempDir,
    root: PathBuf,
}

impl Package {
    /// A package in `projects/NAME`, with this build script.
    fn new(name: &str, build: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        let root = root.join("projects").join(name);
        let manifest = "[package]\nname = \"rules\"\nedition = \"2024\"\nbuild = \"build.rs\"\n\
                        [lib]\npath = \"lib.rs\"\ncrate-type = [\"dylib\"]\n[workspace]\n";
        let package = Self {
            _folder: folder,
            root,
        };
        package.write("Cargo.toml", manifest);
        package.write("rust-toolchain.toml", TOOLCHAIN);
        package.write("build.rs", build);
        package.write("lib.rs", "pub fn rules() {}\n");
        package
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.root.join(name);
        fs::create_dir_all(file.parent().expect("in a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }

    fn request(&self) -> BuildRequest {
        BuildRequest {
            folder: self.root.clone(),
            workspace: self.root.clone(),
            target: self.root.join("target"),
            packages: vec!["rules".to_owned()],
            sources: SourceCrates {
                packages: [("rules".to_owned(), "rules".to_owned())].into(),
                root: self.root.clone(),
            },
            seed: None,
        }
    }

    fn start(&self, interrupt: &Interrupt) -> BuildService {
        let mut service = BuildService::new(bounded(1).0, interrupt.clone());
        service.start(&self.request()).expect("cargo starts");
        service
    }
}

/// The progress and the result of a build.
fn ended(mut service: BuildService) -> (Vec<Progress>, BuildResult) {
    let mut progress = Vec::new();
    while let Some(event) = service.wait() {
        match event {
            BuildEvent::Progress(now) => progress.push(now),
            BuildEvent::Done(result) => return (progress, result),
        }
    }
    panic!("the build ended without a result");
}

#[test]
fn settings_of_the_user_change_no_build() {
    let package = Package::new("race", "fn main() {}\n");
    package.write(
        ".cargo/config.toml",
        "[build]\nrustflags = [\"--cfg\", \"ours\"]\n",
    );
    let lib = "#[cfg(any(not(ours), theirs))]\ncompile_error!(\"other flags\");\n";
    package.write("lib.rs", lib);
    package.write(
        "../.cargo/config.toml",
        "[build]\nrustflags = [\"--cfg\", \"theirs\"]\ntarget-dir = \"elsewhere\"\n\
         rustc-wrapper = \"no-such-wrapper\"\n\
         [target.'cfg(all())']\nrustflags = [\"--cfg\", \"theirs\"]\n",
    );
    let (_, result) = ended(package.start(&Interrupt::default()));
    assert!(result.success, "{:#?}", result.problems);
    let library = &result.artifacts[0].file;
    assert!(
        library.starts_with(package.root.join("target/debug")),
        "{library:?}"
    );
    assert!(!package.root.join("../elsewhere").exists());
    assert!(!package.root.join("elsewhere").exists());

    package.write(
        "../.cargo/config.toml",
        "[profile.dev]\npanic = \"abort\"\n",
    );
    let (_, result) = ended(package.start(&Interrupt::default()));
    let message = &result.problems[0].message;
    assert!(
        !result.success && message.contains("profile.dev.panic"),
        "{message}"
    );
}

#[test]
fn progress_names_what_is_compiled_and_counts_nothing_else() {
    let build = "fn main() { println!(\"cargo::rerun-if-changed=build.rs\") }\n";
    let package = Package::new("race", build);
    let (progress, _) = ended(package.start(&Interrupt::default()));
    assert!(!progress.is_empty());
    // The build script is compiled and runs, then the library.
    for now in &progress {
        assert!(now.done <= now.total && now.total <= 3, "{now:?}");
        assert!(now.current.contains("rules"), "{now:?}");
    }
    package.write("lib.rs", "pub fn rules() -> u8 { 1 }\n");
    let (progress, _) = ended(package.start(&Interrupt::default()));
    let expected = Progress {
        done: 0,
        total: 1,
        current: "rules".to_owned(),
    };
    assert_eq!(progress, [expected]);
    let (progress, result) = ended(package.start(&Interrupt::default()));
    assert!(result.success && progress.is_empty(), "{progress:?}");
}

#[test]
fn source_restored_with_an_older_time_is_compiled() {
    let package = Package::new(
        "race",
        "fn main() { println!(\"cargo::rerun-if-changed=build.rs\") }\n",
    );
    package.write("../levels.txt", "one");
    let lib = "pub const LEVELS: &str = include_str!(\"../levels.txt\");\n";
    let build = || {
        let (_, result) = ended(package.start(&Interrupt::default()));
        assert!(result.success, "{:#?}", result.problems);
        result
    };
    package.write("lib.rs", lib);
    let inputs = build().inputs;
    let files = [
        package.root.join("../levels.txt"),
        package.root.join("lib.rs"),
    ];
    for file in files {
        let file = file.canonicalize().expect("it is there");
        assert_eq!(
            inputs.get(&file).map(String::as_str),
            Some("rules"),
            "{inputs:?}"
        );
        let original = fs::read_to_string(&file).expect("a file");
        let time = fs::metadata(&file)
            .and_then(|file| file.modified())
            .expect("a time");
        fs::write(&file, format!("{original} // and more")).expect("a file");
        assert!(!build().artifacts[0].fresh, "it changed");
        assert!(build().artifacts[0].fresh, "it is up to date");
        fs::write(&file, &original).expect("a file");
        let open = fs::File::options()
            .append(true)
            .open(&file)
            .expect("it is there");
        open.set_modified(time).expect("a time");
        assert!(
            !build().artifacts[0].fresh,
            "{}: it was restored",
            file.display()
        );
        assert!(build().artifacts[0].fresh, "once");
    }
}

/// A build script that starts a process, writes the ids of both, and ends with neither.
const ENDLESS: &str = r#"
fn main() {
    let mut child = std::process::Command::new("sleep").arg("300").spawn().unwrap();
    let ids = format!("{}\n{}\n", std::process::id(), child.id());
    std::fs::write("ids.new", ids).and_then(|()| std::fs::rename("ids.new", "ids")).unwrap();
    child.wait().unwrap();
}
"#;

/// Starts an endless build, stops it, and waits until its processes are gone.
#[cfg(target_os = "linux")]
fn stop(how: &str, stop: impl FnOnce(BuildService, &Interrupt)) {
    let package = Package::new("race", ENDLESS);
    let interrupt = Interrupt::default();
    let service = package.start(&interrupt);
    let file = package.root.join("ids");
    wait(how, || file.exists());
    let ids = fs::read_to_string(&file).expect("it was written");
    let runs = |id: &str| {
        let status = fs::read_to_string(Path::new("/proc").join(id).join("status"));
        status.is_ok_and(|text| !text.contains("State:\tZ"))
    };
    assert!(ids.lines().all(runs), "{ids}");
    stop(service, &interrupt);
    wait(how, || !ids.lines().any(runs));
}

fn wait(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(30), "{what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
#[cfg(target_os = "linux")]
fn stopped_build_ends_with_every_process_that_it_started() {
    stop("cancelled", |service, _| {
        service.cancel();
        let (_, result) = ended(service);
        assert!(result.cancelled && !result.success, "{result:?}");
    });
    stop("the service is dropped", |service, _| drop(service));
    stop("the process is to end", |service, interrupt| {
        interrupt.request();
        let (_, result) = ended(service);
        assert!(result.cancelled, "{result:?}");
        let package = Package::new("race", ENDLESS);
        let mut service = BuildService::new(bounded(1).0, interrupt.clone());
        assert!(
            service.start(&package.request()).is_err(),
            "no build starts any more"
        );
    });
}
