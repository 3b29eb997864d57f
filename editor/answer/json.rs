//! Values and reports as JSON.

use playground_base::Value;
use playground_base::serde_json::{Map, Number, Value as Json, json};
use playground_core_ecs::{EntityId, MigrationReport};
use playground_core_engine::{
    PlannedChange, Problem, ReloadOutcome, ReloadPlan, ReloadReport, Severity,
};

/// A value as JSON. Numbers that JSON does not have (NaN, infinities) become text.
pub fn value_json(value: &Value) -> Json {
    match value {
        Value::Unit => Json::Null,
        Value::Bool(v) => json!(v),
        Value::Int(v) => json!(v),
        Value::UInt(v) => json!(v),
        Value::F32(v) => number(f64::from(*v), &v.to_string()),
        Value::F64(v) => number(*v, &v.to_string()),
        Value::Text(v) => json!(v),
        Value::List(items) => items.iter().map(value_json).collect(),
        Value::Struct(fields) => {
            let fields = fields.iter().map(|(name, v)| (name.clone(), value_json(v)));
            Json::Object(fields.collect::<Map<_, _>>())
        }
        Value::Variant(name, data) if **data == Value::Unit => json!(name),
        Value::Variant(name, data) => json!({ name: value_json(data) }),
        Value::Option(None) => Json::Null,
        Value::Option(Some(inner)) => value_json(inner),
        Value::Map(entries) => {
            let entry = |(k, v): &(Value, Value)| json!([value_json(k), value_json(v)]);
            entries.iter().map(entry).collect()
        }
    }
}

/// The new ids of copied entities.
pub fn ids_json(copies: &[(EntityId, EntityId)]) -> Json {
    let ids = copies.iter().map(|(_, copy)| json!(copy.to_bits()));
    json!({"ids": ids.collect::<Json>()})
}

fn number(value: f64, text: &str) -> Json {
    // The shortest digits of the original type, not those of the value widened to f64.
    let exact = text.parse().unwrap_or(value);
    Number::from_f64(exact).map_or_else(|| json!(text), Json::Number)
}

/// A reload report with the milliseconds of every stage.
pub fn reload_json(report: &ReloadReport) -> Json {
    let stages = report
        .stages
        .iter()
        .map(|s| (s.stage.to_owned(), json!(s.time_ms)));
    let modules = report.modules.iter();
    let mut fields = json!({
        "outcome": match &report.outcome {
            ReloadOutcome::Done => "done",
            ReloadOutcome::Unchanged => "unchanged",
            ReloadOutcome::Cancelled => "cancelled",
            ReloadOutcome::Failed { .. } => "failed",
        },
        "modules": modules
            .map(|(package, generation)| json!({"package": package, "generation": generation}))
            .collect::<Json>(),
        "stages": Json::Object(stages.collect()),
        "total_ms": report.total_ms,
        "migrations": report.migrations.iter().map(migration_json).collect::<Json>(),
        "refused_states": report.refused_states,
        "notes": report.notes,
        "generation": report.generation,
    });
    if let ReloadOutcome::Failed {
        stage,
        reason,
        restart,
    } = &report.outcome
    {
        fields["stage"] = json!(stage);
        fields["error"] = json!(reason);
        fields["restart"] = json!(restart);
    }
    fields
}

fn migration_json(of: &MigrationReport) -> Json {
    json!({
        "component": of.component,
        "former": of.former,
        "rows": of.rows,
        "gained": of.gained,
        "lost": of.lost,
        "renamed": of.renamed,
        "converted": of.converted,
        "kept": of.kept,
        "rounded": of.rounded,
        "rename_offers": of.rename_offers,
    })
}

/// What a reload would do to the data.
pub fn plan_json(plan: &ReloadPlan) -> Json {
    let change = |change: &PlannedChange| {
        let mut fields = migration_json(&change.migration);
        fields["gone"] = json!(change.is_gone);
        fields["scenes"] = json!(change.scenes);
        fields
    };
    json!({
        "modules": plan.modules,
        "exact": plan.is_exact(),
        "components": plan.components.iter().map(change).collect::<Json>(),
    })
}

/// All problems that are known, with their places.
pub fn problems_json(problems: &[Problem]) -> Json {
    let row = |problem: &Problem| {
        json!({
            "severity": match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            "source": problem.source,
            "message": problem.message,
            "file": problem.file,
            "line": problem.line,
        })
    };
    json!({"problems": problems.iter().map(row).collect::<Vec<_>>()})
}

/// All errors of a build and a reload, with their places.
pub fn errors_json(problems: &[Problem]) -> Json {
    let errors = problems.iter().filter(|p| p.severity == Severity::Error);
    let row = |problem: &Problem| {
        json!({
            "message": problem.message,
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
        })
    };
    errors.map(row).collect()
}
