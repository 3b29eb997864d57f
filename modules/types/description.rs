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
    /// The text is the path of a picture below the project's assets.
    pub picture: bool,
    /// The type of its data.
    pub kind: FieldKind,
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
