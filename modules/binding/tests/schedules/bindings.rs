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

/// The binding came into being while the registry was between two generations.
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
fn no_call_goes_back_to_a_generation_before() {
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
                "whoever replaced sees the new one"
            );
        }
        callers
            .into_iter()
            .for_each(|c| c.join().expect("no panic"));
    });
}

/// Two modules are loaded at once: neither takes the other out.
#[test]
fn replacements_at_the_same_time_lose_nothing() {
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
fn of_two_versions_of_a_contract_one_is_registered() {
    explore(|| {
        let registry = Handle::new(BindingRegistry::default());
        let other = registry.clone();
        let other = thread::spawn(move || other.register_view(contract(8)).is_ok());
        let one = registry.register_view(contract(API)).is_ok();
        let other = other.join().expect("no panic");
        assert!(one != other, "both were answered {one}");
        let version = registry
            .get_view(Generation::VIEW)
            .expect("one of them")
            .api_version();
        assert_eq!(version, if one { API } else { 8 });
        assert_eq!(registry.report().len(), 1);
    });
}

/// The consumer is first or the contract is; never are both let in.
#[test]
fn a_consumer_of_another_version_and_the_contract_exclude_each_other() {
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
fn a_reader_never_answers_with_what_was_replaced_before_it_asked() {
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
        let asking: Vec<_> = [5, 5, 6]
            .into_iter()
            .map(|model| {
                let registry = registry.clone();
                thread::spawn(move || registry.get_pool(Generation::VIEW, model).expect("known"))
            })
            .collect();
        let pools: Vec<_> = asking
            .into_iter()
            .map(|a| a.join().expect("no panic"))
            .collect();
        crate::pools::put(&pools[0], 1);
        let active: Vec<_> = pools.iter().map(|pool| pool.report().active).collect();
        assert_eq!(active, [1, 1, 0]);
        assert_eq!(registry.pool_reports().len(), 2);
    });
}
