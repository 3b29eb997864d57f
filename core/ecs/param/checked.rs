//! [`Checked`]: reports a mistake in a parameter once.

use super::param::Touched;
use super::{Access, ExclusiveParam, ExclusiveRun, Param, Run, Saved};
use playground_base::{Context, ModuleError};
use std::marker::PhantomData;

/// A parameter `P` as `#[systems]` names it everywhere: `Checked<P, { <P as Param>::IS_PARAM }>`.
///
/// If `P` is no parameter, the compiler reports it at the constant. Every use of this type then
/// names an erroneous constant, which the compiler does not report again; otherwise it would report
/// every generated item.
pub struct Checked<P, const IS_PARAM: bool>(PhantomData<P>);

impl<P: Param> Param for Checked<P, true> {
    const MISTAKE: Option<&'static str> = P::MISTAKE;
    const HAS_DATA: bool = P::HAS_DATA;
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
    const HAS_DATA: bool = P::HAS_DATA;
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
