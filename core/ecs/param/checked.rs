//! [`Checked`]: what is wrong with a parameter is said once.

use super::param::Touched;
use super::{Access, ExclusiveParam, ExclusiveRun, Param, Run, Saved};
use playground_base::{Context, ModuleError};
use std::marker::PhantomData;

/// A parameter `P` as `#[systems]` names it everywhere: `Checked<P, { <P as Param>::IS_PARAM }>`.
///
/// If `P` is no parameter, the compiler says so at the constant. What names this type from then on
/// names an erroneous constant, and the compiler keeps quiet about it, where it would otherwise repeat
/// itself for every generated item.
pub struct Checked<P, const IS_PARAM: bool>(PhantomData<P>);

impl<P: Param> Param for Checked<P, true> {
    const MISTAKE: Option<&'static str> = P::MISTAKE;
    const ACCESS: Access = P::ACCESS;
    type State = P::State;
    type Item<'a> = P::Item<'a>;

    #[inline]
    fn declare(context: &Context, touched: &mut Touched) -> Result<P::State, ModuleError> {
        P::declare(context, touched)
    }
    #[inline]
    fn fetch<'a>(state: &'a P::State, run: &'a Run<'a>) -> Result<P::Item<'a>, ModuleError> {
        P::fetch(state, run)
    }
    #[inline]
    fn save(state: &P::State, name: &str, saved: &mut Saved) {
        P::save(state, name, saved);
    }
    #[inline]
    fn restore(state: &P::State, name: &str, saved: &mut Saved) {
        P::restore(state, name, saved);
    }
}

impl<P: ExclusiveParam> ExclusiveParam for Checked<P, true> {
    type State = P::State;
    type Item<'a> = P::Item<'a>;

    #[inline]
    fn declare(context: &Context, touched: &mut Touched) -> Result<P::State, ModuleError> {
        P::declare(context, touched)
    }
    #[inline]
    fn fetch<'a>(state: &'a P::State, run: &ExclusiveRun<'a>) -> Result<P::Item<'a>, ModuleError> {
        P::fetch(state, run)
    }
    #[inline]
    fn save(state: &P::State, name: &str, saved: &mut Saved) {
        P::save(state, name, saved);
    }
    #[inline]
    fn restore(state: &P::State, name: &str, saved: &mut Saved) {
        P::restore(state, name, saved);
    }
}
