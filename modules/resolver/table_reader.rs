//! Reads the fields of one table and records every mistake.

use playground_modules_manifest::{Manifest, SourceLocation};
use std::ops::Range;

use toml_edit::{Array, Item, TableLike};

use crate::declared::Declared;
use crate::nearest::nearest;
use crate::resolve_error::ResolveError;

/// One table of a manifest, with its name for messages.
pub struct TableReader<'a> {
    file: &'a Manifest,
    table: &'a dyn TableLike,
    name: &'static str,
    /// The header of the table, or its opening brace.
    pub location: SourceLocation,
}

impl<'a> TableReader<'a> {
    /// The table at `keys`, if there is one.
    pub fn at(file: &'a Manifest, keys: &[&str], name: &'static str) -> Option<Self> {
        let item = file.item(keys)?;
        Some(Self {
            file,
            table: item.as_table_like()?,
            name,
            location: file.location(item.span()),
        })
    }

    /// The tables under `key`, written as `[[name]]` or as an array of inline tables.
    pub fn tables(
        &self,
        key: &str,
        name: &'static str,
        errors: &mut Vec<ResolveError>,
    ) -> Vec<Self> {
        let Some(item) = self.table.get(key) else {
            return Vec::new();
        };
        let Some(tables) = tables_of(item) else {
            errors.push(self.wrong_type(key, item.span(), "an array of tables"));
            return Vec::new();
        };
        tables
            .into_iter()
            .map(|(table, span)| Self {
                file: self.file,
                table,
                name,
                location: self.file.location(span),
            })
            .collect()
    }

    /// Reports every key that is not among `known`.
    pub fn check_keys(&self, known: &[&str], errors: &mut Vec<ResolveError>) {
        for (key, item) in self.table.iter() {
            if !known.contains(&key) {
                let key_span = self.table.key(key).and_then(|key| key.span());
                errors.push(ResolveError::UnknownKey {
                    location: Box::new(self.file.location(key_span.or_else(|| item.span()))),
                    table: self.name.to_owned(),
                    key: key.to_owned(),
                    nearest: nearest(key, known.iter().copied()).map(str::to_owned),
                    known: known.iter().copied().map(str::to_owned).collect(),
                });
            }
        }
    }

    /// The string under `key`; `None` when it is absent or, with a recorded mistake, no string.
    pub fn string(&self, key: &str, errors: &mut Vec<ResolveError>) -> Option<Declared> {
        let item = self.table.get(key)?;
        let declared = item.as_str().map(|name| Declared {
            name: name.to_owned(),
            location: self.file.location(item.span()),
        });
        if declared.is_none() {
            errors.push(self.wrong_type(key, item.span(), "a string"));
        }
        declared
    }

    /// The string under `key`, which is required.
    pub fn required_string(&self, key: &str, errors: &mut Vec<ResolveError>) -> Option<Declared> {
        if !self.table.contains_key(key) {
            errors.push(ResolveError::MissingKey {
                location: Box::new(self.location.clone()),
                table: self.name.to_owned(),
                key: key.to_owned(),
            });
        }
        self.string(key, errors)
    }

    /// The strings of the array under `key`; empty when it is absent.
    pub fn strings(&self, key: &str, errors: &mut Vec<ResolveError>) -> Vec<Declared> {
        let Some(item) = self.table.get(key) else {
            return Vec::new();
        };
        let declared = item.as_array().and_then(|array| self.declared_in(array));
        declared.unwrap_or_else(|| {
            errors.push(self.wrong_type(key, item.span(), "an array of strings"));
            Vec::new()
        })
    }

    fn declared_in(&self, array: &Array) -> Option<Vec<Declared>> {
        let declare = |value: &toml_edit::Value| {
            Some(Declared {
                name: value.as_str()?.to_owned(),
                location: self.file.location(value.span()),
            })
        };
        array.iter().map(declare).collect()
    }

    fn wrong_type(
        &self,
        key: &str,
        span: Option<Range<usize>>,
        expected: &'static str,
    ) -> ResolveError {
        ResolveError::WrongType {
            location: Box::new(self.file.location(span)),
            table: self.name.to_owned(),
            key: key.to_owned(),
            expected,
        }
    }
}

type SpannedTable<'a> = (&'a dyn TableLike, Option<Range<usize>>);

fn tables_of(item: &Item) -> Option<Vec<SpannedTable<'_>>> {
    if let Some(tables) = item.as_array_of_tables() {
        return Some(
            tables
                .iter()
                .map(|table| (table as &dyn TableLike, table.span()))
                .collect(),
        );
    }
    item.as_array()?
        .iter()
        .map(|value| {
            let table = value.as_inline_table()?;
            Some((table as &dyn TableLike, value.span()))
        })
        .collect()
}
