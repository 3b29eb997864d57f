//! Errors of the registry for missing contracts and other versions.
#![forbid(unsafe_code)]

use playground_base::{BindingRegistry, Handle, ModuleError, ViewInfo};
use playground_tests_binding::{BoundCounterView, Counters};

const NAME: &str = "playground-tests-binding::CounterView";
const MODELS: u64 = 7;

fn counters() -> (Counters, ViewInfo) {
    let counters = Counters::open().expect("cargo builds the library");
    let report = counters.registry.report();
    let info = report.first().expect("the contract is registered").view;
    (counters, info)
}

#[test]
fn unknown_contracts_are_named_by_id() {
    let registry = Handle::new(BindingRegistry::default());
    let unknown = Some(ModuleError::UnknownView { view: 5 });
    assert_eq!(registry.get_view(5).err(), unknown);
    assert_eq!(registry.get_viewmodel(5).err(), unknown);
    assert_eq!(registry.get_pool(5, MODELS).err(), unknown);
    let mut reader = registry.reader();
    assert_eq!(reader.view(5).err(), unknown);
    assert_eq!(reader.viewmodel(5).err(), unknown);
    assert_eq!(reader.pool(5, MODELS).err(), unknown);
    assert!(
        registry.pool_reports().is_empty(),
        "a refusal makes no pool"
    );
}

#[test]
fn unbound_contracts_are_named() {
    let (counters, info) = counters();
    let unbound = Some(ModuleError::Unbound { view: NAME.into() });
    let mut reader = counters.registry.reader();
    assert_eq!(counters.registry.get_viewmodel(info.view).err(), unbound);
    assert_eq!(reader.viewmodel(info.view).err(), unbound);
    let bound: BoundCounterView = counters.registry.bind().expect("it may come later");
    assert_eq!(bound.call(|c| c.generation()).err(), unbound);
    assert_eq!(bound.current().err(), unbound);
}

#[test]
fn a_reader_sees_every_reload() {
    let (counters, info) = counters();
    let mut reader = counters.registry.reader();
    for _ in 0..3 {
        let next = counters.next().expect("its constructor cannot fail");
        let instance = next.instance.clone();
        counters.reload(next).expect("it fits");
        let found = reader.viewmodel(info.view).expect("it is bound");
        assert!(Handle::ptr_eq(found, &instance));
    }
    let version = reader.view(info.view).expect("it is known").api_version();
    assert_eq!(version, info.api_version);
}

#[test]
fn a_reader_finds_the_pool_that_the_registry_made() {
    let (counters, info) = counters();
    let mut reader = counters.registry.reader();
    let missing = ModuleError::UnknownPool {
        view: NAME.into(),
        model_type: MODELS,
    };
    assert_eq!(reader.pool(info.view, MODELS).err(), Some(missing));
    assert!(counters.registry.pool_reports().is_empty());
    let made = counters.registry.get_pool(info.view, MODELS);
    made.expect("the contract is known");
    assert!(reader.pool(info.view, MODELS).is_ok());
    assert_eq!(counters.registry.pool_reports().len(), 1);
}

/// The consumer comes first here: an edited contract must be refused.
#[test]
fn another_version_is_refused_beside_its_consumers() {
    let (_counters, info) = counters();
    let registry = BindingRegistry::default();
    let _bound: BoundCounterView = registry.bind().expect("it may come later");
    let edited = ViewInfo {
        api_version: info.api_version + 1,
        ..info
    };
    let refused = ModuleError::ApiVersion {
        module: NAME.into(),
        view: NAME.into(),
        expected: info.api_version,
        found: edited.api_version,
    };
    assert_eq!(registry.register_view(edited), Err(refused));
    assert!(registry.get_view(info.view).is_err(), "nothing changed");
    assert_eq!(registry.register_view(info), Ok(()));
}

#[test]
fn a_consumer_of_another_version_is_refused() {
    let (_counters, info) = counters();
    let registry = BindingRegistry::default();
    let edited = ViewInfo {
        api_version: info.api_version + 1,
        ..info
    };
    registry.register_view(edited).expect("it is new");
    let refused: Result<BoundCounterView, _> = registry.bind();
    let expected = edited.api_version;
    assert!(matches!(refused, Err(ModuleError::ApiVersion { expected: e, .. }) if e == expected));
}
