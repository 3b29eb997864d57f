//! [`vocabulary`]: the words of a project.

use playground_base::{ComponentDescription, FieldDescription, FieldKind, VariantDescription};
use playground_core_ecs::{ConsoleArgument, ConsoleCommand};
use playground_core_ui::{RefusedCommand, Vocabulary};

const SIDE: FieldKind = FieldKind::Enum(&[variant("Left"), variant("Right")]);
const LIVES: FieldKind = FieldKind::Integer {
    signed: false,
    bits: 8,
};
const SCORE: ComponentDescription = component("pong-model::Score", true);
const BALL: ComponentDescription = component("pong-model::Ball", false);
/// Of another crate.
pub const OTHER_BALL: ComponentDescription = component("tennis-model::Ball", false);

const fn variant(name: &'static str) -> VariantDescription {
    VariantDescription {
        name,
        doc: "",
        kind: None,
    }
}

const fn field(name: &'static str, kind: FieldKind) -> FieldDescription {
    FieldDescription {
        name,
        former_names: &[],
        doc: "",
        unit: "",
        min: None,
        max: None,
        step: None,
        hidden: false,
        only: None,
        asset: None,
        kind,
    }
}

const fn component(name: &'static str, resource: bool) -> ComponentDescription {
    const FIELDS: &[FieldDescription] = &[
        field("left", LIVES),
        field("receiver", SIDE),
        field("at", FieldKind::Vector(3)),
    ];
    ComponentDescription {
        name,
        former_names: &[],
        doc: "",
        file: "",
        line: 0,
        kind: FieldKind::Struct(FIELDS),
        editable: true,
        sparse: false,
        resource,
    }
}

/// Commands with every kind of argument, a refused command, a component and a resource.
pub fn vocabulary() -> Vocabulary {
    let argument = |name, kind| ConsoleArgument { name, kind };
    let mut give = ConsoleCommand::new("give_lives", "Gives a side lives.");
    give.arguments = vec![
        argument("side", SIDE),
        argument("lives", LIVES),
        argument("why", FieldKind::Option(&FieldKind::Text)),
        argument("at", FieldKind::Option(&FieldKind::Vector(2))),
    ];
    let mut aim = ConsoleCommand::new("aim", "Aims at an entity.");
    aim.arguments = vec![argument("target", FieldKind::Entity)];
    let mut say = ConsoleCommand::new("say", "Says something.");
    say.arguments = vec![argument("what", FieldKind::Text)];
    let refused = RefusedCommand {
        name: "win",
        reason: "two plugins have `win`".into(),
        ..RefusedCommand::default()
    };
    Vocabulary {
        commands: vec![aim, give, say, ConsoleCommand::new("pause_game", "Rests.")],
        refused: vec![refused],
        components: vec![&BALL, &SCORE],
    }
}
