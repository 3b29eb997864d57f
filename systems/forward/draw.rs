//! Drawing: the shadow map, the mask of selected instances, the picture.

use super::{
    around::Around,
    bounds,
    clusters::{Clusters, Depths},
    device_state::DeviceState,
    encode,
    frame::FrameUniforms,
    glow, groups, lamp_textures, lights,
    lit::{Corners, LitKey, Surroundings},
    occlusion,
    pass_log::PassLog,
    prepared::{DrawnRun, Prepared},
    shader::Scope,
    shadow::{Eyes, Shadows},
    shown::Shown,
    smoothing,
    sphere::Sphere,
    upload_draw, views,
    visible::{Detail, Eye, collect},
};
use playground_base::Shared;
use playground_core_drawing::{Blend, DrawList, Instance, InstanceFlags, Shading};
use playground_core_rendering::{
    DrawStats, Gpu, RecordedBatch, RecordedDraw, RenderTarget, RenderingError, TargetImages,
};
use std::{cell::Cell, time::Instant};

/// Lamps nearer to the eye are in the first part of depth, metres.
const NEAREST_LAMP_M: f32 = 0.5;
/// Lamps farther away are in the last part of depth, metres.
const FARTHEST_LAMP_M: f32 = 500.0;

/// Draws `list` into the images of `target`, and logs its passes if there is a log.
pub fn draw(
    gpu: &Gpu,
    state: &DeviceState,
    target: &RenderTarget,
    images: &TargetImages,
    (list, log): (&DrawList, Option<&Shared<PassLog>>),
) -> Result<DrawStats, RenderingError> {
    let started = Instant::now();
    let mut quality = gpu.quality;
    let samples = if list.still {
        &images.still
    } else {
        &images.moving
    };
    // A target that was made for another quality is drawn with its own samples.
    quality.samples = samples.count;
    let compiled = state.compiled();
    let shading = views::possible(gpu, list.shading);
    let is_lit = shading == Shading::Lit;
    let environment = &list.environment;
    let shown = Shown {
        curve: environment.tone,
        later: is_lit && quality.glow && environment.glow > 0.0,
    };
    let key = (quality.samples, shown);
    let pipelines = compiled.fixed(&gpu.device, &state.layouts, key)?;
    let glow = match shown.later {
        true => Some(compiled.glow(&gpu.device, &state.layouts, key)?),
        false => None,
    };
    let occlusion = match is_lit && quality.glow && environment.occlusion > 0.0 {
        true => Some(compiled.occlusion(&gpu.device, &state.layouts)?),
        false => None,
    };
    let smoothing = match is_lit && environment.smooth_picture {
        true => Some(compiled.smoothing(&gpu.device, &state.layouts, quality.samples)?),
        false => None,
    };
    // What nothing casts a shadow of need not be measured, and needs no map.
    let casts = list.lights.iter().any(|of| of.light.shadows);
    let around = || Sphere::around(&list.batches, &gpu.meshes.read());
    let scene = casts.then(around).flatten();
    let mut lights = lights::pack(&list.lights);
    let shadows = Shadows::new(list, &mut lights, scene, &quality);
    let shadow_texture = state.shadow_map(shadows.side_px);
    let recorded = &mut *target.recorded.write();
    recorded.glow = match shown.later {
        true => Some(glow::ensure(
            gpu,
            target,
            quality.samples,
            recorded.glow.take(),
        )?),
        false => None,
    };
    recorded.occlusion = match &occlusion {
        Some(_) => Some(occlusion::ensure(gpu, target, recorded.occlusion.take())?),
        None => None,
    };
    recorded.sharp = match &smoothing {
        Some(_) => Some(smoothing::ensure(gpu, target, recorded.sharp.take())?),
        None => None,
    };
    let mut stats = record(gpu, target, list, &shadows, recorded);

    let panorama = Around::panorama(gpu, list.panorama);
    let depths = Depths::new(NEAREST_LAMP_M, FARTHEST_LAMP_M);
    let lamps = lights.counts.clustered.then(|| {
        let mut clusters = Clusters::default();
        clusters.fill(&list.camera, depths, &lights.reaches);
        lamp_textures::upload(gpu, &mut recorded.lamps, &lights.lamps, &clusters)
    });
    let shown_by = Surroundings {
        quality,
        shown,
        lights: lights.counts,
        cascades: shadows.cascades,
        panorama: panorama.is_some(),
        occluded: recorded.occlusion.is_some(),
        shading,
    };
    let (meshes, textures, uploaded) =
        (gpu.meshes.read(), gpu.textures.read(), gpu.surfaces.read());
    state.surfaces.forget_gone(&uploaded, &textures);
    let lit = |run: &RecordedBatch| -> Result<Option<DrawnRun>, RenderingError> {
        let device = (gpu, &state.layouts);
        let Ok(surface) = state.surfaces.of(run, device, &uploaded, &textures) else {
            stats.missing += 1;
            return Ok(None);
        };
        let corners = Corners::of(run, &meshes);
        // There is one way for meshes that bend, and for what is shown in place of light.
        let surface = match corners.bent || !is_lit {
            true => Some(surface.unwrap_or_else(|| state.surfaces.plain(device))),
            false => surface,
        };
        let key = LitKey::new(shown_by, (run, corners), surface.as_ref());
        Ok(Some(DrawnRun {
            pipeline: compiled.lit(gpu, &state.layouts, key)?,
            surface: surface.map(|surface| surface.group),
        }))
    };
    let lit = recorded
        .visible
        .iter()
        .map(lit)
        .collect::<Result<Vec<_>, _>>()?;

    let scope = Scope::open(&gpu.device);
    let size = (target.width_px as f32, target.height_px as f32);
    let frame = FrameUniforms::new(list, (&lights, depths), size, &shadows, panorama.as_ref());
    let buffers = upload_draw::upload(gpu, recorded, &frame, &shadows, list);
    let prepared = Prepared {
        gpu,
        state,
        images,
        samples,
        list,
        recorded,
        pipelines: &pipelines,
        glow: glow.as_deref(),
        occlusion: occlusion.as_deref(),
        smoothing: smoothing.as_deref(),
        log,
        shading,
        lit: &lit,
        shadows: &shadows,
        shadow_map: &shadow_texture,
        light_group: buffers
            .lights
            .as_ref()
            .map(|lights| groups::light_group(&gpu.device, &state.layouts, lights)),
        around: state.around.group(
            (gpu, &state.layouts),
            &shadow_texture,
            panorama.as_ref(),
            (
                lamps.as_ref(),
                recorded.occlusion.as_ref().map(|images| &images.soft),
            ),
        ),
        panorama_is_sky: panorama.is_some() && list.environment.panorama_is_sky,
        frame_group: groups::frame_group(
            &gpu.device,
            &state.layouts,
            &buffers.frame,
            buffers.joints.as_ref().unwrap_or(&state.no_joints),
        ),
        buffers: &buffers,
        meshes,
        textures,
        uploaded,
    };
    stats.draw_calls = encode::submit(&prepared);
    scope.close()?;
    if let Some(reason) = gpu.health.write().error.take() {
        return Err(RenderingError::Validation { reason });
    }
    stats.encode_ms = started.elapsed().as_secs_f32() * 1000.0;
    Ok(stats)
}

/// Sorts the instances of `list` into the three lists of `recorded`.
fn record(
    gpu: &Gpu,
    target: &RenderTarget,
    list: &DrawList,
    shadows: &Shadows,
    recorded: &mut RecordedDraw,
) -> DrawStats {
    recorded.staging.clear();
    recorded.visible.clear();
    recorded.casters.clear();
    recorded.caster_ends.clear();
    recorded.selected.clear();
    recorded.clip_from_world = list.camera.clip_from_world();
    let meshes = gpu.meshes.read();
    let detail = if gpu.quality.fine_meshes {
        Detail::FINE
    } else {
        Detail::COARSE
    };
    let scale = list.camera.clip_from_view.y_axis.y;
    let height = target.height_px as f32;
    let eye = Eye::new(recorded.clip_from_world, scale, height, detail);

    let all = list.batches.iter();
    let opaque = || all.clone().filter(|batch| batch.blend == Blend::Opaque);
    let transparent = all.clone().filter(|batch| batch.blend.is_transparent());
    let in_order = opaque().chain(transparent);
    let selected = |instance: &Instance| instance.flags.contains(InstanceFlags::SELECTED);
    // All are looked at here, so that those that are selected are not searched for where there are none.
    let has_selected = Cell::new(false);
    let wanted = |instance: &Instance| {
        has_selected.set(has_selected.get() | selected(instance));
        true
    };
    let stats = collect(&eye, in_order, &meshes, wanted, recorded, |r| {
        &mut r.visible
    });
    if has_selected.get() {
        collect(&eye, all.clone(), &meshes, selected, recorded, |r| {
            &mut r.selected
        });
    }
    recorded.selected_px = bounds::bounds_px(
        &recorded.clip_from_world,
        [target.width_px, target.height_px],
        &meshes,
        &recorded.staging,
        &recorded.selected,
    );
    let eyes = Eyes {
        lit: &eye,
        detail: Detail::shadows(stats.instances, gpu.quality.fine_meshes),
    };
    for view in &shadows.views {
        let casts = |instance: &Instance| {
            let flags = instance.flags;
            !flags.contains(InstanceFlags::NO_SHADOW) && !flags.contains(InstanceFlags::UNLIT)
        };
        collect(&eyes.of(view), opaque(), &meshes, casts, recorded, |r| {
            &mut r.casters
        });
        recorded.caster_ends.push(recorded.casters.len());
    }
    stats
}
