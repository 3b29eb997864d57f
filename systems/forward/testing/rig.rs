//! [`Rig`]: a started renderer with a target.

use playground_core_drawing::{DrawList, Pixels};
use playground_core_rendering::{DrawStats, Gpu, GpuRequest, RenderTarget, RenderingView};
use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

/// A started renderer with a target.
pub struct Rig<R> {
    pub renderer: R,
    pub gpu: Gpu,
    pub target: RenderTarget,
}

/// Runs a test with a rig of this size.
///
/// On a machine without a GPU and without a software renderer the test fails, unless
/// `PLAYGROUND_NO_GPU=1` is set.
pub fn with_rig<R: RenderingView + Default>(
    width_px: u32,
    height_px: u32,
    test: impl FnOnce(&mut Rig<R>),
) {
    if std::env::var_os("PLAYGROUND_NO_GPU").is_some() {
        eprintln!("skipped: PLAYGROUND_NO_GPU is set");
        return;
    }
    let renderer = R::default();
    let started = now(renderer.start(GpuRequest::default()));
    let gpu = match started {
        Ok(start) => start.gpu,
        Err(error) => panic!("{error}. Set PLAYGROUND_NO_GPU=1 to skip tests that draw."),
    };
    let mut target = RenderTarget::new("test");
    let sized = renderer.ensure_target(&gpu, &mut target, width_px, height_px);
    assert_eq!(sized, Ok(true));
    test(&mut Rig {
        renderer,
        gpu,
        target,
    });
}

impl<R: RenderingView> Rig<R> {
    pub fn draw(&self, list: &DrawList) -> DrawStats {
        let drawn = self.renderer.draw(&self.gpu, &self.target, list);
        drawn.unwrap_or_else(|error| panic!("{error}"))
    }

    pub fn picture(&self) -> Pixels {
        let images = self.target.images.as_ref().expect("the target has a size");
        let read = self.renderer.read_pixels(&self.gpu, &images.color);
        read.unwrap_or_else(|error| panic!("{error}"))
    }

    /// Gives the target a size, and the samples of the quality.
    pub fn resize(&mut self, width_px: u32, height_px: u32) {
        let sized = self
            .renderer
            .ensure_target(&self.gpu, &mut self.target, width_px, height_px);
        sized.unwrap_or_else(|error| panic!("{error}"));
    }

    pub fn pick(&self, x_px: u32, y_px: u32) -> Option<u32> {
        let picked = self.renderer.pick(&self.gpu, &self.target, x_px, y_px);
        picked.unwrap_or_else(|error| panic!("{error}"))
    }
}

/// The value of a future that is ready at once.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future waits"),
    }
}
