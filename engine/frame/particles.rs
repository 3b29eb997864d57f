//! [`ParticleList`]: the particles of all emitters, as quads that face the camera.

use super::facing::Facing;
use super::flat::{FlatList, FlatPlace};
use playground_base::glam::Mat4;
use playground_core_drawing::{Blend, Instance, TextureId};
use playground_core_particles::{Particle, ParticleBlend, ParticleEmitter};

/// The particles of one picture. Those of an emitter are drawn together, among what is flat by their mean
/// depth, and within one that covers what is behind it from the farthest to the nearest. Reuse the list: it
/// keeps its memory.
#[derive(Default)]
pub struct ParticleList {
    instances: Vec<Instance>,
    /// The particles of one emitter, and their depths with their indices.
    particles: Vec<Particle>,
    order: Vec<(f32, u32)>,
}

impl ParticleList {
    /// Removes all.
    pub fn clear(&mut self) {
        self.instances.clear();
    }

    /// All particles; entries of the flat list name parts of them.
    pub fn instances(&self) -> &[Instance] {
        &self.instances
    }

    /// Adds those of an emitter, which `compute` appends, and where they are drawn to `flat`.
    pub fn push(
        &mut self,
        emitter: &ParticleEmitter,
        texture: Option<TextureId>,
        view_from_world: &Mat4,
        flat: &mut FlatList,
        compute: impl FnOnce(&mut Vec<Particle>),
    ) {
        self.particles.clear();
        compute(&mut self.particles);
        let depths = self.particles.iter().map(|of| {
            let row = view_from_world.row(2);
            row.truncate().dot(of.position) + row.w
        });
        self.order.clear();
        self.order.extend(depths.zip(0..));
        if self.order.is_empty() {
            return;
        }
        let sum: f64 = self.order.iter().map(|(depth, _)| f64::from(*depth)).sum();
        let depth = (sum / self.order.len() as f64) as f32;
        let blend = match emitter.blend {
            ParticleBlend::Alpha => Blend::Alpha,
            ParticleBlend::Additive => Blend::Additive,
        };
        if blend == Blend::Alpha {
            // Equal depths stay in the order of their births, so that nothing flickers.
            self.order
                .sort_unstable_by(|(a, at), (b, other)| a.total_cmp(b).then(at.cmp(other)));
        }
        let facing = Facing::new(view_from_world, texture.is_none());
        let from = self.instances.len();
        let sorted = self.order.iter();
        let sorted = sorted.filter_map(|(_, at)| self.particles.get(*at as usize));
        self.instances.extend(sorted.map(|of| facing.instance(of)));
        let place = FlatPlace {
            depth,
            ..FlatPlace::default()
        };
        flat.push_particles(place, (texture, blend), from..self.instances.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::Color;
    use playground_base::glam::Vec3;
    use playground_core_drawing::{DrawBatch, DrawList};

    fn particle(z: f32) -> Particle {
        Particle {
            position: Vec3::new(0.0, 0.0, z),
            size_m: 1.0,
            rotation_rad: 0.0,
            color: Color::WHITE,
        }
    }

    fn emitter(blend: ParticleBlend) -> ParticleEmitter {
        ParticleEmitter {
            blend,
            ..ParticleEmitter::default()
        }
    }

    /// The depths of the instances, batch by batch.
    fn drawn(list: &DrawList) -> Vec<(Blend, Vec<f32>)> {
        let depths = |batch: &DrawBatch| {
            let instances = batch.instances.iter();
            instances.map(|of| of.world_from_local[2][3]).collect()
        };
        let batches = list.batches.iter().filter(|of| !of.instances.is_empty());
        batches.map(|of| (of.blend, depths(of))).collect()
    }

    #[test]
    fn particles_are_sorted_within_emitters_and_emitters_by_their_mean_depth() {
        let (mut particles, mut list) = (ParticleList::default(), DrawList::default());
        let mut flat = FlatList::default();
        let mut memory = Vec::new();
        for _ in 0..3 {
            list.clear();
            particles.clear();
            flat.clear();
            for (blend, depths) in [
                (ParticleBlend::Alpha, [-1.0, -3.0, -2.0]),
                (ParticleBlend::Additive, [-7.0, -5.0, -6.0]),
                (ParticleBlend::Alpha, [-4.0, -3.0, -3.5]),
            ] {
                let of = emitter(blend);
                particles.push(&of, None, &Mat4::IDENTITY, &mut flat, |to| {
                    to.extend(depths.map(particle));
                });
            }
            let none = emitter(ParticleBlend::Alpha);
            particles.push(&none, None, &Mat4::IDENTITY, &mut flat, |_| {});
            flat.fill(particles.instances(), &mut list);
            assert_eq!(
                drawn(&list),
                [
                    (Blend::Additive, vec![-7.0, -5.0, -6.0]),
                    (Blend::Alpha, vec![-4.0, -3.5, -3.0, -3.0, -2.0, -1.0]),
                ]
            );
            let batches = list.batches.iter().map(|of| of.instances.capacity());
            let now: Vec<usize> = batches.chain([particles.instances.capacity()]).collect();
            assert!(memory.is_empty() || memory == now, "memory is reused");
            memory = now;
        }
    }
}
