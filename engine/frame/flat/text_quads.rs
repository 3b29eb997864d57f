//! [`TextQuads`]: the letters of texts as quads.

use super::{FlatItem, FlatList, FlatPlace, Made, is_visible};
use crate::text::{Fonts, GlyphAtlas, GlyphKey, LayoutOptions, TextLayout, lay_out};
use playground_base::glam::{Mat3, Mat4, Vec2, Vec3, Vec4};
use playground_base::{Color, Handle};
use playground_core_drawing::{
    CameraView, Instance, InstanceFlags, Material, MeshKind, Text, TextSpace,
};
use playground_core_ecs::EntityId;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Sizes at which letters in the world are drawn, in pixels: the next larger one is shown smaller.
const SIZES_PX: [u16; 11] = [8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256];
/// The largest and the smallest size of letters on the screen, in pixels.
const SCREEN_PX: (f32, f32) = (4.0, 256.0);
/// Texts on the screen are over all layers of the world.
const SCREEN_LAYER: i32 = 1 << 20;
/// Where they are drawn: near the camera, so that nothing is before them.
const SCREEN_DEPTH: f32 = 0.9;
/// A layout that was not shown in so many pictures is forgotten.
const UNSEEN: u64 = 512;

/// Turns texts into quads, one for each letter, and one for each of their outlines. Layouts and pictures of
/// letters are kept from picture to picture.
#[derive(Default)]
pub struct TextQuads {
    layouts: HashMap<EntityId, KnownLayout>,
    atlas: GlyphAtlas,
    /// Which files of fonts its letters are of.
    fonts: u64,
    /// The texts of this picture: their letters are put into the atlas before its size is known.
    texts: Vec<PlacedText>,
    list: u64,
}

struct KnownLayout {
    /// The hash of what it was made of.
    of: u64,
    layout: Handle<TextLayout>,
    seen: u64,
}

/// A text that is seen.
struct PlacedText {
    layout: Handle<TextLayout>,
    /// From its lower left corner, in multiples of its size.
    world_from_text: Mat4,
    place: FlatPlace,
    size_px: u16,
    color: Color,
    /// Colour, and width in quarters of a pixel.
    outline: Option<(Color, u16)>,
    entity: u32,
    /// Flags that the editor sets.
    flags: InstanceFlags,
    tint: Option<[f32; 4]>,
}

/// How texts are seen.
#[derive(Clone, Copy)]
pub struct TextView<'a> {
    /// The camera.
    pub camera: &'a CameraView,
    /// Width and height of the picture, pixels.
    pub size_px: Vec2,
    /// Pixels in a point.
    pub pixels_per_point: f32,
}

impl TextQuads {
    /// Starts a new picture. When the files of fonts are others, which `fonts` tells, letters are drawn anew.
    pub fn begin_list(&mut self, fonts: u64) {
        self.list += 1;
        self.texts.clear();
        if self.fonts != fonts {
            self.fonts = fonts;
            self.atlas.forget();
        }
        self.atlas.begin_list();
        if self.list.is_multiple_of(UNSEEN / 4) {
            let oldest = self.list.saturating_sub(UNSEEN);
            self.layouts.retain(|_, known| known.seen >= oldest);
        }
    }

    /// The device lacks the picture of the letters.
    pub const fn make_again(&mut self) {
        self.atlas.make_again();
    }

    /// Adds a text. `mark` changes each of its letters.
    pub fn push(
        &mut self,
        text: &Text,
        (world_from_local, entity): (&Mat4, EntityId),
        fonts: &mut Fonts,
        view: TextView<'_>,
        mark: impl Fn(&mut Instance),
    ) {
        let layout = self.layout(text, entity, fonts);
        let Some((world_from_em, size_px)) = placed(text, world_from_local, view) else {
            return;
        };
        let corner = Mat4::from_translation((-text.pivot * layout.size).extend(0.0));
        let world_from_text = world_from_em * corner;
        let clip_from_text = view.camera.clip_from_world() * world_from_text;
        let margin = Vec2::ONE;
        if !world_from_text.is_finite()
            || !is_visible(&clip_from_text, -margin, layout.size + margin)
        {
            return;
        }
        let outline = (text.outline.clamp(0.0, 0.25) * f32::from(size_px) * 4.0).round() as u16;
        let placed = PlacedText {
            world_from_text,
            place: place_of(text, world_from_local, view.camera),
            size_px,
            color: text.color,
            outline: (outline > 0).then_some((text.outline_color, outline)),
            entity: entity.index,
            flags: InstanceFlags::NONE,
            tint: None,
            layout,
        };
        let mut seen = FlatItem::instance(&Mat4::IDENTITY, &Material::default(), entity.index);
        let before = seen.color;
        mark(&mut seen);
        self.texts.push(PlacedText {
            flags: seen.flags,
            tint: (seen.color != before).then_some(seen.color),
            ..placed
        });
    }

    /// Puts the letters of all texts into the atlas, and adds them to the list: outlines first, so that no
    /// outline is over a letter.
    pub fn fill(&mut self, fonts: &Fonts, made: &mut Made, list: &mut FlatList) {
        for text in &self.texts {
            for glyph in &text.layout.glyphs {
                let outlines = text.outline.map(|(_, width)| width);
                for outline in outlines.into_iter().chain([0]) {
                    self.atlas
                        .prepare(key_of(text, (glyph.font, glyph.id), outline), fonts);
                }
            }
        }
        for text in &self.texts {
            if let Some((color, width)) = text.outline {
                push_letters(text, color, width, &self.atlas, list);
            }
            push_letters(text, text.color, 0, &self.atlas, list);
        }
        if !self.texts.is_empty() {
            made.textures.extend(self.atlas.take_changed());
        }
    }

    fn layout(&mut self, text: &Text, entity: EntityId, fonts: &mut Fonts) -> Handle<TextLayout> {
        let first = fonts.first(&text.font);
        let mut hasher = DefaultHasher::new();
        text.text.hash(&mut hasher);
        first.as_ref().map(|(key, _)| *key).hash(&mut hasher);
        [text.wrap, text.line_height]
            .map(f32::to_bits)
            .hash(&mut hasher);
        std::mem::discriminant(&text.align).hash(&mut hasher);
        fonts.files.revision().hash(&mut hasher);
        let of = hasher.finish();
        if let Some(known) = self.layouts.get_mut(&entity).filter(|known| known.of == of) {
            known.seen = self.list;
            return known.layout.clone();
        }
        let options = LayoutOptions {
            align: text.align,
            wrap: text.wrap,
            line_height: text.line_height,
        };
        let layout = first.map(|first| lay_out(&text.text, options, &first, fonts));
        let layout = Handle::new(layout.unwrap_or_default());
        let known = KnownLayout {
            of,
            layout: layout.clone(),
            seen: self.list,
        };
        self.layouts.insert(entity, known);
        layout
    }
}

fn key_of(text: &PlacedText, (font, id): (u64, u32), outline: u16) -> GlyphKey {
    GlyphKey {
        font,
        id,
        size_px: text.size_px,
        outline,
    }
}

fn push_letters(
    text: &PlacedText,
    color: Color,
    outline: u16,
    atlas: &GlyphAtlas,
    list: &mut FlatList,
) {
    let material = Material {
        color,
        ..Material::default()
    };
    let em = 1.0 / f32::from(text.size_px);
    let side = atlas.side_px() as f32;
    for glyph in &text.layout.glyphs {
        let Some(slot) = atlas.get(&key_of(text, (glyph.font, glyph.id), outline)) else {
            continue;
        };
        let [left, top, right, bottom] = slot.rect.map(|at| at as f32);
        let size = Vec2::new(right - left, bottom - top) * em;
        let corner = glyph.at + Vec2::new(slot.left as f32, slot.top as f32) * em;
        let center = corner + Vec2::new(size.x, -size.y) * 0.5;
        let quad = Mat4::from_translation(center.extend(0.0)) * Mat4::from_scale(size.extend(1.0));
        let world_from_quad = text.world_from_text * quad;
        let uv = [left, top, right, bottom].map(|at| at / side);
        let instance = FlatItem::instance(&world_from_quad, &material, text.entity).part(uv);
        list.push(FlatItem {
            place: text.place,
            mesh: MeshKind::Quad.into(),
            texture: Some(GlyphAtlas::TEXTURE),
            instance: Instance {
                flags: instance.flags | text.flags,
                color: text.tint.unwrap_or(instance.color),
                ..instance
            },
        });
    }
}

fn place_of(text: &Text, world_from_local: &Mat4, camera: &CameraView) -> FlatPlace {
    let is_screen = text.space == TextSpace::Screen;
    FlatPlace {
        layer: if is_screen {
            text.layer.saturating_add(SCREEN_LAYER)
        } else {
            text.layer
        },
        order: text.order,
        depth: if is_screen {
            0.0
        } else {
            super::sprite_quads::depth_of(world_from_local, camera)
        },
    }
}

/// From the text's point on its entity, in multiples of its size, to the world; and the size at which its
/// letters are drawn. `None` where it is not seen.
fn placed(text: &Text, world_from_local: &Mat4, view: TextView<'_>) -> Option<(Mat4, u16)> {
    if text.space == TextSpace::Screen {
        let size_px = (text.size_pt * view.pixels_per_point)
            .clamp(SCREEN_PX.0, SCREEN_PX.1)
            .round();
        let offset_px = text.offset_pt * view.pixels_per_point;
        // At whole pixels letters are as sharp as they are drawn.
        let at = (text.anchor * view.size_px + offset_px).round();
        let world_from_px = world_from_pixels(view)?;
        let scale = Mat4::from_scale(Vec3::new(size_px, size_px, 1.0));
        let world_from_em = world_from_px * Mat4::from_translation(at.extend(0.0)) * scale;
        return Some((world_from_em, size_px as u16));
    }
    let world_from_local = match text.space {
        TextSpace::Facing => facing(world_from_local, view.camera),
        TextSpace::World | TextSpace::Screen => *world_from_local,
    };
    let origin = world_from_local.w_axis.truncate();
    let clip = view.camera.clip_from_world() * origin.extend(1.0);
    let px_per_m = view.camera.clip_from_view.y_axis.y * view.size_px.y * 0.5 / clip.w;
    // Behind the camera, and no number.
    if clip.w.is_nan() || clip.w <= 0.0 || !px_per_m.is_finite() {
        return None;
    }
    let scale = world_from_local.y_axis.truncate().length();
    let wanted = px_per_m * scale * text.size_m;
    let larger = SIZES_PX.iter().find(|size| f32::from(**size) >= wanted);
    let size_px = larger.or(SIZES_PX.last()).copied()?;
    let size = Vec3::new(text.size_m, text.size_m, 1.0);
    Some((world_from_local * Mat4::from_scale(size), size_px))
}

/// The same place and size, turned as the camera is.
fn facing(world_from_local: &Mat4, camera: &CameraView) -> Mat4 {
    let scale = world_from_local.y_axis.truncate().length();
    let turned = Mat3::from_mat4(camera.view_from_world).transpose() * scale;
    let origin: Vec4 = world_from_local.w_axis;
    let mut facing = Mat4::from_mat3(turned);
    facing.w_axis = origin;
    facing
}

/// From pixels of the picture, counted from its lower left corner, to a plane near the camera.
fn world_from_pixels(view: TextView<'_>) -> Option<Mat4> {
    let world_from_clip = view.camera.clip_from_world().inverse();
    let corner = |x, y| world_from_clip.project_point3(Vec3::new(x, y, SCREEN_DEPTH));
    let origin = corner(-1.0, -1.0);
    let x = (corner(1.0, -1.0) - origin) / view.size_px.x.max(1.0);
    let y = (corner(-1.0, 1.0) - origin) / view.size_px.y.max(1.0);
    let normal = x.cross(y).try_normalize()?;
    let matrix = Mat4::from_cols(
        x.extend(0.0),
        y.extend(0.0),
        normal.extend(0.0),
        origin.extend(1.0),
    );
    matrix.is_finite().then_some(matrix)
}
