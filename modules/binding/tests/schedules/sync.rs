//! The primitives of `modules/binding/sync.rs`, made of those that the scheduler controls. The
//! promises of the third-party crates are taken as given: an arc-swap is a cell that is read,
//! replaced and compared-and-replaced at once.

pub use shuttle::sync::{MutexGuard, RwLockReadGuard};

use playground_core_types::Handle;
use shuttle::sync::{RwLock, RwLockWriteGuard};
use std::ops::Deref;

/// A mutex without poisoning.
#[derive(Default)]
pub struct Mutex<T>(shuttle::sync::Mutex<T>);

impl<T> Mutex<T> {
    pub fn lock(&self) -> MutexGuard<'_, T> {
        self.0.lock().expect("no panic under the lock")
    }
}

/// `playground_core_types::Shared`.
#[derive(Default)]
pub struct Shared<T>(Handle<RwLock<T>>);

impl<T> Shared<T> {
    pub fn read(&self) -> RwLockReadGuard<'_, T> {
        self.0.read().expect("no panic under the lock")
    }
    pub fn write(&self) -> RwLockWriteGuard<'_, T> {
        self.0.write().expect("no panic under the lock")
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// `arc_swap::ArcSwap`.
#[derive(Default)]
pub struct ArcSwap<T>(Mutex<Handle<T>>);

impl<T> ArcSwap<T> {
    pub fn from_pointee(value: T) -> Self {
        Self(Mutex(shuttle::sync::Mutex::new(Handle::new(value))))
    }
    pub fn load(&self) -> Guard<Handle<T>> {
        Guard(self.load_full())
    }
    pub fn load_full(&self) -> Handle<T> {
        self.0.lock().clone()
    }
    pub fn store(&self, value: Handle<T>) {
        let before = std::mem::replace(&mut *self.0.lock(), value);
        drop(before);
    }
    /// Others may replace the value while `next` makes the new one; then it is called again.
    pub fn rcu(&self, mut next: impl FnMut(&Handle<T>) -> T) {
        loop {
            let before = self.load_full();
            let new = Handle::new(next(&before));
            let mut current = self.0.lock();
            if Handle::ptr_eq(&current, &before) {
                *current = new;
                return;
            }
        }
    }
}

/// `arc_swap::Guard`.
pub struct Guard<T>(T);

impl<T> Deref for Guard<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// `arc_swap::Cache`.
#[derive(Clone)]
pub struct Cache<A, T> {
    of: A,
    cached: T,
}

impl<A: Deref<Target = ArcSwap<T>>, T> Cache<A, Handle<T>> {
    pub fn new(of: A) -> Self {
        let cached = of.load_full();
        Self { of, cached }
    }
    pub fn load(&mut self) -> &Handle<T> {
        let current = self.of.load_full();
        if !Handle::ptr_eq(&current, &self.cached) {
            self.cached = current;
        }
        &self.cached
    }
}
