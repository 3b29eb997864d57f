//! Only a few files may open libraries and start processes.
//!
//! A library opened elsewhere escapes the gates; a process started elsewhere can run the code of a
//! project that the user has not trusted yet.

use crate::tokens::find;
use crate::{Source, Violation};

/// Name of the rule.
pub const NAME: &str = "processes";

/// A call and the only files that may make it.
struct Ban {
    call: &'static [&'static str],
    allowed: &'static [Allowed],
    remedy: &'static str,
    is_free_in_tests: bool,
}

/// A file or folder that may make a banned call, and why.
struct Allowed {
    path: &'static str,
    reason: &'static str,
}

const BANS: &[Ban] = &[
    Ban {
        call: &["Library", "::", "new"],
        allowed: &[Allowed {
            path: "modules/loader",
            reason: "the loader is what checks a module before its code may run",
        }],
        remedy: "load it through modules/loader, which runs the gates first",
        is_free_in_tests: false,
    },
    Ban {
        call: &["Command", "::", "new"],
        allowed: &[
            Allowed {
                path: "engine/build",
                reason: "the build service runs cargo, only after the project is opened",
            },
            Allowed {
                path: "engine/runtime/dry_run/process.rs",
                reason: "the child process that tries a module is this executable",
            },
            Allowed {
                path: "engine/imports/worker_process.rs",
                reason: "the worker that imports files is this executable",
            },
            Allowed {
                path: "editor/supervisor",
                reason: "the editor and the question about it are this executable again",
            },
            Allowed {
                path: "editor/starter",
                reason: "it runs the cargo of ./run, before there is an editor",
            },
            Allowed {
                path: "editor/run/hand_over.rs",
                reason: "the process becomes the host of a project that the user trusts",
            },
            Allowed {
                path: "editor/app/last_commit.rs",
                reason: "git prints a file of the open project, which the user trusts",
            },
            Allowed {
                path: "editor/app/source.rs",
                reason: "a source opens in the user's own editor, by the user's own command",
            },
        ],
        remedy: "use the build service in engine/build, which checks the trust of the project",
        is_free_in_tests: true,
    },
];

/// Reports `Library::new` and `Command::new` outside the allowed files; tests may start processes.
pub fn check(source: &Source) -> Vec<Violation> {
    let mut violations = Vec::new();
    for ban in BANS {
        if ban
            .allowed
            .iter()
            .any(|allowed| source.is_under(allowed.path))
        {
            continue;
        }
        for at in find(&source.tokens, ban.call) {
            let line = source.tokens[at].line;
            if !(ban.is_free_in_tests && source.is_test(line)) {
                let problem = format!(
                    "`{}` stands only in {}",
                    ban.call.concat(),
                    ban.allowed_files()
                );
                violations.push(Violation::at(NAME, &source.path, line, problem, ban.remedy));
            }
        }
    }
    violations
}

impl Ban {
    /// The files that may make the call, with their reasons.
    fn allowed_files(&self) -> String {
        let describe = |allowed: &Allowed| format!("{} ({})", allowed.path, allowed.reason);
        self.allowed
            .iter()
            .map(describe)
            .collect::<Vec<_>>()
            .join(" and ")
    }
}
