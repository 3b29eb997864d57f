//! [`commands!`]: generates the enum of commands and its table from one list.

/// Each command is written once: doc, fields, name in the language, and the fields of its
/// [`CommandRow`](super::CommandRow) that differ from
/// [`CommandRow::PLAIN`](super::CommandRow::PLAIN). Arguments are in the order of the fields.
macro_rules! commands {
    ($(
        $(#[doc = $doc:literal])+
        $command:ident $(($($part:ident: $type:ty),+))? $({
            $($(#[doc = $field_doc:literal])+ $field:ident: $field_type:ty,)+
        })? = $name:literal { $($key:ident: $value:expr),* $(,)? }
    )*) => {
        /// The commands of the editor. Menus, toolbar, shortcuts, panels, the console, scripts
        /// and the command palette all send these; nothing else changes the world or the project.
        #[derive(Clone, Debug, PartialEq)]
        pub enum EditorCommand {
            $($(#[doc = $doc])+ $command $(($($type),+))? $({
                $($(#[doc = $field_doc])+ $field: $field_type,)+
            })?,)*
        }

        impl EditorCommand {
            /// Every command, in the order of `help`.
            pub const TABLE: &[CommandRow] = &[$(CommandRow {
                name: $name,
                doc: concat!($($doc),+),
                $($key: $value,)*
                ..CommandRow::PLAIN
            }),*];

            /// The first word of its line.
            pub const fn name(&self) -> &'static str {
                match self {
                    $(Self::$command { .. } => $name,)*
                }
            }

            /// The properties of the command.
            pub fn row(&self) -> &'static CommandRow {
                let name = self.name();
                Self::TABLE.iter().find(|row| row.name == name).unwrap_or(&CommandRow::PLAIN)
            }

            /// The command with this name and these arguments, one for each of its row. `None` when
            /// there is no such command, or an argument is of another kind.
            pub fn from_arguments(name: &str, arguments: Vec<Argument>) -> Option<Self> {
                let mut arguments = arguments.into_iter();
                let mut next = || arguments.next().unwrap_or(Argument::None);
                match name {
                    $($name => Some({
                        $($(let $part = <$type>::try_from(next()).ok()?;)+)?
                        $($(let $field = <$field_type>::try_from(next()).ok()?;)+)?
                        Self::$command $(($($part),+))? $({ $($field),+ })?
                    }),)*
                    _ => None,
                }
            }

            /// Its arguments, one for each of its row.
            pub fn into_arguments(self) -> Vec<Argument> {
                match self {
                    $(Self::$command $(($($part),+))? $({ $($field),+ })? => vec![
                        $($(Argument::from($part)),+)?
                        $($(Argument::from($field)),+)?
                    ],)*
                }
            }
        }
    };
}
