//! [`LitKey`]: the key of a pipeline for lit meshes.

use super::{
    layouts::{Layouts, bent_buffers, detailed_buffers, mesh_buffers},
    lights::LightCounts,
    pipeline_builder::{self, PipelineBuilder},
    shown::Shown,
    surface_groups::BoundSurface,
    views,
};
use playground_core_drawing::{Blend, MeshId, ShaderId, Shading};
use playground_core_rendering::{GpuMesh, RecordedBatch, RenderQuality};
use playground_graphics::wgpu;
use std::collections::HashMap;

/// The properties that distinguish the pipelines of lit meshes. Each is compiled on first use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LitKey {
    around: Surroundings,
    shape: LitShape,
    cull: Option<wgpu::Face>,
    blend: Blend,
}

/// What all lit meshes of a picture have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Surroundings {
    /// How much work goes into the picture.
    pub quality: RenderQuality,
    /// What becomes of light.
    pub shown: Shown,
    /// How many lights there are.
    pub lights: LightCounts,
    /// How many views of the shadow map are the first sun's.
    pub cascades: usize,
    /// Whether a panorama lights the scene.
    pub panorama: bool,
    /// Whether things near keep off light from all around.
    pub occluded: bool,
    /// What is shown of surfaces.
    pub shading: Shading,
}

/// What is computed where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum LitShape {
    /// One colour, lit per pixel.
    Plain,
    /// One colour that is seen through, round where flags say so.
    Faded,
    /// One colour, lit at the corners.
    Small,
    /// With a picture or a surface.
    Mapped {
        /// See [`BoundSurface::maps`].
        maps: u32,
        cut: bool,
        coated: bool,
        double_sided: bool,
        corners: Corners,
        /// Code of the project, and its revision.
        shader: Option<(ShaderId, u64)>,
    },
}

/// What the corners of a mesh have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Corners {
    /// Tangents, colours, second coordinates.
    pub detailed: bool,
    /// Joints or morph targets.
    pub bent: bool,
}

impl Corners {
    /// Those of the mesh of a run, in the level that is drawn.
    pub fn of(run: &RecordedBatch, meshes: &HashMap<MeshId, GpuMesh>) -> Self {
        let levels = meshes.get(&run.mesh).map(|mesh| &mesh.levels);
        let level = levels.and_then(|levels| levels.get(run.level));
        level.map_or(Self::default(), |level| Self {
            detailed: level.details.is_some(),
            bent: level.bend.is_some(),
        })
    }
}

impl LitKey {
    /// The key for a run of instances of a mesh with these corners. One that bends has a surface.
    pub fn new(
        around: Surroundings,
        (run, corners): (&RecordedBatch, Corners),
        surface: Option<&BoundSurface>,
    ) -> Self {
        let shape = match surface {
            Some(surface) => LitShape::Mapped {
                maps: surface.maps,
                cut: surface.cut && run.blend == Blend::Opaque,
                coated: surface.coated,
                double_sided: surface.double_sided,
                corners,
                shader: surface.shader,
            },
            None if run.blend.is_transparent() => LitShape::Faded,
            None if run.small => LitShape::Small,
            None => LitShape::Plain,
        };
        // Blended meshes show both sides.
        let both = run.blend.is_transparent() || surface.is_some_and(|of| of.double_sided);
        Self {
            around,
            shape,
            cull: match (both, run.mirrored) {
                (true, _) => None,
                (false, true) => Some(wgpu::Face::Front),
                (false, false) => Some(wgpu::Face::Back),
            },
            blend: run.blend,
        }
    }

    /// The plainest key with this code of a project: whether it can be drawn with.
    pub fn of_code(code: (ShaderId, u64)) -> Self {
        Self {
            around: Surroundings {
                quality: RenderQuality {
                    samples: 1,
                    ..RenderQuality::default()
                },
                shown: Shown::default(),
                lights: LightCounts::default(),
                cascades: 0,
                panorama: false,
                occluded: false,
                shading: Shading::Lit,
            },
            shape: LitShape::Mapped {
                maps: 0,
                cut: false,
                coated: false,
                double_sided: false,
                corners: Corners::default(),
                shader: Some(code),
            },
            cull: None,
            blend: Blend::Opaque,
        }
    }

    /// The code of the project that it is compiled with, and its revision.
    pub const fn shader(&self) -> Option<(ShaderId, u64)> {
        match self.shape {
            LitShape::Mapped { shader, .. } => shader,
            LitShape::Plain | LitShape::Faded | LitShape::Small => None,
        }
    }

    /// Makes the pipeline.
    pub fn build(
        &self,
        device: &wgpu::Device,
        layouts: &Layouts,
        module: &wgpu::ShaderModule,
    ) -> wgpu::RenderPipeline {
        let groups = [
            Some(&layouts.frame),
            Some(&layouts.around),
            Some(&layouts.surface),
            Some(&layouts.bend),
        ];
        let (groups, vertex, fragment) = match self.shape {
            LitShape::Plain => (&groups[..2], "vertex", "plain"),
            LitShape::Faded => (&groups[..2], "vertex_faded", "faded"),
            LitShape::Small => (&groups[..2], "vertex_small", "small"),
            LitShape::Mapped { corners, .. } => {
                let groups = if corners.bent {
                    &groups[..]
                } else {
                    &groups[..3]
                };
                let vertex = match (corners.bent, corners.detailed) {
                    (false, false) => "vertex_mapped",
                    (false, true) => "vertex_detailed",
                    (true, false) => "vertex_bent",
                    (true, true) => "vertex_bent_detailed",
                };
                let fragment = match self.around.shading {
                    Shading::Lit => "mapped",
                    _ => "viewed",
                };
                (groups, vertex, fragment)
            }
        };
        let is = |yes: bool| f64::from(u8::from(yes));
        let taps = match self.around.quality {
            RenderQuality {
                shadow_map_px: 0, ..
            } => 0.0,
            // A software renderer uses nine only for pictures that stay.
            quality if quality.fine_meshes || quality.samples > 1 => 9.0,
            RenderQuality { .. } => 1.0,
        };
        let mut constants = vec![
            ("SHADOW_TAPS", taps),
            ("SUNS", self.around.lights.suns as f64),
            ("CASCADES", self.around.cascades as f64),
            ("CLUSTERED", is(self.around.lights.clustered)),
            ("LAMP_SHADOWS", is(self.around.lights.lamp_shadows)),
            ("HIDES", is(!self.blend.is_transparent())),
            ("PANORAMA", is(self.around.panorama)),
            ("LAMPS", self.around.lights.lamps as f64),
            (
                "OCCLUDED",
                is(self.around.occluded && !self.blend.is_transparent()),
            ),
        ];
        constants.extend(self.around.shown.constants());
        if let LitShape::Mapped {
            maps,
            cut,
            coated,
            double_sided,
            corners,
            shader: _,
        } = self.shape
        {
            constants.extend([
                ("MAPS", f64::from(maps)),
                ("CUT", is(cut)),
                ("COATED", is(coated)),
                ("DOUBLE_SIDED", is(double_sided)),
                ("DETAILED", is(corners.detailed)),
                ("VIEW", f64::from(views::number(self.around.shading))),
            ]);
        }
        let (few, all) = (mesh_buffers(), detailed_buffers());
        let (bent, bent_all) = (bent_buffers(false), bent_buffers(true));
        let builder = PipelineBuilder::new("mesh", module)
            .buffers(match self.shape {
                LitShape::Mapped { corners, .. } => match (corners.bent, corners.detailed) {
                    (false, false) => &few[..],
                    (false, true) => &all,
                    (true, false) => &bent,
                    (true, true) => &bent_all,
                },
                LitShape::Plain | LitShape::Faded | LitShape::Small => &few,
            })
            .vertex_entry(vertex)
            .fragment_entry(fragment)
            .constants(&constants)
            .scene(self.around.quality.samples, self.around.shown);
        let builder = match self.cull {
            Some(face) => builder.culling(face),
            None => builder,
        };
        let builder = match self.blend {
            _ if self.around.shading == Shading::Overdraw => builder.added().on_top(),
            Blend::Alpha => builder.blended(),
            Blend::Additive => builder.added(),
            Blend::Opaque => builder,
        };
        let builder = match self.around.shading {
            Shading::Wireframe => builder.edges(),
            _ => builder,
        };
        builder.build(device, &pipeline_builder::layout(device, groups))
    }
}
