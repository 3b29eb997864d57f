//! No global state: the World is passed. A static in a module would also be a new one after each
//! reload, and two copies of it would disagree.

use crate::tokens::{Kind, find, text, words};
use crate::{Source, Violation};

/// Name of the rule.
pub const NAME: &str = "global_state";

/// Types that can change behind a shared reference.
const INTERIOR: &[&str] = &[
    "ArcSwap",
    "ArcSwapAny",
    "ArcSwapOption",
    "ArrayQueue",
    "Atomic",
    "AtomicCell",
    "Cell",
    "LazyCell",
    "LazyLock",
    "Lazy",
    "Mutex",
    "Once",
    "OnceCell",
    "OnceLock",
    "QCell",
    "RefCell",
    "ReentrantMutex",
    "RwLock",
    "SegQueue",
    "Shared",
    "UnsafeCell",
];

const REMEDY: &str = "keep it in the World, in a ViewModel or in a struct that is passed";

/// Reports `static mut`, statics with interior mutability and thread locals, in macros too.
pub fn check(source: &Source) -> Vec<Violation> {
    let tokens = &source.tokens;
    let report = |at: usize, problem: String| {
        Violation::at(NAME, &source.path, tokens[at].line, problem, REMEDY)
    };
    let mut violations = Vec::new();
    for at in words(tokens, "static") {
        if text(tokens, at + 1) == "mut" {
            violations.push(report(at, "`static mut`".to_owned()));
            continue;
        }
        let of_type = (at + 1..tokens.len()).take_while(|i| !matches!(text(tokens, *i), "=" | ";"));
        let is_interior = |i: &usize| {
            let token = &tokens[*i];
            let name = token.text.as_str();
            token.kind == Kind::Word && (INTERIOR.contains(&name) || is_std_atomic(name))
        };
        if let Some(i) = of_type.into_iter().find(is_interior) {
            violations.push(report(
                at,
                format!("a static that holds `{}`", tokens[i].text),
            ));
        }
    }
    for name in ["thread_local", "lazy_static"] {
        let found = find(tokens, &[name, "!"]).collect::<Vec<_>>();
        violations.extend(found.into_iter().map(|at| report(at, format!("`{name}!`"))));
    }
    violations
}

/// `AtomicBool`, `AtomicU64`, `AtomicPtr` and so on.
fn is_std_atomic(name: &str) -> bool {
    let rest = name.strip_prefix("Atomic");
    rest.is_some_and(|rest| {
        matches!(rest, "Bool" | "Ptr" | "Usize" | "Isize") || rest.starts_with(['U', 'I'])
    })
}
