//! The times of the last runs as columns.

/// The round time that the top of a graph stands for, in milliseconds: at least `most_ms`.
pub fn ceiling(most_ms: f32) -> f32 {
    let least = most_ms.max(0.1);
    let decade = 10.0_f32.powf(least.log10().floor());
    let tops = [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0].map(|factor| factor * decade);
    let fits = tops.into_iter().find(|top| *top >= least);
    fits.unwrap_or(10.0 * decade)
}

/// The longest of the times that fall on each of `count` columns, the newest at the right. Columns
/// without a run are 0.
pub fn columns(recent_ms: &[f32], count: usize, per_column: usize) -> Vec<f32> {
    let mut columns = vec![0.0_f32; count];
    for (age, time_ms) in recent_ms.iter().rev().enumerate() {
        let from_right = age / per_column.max(1);
        if let Some(column) = count.checked_sub(from_right + 1).map(|at| &mut columns[at]) {
            *column = column.max(*time_ms);
        }
    }
    columns
}
