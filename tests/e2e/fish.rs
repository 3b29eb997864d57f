//! [`Fish`]: where the fish of the fixture are.

use crate::Editor;
use serde_json::Value;

/// The positions of the fish, by entity.
pub struct Fish {
    /// Id and position in metres, sorted by id.
    pub positions: Vec<(u64, [f64; 3])>,
}

/// Reads the position of every fish.
#[track_caller]
pub fn fish(editor: &mut Editor) -> Fish {
    let entities = editor.must("entities");
    let rows = entities.at("/entities").as_array().cloned();
    let ids = rows.unwrap_or_default();
    // A fish has no name and is a child of the flock.
    let is_fish = |row: &&Value| row["name"].is_null() && !row["parent"].is_null();
    let ids: Vec<u64> = ids
        .iter()
        .filter(is_fish)
        .filter_map(|row| row["id"].as_u64())
        .collect();
    let lines: Vec<String> = ids
        .iter()
        .map(|id| format!("get {id} Transform.translation"))
        .collect();
    let answers = editor.run_all(&lines);
    let position = |answer: &crate::Answer| {
        let axis = |at: usize| answer.fields["value"][at].as_f64();
        let position = axis(0).zip(axis(1)).zip(axis(2));
        let ((x, y), z) = position.unwrap_or_else(|| panic!("no position: {}", answer.fields));
        [x, y, z]
    };
    Fish {
        positions: ids.into_iter().zip(answers.iter().map(position)).collect(),
    }
}

impl Fish {
    /// Their entities.
    pub fn ids(&self) -> Vec<u64> {
        self.positions.iter().map(|(id, _)| *id).collect()
    }

    /// The largest distance of a fish from its position in `before`, in metres.
    pub fn farthest_from(&self, before: &Self) -> f64 {
        let pairs = self.positions.iter().zip(&before.positions);
        pairs
            .map(|((_, now), (_, then))| distance(*now, *then))
            .fold(0.0, f64::max)
    }

    /// The mean distance of a fish to its four nearest, in metres, over every fifth fish.
    pub fn mean_gap(&self) -> f64 {
        let gaps: Vec<f64> = self
            .positions
            .iter()
            .step_by(5)
            .map(|(id, position)| {
                let others = self.positions.iter().filter(|(other, _)| other != id);
                let mut distances: Vec<f64> =
                    others.map(|(_, at)| distance(*at, *position)).collect();
                distances.sort_by(f64::total_cmp);
                distances.iter().take(4).sum::<f64>() / 4.0
            })
            .collect();
        gaps.iter().sum::<f64>() / gaps.len() as f64
    }
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    let squares = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b));
    squares.sum::<f64>().sqrt()
}
