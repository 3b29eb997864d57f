//! [`MenuKeys`]: menus by keyboard.

use playground_core_ui::Menu;
use playground_graphics::egui::{
    Context, Event, EventFilter, FocusDirection, Id, Key, Modifiers, Popup, Response,
};

/// Menus by keyboard: Alt and the first letter opens one, the arrows go through its items and to the
/// next menu, Enter chooses, Esc closes.
#[derive(Debug, Default)]
pub struct MenuKeys {
    /// The menu that is open.
    open: Option<Menu>,
    /// The menu that opens in this frame.
    wanted: Option<Menu>,
    /// The first item of the menu gets the focus when it is drawn.
    focuses_first: bool,
    /// The items of the open menu that can be chosen.
    items: Vec<Id>,
}

impl MenuKeys {
    /// Reads the keys, before the menus are drawn.
    pub fn read(&mut self, ctx: &Context, is_free: bool) {
        if is_free {
            self.wanted = Menu::ALL
                .into_iter()
                .find(|menu| is_letter_pressed(ctx, *menu));
        }
        if let Some(open) = self.open {
            let pressed = |key| ctx.input_mut(|i| i.consume_key(Modifiers::NONE, key));
            if pressed(Key::ArrowRight) {
                self.wanted = Some(beside(open, 1));
            }
            if pressed(Key::ArrowLeft) {
                self.wanted = Some(beside(open, Menu::ALL.len() - 1));
            }
            if pressed(Key::ArrowDown) {
                self.move_focus(ctx, 1);
            }
            if pressed(Key::ArrowUp) {
                self.move_focus(ctx, self.items.len().saturating_sub(1));
            }
        }
        self.items.clear();
    }

    /// Gives the focus to an item so many places further.
    fn move_focus(&self, ctx: &Context, by: usize) {
        let count = self.items.len();
        let focused = ctx.memory(|memory| memory.focused());
        let at = self.items.iter().position(|item| Some(*item) == focused);
        let next = match at {
            Some(at) => (at + by) % count.max(1),
            None if by == 1 => 0,
            None => count.saturating_sub(1),
        };
        if let Some(item) = self.items.get(next) {
            ctx.memory_mut(|memory| {
                memory.request_focus(*item);
                // egui would move it on, to what is nearest on the screen.
                memory.move_focus(FocusDirection::None);
            });
        }
    }

    /// A menu's button was drawn, and its items if it is open.
    pub fn add_menu(&mut self, menu: Menu, button: &Response) {
        let popup = Popup::default_response_id(button);
        if self.wanted == Some(menu) {
            self.wanted = None;
            Popup::open_id(&button.ctx, popup);
            self.open = Some(menu);
            self.focuses_first = true;
            button.ctx.request_repaint();
        } else if Popup::is_id_open(&button.ctx, popup) {
            self.open = Some(menu);
        } else if self.open == Some(menu) {
            self.open = None;
            self.focuses_first = false;
        }
    }

    /// An item of the open menu was drawn. Only those that can be chosen get the focus.
    pub fn add_item(&mut self, item: &Response) {
        if !item.enabled() {
            return;
        }
        self.items.push(item.id);
        if std::mem::take(&mut self.focuses_first) {
            item.request_focus();
        }
        let arrows = EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        item.ctx
            .memory_mut(|memory| memory.set_focus_lock_filter(item.id, arrows));
    }
}

fn beside(menu: Menu, by: usize) -> Menu {
    let at = Menu::ALL.iter().position(|of| *of == menu).unwrap_or(0);
    Menu::ALL[(at + by) % Menu::ALL.len()]
}

/// True when Alt and the first letter of the menu were pressed. The letter is no text then.
fn is_letter_pressed(ctx: &Context, menu: Menu) -> bool {
    let Some(key) = menu.title().get(..1).and_then(Key::from_name) else {
        return false;
    };
    ctx.input_mut(|input| {
        let is_alone = !input.modifiers.ctrl && !input.modifiers.command;
        let is_pressed = is_alone && input.consume_key(Modifiers::ALT, key);
        if is_pressed {
            let is_letter = |text: &str| text.eq_ignore_ascii_case(key.name());
            let is_it = |event: &Event| matches!(event, Event::Text(text) if is_letter(text));
            input.events.retain(|event| !is_it(event));
        }
        is_pressed
    })
}
