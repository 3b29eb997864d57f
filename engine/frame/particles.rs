//! [`ParticleList`]: the particles of all emitters, as quads that face the camera.

use super::facing::Facing;
use super::sprites::transparent_batch;
use playground_base::glam::Mat4;
use playground_core_drawing::{Blend, DrawList, Instance, MeshKind, TextureId};
use playground_core_particles::{Particle, ParticleBlend, ParticleEmitter};
use std::ops::Range;

/// The particles of one picture. Those of an emitter are drawn together, the emitters from the
/// farthest to the nearest, and within one that covers what is behind it the particles too. Reuse the
/// list: it keeps its memory.
#[derive(Default)]
pub struct ParticleList {
    groups: Vec<Group>,
    instances: Vec<Instance>,
    /// The particles of one emitter, and their depths with their indices.
    particles: Vec<Particle>,
    order: Vec<(f32, u32)>,
}

/// The particles of an emitter.
struct Group {
    /// The mean depth along the camera's view in metres; smaller is farther.
    depth: f32,
    texture: Option<TextureId>,
    blend: Blend,
    /// Its instances.
    range: Range<usize>,
}

impl ParticleList {
    /// Removes all.
    pub fn clear(&mut self) {
        self.groups.clear();
        self.instances.clear();
    }

    /// Adds those of an emitter, which `compute` appends.
    pub fn push(
        &mut self,
        emitter: &ParticleEmitter,
        texture: Option<TextureId>,
        view_from_world: &Mat4,
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
        self.groups.push(Group {
            depth,
            texture,
            blend,
            range: from..self.instances.len(),
        });
    }

    /// Sorts the emitters from the farthest to the nearest.
    pub fn sort(&mut self) {
        let order = |one: &Group, other: &Group| {
            let depth = one.depth.total_cmp(&other.depth);
            depth.then(one.range.start.cmp(&other.range.start))
        };
        self.groups.sort_unstable_by(order);
    }

    /// Whether an emitter is between two depths.
    pub fn is_between(&self, far: f32, near: f32) -> bool {
        let first = self.groups.partition_point(|group| group.depth < far);
        let next = self.groups.get(first);
        next.is_some_and(|group| group.depth < near)
    }

    /// Adds batches of the emitters from number `next` on that are farther than `depth`, behind the
    /// batch with the index `from`. Returns the numbers to go on with.
    pub fn fill(
        &self,
        (next, depth): (usize, f32),
        mut from: usize,
        list: &mut DrawList,
    ) -> (usize, usize) {
        let rest = self.groups.get(next..).unwrap_or_default();
        let count = rest.partition_point(|group| group.depth < depth);
        let farther = rest.get(..count).unwrap_or_default();
        let is_alike = |a: &Group, b: &Group| (a.texture, a.blend) == (b.texture, b.blend);
        for alike in farther.chunk_by(is_alike) {
            let Some(first) = alike.first() else {
                continue;
            };
            let at = transparent_batch(list, from, MeshKind::Quad, first.blend);
            let batch = &mut list.batches[at];
            batch.texture = first.texture;
            for group in alike {
                let instances = self.instances.get(group.range.clone());
                batch
                    .instances
                    .extend_from_slice(instances.unwrap_or_default());
            }
            from = at + 1;
        }
        (next + count, from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::Color;
    use playground_base::glam::Vec3;
    use playground_core_drawing::DrawBatch;

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
        let mut memory = Vec::new();
        for _ in 0..3 {
            list.clear();
            particles.clear();
            for (blend, depths) in [
                (ParticleBlend::Alpha, [-1.0, -3.0, -2.0]),
                (ParticleBlend::Additive, [-7.0, -5.0, -6.0]),
                (ParticleBlend::Alpha, [-4.0, -3.0, -3.5]),
            ] {
                particles.push(&emitter(blend), None, &Mat4::IDENTITY, |to| {
                    to.extend(depths.map(particle));
                });
            }
            particles.push(
                &emitter(ParticleBlend::Alpha),
                None,
                &Mat4::IDENTITY,
                |_| {},
            );
            particles.sort();
            particles.fill((0, f32::INFINITY), 0, &mut list);
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

    #[test]
    fn emitters_are_drawn_among_what_is_sorted_by_depth() {
        let (mut particles, mut list) = (ParticleList::default(), DrawList::default());
        for depth in [-2.0, -6.0] {
            let of = emitter(ParticleBlend::Alpha);
            particles.push(&of, None, &Mat4::IDENTITY, |to| to.push(particle(depth)));
        }
        particles.sort();
        assert!(particles.is_between(-7.0, -5.0) && particles.is_between(-3.0, -1.0));
        assert!(!particles.is_between(-5.0, -3.0));
        let (next, from) = particles.fill((0, -4.0), 0, &mut list);
        assert_eq!((next, drawn(&list).len()), (1, 1));
        assert_eq!(particles.fill((next, -4.0), from, &mut list), (1, from));
        particles.fill((next, f32::INFINITY), from, &mut list);
        assert_eq!(drawn(&list).len(), 2);
    }
}
