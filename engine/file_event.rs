//! What the system tells of files.

use playground_base::notify::Event;

/// True for what changes a file or its name, and where events were lost.
pub fn is_write(event: &Event) -> bool {
    let kind = event.kind;
    let changes = kind.is_modify() || kind.is_create() || kind.is_remove();
    changes || event.need_rescan()
}
