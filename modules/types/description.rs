//! The fields of components, as constant tables. Nothing is generated per use: inspector, scenes,
//! schema and migration all read the same table.

/// A component type as data. Emitted by `#[component]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ComponentDescription {
    /// Stable name, `crate::Type`.
    pub name: &'static str,
    /// Names it had before; scenes that use one of them still load.
    pub former_names: &'static [&'static str],
    /// First paragraph of its doc comment.
    pub doc: &'static str,
    /// Source file, relative to the folder cargo compiled in.
    pub file: &'static str,
    /// Line of its declaration.
    pub line: u32,
    /// Struct, enum or a single value.
    pub kind: FieldKind,
    /// False for components that only the engine writes: they are not edited or saved.
    pub editable: bool,
    /// True for components that are added and removed often: their rows are stored outside of the
    /// archetypes.
    pub sparse: bool,
    /// True for resources: a world has one, with its default as soon as the type is registered.
    pub resource: bool,
}

impl ComponentDescription {
    /// The type's name without its crate.
    pub fn short_name(&self) -> &'static str {
        self.name.rsplit("::").next().unwrap_or(self.name)
    }

    /// The fields, where it is a struct.
    pub const fn fields(&self) -> &'static [FieldDescription] {
        match self.kind {
            FieldKind::Struct(fields) => fields,
            _ => &[],
        }
    }
}

/// One field as data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldDescription {
    /// Name in the source.
    pub name: &'static str,
    /// Names it had before.
    pub former_names: &'static [&'static str],
    /// Doc comment.
    pub doc: &'static str,
    /// Unit shown after the number, `m/s` for example; empty for none.
    pub unit: &'static str,
    /// Smallest value an editor offers.
    pub min: Option<f64>,
    /// Largest value an editor offers.
    pub max: Option<f64>,
    /// Step of a drag; `None` lets the editor choose.
    pub step: Option<f64>,
    /// Not shown in the inspector.
    pub hidden: bool,
    /// Shown in the inspector only while another field has one of these values: otherwise it means
    /// nothing.
    pub only: Option<FieldCondition>,
    /// The text is a reference to an asset of this kind: `picture`.
    pub asset: Option<&'static str>,
    /// The type of its data.
    pub kind: FieldKind,
}

impl FieldDescription {
    /// What `find` has for its name, else for one of its former names.
    pub fn source<T>(&self, find: impl Fn(&str) -> Option<T>) -> Option<T> {
        let former = || self.former_names.iter().find_map(|name| find(name));
        find(self.name).or_else(former)
    }

    /// True for its name and its former names.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.former_names.contains(&name)
    }
}

/// A condition on another field of the same struct.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldCondition {
    /// Name of the other field, which is an enum.
    pub field: &'static str,
    /// Its variants with which the condition holds.
    pub variants: &'static [&'static str],
}

/// The type of a field's data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FieldKind {
    /// `bool`.
    Bool,
    /// A whole number.
    Integer {
        /// True for two's complement, false for unsigned.
        signed: bool,
        /// Width in bits.
        bits: u32,
    },
    /// `f32`.
    F32,
    /// `f64`.
    F64,
    /// Text.
    Text,
    /// A vector of 2, 3 or 4 `f32`.
    Vector(usize),
    /// A unit quaternion, x y z w.
    Rotation,
    /// A linear colour, r g b a.
    Color,
    /// An entity id.
    Entity,
    /// An enum.
    Enum(&'static [VariantDescription]),
    /// Named fields.
    Struct(&'static [FieldDescription]),
    /// Fields by position.
    Tuple(&'static [FieldKind]),
    /// Any number of one kind.
    List(&'static FieldKind),
    /// An optional value.
    Option(&'static FieldKind),
}

impl FieldKind {
    /// The kind at a path of fields and elements, `spring.length` or `items.2`, with the names that
    /// the fields have now. `None` where the type has no such part.
    pub fn at(&self, path: &str) -> Option<(FieldKind, String)> {
        if path.is_empty() {
            return Some((*self, String::new()));
        }
        let (step, rest) = path.split_once('.').unwrap_or((path, ""));
        let (name, inner) = match self {
            Self::Struct(fields) => {
                let exact = fields.iter().find(|field| field.name == step);
                let field = exact.or_else(|| fields.iter().find(|field| field.is_called(step)))?;
                (field.name, field.kind)
            }
            Self::Option(kind) => return kind.at(path),
            Self::List(kind) => step.parse().map(|_: usize| (step, **kind)).ok()?,
            Self::Tuple(kinds) => (step, *kinds.get(step.parse::<usize>().ok()?)?),
            _ => return None,
        };
        let (kind, rest) = inner.at(rest)?;
        let path = match rest.as_str() {
            "" => name.to_owned(),
            rest => format!("{name}.{rest}"),
        };
        Some((kind, path))
    }

    /// True for the same names and types of fields: their docs, units and ranges do not count.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Struct(one), Self::Struct(other)) => {
                let same = |(one, other): (&FieldDescription, &FieldDescription)| {
                    one.name == other.name && one.kind.is_same(&other.kind)
                };
                one.len() == other.len() && one.iter().zip(*other).all(same)
            }
            (Self::Enum(one), Self::Enum(other)) => {
                let same = |(one, other): (&VariantDescription, &VariantDescription)| {
                    one.name == other.name
                        && match (&one.kind, &other.kind) {
                            (Some(one), Some(other)) => one.is_same(other),
                            (one, other) => one.is_none() && other.is_none(),
                        }
                };
                one.len() == other.len() && one.iter().zip(*other).all(same)
            }
            (Self::Tuple(one), Self::Tuple(other)) => {
                let mut pairs = one.iter().zip(*other);
                one.len() == other.len() && pairs.all(|(one, other)| one.is_same(other))
            }
            (Self::List(one), Self::List(other)) | (Self::Option(one), Self::Option(other)) => {
                one.is_same(other)
            }
            (one, other) => one == other,
        }
    }

    /// In a few words, for people.
    pub fn words(&self) -> String {
        match self {
            Self::Bool => "bool".to_owned(),
            Self::Integer { signed: true, bits } => format!("i{bits}"),
            Self::Integer { bits, .. } => format!("u{bits}"),
            Self::F32 => "f32".to_owned(),
            Self::F64 => "f64".to_owned(),
            Self::Text => "text".to_owned(),
            Self::Vector(length) => format!("a vector of {length}"),
            Self::Rotation => "a rotation".to_owned(),
            Self::Color => "a colour".to_owned(),
            Self::Entity => "an entity".to_owned(),
            Self::Enum(_) => "an enum".to_owned(),
            Self::Struct(_) => "a struct".to_owned(),
            Self::Tuple(_) => "a tuple".to_owned(),
            Self::List(kind) => format!("a list of {}", kind.words()),
            Self::Option(kind) => format!("{} or none", kind.words()),
        }
    }
}

/// One variant of an enum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VariantDescription {
    /// Name in the source.
    pub name: &'static str,
    /// Doc comment.
    pub doc: &'static str,
    /// `None` for a variant without data.
    pub kind: Option<FieldKind>,
}
