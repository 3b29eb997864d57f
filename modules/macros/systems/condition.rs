//! [`Condition`]: when a system runs.

use super::function::Function;
use super::signature::{Parameter, Signature};
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{BinOp, Expr, Ident, Member, Path, UnOp};

/// One condition of the attribute.
pub enum Condition {
    /// `every = 3`.
    Every(Expr),
    /// `every_s = 0.5`.
    EverySeconds(Expr),
    /// `if_any = fish`: a query can have a match, as far as whole archetypes tell.
    AnyMatch(Ident),
    /// `if_changed = fish`: the data of a query or a resource was written.
    Changed(Ident),
    /// `if_event = Burst`.
    Event(Path),
    /// `when = Game.phase == Phase::Playing`.
    When(Expr),
}

impl Condition {
    /// The parameter that it names.
    pub fn parameter(&self) -> Option<&Ident> {
        match self {
            Self::AnyMatch(ident) | Self::Changed(ident) => Some(ident),
            _ => None,
        }
    }

    /// An expression that makes the `RunCondition`. It uses the variables that hold where
    /// parameters were declared.
    pub fn expand(&self) -> syn::Result<TokenStream> {
        let condition = quote!(::playground_core_ecs::RunCondition);
        Ok(match self {
            Self::Every(n) => quote!(#condition::EveryNth(#n)),
            Self::EverySeconds(seconds) => quote!(#condition::EverySeconds(#seconds)),
            Self::AnyMatch(ident) => {
                let declared = declared_at(ident);
                quote!(#declared.any_match())
            }
            Self::Changed(ident) => {
                let declared = declared_at(ident);
                quote!(#declared.changed())
            }
            Self::Event(path) => {
                quote!(#condition::EventSent(<#path as ::playground_base::Named>::NAME))
            }
            Self::When(expression) => when(expression)?,
        })
    }
}

/// A statement that makes the condition of a block, and its use at each system: the condition is
/// written once, so that its mistakes are reported once.
pub fn of_block(when_all: &[Expr]) -> syn::Result<[TokenStream; 2]> {
    let all = when_all.iter().map(when);
    let all = all.collect::<syn::Result<Vec<_>>>()?;
    let condition = match all.as_slice() {
        [] => return Ok(<[TokenStream; 2]>::default()),
        [only] => only.clone(),
        _ => quote!(::playground_core_ecs::RunCondition::All(
            ::std::vec![#(#all),*]
        )),
    };
    Ok([
        quote!(let of_block = #condition;),
        quote!(declared.push_condition(::core::clone::Clone::clone(&of_block));),
    ])
}

/// Refuses the condition of a block that has no systems.
pub fn refuse_unused(when_all: &[Expr], functions: &[Function]) -> syn::Result<()> {
    match when_all.first() {
        Some(first) if functions.iter().all(|one| one.as_system().is_none()) => {
            let why = "this block has no #[system], and only systems have conditions: observers, effect handlers and console commands run when something happens";
            Err(syn::Error::new_spanned(first, why))
        }
        _ => Ok(()),
    }
}

/// Refuses systems of the stage `Start` in a block with a condition: they run once, and the
/// condition is meant for those that run again.
pub fn refuse_start(when_all: &[Expr], functions: &[Function]) -> syn::Result<()> {
    let stages = functions.iter().filter_map(|one| {
        let stage = one.as_system()?.stage.as_ref()?;
        Some((&one.signature.ident, stage))
    });
    let mut starts = stages.filter(|(_, stage)| *stage == "Start");
    match starts.next() {
        Some((ident, stage)) if !when_all.is_empty() => Err(syn::Error::new(
            stage.span(),
            format!(
                "`{ident}` runs once, when play starts, and never if the condition of the block does not hold then: put it into a block without `when`"
            ),
        )),
        _ => Ok(()),
    }
}

/// The variable that holds where a parameter was declared.
pub fn declared_at(parameter: &Ident) -> Ident {
    format_ident!("__declared_at_{}", parameter.unraw())
}

/// Refuses a parameter that the signature lacks.
pub fn refuse(condition: &Condition, signature: &Signature) -> syn::Result<()> {
    let Some(ident) = condition.parameter() else {
        return Ok(());
    };
    let mut parameters = signature.parameters.iter();
    if parameters.any(|parameter| parameter.ident == *ident) {
        return Ok(());
    }
    let all: Vec<String> = signature
        .parameters
        .iter()
        .map(|p| p.ident.to_string())
        .collect();
    Err(syn::Error::new(
        ident.span(),
        format!(
            "no parameter is called `{ident}`: there are {}",
            all.join(", ")
        ),
    ))
}

/// Statements that do not evaluate where a condition waits for a parameter without data.
pub fn checks(one: &Function) -> TokenStream {
    let conditions = one.as_system().map(|options| &options.conditions);
    let named = conditions
        .into_iter()
        .flatten()
        .filter_map(Condition::parameter);
    let checks = named.filter_map(|ident| {
        let mut parameters = one.signature.parameters.iter();
        let parameter = parameters.find(|parameter| parameter.ident == *ident)?;
        let (has_data, why) = (parameter.member("HAS_DATA"), no_data(ident, parameter));
        Some(quote_spanned!(ident.span()=> ::core::assert!(#has_data, #why);))
    });
    checks.collect()
}

fn no_data(ident: &Ident, parameter: &Parameter) -> String {
    if parameter.is_called("ParamSet") {
        return format!(
            "`{ident}` is a set of parameters, and the system would wait for one of them: `if_any` and `if_changed` name a query or a resource beside it"
        );
    }
    let event = parameter.type_arguments().next();
    let event = event.filter(|_| parameter.is_called("Events"));
    let event = event.map_or_else(
        || "Hit".to_owned(),
        |event| event.to_token_stream().to_string().replace(' ', ""),
    );
    format!(
        "`{ident}` has no data to wait for: `if_any` and `if_changed` name a query or a resource; for events write `if_event = {event}`"
    )
}

const WHEN: &str = "a condition compares a field of a resource: `Game.phase == Phase::Playing`, `!Game.paused`, joined by `&&` and `||`";

fn when(expression: &Expr) -> syn::Result<TokenStream> {
    match expression {
        Expr::Paren(inner) => when(&inner.expr),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_)) => {
            let inner = when(&unary.expr)?;
            Ok(quote!(#inner.negated()))
        }
        Expr::Binary(binary) => {
            let (left, right) = (&*binary.left, &*binary.right);
            match binary.op {
                BinOp::Eq(_) => is_value(left, right),
                BinOp::Ne(_) => {
                    let same = is_value(left, right)?;
                    Ok(quote!(#same.negated()))
                }
                BinOp::And(_) => joined("All", left, right),
                BinOp::Or(_) => joined("Any", left, right),
                _ => Err(syn::Error::new_spanned(binary.op, WHEN)),
            }
        }
        Expr::Field(_) => is_value(expression, &syn::parse_quote!(true)),
        _ => Err(syn::Error::new_spanned(expression, WHEN)),
    }
}

fn joined(variant: &str, left: &Expr, right: &Expr) -> syn::Result<TokenStream> {
    let (left, right) = (when(left)?, when(right)?);
    let variant = format_ident!("{variant}");
    Ok(quote!(::playground_core_ecs::RunCondition::#variant(::std::vec![#left, #right])))
}

fn is_value(field: &Expr, value: &Expr) -> syn::Result<TokenStream> {
    let (resource, members) = split(field)?;
    let path: Vec<String> = members.iter().map(member_name).collect();
    let path = path.join(".");
    let span = field.span();
    Ok(quote_spanned! {span=>
        ::playground_core_ecs::param::is_value(
            |resource: &#resource| resource #(.#members)* == #value,
            #path,
            &#value,
        )
    })
}

/// Splits `Game.rules.paused` into `Game` and its members.
fn split(field: &Expr) -> syn::Result<(&Path, Vec<&Member>)> {
    match field {
        Expr::Path(path) => Ok((&path.path, Vec::new())),
        Expr::Field(of) => {
            let (resource, mut members) = split(&of.base)?;
            members.push(&of.member);
            Ok((resource, members))
        }
        _ => Err(syn::Error::new_spanned(field, WHEN)),
    }
}

fn member_name(member: &&Member) -> String {
    match member {
        Member::Named(ident) => ident.unraw().to_string(),
        Member::Unnamed(index) => index.index.to_string(),
    }
}
