//! [`SpriteQuads`]: the quads of a sprite.

use super::{FlatItem, FlatList, FlatPlace, Made};
use crate::assets::Pictures;
use playground_base::glam::{Mat4, Vec2, Vec3};
use playground_core_drawing::{
    CameraView, Instance, Material, MeshKind, NineSlice, Sprite, SpriteSheet, TextureId,
};

/// Turns sprites into quads: one for each, nine for one that is sliced.
pub struct SpriteQuads<'a> {
    /// The pictures.
    pub pictures: &'a mut Pictures,
    /// What is made for the device.
    pub made: &'a mut Made,
    /// The camera.
    pub camera: &'a CameraView,
    /// The size of a pixel of pictures to which places are rounded, metres.
    pub pixel_m: Option<f32>,
}

/// A picture that is there.
#[derive(Clone, Copy)]
pub struct ShownPicture {
    pub id: TextureId,
    pub size_px: [u32; 2],
}

/// A part of a sprite: from and to, in metres and in pixels of the picture (down).
struct Part {
    low: Vec2,
    high: Vec2,
    /// Left, top, right, bottom; 0 to 1.
    uv: [f32; 4],
}

impl SpriteQuads<'_> {
    /// Adds a sprite. It is drawn in its colour alone until its picture is read. `mark` changes each of its
    /// quads.
    pub fn push(
        &mut self,
        sprite: &Sprite,
        (world_from_local, entity): (&Mat4, u32),
        list: &mut FlatList,
        mark: impl Fn(&mut Instance),
    ) {
        let picture = picture_of(&sprite.texture, sprite.sharp, self.pictures, self.made);
        let size = Vec2::new(sprite.width_m, sprite.height_m);
        let lowest = -sprite.pivot * size;
        let snapped = snapped(world_from_local, lowest, self.camera, self.pixel_m);
        let world_from_sprite = snapped * Mat4::from_translation(lowest.extend(0.0));
        let material = Material {
            color: sprite.color,
            ..Material::default()
        };
        let place = FlatPlace {
            layer: sprite.layer,
            order: sprite.order,
            depth: depth_of(world_from_local, self.camera),
        };
        let mut push = |part: Part| {
            let size = part.high - part.low;
            let center = (part.low + part.high) * 0.5;
            let quad = Mat4::from_scale(size.extend(1.0));
            let world_from_quad =
                world_from_sprite * Mat4::from_translation(center.extend(0.0)) * quad;
            let mut instance =
                FlatItem::instance(&world_from_quad, &material, entity).part(part.uv);
            mark(&mut instance);
            list.push(FlatItem {
                place,
                mesh: MeshKind::Quad.into(),
                texture: picture.map(|picture| picture.id),
                instance,
            });
        };
        parts(sprite, size, picture, &mut push);
    }
}

/// The picture of a sprite or a tile map; `None` until it is read.
pub fn picture_of(
    reference: &playground_base::AssetRef,
    sharp: bool,
    pictures: &mut Pictures,
    made: &mut Made,
) -> Option<ShownPicture> {
    if reference.is_none() {
        return None;
    }
    let (key, picture) = pictures.request(reference)?;
    Some(ShownPicture {
        id: if sharp {
            made.sharp(key, picture)
        } else {
            TextureId(key)
        },
        size_px: [picture.pixels.width_px, picture.pixels.height_px],
    })
}

/// Depth along the camera's view, metres.
pub fn depth_of(world_from_local: &Mat4, camera: &CameraView) -> f32 {
    let origin = world_from_local.w_axis.truncate();
    camera.view_from_world.transform_point3(origin).z
}

/// The transform, moved so that a point of the entity is at a whole pixel.
pub fn snapped(
    world_from_local: &Mat4,
    point: Vec2,
    camera: &CameraView,
    pixel_m: Option<f32>,
) -> Mat4 {
    let Some(pixel_m) = pixel_m else {
        return *world_from_local;
    };
    let in_world = world_from_local.transform_point3(point.extend(0.0));
    let in_view = camera.view_from_world.transform_point3(in_world);
    let rounded = (in_view.truncate() / pixel_m).round() * pixel_m;
    let by = (rounded - in_view.truncate()).extend(0.0);
    // The view is not scaled: its rotation is undone by its transpose.
    let rows = [0, 1, 2].map(|axis| camera.view_from_world.col(axis).truncate().dot(by));
    Mat4::from_translation(Vec3::from_array(rows)) * *world_from_local
}

/// The part of the picture that a cell is, left, top, right, bottom, each 0 to 1. Cells of a sheet are a
/// little smaller, so that nothing of their neighbours is seen at their edges.
pub fn cell_uv(sheet: &SpriteSheet, cell: u32, picture: ShownPicture, sharp: bool) -> [f32; 4] {
    let [left, top, right, bottom] = sheet.cell_px(cell, picture.size_px);
    let [width, height] = picture.size_px.map(|side| side.max(1) as f32);
    let is_whole = sheet.count() == 1 && sheet.margin_px == 0;
    let inset = |side: f32| match (is_whole, sharp) {
        (true, _) => 0.0,
        // Half a step of the numbers in an instance, and a little.
        (false, true) => side / f32::from(u16::MAX) + 0.01,
        (false, false) => 0.5,
    };
    let (x, y) = (inset(width), inset(height));
    let x = x.min((right - left) * 0.45);
    let y = y.min((bottom - top) * 0.45);
    [
        (left + x) / width,
        (top + y) / height,
        (right - x) / width,
        (bottom - y) / height,
    ]
}

/// Passes each part of a sprite to `push`.
fn parts(sprite: &Sprite, size: Vec2, picture: Option<ShownPicture>, push: &mut impl FnMut(Part)) {
    let Some(picture) = picture else {
        let uv = [0.0, 0.0, 1.0, 1.0];
        let (low, high) = (Vec2::ZERO, size);
        return push(Part { low, high, uv });
    };
    let [left, top, right, bottom] = cell_uv(&sprite.sheet, sprite.cell, picture, sprite.sharp);
    let slices = &sprite.slices;
    let [width, height] = picture.size_px.map(|side| side.max(1) as f32);
    let columns = if slices.is_none() {
        Spans::whole(size.x, left, right)
    } else {
        let borders = [slices.left_px, slices.right_px];
        Spans::sliced(size.x, (left, right), borders, width, slices)
    };
    // Rows from the lowest on: v goes down.
    let rows = if slices.is_none() {
        Spans::whole(size.y, bottom, top)
    } else {
        let borders = [slices.bottom_px, slices.top_px];
        Spans::sliced(size.y, (bottom, top), borders, height, slices)
    };
    for row in rows.turned(sprite.flip_y, size.y).iter() {
        for column in columns.turned(sprite.flip_x, size.x).iter() {
            push(Part {
                low: Vec2::new(column.0, row.0),
                high: Vec2::new(column.1, row.1),
                uv: [column.2, row.3, column.3, row.2],
            });
        }
    }
}

/// Up to three spans along an axis: from and to in metres, and the same in the picture.
#[derive(Clone, Copy)]
struct Spans {
    all: [(f32, f32, f32, f32); 3],
}

impl Spans {
    fn whole(size: f32, from: f32, to: f32) -> Self {
        let none = (0.0, 0.0, 0.0, 0.0);
        Self {
            all: [(0.0, size, from, to), none, none],
        }
    }

    /// Border, middle, border. Borders that are longer than the sprite are shortened, in proportion.
    fn sliced(
        size: f32,
        (from, to): (f32, f32),
        borders_px: [f32; 2],
        picture_px: f32,
        slices: &NineSlice,
    ) -> Self {
        let cell_px = (to - from).abs() * picture_px;
        let [first, last] = borders_px.map(|border| border.max(0.0).min(cell_px));
        let fit = (cell_px / (first + last).max(1e-6)).min(1.0);
        let (first, last) = (first * fit, last * fit);
        let direction = (to - from).signum() / picture_px;
        let (from_middle, to_middle) = (from + first * direction, to - last * direction);
        let per_m = slices.pixels_per_m.max(1e-3);
        let shrunk = (size / ((first + last) / per_m).max(1e-6)).min(1.0);
        let start = first / per_m * shrunk;
        let end = size - last / per_m * shrunk;
        Self {
            all: [
                (0.0, start, from, from_middle),
                (start, end, from_middle, to_middle),
                (end, size, to_middle, to),
            ],
        }
    }

    /// Mirrored, if `is_flipped`.
    fn turned(&self, is_flipped: bool, size: f32) -> Self {
        let turn = |(low, high, from, to): (f32, f32, f32, f32)| match is_flipped {
            true => (size - high, size - low, to, from),
            false => (low, high, from, to),
        };
        Self {
            all: self.all.map(turn),
        }
    }

    /// Those that are not empty.
    fn iter(&self) -> impl Iterator<Item = (f32, f32, f32, f32)> {
        let all = self.all.into_iter();
        all.filter(|(low, high, ..)| high > low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PICTURE: ShownPicture = ShownPicture {
        id: TextureId(1),
        size_px: [64, 32],
    };

    fn sprite() -> Sprite {
        Sprite {
            width_m: 4.0,
            height_m: 2.0,
            sharp: true,
            ..Sprite::default()
        }
    }

    /// Corners in metres, and what of the picture is there in pixels.
    fn shown(sprite: &Sprite) -> Vec<([f32; 4], [f32; 4])> {
        let mut all = Vec::new();
        let size = Vec2::new(sprite.width_m, sprite.height_m);
        parts(sprite, size, Some(PICTURE), &mut |part| {
            let [left, top, right, bottom] = part.uv;
            let px = [left * 64.0, top * 32.0, right * 64.0, bottom * 32.0];
            let px = px.map(|at| (at * 10.0).round() / 10.0);
            all.push(([part.low.x, part.low.y, part.high.x, part.high.y], px));
        });
        all
    }

    #[test]
    fn cell_is_the_whole_sprite_and_flips_mirror_it() {
        let whole = [0.0, 0.0, 4.0, 2.0];
        assert_eq!(shown(&sprite()), [(whole, [0.0, 0.0, 64.0, 32.0])]);
        let cell = Sprite {
            sheet: SpriteSheet::new(4, 2),
            cell: 5,
            ..sprite()
        };
        assert_eq!(shown(&cell), [(whole, [16.0, 16.0, 32.0, 32.0])]);
        let flipped = Sprite {
            flip_x: true,
            ..cell.clone()
        };
        assert_eq!(shown(&flipped), [(whole, [32.0, 16.0, 16.0, 32.0])]);
        let flipped = Sprite {
            flip_y: true,
            ..cell
        };
        assert_eq!(shown(&flipped), [(whole, [16.0, 32.0, 32.0, 16.0])]);
    }

    #[test]
    fn borders_keep_their_size_and_the_rest_is_stretched() {
        let sliced = Sprite {
            slices: NineSlice {
                left_px: 8.0,
                right_px: 16.0,
                top_px: 4.0,
                bottom_px: 8.0,
                pixels_per_m: 16.0,
            },
            ..sprite()
        };
        let all = shown(&sliced);
        assert_eq!(all.len(), 9);
        assert_eq!(all[0], ([0.0, 0.0, 0.5, 0.5], [0.0, 24.0, 8.0, 32.0]));
        assert_eq!(all[4], ([0.5, 0.5, 3.0, 1.75], [8.0, 4.0, 48.0, 24.0]));
        assert_eq!(all[8], ([3.0, 1.75, 4.0, 2.0], [48.0, 0.0, 64.0, 4.0]));
        let flipped = shown(&Sprite {
            flip_x: true,
            ..sliced.clone()
        });
        assert!(flipped.contains(&([3.5, 0.0, 4.0, 0.5], [8.0, 24.0, 0.0, 32.0])));
        // Narrower than its borders: they are shortened, and nothing is between them.
        let narrow = shown(&Sprite {
            width_m: 0.75,
            ..sliced
        });
        assert_eq!(narrow.len(), 6);
        assert_eq!(narrow[0].0, [0.0, 0.0, 0.25, 0.5]);
    }

    #[test]
    fn places_are_rounded_to_pixels_as_the_camera_sees_them() {
        let world_from_view = Mat4::from_rotation_translation(
            playground_base::glam::Quat::from_rotation_z(std::f32::consts::FRAC_PI_2),
            Vec3::new(3.0, 1.0, 5.0),
        );
        let camera = CameraView {
            view_from_world: world_from_view.inverse(),
            ..CameraView::default()
        };
        let world_from_local = Mat4::from_translation(Vec3::new(1.26, 2.1, -1.0));
        let moved = snapped(&world_from_local, Vec2::splat(0.5), &camera, Some(0.25));
        let corner = moved.transform_point3(Vec3::new(0.5, 0.5, 0.0));
        assert!(
            corner.abs_diff_eq(Vec3::new(1.75, 2.5, -1.0), 1e-4),
            "{corner}"
        );
        assert_eq!(
            snapped(&world_from_local, Vec2::ZERO, &camera, None),
            world_from_local
        );
    }
}
