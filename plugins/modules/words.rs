//! Numbers as people read them.

/// A time in milliseconds; in seconds where it is long.
pub fn milliseconds(time_ms: f32) -> String {
    match time_ms {
        long if long >= 10_000.0 => format!("{:.1} s", long / 1_000.0),
        some if some >= 10.0 => format!("{some:.0} ms"),
        short => format!("{short:.1} ms"),
    }
}
