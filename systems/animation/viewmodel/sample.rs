//! Samples channels: what a property is at a time.

use playground_base::glam::{Quat, Vec3, Vec4};
use playground_core_drawing::{Channel, Interpolation};

/// The keys around a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// The key before.
    pub first: usize,
    /// The key after.
    pub second: usize,
    /// How far between them, 0 to 1.
    pub share: f32,
    /// The time from the one to the other, seconds.
    pub length_s: f32,
}

/// The keys around a time; before the first and after the last it is that one. `None` without keys.
pub fn span(channel: &Channel, time_s: f32) -> Option<Span> {
    let times = &channel.times;
    let last = times.len().checked_sub(1)?;
    let after = times.partition_point(|time| *time <= time_s);
    let (first, second) = (after.saturating_sub(1), after.min(last));
    let (from, to) = (*times.get(first)?, *times.get(second)?);
    let length_s = to - from;
    let is_between = first < second && length_s > 0.0;
    let share = match (is_between, channel.interpolation) {
        (false, _) | (true, Interpolation::Step) => 0.0,
        (true, Interpolation::Linear | Interpolation::CubicSpline) => (time_s - from) / length_s,
    };
    Some(Span {
        first,
        second,
        share: share.clamp(0.0, 1.0),
        length_s,
    })
}

/// A value of three numbers.
pub fn vector(channel: &Channel, time_s: f32) -> Option<Vec3> {
    let span = span(channel, time_s)?;
    let read = |at: usize| {
        let numbers = channel.values.get(3 * at..3 * at + 3)?;
        Some(Vec3::from_slice(numbers))
    };
    match channel.interpolation {
        Interpolation::CubicSpline => {
            let [before, leaves, arrives, after] = around(span);
            let [weight_before, weight_leaves, weight_arrives, weight_after] = hermite(span);
            Some(
                read(before)? * weight_before
                    + read(leaves)? * weight_leaves
                    + read(arrives)? * weight_arrives
                    + read(after)? * weight_after,
            )
        }
        Interpolation::Step | Interpolation::Linear => {
            Some(read(span.first)?.lerp(read(span.second)?, span.share))
        }
    }
}

/// A rotation.
pub fn rotation(channel: &Channel, time_s: f32) -> Option<Quat> {
    let span = span(channel, time_s)?;
    let read = |at: usize| {
        let numbers = channel.values.get(4 * at..4 * at + 4)?;
        Some(Vec4::from_slice(numbers))
    };
    let unit = |of: Vec4| Some(Quat::from_vec4(of.try_normalize()?));
    match channel.interpolation {
        Interpolation::CubicSpline => {
            let [before, leaves, arrives, after] = around(span);
            let [weight_before, weight_leaves, weight_arrives, weight_after] = hermite(span);
            unit(
                read(before)? * weight_before
                    + read(leaves)? * weight_leaves
                    + read(arrives)? * weight_arrives
                    + read(after)? * weight_after,
            )
        }
        Interpolation::Step | Interpolation::Linear => {
            let from = unit(read(span.first)?)?;
            match span.share > 0.0 {
                // The shorter of two ways: glam turns the second around.
                true => Some(from.slerp(unit(read(span.second)?)?, span.share)),
                false => Some(from),
            }
        }
    }
}

/// One of the weights of morph targets.
pub fn weight(channel: &Channel, (target, width): (usize, usize), span: Span) -> Option<f32> {
    let read = |at: usize| channel.values.get(width * at + target).copied();
    match channel.interpolation {
        Interpolation::CubicSpline => {
            let numbers = around(span).map(read);
            let mut all = 0.0;
            for (number, weight) in numbers.into_iter().zip(hermite(span)) {
                all += number? * weight;
            }
            Some(all)
        }
        Interpolation::Step | Interpolation::Linear => {
            let (from, to) = (read(span.first)?, read(span.second)?);
            Some(from + (to - from) * span.share)
        }
    }
}

/// Where the values of a spline are: the value and the tangent with which it leaves the key before, the tangent
/// and the value of the key after.
const fn around(span: Span) -> [usize; 4] {
    [
        3 * span.first + 1,
        3 * span.first + 2,
        3 * span.second,
        3 * span.second + 1,
    ]
}

/// What each of these counts: the cubic Hermite basis, its tangents times the time between the keys (glTF 2.0,
/// appendix C.5).
fn hermite(span: Span) -> [f32; 4] {
    let (t, length) = (span.share, span.length_s);
    let (t2, t3) = (t * t, t * t * t);
    [
        2.0 * t3 - 3.0 * t2 + 1.0,
        length * (t3 - 2.0 * t2 + t),
        length * (t3 - t2),
        3.0 * t2 - 2.0 * t3,
    ]
}
