//! Files that are dropped onto the window.

use playground_core_ui::{EditorCommand, theme};
use playground_graphics::egui::{Align2, Context, FontId, Id, LayerId, Order};
use std::path::PathBuf;

/// What the dropped files are to do: scenes and projects are opened, and everything else is copied into
/// the project as an asset.
pub fn dropped(ctx: &Context) -> Vec<EditorCommand> {
    let files = ctx.input(|input| input.raw.dropped_files.clone());
    let paths = files.iter().map(|file| file.path().to_path_buf());
    let command = |path: PathBuf| {
        let is_scene = path.extension().is_some_and(|extension| extension == "ron");
        match path {
            project if project.join("Cargo.toml").is_file() => EditorCommand::OpenProject(project),
            scene if is_scene => EditorCommand::OpenScene(scene),
            asset => EditorCommand::ImportAsset(asset, None),
        }
    };
    paths.map(command).collect()
}

/// Says what a drop will do, while files are over the window.
pub fn hover_ui(ctx: &Context) {
    let count = ctx.input(|input| input.raw.hovered_files.len());
    if count == 0 {
        return;
    }
    let layer = LayerId::new(Order::Foreground, Id::unique("dropped files"));
    let (painter, area) = (ctx.layer_painter(layer), ctx.content_rect());
    painter.rect_filled(area, 0.0, theme::BACKGROUND.gamma_multiply(0.8));
    let text = "Drop files to copy them into the project, or a scene to open it";
    let font = FontId::proportional(18.0);
    painter.text(
        area.center(),
        Align2::CENTER_CENTER,
        text,
        font,
        theme::TEXT_STRONG,
    );
}
