//! [`Effects`]: sends effects, and calls their handlers.

use super::param::Touched;
use super::{Access, Param, Run};
use crate::{Effect, EffectHandler, EffectHandlerId};
use playground_base::{Context, EffectData, ModuleError, Named, ValueError, from_value};
use std::marker::PhantomData;

/// Sends effects: requests to act outside of the world, such as a sound, a packet, a file. An
/// `#[effect_handler]` of a plugin carries each out after the run of the stage, in order and once.
/// The engine itself carries out [`SaveFile`](crate::SaveFile), [`LoadFile`](crate::LoadFile),
/// [`LogLine`](crate::LogLine), [`SetTitle`](crate::SetTitle), [`ChangeScene`](crate::ChangeScene)
/// and [`QuitGame`](crate::QuitGame).
///
/// The effects of a dry run and of a run that is rolled back are dropped. Those of a failed system
/// are dropped with its commands.
pub struct Effects<'a, E> {
    run: &'a Run<'a>,
    kind: PhantomData<E>,
}

impl<E: EffectData> Effects<'_, E> {
    /// Sends one.
    pub fn send(&mut self, effect: E) {
        self.run.commands.borrow_mut().effect(Effect::new(&effect));
    }
}

impl<E: EffectData> Param for Effects<'_, E> {
    const ACCESS: Access = Access::NONE;
    type State = ();
    type Item<'a> = Effects<'a, E>;

    fn declare(_: &Context, _: &mut Touched) -> Result<(), ModuleError> {
        Ok(())
    }
    #[inline]
    fn fetch<'a>(_: &'a (), run: &'a Run<'a>) -> Result<Self::Item<'a>, ModuleError> {
        Ok(Effects {
            run,
            kind: PhantomData,
        })
    }
}

/// The kind of effect that a handler carries out, as `#[systems]` names it. If `E` is no effect,
/// the compiler reports that at the constant, and nothing else.
pub struct HandledEffect<E, const IS_EFFECT: bool>(PhantomData<E>);

impl<E: EffectData> HandledEffect<E, true> {
    /// Declares the handler called `name`.
    pub const fn handler(name: &'static str) -> EffectHandler {
        EffectHandler::new(name, <E as Named>::NAME)
    }

    /// Calls the handler called `name` with those effects that are an `E`.
    ///
    /// # Errors
    /// When the handler fails, and when the data of some does not fit: an older layout sent it. The
    /// others are carried out.
    pub fn carry_out(
        name: &str,
        effects: &[Effect],
        call: impl FnOnce(&[E]) -> Result<(), ModuleError>,
    ) -> Result<(), ModuleError> {
        let (mut fitting, mut misfit) = (Vec::with_capacity(effects.len()), None);
        for effect in effects {
            match from_value(effect.data.clone()) {
                Ok(effect) => fitting.push(effect),
                Err(error) => misfit = Some(error),
            }
        }
        let dropped = effects.len() - fitting.len();
        if !fitting.is_empty() {
            call(&fitting)?;
        }
        match misfit {
            Some(error) => Err(does_not_fit(name, <E as Named>::NAME, dropped, &error)),
            None => Ok(()),
        }
    }
}

#[cold]
fn does_not_fit(name: &str, kind: &str, dropped: usize, error: &ValueError) -> ModuleError {
    ModuleError::Failed {
        module: name.to_owned(),
        message: format!(
            "{dropped} of the effects {kind} do not fit the type as it is now ({error}) and were dropped"
        ),
    }
}

/// The error for an effect handler that the plugin does not have.
#[cold]
pub fn unknown_effect_handler(plugin: &str, handler: EffectHandlerId) -> ModuleError {
    super::run::unknown(plugin, "effect handler", handler.0)
}
