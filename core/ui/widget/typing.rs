//! [`is_typing`]: whether keys belong to a text field.

use playground_graphics::egui::{Context, Id};

/// Whether a text field has the focus in this frame or had it in the last one. Then keys are text,
/// and no shortcut of a panel or a menu counts.
///
/// The last frame counts because Enter takes the focus from the field: in a slow frame, the letters
/// before Enter and those after it arrive together, and most of the code that reads keys runs after
/// the field. Call it in each frame that reads keys, before any condition.
pub fn is_typing(ctx: &Context) -> bool {
    let id = Id::unique("last frame with a focused text field");
    let frame = ctx.cumulative_frame_nr();
    let is_focused = ctx.text_edit_focused();
    ctx.data_mut(|data| {
        if is_focused {
            data.insert_temp(id, frame);
        }
        let last: Option<u64> = data.get_temp(id);
        last.is_some_and(|last| last + 1 >= frame)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_graphics::egui::{Event, Key, Modifiers, RawInput, TextEdit};

    /// Runs a frame with a text field and these keys. Returns what code before and after it is told.
    fn frame(ctx: &Context, is_focused: bool, keys: &[Key]) -> [bool; 2] {
        let key = |key: &Key| Event::Key {
            key: *key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        let input = RawInput {
            events: keys.iter().map(key).collect(),
            ..RawInput::default()
        };
        let mut told = [false; 2];
        let _output = ctx.run_ui(input, |ui| {
            told[0] = is_typing(ui);
            let field = ui.add(TextEdit::singleline(&mut String::new()));
            if is_focused {
                field.request_focus();
            }
            told[1] = is_typing(ui);
        });
        told
    }

    #[test]
    fn keys_belong_to_the_field_also_in_the_frame_in_which_enter_leaves_it() {
        let ctx = Context::default();
        assert_eq!(frame(&ctx, false, &[Key::A]), [false, false]);
        assert_eq!(frame(&ctx, true, &[]), [false, true]);
        assert_eq!(frame(&ctx, false, &[Key::A]), [true, true]);
        assert_eq!(frame(&ctx, false, &[Key::Enter, Key::E]), [true, true]);
        frame(&ctx, false, &[]);
        assert_eq!(frame(&ctx, false, &[Key::E]), [false, false]);
    }
}
