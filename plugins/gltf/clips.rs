//! Animations.

use crate::file::Source;
use crate::nodes::Nodes;
use gltf::accessor::{DataType, Dimensions};
use gltf::animation::util::ReadOutputs;
use gltf::animation::{Interpolation as FileInterpolation, Property};
use playground_core_drawing::{Channel, ChannelTarget, Clip, Interpolation};

/// The most numbers of the clips of a file, all together: 256 MiB of them.
const MOST_NUMBERS: usize = 1 << 26;

/// All clips. Channels of nodes that are not shown are left out.
pub fn clips(source: &Source, nodes: &mut Nodes) -> Result<Vec<Clip>, String> {
    let mut room = MOST_NUMBERS;
    let mut clips: Vec<Clip> = Vec::new();
    for animation in source.document.animations() {
        let named = animation.name().filter(|name| !name.is_empty());
        let name = named.map(str::to_owned);
        let name = name.unwrap_or_else(|| format!("animation {}", animation.index()));
        let mut clip = Clip::default();
        for (at, channel) in animation.channels().enumerate() {
            let read = channel_of(source, &channel, nodes, &mut room);
            let read = read.map_err(|why| format!("{name}: channel {at}: {why}"))?;
            clip.channels.extend(read);
        }
        let ends = clip.channels.iter().filter_map(|of| of.times.last());
        clip.duration_s = ends.copied().fold(0.0, f32::max);
        clip.name = free_name(name, &clips);
        clips.push(clip);
    }
    Ok(clips)
}

/// A clip is found by its name.
fn free_name(name: String, clips: &[Clip]) -> String {
    let is_taken = |name: &str| clips.iter().any(|clip| clip.name == name);
    if !is_taken(&name) {
        return name;
    }
    let mut numbered = (2..).map(|number: u32| format!("{name} {number}"));
    numbered.find(|name| !is_taken(name)).unwrap_or(name)
}

/// `None` for a node that is not shown.
fn channel_of(
    source: &Source,
    channel: &gltf::animation::Channel<'_>,
    nodes: &mut Nodes,
    room: &mut usize,
) -> Result<Option<Channel>, String> {
    let target = channel.target();
    let Some(node) = nodes.shown(target.node().index()) else {
        return Ok(None);
    };
    let sampler = channel.sampler();
    let input = sampler.input();
    if (input.data_type(), input.dimensions()) != (DataType::F32, Dimensions::Scalar) {
        return Err("its times are no numbers".to_owned());
    }
    let numbers = sampler.output().count().saturating_mul(4) + input.count();
    let left = room.checked_sub(numbers);
    *room = left.ok_or_else(|| {
        format!("the file's clips have more than {MOST_NUMBERS} numbers: split it")
    })?;
    let reader = channel.reader(|buffer| source.buffers.get(buffer.index()).map(Vec::as_slice));
    let times: Vec<f32> = reader.read_inputs().ok_or("it has no times")?.collect();
    check_times(&times)?;
    let outputs = reader.read_outputs().ok_or("it has no values")?;
    let read = Channel {
        node,
        target: target_of(target.property()),
        interpolation: match sampler.interpolation() {
            FileInterpolation::Step => Interpolation::Step,
            FileInterpolation::Linear => Interpolation::Linear,
            FileInterpolation::CubicSpline => Interpolation::CubicSpline,
        },
        times,
        values: match outputs {
            ReadOutputs::Translations(values) | ReadOutputs::Scales(values) => {
                is_numbers(&sampler.output(), Dimensions::Vec3)?;
                values.flatten().collect()
            }
            ReadOutputs::Rotations(values) => values.into_f32().flatten().collect(),
            ReadOutputs::MorphTargetWeights(values) => values.into_f32().collect(),
        },
    };
    check_values(&read, nodes)?;
    nodes.take_apart(node);
    Ok(Some(read))
}

const fn target_of(property: Property) -> ChannelTarget {
    match property {
        Property::Translation => ChannelTarget::Translation,
        Property::Rotation => ChannelTarget::Rotation,
        Property::Scale => ChannelTarget::Scale,
        Property::MorphTargetWeights => ChannelTarget::Weights,
    }
}

fn is_numbers(accessor: &gltf::Accessor<'_>, dimensions: Dimensions) -> Result<(), String> {
    match (accessor.data_type(), accessor.dimensions()) == (DataType::F32, dimensions) {
        true => Ok(()),
        false => Err(format!(
            "its values, accessor {}, are of another type",
            accessor.index()
        )),
    }
}

fn check_times(times: &[f32]) -> Result<(), String> {
    if times.is_empty() {
        return Err("it has no keys".to_owned());
    }
    if let Some(at) = times
        .iter()
        .position(|time| !time.is_finite() || *time < 0.0)
    {
        return Err(format!(
            "the time of key {at} is negative or no number: export it again"
        ));
    }
    let falls = |pair: &[f32]| matches!(pair, [before, after] if after < before);
    match times.windows(2).position(falls) {
        Some(at) => Err(format!(
            "key {} is before key {at}: export it with its keys in order",
            at + 1
        )),
        None => Ok(()),
    }
}

fn check_values(channel: &Channel, nodes: &Nodes) -> Result<(), String> {
    let width = match channel.target {
        ChannelTarget::Weights => nodes.all.get(channel.node).map_or(0, |of| of.weights.len()),
        _ => channel.width(),
    };
    if width == 0 {
        return Err("it changes morph targets of a node without any".to_owned());
    }
    let keys = channel.times.len();
    let wanted = keys * width * channel.interpolation.values();
    if channel.values.len() != wanted {
        let found = channel.values.len();
        return Err(format!(
            "it has {found} numbers, and {wanted} are needed for {keys} keys"
        ));
    }
    match channel.values.iter().position(|value| !value.is_finite()) {
        Some(at) => Err(format!("number {at} of its values is not finite")),
        None => Ok(()),
    }
}
