//! Numbers as people read them.

/// A size in bytes, `12.3 MB`.
pub fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    if bytes < 1_000 {
        return format!("{bytes} B");
    }
    let mut amount = bytes as f64 / 1_000.0;
    let mut unit = 0;
    while amount >= 999.95 && unit + 1 < UNITS.len() {
        amount /= 1_000.0;
        unit += 1;
    }
    format!("{amount:.1} {}", UNITS[unit])
}

/// A time in milliseconds; in seconds where it is long.
pub fn milliseconds(time_ms: f32) -> String {
    match time_ms {
        long if long >= 10_000.0 => format!("{:.1} s", long / 1_000.0),
        some if some >= 10.0 => format!("{some:.0} ms"),
        short => format!("{short:.1} ms"),
    }
}
