//! [`Fish`]: where the fish of the fixture are.

use crate::Editor;
use serde_json::Value;

/// Where the fish are, by entity.
pub struct Fish {
    /// Id and place, in metres, in order of id.
    pub places: Vec<(u64, [f64; 3])>,
}

/// Asks for every entity's place; `ids` from [`Editor::must`]`("entities")`.
#[track_caller]
pub fn fish(editor: &mut Editor) -> Fish {
    let entities = editor.must("entities");
    let rows = entities.at("/entities").as_array().cloned();
    let ids = rows.unwrap_or_default();
    // A fish has no name and swims below the flock.
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
    let answers = editor.tell_all(&lines);
    let place = |answer: &crate::Answer| {
        let axis = |at: usize| answer.fields["value"][at].as_f64();
        let place = axis(0).zip(axis(1)).zip(axis(2));
        let ((x, y), z) = place.unwrap_or_else(|| panic!("no place: {}", answer.fields));
        [x, y, z]
    };
    Fish {
        places: ids.into_iter().zip(answers.iter().map(place)).collect(),
    }
}

impl Fish {
    /// Their entities.
    pub fn ids(&self) -> Vec<u64> {
        self.places.iter().map(|(id, _)| *id).collect()
    }

    /// The farthest that any of them is from where it was, in metres.
    pub fn farthest_from(&self, before: &Self) -> f64 {
        let pairs = self.places.iter().zip(&before.places);
        pairs
            .map(|((_, now), (_, then))| distance(*now, *then))
            .fold(0.0, f64::max)
    }

    /// The mean distance of a fish to its four nearest, in metres, over every fifth fish.
    pub fn mean_gap(&self) -> f64 {
        let gaps: Vec<f64> = self
            .places
            .iter()
            .step_by(5)
            .map(|(id, place)| {
                let others = self.places.iter().filter(|(other, _)| other != id);
                let mut distances: Vec<f64> = others.map(|(_, at)| distance(*at, *place)).collect();
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
