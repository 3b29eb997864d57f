//! [`Signature`]: the parameters of a system.

use super::condition::declared_at;
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{FnArg, GenericArgument, Ident, Lifetime, Pat, PathArguments, ReturnType, Type};

/// Parameters whose lifetime may be left out, as the compiler lets it in a signature. Others are
/// written `Own<'_>`.
const WITH_LIFETIME: [&str; 15] = [
    "Commands",
    "Effects",
    "Events",
    "Local",
    "OnAdd",
    "OnEvent",
    "OnInsert",
    "OnRemove",
    "ParamSet",
    "Query",
    "QueryState",
    "Res",
    "ResMut",
    "Scratch",
    "WorldMut",
];

const NO_REFERENCE: &str = "a parameter of a system is written without `&`: `Query<..>`, `Res<T>`, `Commands`, ..; a component is accessed in a query: `Query<(&Boid, &mut Transform)>`";

/// The signature of a system or an observer.
pub struct Signature {
    pub ident: Ident,
    has_self: bool,
    pub parameters: Vec<Parameter>,
    /// It has exclusive access to the world.
    pub is_exclusive: bool,
    output: proc_macro2::Span,
}

/// One parameter.
pub struct Parameter {
    pub ident: Ident,
    /// As it was written.
    pub written: Type,
    /// With `'static` for each omitted lifetime.
    ty: Type,
    /// Its name among the generated items.
    pub alias: Ident,
    /// The trait that its type has to implement.
    param: &'static str,
}

impl Signature {
    pub fn of(signature: &syn::Signature) -> syn::Result<Self> {
        let refuse = |span: proc_macro2::Span, why: &str| Err(syn::Error::new(span, why));
        if let Some(is_async) = &signature.asyncness {
            return refuse(
                is_async.span(),
                "a system runs within a frame: it cannot be async",
            );
        }
        if let Some(lifetime) = signature.generics.lifetimes().next() {
            return refuse(
                lifetime.span(),
                "a system has no lifetimes of its own: leave them out, and write a type that needs one as `Fish<'_>`",
            );
        }
        if !signature.generics.params.is_empty() {
            return refuse(
                signature.generics.span(),
                "a system has no generic parameters: it would run for no particular types",
            );
        }
        let (mut has_self, mut parameters) = (false, Vec::new());
        for input in &signature.inputs {
            match input {
                FnArg::Receiver(receiver)
                    if receiver.mutability.is_some() || receiver.reference.is_none() =>
                {
                    return refuse(
                        receiver.span(),
                        "systems run at the same time, so they share the plugin: `&self`; what only one of them changes is a `Local<T>`",
                    );
                }
                FnArg::Receiver(_) => has_self = true,
                FnArg::Typed(typed) => {
                    let Some(ident) = name_of(&typed.pat) else {
                        return refuse(typed.pat.span(), "a parameter of a system has a name");
                    };
                    if let Type::Reference(reference) = &*typed.ty {
                        return Err(syn::Error::new_spanned(reference, NO_REFERENCE));
                    }
                    let function = &signature.ident;
                    parameters.push(Parameter::of(function, ident, &typed.ty, "Param"));
                }
            }
        }
        let output = match &signature.output {
            ReturnType::Default => signature.ident.span(),
            ReturnType::Type(_, ty) => ty.span(),
        };
        let mut worlds = parameters.iter().filter(|of| is_world(&of.written));
        let is_exclusive = worlds.next().is_some();
        if let Some(second) = worlds.next() {
            return refuse(
                second.written.span(),
                "a system takes the world once: name all components that it adds or accesses in one `WorldMut<(..)>`",
            );
        }
        for parameter in &mut parameters {
            if is_exclusive {
                parameter.param = "ExclusiveParam";
            }
        }
        Ok(Self {
            ident: signature.ident.clone(),
            has_self,
            parameters,
            is_exclusive,
            output,
        })
    }

    /// `__4_swim_fish: <__4_swim_fish as Param>::State`: one field for each, so that errors point at the
    /// parameter.
    pub fn state_fields(&self) -> impl Iterator<Item = TokenStream> {
        self.parameters.iter().map(|parameter| {
            let (field, state) = (&parameter.alias, parameter.member("State"));
            quote!(#field: #state)
        })
    }

    /// Statements that declare each parameter and get its keys. `named` are the parameters that
    /// conditions name.
    pub fn declare(&self, named: &[&Ident]) -> impl Iterator<Item = TokenStream> {
        self.parameters.iter().map(|parameter| {
            let (field, declare) = (&parameter.alias, parameter.member("declare"));
            let named_argument = parameter.is_argument().then(|| {
                let name = parameter.ident.unraw().to_string();
                quote!(declared.touched().argument_name = #name;)
            });
            // Not `?`: its functions would be compiled for the type of each state.
            let declare = quote! {
                #named_argument
                let #field = match #declare(context, declared.touched()) {
                    ::core::result::Result::Ok(state) => state,
                    ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
                };
            };
            if !named.contains(&&parameter.ident) {
                return declare;
            }
            let declared_at = declared_at(&parameter.ident);
            quote! {
                let before = declared.touched().clone();
                #declare
                let #declared_at =
                    ::playground_core_ecs::param::DeclaredAt::between(&before, declared.touched());
            }
        })
    }

    /// `Answer::into_answer(FlockSystems::swim(fetch(..)?, ..), ..)`: `answer` is the trait in
    /// `playground_core_ecs::param` of the return type, and its method.
    pub fn call(&self, this: &Type, name: &str, answer: [&str; 2]) -> TokenStream {
        let [answer, into] = answer.map(|word| Ident::new(word, self.output));
        let mut ident = self.ident.clone();
        ident.set_span(self.output);
        let own = self.has_self.then(|| quote!(&self.own,));
        let fetched = self.parameters.iter().map(|parameter| {
            let (field, fetch) = (&parameter.alias, parameter.member("fetch"));
            // Not `?`: its functions would be compiled for each type.
            quote_spanned! {parameter.written.span()=>
                match #fetch(&self.#field, run) {
                    ::core::result::Result::Ok(fetched) => fetched,
                    ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
                }
            }
        });
        quote_spanned! {self.output=>
            ::playground_core_ecs::param::#answer::#into(
                <#this>::#ident(#own #(#fetched),*),
                #name,
            )
        }
    }

    /// Statements that save what survives a reload.
    pub fn save(&self) -> TokenStream {
        let ident = self.ident.unraw();
        let all = self.parameters.iter().map(|parameter| {
            let (field, save) = (&parameter.alias, parameter.member("save"));
            let key = format!("{ident}.{}", parameter.ident.unraw());
            quote!(#save(&self.#field, #key, &mut saved);)
        });
        quote!(#(#all)*)
    }

    /// Statements that restore it.
    pub fn restore(&self) -> TokenStream {
        let ident = self.ident.unraw();
        let all = self.parameters.iter().map(|parameter| {
            let (field, restore) = (&parameter.alias, parameter.member("restore"));
            let key = format!("{ident}.{}", parameter.ident.unraw());
            quote!(#restore(&self.#field, #key, &mut saved);)
        });
        quote!(#(#all)*)
    }
}

impl Parameter {
    /// A parameter of `function`, whose type has to implement `param`.
    pub fn of(function: &Ident, ident: &Ident, written: &Type, param: &'static str) -> Self {
        let mut ty = written.clone();
        make_static(&mut ty);
        Self {
            ident: ident.clone(),
            written: written.clone(),
            ty,
            alias: alias_of(function, ident),
            param,
        }
    }

    /// `type __4_swim_fish = Query<'static, ..>;`: the type is written once, so that its mistakes are
    /// reported once.
    ///
    /// All other code uses a second alias: if the type is no parameter, the compiler reports it at
    /// the constant in that alias only.
    pub fn alias(&self) -> TokenStream {
        let (alias, written, ty) = (&self.alias, self.written_alias(), &self.ty);
        let span = self.written.span();
        let (param, checked) = (self.param(), quote!(::playground_core_ecs::param::Checked));
        let mut named = written.clone();
        named.set_span(span);
        let is_param = quote_spanned! {span=>
            <#named as ::playground_core_ecs::param::#param>::IS_PARAM
        };
        quote! {
            #[allow(non_camel_case_types, reason = "named after system and parameter")]
            type #written = #ty;
            #[allow(non_camel_case_types, reason = "named after system and parameter")]
            type #alias = #checked<#named, { #is_param }>;
        }
    }

    fn written_alias(&self) -> Ident {
        format_ident!(
            "__written{}",
            self.alias.to_string().trim_start_matches('_')
        )
    }

    fn param(&self) -> Ident {
        Ident::new(self.param, self.written.span())
    }

    /// Whether it is the trigger of an observer.
    pub fn is_observed(&self) -> bool {
        let triggers = ["OnAdd", "OnEvent", "OnInsert", "OnRemove"];
        triggers.iter().any(|name| self.is_called(name))
    }

    /// Whether the last name of its type is this.
    pub fn is_called(&self, name: &str) -> bool {
        last_name(&self.written).is_some_and(|last| last == name)
    }

    /// The types in the angle brackets of its type.
    pub fn type_arguments(&self) -> impl Iterator<Item = &Type> {
        let last = match &self.written {
            Type::Path(path) => path.path.segments.last(),
            _ => None,
        };
        let arguments = last.and_then(|last| match &last.arguments {
            PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
            _ => None,
        });
        let arguments = arguments.into_iter().flatten();
        arguments.filter_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        })
    }

    /// Whether it is an argument of a console command.
    pub fn is_argument(&self) -> bool {
        self.is_called("Arg")
    }

    /// Whether it is an argument that may be left out, `Arg<Option<..>>`.
    pub fn is_optional_argument(&self) -> bool {
        let is_option = |ty: &Type| last_name(ty).is_some_and(|name| name == "Option");
        self.is_argument() && self.type_arguments().any(is_option)
    }

    /// `<added as Observed>::TRIGGER`, with the span of the user's type.
    pub fn trigger(&self) -> TokenStream {
        let span = self.written.span();
        let mut alias = self.written_alias();
        alias.set_span(span);
        quote_spanned!(span=> <#alias as ::playground_core_ecs::param::Observed>::TRIGGER)
    }

    /// `<__4_swim_fish as Param>::State`, with the span of the user's type.
    pub fn member(&self, name: &str) -> TokenStream {
        let span = self.written.span();
        let alias = Ident::new(&self.alias.to_string(), span);
        let name = Ident::new(name, span);
        // The state and the declaration of a `ReadParam` are those of its `Param`.
        let param = match self.param {
            "ReadParam" if name != "read" => Ident::new("Param", span),
            _ => self.param(),
        };
        quote_spanned!(span=> <#alias as ::playground_core_ecs::param::#param>::#name)
    }
}

/// `lives`, `mut lives` or `Arg(lives)`.
fn name_of(pattern: &Pat) -> Option<&Ident> {
    match pattern {
        Pat::Ident(named) => Some(&named.ident),
        Pat::TupleStruct(of) if of.path.is_ident("Arg") && of.elems.len() == 1 => {
            of.elems.first().and_then(name_of)
        }
        _ => None,
    }
}

/// `__4_swim_fish`. The number is the length of the function's name: `spawn` with `enemy_ships` and
/// `spawn_enemy` with `ships` are two aliases. In snake case as well where a name is marked as
/// unused: a letter for each underscore stands behind the number.
fn alias_of(function: &Ident, parameter: &Ident) -> Ident {
    let (function, unused_function) = without_underscores(function);
    let (parameter, unused) = without_underscores(parameter);
    let marks = ["f".repeat(unused_function), "u".repeat(unused)].concat();
    let length = function.len();
    format_ident!("__{length}{marks}_{function}_{parameter}")
}

/// The name without the underscores at its start, and their number.
fn without_underscores(ident: &Ident) -> (String, usize) {
    let name = ident.unraw().to_string();
    let trimmed = name.trim_start_matches('_');
    (trimmed.to_owned(), name.len() - trimmed.len())
}

/// Whether a parameter is `WorldMut`.
fn is_world(ty: &Type) -> bool {
    last_name(ty).is_some_and(|name| name == "WorldMut")
}

fn last_name(ty: &Type) -> Option<&Ident> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|last| &last.ident),
        _ => None,
    }
}

/// Inserts `'static` for each omitted lifetime: the type is used in a struct.
fn make_static(ty: &mut Type) {
    let is_static = |span| Lifetime::new("'static", span);
    match ty {
        Type::Reference(reference) => {
            let span = reference.and_token.span();
            reference.lifetime = Some(is_static(span));
            make_static(&mut reference.elem);
        }
        Type::Tuple(tuple) => tuple.elems.iter_mut().for_each(make_static),
        Type::Array(array) => make_static(&mut array.elem),
        Type::Paren(inner) => make_static(&mut inner.elem),
        Type::Group(inner) => make_static(&mut inner.elem),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last_mut() else {
                return;
            };
            let name = last.ident.to_string();
            let needs = WITH_LIFETIME.contains(&name.as_str());
            let span = last.ident.span();
            if needs && last.arguments.is_none() {
                let lifetime = is_static(span);
                last.arguments = PathArguments::AngleBracketed(syn::parse_quote!(<#lifetime>));
                return;
            }
            let PathArguments::AngleBracketed(arguments) = &mut last.arguments else {
                return;
            };
            let mut has_lifetime = false;
            for argument in &mut arguments.args {
                match argument {
                    GenericArgument::Lifetime(lifetime) => {
                        has_lifetime = true;
                        *lifetime = is_static(lifetime.span());
                    }
                    GenericArgument::Type(inner) => make_static(inner),
                    _ => {}
                }
            }
            if needs && !has_lifetime {
                arguments
                    .args
                    .insert(0, GenericArgument::Lifetime(is_static(span)));
            }
        }
        _ => {}
    }
}
