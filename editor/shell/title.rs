//! [`window_title`]: the title of the window.

use playground_core_ui::{EditorState, ProjectInfo};

/// The window's title: `*main – Flock – Playground`, or the title that the game set.
pub fn window_title(state: &EditorState) -> String {
    if !state.game_title.is_empty() {
        return format!("{} – Playground", state.game_title);
    }
    match &state.project {
        Some(project) => format!("{} – Playground", document_title(project)),
        None => "Playground".to_owned(),
    }
}

/// Scene and project, with a mark for unsaved changes: `*main – Flock`.
pub fn document_title(project: &ProjectInfo) -> String {
    let mark = if project.unsaved { "*" } else { "" };
    format!("{mark}{} – {}", scene_title(project), project.title)
}

/// The name of the scene's file, without folder and extension.
pub fn scene_title(project: &ProjectInfo) -> String {
    let name = project.scene.as_ref().and_then(|scene| scene.file_stem());
    match name {
        Some(name) => {
            let name = name.to_string_lossy();
            name.strip_suffix(".scene").unwrap_or(&name).to_owned()
        }
        None => "Untitled scene".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_has_scene_and_project_and_a_mark_for_unsaved_changes() {
        let mut project = ProjectInfo {
            title: "Flock".to_owned(),
            scene: Some("scenes/main.scene.ron".into()),
            unsaved: true,
            ..ProjectInfo::default()
        };
        let title = |project: &ProjectInfo| {
            window_title(&EditorState {
                project: Some(project.clone()),
                ..EditorState::default()
            })
        };
        assert_eq!(title(&project), "*main – Flock – Playground");
        project.unsaved = false;
        project.scene = None;
        assert_eq!(title(&project), "Untitled scene – Flock – Playground");
        assert_eq!(window_title(&EditorState::default()), "Playground");
        let plays = EditorState {
            game_title: "Pong 3 : 2".to_owned(),
            project: Some(project.clone()),
            ..EditorState::default()
        };
        assert_eq!(window_title(&plays), "Pong 3 : 2 – Playground");
    }
}
