//! Registering, binding, replacing and reading at the same time.

use crate::contract::{API, Generation, made};
use crate::{BindingRegistry, Bound, Contract, Implementation, View, ViewInfo, explore};
use playground_core_types::Handle;
use playground_modules_types::ModuleError;
use shuttle::thread;

const fn contract(api_version: u32) -> ViewInfo {
    ViewInfo {
        view: Generation::VIEW,
        name: Generation::NAME,
        api_version,
        fragments: false,
    }
}

fn registry(first: Vec<Implementation>) -> Handle<BindingRegistry> {
    let registry = Handle::new(BindingRegistry::default());
    registry.register_view(contract(API)).expect("it is new");
    registry.replace(&[], first).expect("it fits");
    registry
}

fn generation(bound: &Bound<Generation>) -> u32 {
    bound.call(|generation| generation.0).expect("it is bound")
}

/// The binding is made while the registry is between two generations.
#[test]
fn a_binding_made_during_a_reload_follows_it() {
    explore(|| {
        let registry = registry(vec![made("module", 1, API)]);
        let reload = registry.clone();
        let reload =
            thread::spawn(move || reload.replace(&["module"], vec![made("module", 2, API)]));
        let bound = registry.bind().expect("the version is right");
        let seen = generation(&bound);
        assert!((1..=2).contains(&seen), "generation {seen}");
        reload.join().expect("no panic").expect("it fits");
        assert_eq!(generation(&bound), 2);
    });
}

#[test]
fn calls_never_reach_an_older_generation() {
    explore(|| {
        let registry = registry(vec![made("module", 1, API)]);
        let bound: Bound<Generation> = registry.bind().expect("the version is right");
        let callers: Vec<_> = (0..2)
            .map(|_| {
                let bound = bound.clone();
                thread::spawn(move || {
                    let seen = [(); 4].map(|()| generation(&bound));
                    assert!(seen.is_sorted(), "{seen:?}");
                })
            })
            .collect();
        for next in 2..=3 {
            let new = vec![made("module", next, API)];
            registry.replace(&["module"], new).expect("it fits");
            assert_eq!(
                generation(&bound),
                next,
                "the thread that replaced it sees the new one"
            );
        }
        callers
            .into_iter()
            .for_each(|c| c.join().expect("no panic"));
    });
}

/// Modules are loaded at once: none removes another.
#[test]
fn concurrent_replacements_all_take_effect() {
    explore(|| {
        let registry = registry(Vec::new());
        let bound = registry
            .bind_all::<Generation>()
            .expect("the version is right");
        let loads: Vec<_> = ["first", "second", "third"]
            .into_iter()
            .map(|name| {
                let registry = registry.clone();
                thread::spawn(move || registry.replace(&[], vec![made(name, 1, API)]))
            })
            .collect();
        for load in loads {
            load.join().expect("no panic").expect("it fits");
        }
        assert_eq!(registry.implementations().len(), 3);
        let names: Vec<_> = bound.all().iter().map(|f| f.name).collect();
        assert_eq!(names, ["first", "second", "third"]);
    });
}

#[test]
fn one_of_two_contract_versions_is_registered() {
    explore(|| {
        let registry = Handle::new(BindingRegistry::default());
        let other = registry.clone();
        let other = thread::spawn(move || other.register_view(contract(8)).is_ok());
        let one = registry.register_view(contract(API)).is_ok();
        let other = other.join().expect("no panic");
        assert!(one != other, "both registrations returned {one}");
        let version = registry
            .get_view(Generation::VIEW)
            .expect("one of them")
            .api_version();
        assert_eq!(version, if one { API } else { 8 });
        assert_eq!(registry.report().len(), 1);
    });
}

/// The consumer comes first or the contract does; both never succeed.
#[test]
fn consumer_and_contract_of_different_versions_exclude_each_other() {
    explore(|| {
        let registry = Handle::new(BindingRegistry::default());
        let consumer = registry.clone();
        let consumer = thread::spawn(move || consumer.bind::<Generation>().ok());
        let registered = registry.register_view(contract(8));
        let bound = consumer.join().expect("no panic");
        assert!(bound.is_some() != registered.is_ok(), "both or neither");
    });
}

#[test]
fn a_refused_replacement_is_never_seen() {
    explore(|| {
        let registry = registry(vec![made("module", 1, API)]);
        let bound: Bound<Generation> = registry.bind().expect("the version is right");
        let caller = bound.clone();
        let caller = thread::spawn(move || [(); 3].map(|()| generation(&caller)));
        let new = vec![made("module", 2, API), made("other", 3, API + 1)];
        let refused = registry.replace(&["module"], new);
        assert!(matches!(refused, Err(ModuleError::ApiVersion { .. })));
        assert_eq!(caller.join().expect("no panic"), [1; 3]);
        assert_eq!(registry.implementations().len(), 1);
        assert_eq!(generation(&bound), 1);
    });
}

#[test]
fn reader_finds_the_replacement_made_before_its_call() {
    explore(|| {
        let registry = registry(vec![made("module", 1, API)]);
        let mut reader = registry.reader();
        let reload = registry.clone();
        let reload = thread::spawn(move || {
            let new = made("module", 2, API);
            let instance = new.instance.clone();
            reload.replace(&["module"], vec![new]).expect("it fits");
            instance
        });
        reader.viewmodel(Generation::VIEW).expect("one of them");
        let new = reload.join().expect("no panic");
        let found = reader.viewmodel(Generation::VIEW).expect("the new one");
        assert!(Handle::ptr_eq(found, &new));
    });
}

#[test]
fn a_pool_is_made_once() {
    explore(|| {
        let registry = registry(Vec::new());
        let calls: Vec<_> = [5, 5, 6]
            .into_iter()
            .map(|model| {
                let registry = registry.clone();
                thread::spawn(move || registry.get_pool(Generation::VIEW, model).expect("known"))
            })
            .collect();
        let pools: Vec<_> = calls
            .into_iter()
            .map(|a| a.join().expect("no panic"))
            .collect();
        crate::pools::put(&pools[0], 1);
        let active: Vec<_> = pools.iter().map(|pool| pool.report().active).collect();
        assert_eq!(active, [1, 1, 0]);
        assert_eq!(registry.pool_reports().len(), 2);
    });
}
