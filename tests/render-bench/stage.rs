//! [`Stage`]: an app without a window, which draws into a texture.

use crate::processor_time::ProcessorTime;
use crate::workload::{CAMERA_M, FOV_Y_RAD, SIZE_PX};
use bevy::app::PluginsState;
use bevy::asset::RenderAssetUsages;
use bevy::camera::RenderTarget;
use bevy::core_pipeline::tonemapping::Tonemapping;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::render_resource::{PollType, TextureFormat};
use bevy::render::renderer::RenderDevice;
use bevy::window::{ExitCondition, WindowPlugin};

/// Starts of the names of Bevy's threads, as the kernel cuts them off.
pub const WORKERS: &[&str] = &["Compute Task", "Async Compute", "IO Task Pool"];

/// An app without a window, which draws into a texture.
pub struct Stage {
    pub app: App,
}

impl Stage {
    /// As an app is that draws: with all threads, but each frame drawn before the next one begins, so that
    /// its parts can be told apart.
    pub fn new(folder: &str) -> Self {
        let mut app = App::new();
        let plugins = DefaultPlugins
            .set(WindowPlugin {
                primary_window: None,
                exit_condition: ExitCondition::DontExit,
                ..default()
            })
            .set(AssetPlugin {
                file_path: folder.to_owned(),
                ..default()
            })
            .set(RenderPlugin {
                synchronous_pipeline_compilation: true,
                ..default()
            })
            .disable::<PipelinedRenderingPlugin>();
        app.add_plugins(plugins)
            .insert_resource(ClearColor(Color::BLACK));
        while app.plugins_state() == PluginsState::Adding {
            bevy::tasks::tick_global_task_pools_on_main_thread();
        }
        app.finish();
        app.cleanup();
        let mut stage = Self { app };
        stage.set_up();
        for _ in 0..10 {
            stage.frame();
        }
        stage
    }

    fn set_up(&mut self) {
        let world = self.app.world_mut();
        let [width, height] = SIZE_PX;
        let mut picture =
            Image::new_target_texture(width, height, TextureFormat::Rgba8UnormSrgb, None);
        picture.asset_usage = RenderAssetUsages::all();
        let picture = world.resource_mut::<Assets<Image>>().add(picture);
        world.spawn((
            Camera3d::default(),
            RenderTarget::Image(picture.into()),
            Msaa::Off,
            Tonemapping::None,
            Projection::Perspective(PerspectiveProjection {
                fov: FOV_Y_RAD,
                far: 400.0,
                ..default()
            }),
            Transform::from_translation(Vec3::from_array(CAMERA_M)),
        ));
        world.spawn((
            DirectionalLight::default(),
            Transform::from_xyz(10.0, 30.0, 12.0).looking_at(Vec3::ZERO, Vec3::Y),
        ));
    }

    /// Runs a frame. Returns what its extraction, preparation and encoding took, as processor and clock
    /// milliseconds, and the processor milliseconds of all other threads, which are the driver's. What the
    /// game does is not among them. Returns when the driver has drawn.
    pub fn frame(&mut self) -> [f64; 3] {
        let apps = self.app.sub_apps_mut();
        apps.main.run_default_schedule();
        let (all, rendering) = (ProcessorTime::start(&[""]), ProcessorTime::start(WORKERS));
        for app in apps.sub_apps.values_mut() {
            app.extract(apps.main.world_mut());
            app.update();
        }
        let rendering = rendering.end();
        apps.main.world_mut().clear_trackers();
        self.wait();
        let driver_ms = all.end().processor_ms - rendering.processor_ms;
        [rendering.processor_ms, rendering.clock_ms, driver_ms]
    }

    /// Waits until the driver has nothing to do.
    fn wait(&self) {
        let device = self.app.world().resource::<RenderDevice>();
        if let Err(error) = device.poll(PollType::wait_indefinitely()) {
            eprintln!("the device does not answer: {error}");
        }
    }
}
