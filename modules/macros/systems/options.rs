//! The options of `#[systems(..)]`, `#[system(..)]`, `#[observer(..)]`, `#[effect_handler(..)]` and
//! `#[command(..)]`.

use super::condition::Condition;
use super::order::Order;
use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::parse::Parser;
use syn::{Attribute, Expr, Ident, LitStr, Meta, Path};

/// `#[systems(name = "flock", when = Game.phase == Phase::Playing)]`.
#[derive(Default)]
pub struct BlockOptions {
    pub name: Option<String>,
    /// The conditions of all its systems.
    pub when: Vec<Expr>,
}

/// `#[system(stage = Start, after = steer)]`.
#[derive(Default)]
pub struct SystemOptions {
    pub name: Option<String>,
    pub stage: Option<Ident>,
    pub after: Vec<Order>,
    pub before: Vec<Order>,
    pub conditions: Vec<Condition>,
}

/// `#[observer(priority = 3)]`.
#[derive(Default)]
pub struct ObserverOptions {
    pub name: Option<String>,
    pub priority: Option<Expr>,
}

/// `#[effect_handler(name = "audio::play")]`.
#[derive(Default)]
pub struct HandlerOptions {
    pub name: Option<String>,
}

/// `#[command(name = "give-lives", only_in_play)]`, and the doc comment.
#[derive(Default)]
pub struct CommandOptions {
    pub name: Option<LitStr>,
    pub only_in_play: bool,
    pub doc: String,
}

impl BlockOptions {
    pub fn parse(options: TokenStream) -> syn::Result<Self> {
        let mut parsed = Self::default();
        let parser = syn::meta::parser(|meta| {
            let option = meta.path.get_ident().map(ToString::to_string);
            match option.unwrap_or_default().as_str() {
                "name" => once(&mut parsed.name, &meta, text(&meta)?)?,
                "when" => parsed.when.push(meta.value()?.parse()?),
                "if_any" | "if_changed" => return Err(meta.error(OF_PARAMETER)),
                _ => {
                    return Err(meta.error(
                        "unknown option; there are name, for what stands before `::` in the names of systems, and when, for a condition of all systems",
                    ));
                }
            }
            Ok(())
        });
        parser.parse2(options)?;
        Ok(parsed)
    }
}

impl SystemOptions {
    pub fn parse(attribute: &Attribute) -> syn::Result<Self> {
        let mut parsed = Self::default();
        parse_options(attribute, |option, meta| {
            match option {
                "name" => once(&mut parsed.name, meta, text(meta)?)?,
                "stage" => once(&mut parsed.stage, meta, meta.value()?.parse()?)?,
                "after" => parsed.after.extend(Order::parse_list(meta.value()?)?),
                "before" => parsed.before.extend(Order::parse_list(meta.value()?)?),
                "every" => parsed.add(Condition::Every(meta.value()?.parse()?)),
                "every_s" => parsed.add(Condition::EverySeconds(meta.value()?.parse()?)),
                "if_any" => parsed.add(Condition::AnyMatch(meta.value()?.parse()?)),
                "if_changed" => parsed.add(Condition::Changed(meta.value()?.parse()?)),
                "if_event" => parsed.add(Condition::Event(meta.value()?.parse::<Path>()?)),
                "when" => parsed.add(Condition::When(meta.value()?.parse::<Expr>()?)),
                "exclusive" => return Err(meta.error(EXCLUSIVE)),
                _ => {
                    return Err(meta.error(
                        "unknown option; there are stage, after, before, when, every, every_s, if_any, if_changed, if_event, name",
                    ));
                }
            }
            Ok(())
        })?;
        Ok(parsed)
    }

    fn add(&mut self, condition: Condition) {
        self.conditions.push(condition);
    }
}

const OF_PARAMETER: &str = "this condition names a parameter, and each function of the block has its own: put it into the `#[system(..)]` of the function. A block takes `when`, which names a resource";

const EXCLUSIVE: &str = "a system is exclusive by its parameters: take `WorldMut<(..)>`";

impl ObserverOptions {
    pub fn parse(attribute: &Attribute) -> syn::Result<Self> {
        let mut parsed = Self::default();
        parse_options(attribute, |option, meta| {
            match option {
                "name" => once(&mut parsed.name, meta, text(meta)?)?,
                "priority" => once(&mut parsed.priority, meta, meta.value()?.parse()?)?,
                _ => {
                    return Err(meta.error(
                        "unknown option; there are priority and name. What an observer observes is its first parameter: `OnAdd<T>`, `OnInsert<T>`, `OnRemove<T>`, `OnEvent<E>`",
                    ));
                }
            }
            Ok(())
        })?;
        Ok(parsed)
    }
}

impl HandlerOptions {
    pub fn parse(attribute: &Attribute) -> syn::Result<Self> {
        let mut parsed = Self::default();
        parse_options(attribute, |option, meta| {
            if option != "name" {
                return Err(meta.error(
                    "unknown option; there is name. What it carries out its parameter says: `sounds: &[PlaySound]`",
                ));
            }
            once(&mut parsed.name, meta, text(meta)?)
        })?;
        Ok(parsed)
    }
}

impl CommandOptions {
    pub fn parse(attribute: &Attribute, others: &[Attribute]) -> syn::Result<Self> {
        let mut parsed = Self {
            doc: crate::field::doc_text(others),
            ..Self::default()
        };
        parse_options(attribute, |option, meta| {
            match option {
                "name" => once(&mut parsed.name, meta, meta.value()?.parse()?)?,
                "only_in_play" => parsed.only_in_play = true,
                _ => {
                    return Err(meta.error(
                        "unknown option; there are name, for another word than the function's name, and only_in_play, for what makes no sense while the scene is being edited",
                    ));
                }
            }
            Ok(())
        })?;
        Ok(parsed)
    }

    /// The word that calls the command.
    pub fn word(&self, function: &Ident) -> String {
        match &self.name {
            Some(name) => name.value(),
            None => function.unraw().to_string(),
        }
    }
}

fn parse_options(
    attribute: &Attribute,
    mut take: impl FnMut(&str, &ParseNestedMeta<'_>) -> syn::Result<()>,
) -> syn::Result<()> {
    if matches!(attribute.meta, Meta::Path(_)) {
        return Ok(());
    }
    attribute.parse_nested_meta(|meta| {
        let option = meta.path.get_ident().map(ToString::to_string);
        take(&option.unwrap_or_default(), &meta)
    })
}

/// Sets an option that has one value. A second one would be lost.
fn once<T>(option: &mut Option<T>, meta: &ParseNestedMeta<'_>, value: T) -> syn::Result<()> {
    if option.is_some() {
        let name = meta.path.get_ident().map(ToString::to_string);
        let name = name.unwrap_or_default();
        return Err(meta.error(format!("`{name}` stands here twice: write it once")));
    }
    *option = Some(value);
    Ok(())
}

fn text(meta: &ParseNestedMeta<'_>) -> syn::Result<String> {
    Ok(meta.value()?.parse::<LitStr>()?.value())
}
