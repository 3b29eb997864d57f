//! Angles, numbers, titles, paths, gestures and default values.

use playground_base::glam::{EulerRot, Quat};
use playground_base::{FieldKind, Value, VariantDescription};
use playground_graphics::egui::Id;
use playground_plugins_inspector::{
    Gestures, child_path, default_value, degrees_from_rotation, number_text, rotation_from_degrees,
    title_of, words_of,
};

#[test]
fn angles_of_the_rotation_of_angles_are_the_same() {
    for angles in [[0.0, 0.0, 0.0], [10.0, 20.0, 30.0], [-45.0, 170.0, -120.0]] {
        let back = degrees_from_rotation(rotation_from_degrees(angles));
        let off = angles.iter().zip(back).map(|(a, b)| (a - b).abs());
        assert!(
            off.fold(0.0, f64::max) < 1e-3,
            "{angles:?} came back as {back:?}"
        );
    }
}

#[test]
fn angles_are_applied_in_the_order_z_x_y() {
    let expected =
        Quat::from_rotation_y(1.0) * Quat::from_rotation_x(0.5) * Quat::from_rotation_z(0.2);
    let [x, y, z] = [0.5_f64, 1.0, 0.2].map(f64::to_degrees);
    assert!(rotation_from_degrees([x, y, z]).abs_diff_eq(expected, 1e-6));
    assert!(expected.abs_diff_eq(Quat::from_euler(EulerRot::YXZ, 1.0, 0.5, 0.2), 1e-6));
}

#[test]
fn numbers_are_shortened_to_their_field() {
    let text = |number, max_len| number_text(number, 0.1, false, max_len);
    assert_eq!(text(12.5, 8), "12.50");
    assert_eq!(text(-0.0, 8), "0.00");
    assert_eq!(text(-0.000_000_1, 12), "-1.00e-7");
    assert_eq!(text(0.006, 8), "0.006");
    assert_eq!(text(1234.5678, 6), "1234.6");
    assert_eq!(text(1e9, 8), "1.00e9");
    assert_eq!(text(f64::NAN, 8), "NaN");
    assert_eq!(number_text(7.0, 1.0, true, 8), "7");
    assert_eq!(number_text(0.0125, 0.001, false, 8), "0.0125");
}

#[test]
fn names_are_split_into_words() {
    assert_eq!(title_of("translation", "m"), "Translation");
    assert_eq!(title_of("fov_y_rad", "rad"), "Fov Y");
    assert_eq!(title_of("fog_per_m", "1/m"), "Fog");
    assert_eq!(title_of("speed_m_per_s", "m/s"), "Speed");
    assert_eq!(title_of("near_m", ""), "Near M");
    assert_eq!(words_of("MeshRenderer"), "Mesh Renderer");
    assert_eq!(words_of("HUDText2D"), "HUD Text2 D");
}

#[test]
fn child_path_is_joined_with_a_dot() {
    assert_eq!(child_path("", "Transform"), "Transform");
    let path = child_path(&child_path("Boid", "targets"), "2");
    assert_eq!(path, "Boid.targets.2");
    let value = Value::Struct(vec![(
        "targets".into(),
        Value::List(vec![Value::UInt(7); 3]),
    )]);
    assert_eq!(value.at("targets.2"), Ok(&Value::UInt(7)));
}

#[test]
fn gesture_is_open_while_the_mouse_is_down_or_the_focus_is_held() {
    let (x, y) = (Id::unique("x"), Id::unique("y"));
    let mut gestures = Gestures::starting_at(100);
    let first = gestures.number(x);
    gestures.end_frame(true);
    assert_eq!(gestures.number(x), first, "a mouse button is down");
    gestures.hold(x);
    gestures.end_frame(false);
    assert_eq!(gestures.number(x), first, "the field has the focus");
    gestures.end_frame(false);
    let second = gestures.number(x);
    assert!(second > first, "the gesture ended");
    assert!(
        gestures.number(y) > second,
        "another field is another gesture"
    );
}

#[test]
fn default_values_have_their_kind() {
    const SHAPE: FieldKind = FieldKind::Enum(&[
        VariantDescription {
            name: "Circle",
            doc: "",
            kind: Some(FieldKind::F32),
        },
        VariantDescription {
            name: "None",
            doc: "",
            kind: None,
        },
    ]);
    let circle = Value::Variant("Circle".into(), Box::new(Value::F32(0.0)));
    assert_eq!(default_value(SHAPE), circle);
    assert_eq!(
        default_value(FieldKind::Option(&SHAPE)),
        Value::Option(None)
    );
    assert_eq!(
        default_value(FieldKind::Vector(2)),
        Value::List(vec![Value::F32(0.0); 2])
    );
}
