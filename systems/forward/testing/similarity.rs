//! [`similarity`]: how alike two pictures look.

use playground_core_drawing::Pixels;

/// The side of the squares that are compared, pixels.
const SIDE: u32 = 8;
/// Between one square and the next, pixels.
const STEP: u32 = 4;

/// How alike two pictures look: 1 is the same. Structural similarity of their brightness (Wang, Bovik,
/// Sheikh and Simoncelli 2004), the mean over squares of eight pixels; 0 for other sizes.
pub fn similarity(one: &Pixels, other: &Pixels) -> f32 {
    let size = [one.width_px, one.height_px];
    if size != [other.width_px, other.height_px] {
        return 0.0;
    }
    let (mut sum, mut count) = (0.0, 0.0);
    for top in (0..size[1].saturating_sub(SIDE - 1)).step_by(STEP as usize) {
        for left in (0..size[0].saturating_sub(SIDE - 1)).step_by(STEP as usize) {
            sum += of_square(one, other, [left, top]);
            count += 1.0;
        }
    }
    (sum / f64::max(count, 1.0)) as f32
}

fn of_square(one: &Pixels, other: &Pixels, [left, top]: [u32; 2]) -> f64 {
    let places = (top..top + SIDE).flat_map(|y| (left..left + SIDE).map(move |x| (x, y)));
    let (mut a1, mut b1, mut a2, mut b2, mut ab) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (x, y) in places {
        let (a, b) = (brightness(one, x, y), brightness(other, x, y));
        a1 += a;
        b1 += b;
        a2 += a * a;
        b2 += b * b;
        ab += a * b;
    }
    let n = f64::from(SIDE * SIDE);
    let (a, b) = (a1 / n, b1 / n);
    let (of_a, of_b, of_both) = (a2 / n - a * a, b2 / n - b * b, ab / n - a * b);
    // The constants of the paper, for numbers up to 255.
    let (c1, c2) = (2.55 * 2.55, 7.65 * 7.65);
    (2.0 * a * b + c1) * (2.0 * of_both + c2) / ((a * a + b * b + c1) * (of_a + of_b + c2))
}

fn brightness(of: &Pixels, x: u32, y: u32) -> f64 {
    let at = 4 * (y * of.width_px + x) as usize;
    let [r, g, b] = [0, 1, 2].map(|channel| f64::from(of.rgba[at + channel]));
    0.299 * r + 0.587 * g + 0.114 * b
}

/// It finds what a person sees: noise and a shift of a picture, and not a slight change of brightness.
pub fn finds_what_a_person_sees() {
    let stripes = |x: u32, y: u32| 60 + 100 * (((x + y) / 5) % 2);
    let same = grey(stripes);
    let brighter = grey(|x, y| stripes(x, y) + 2);
    let moved = grey(|x, y| stripes(x + 2, y));
    let noisy = grey(|x, y| stripes(x, y) + (x * 7919 + y * 104_729) % 61);
    assert_eq!(similarity(&same, &same), 1.0);
    assert!(similarity(&same, &brighter) > 0.999);
    assert!(similarity(&same, &moved) < 0.6);
    assert!(similarity(&same, &noisy) < 0.95);
}

fn grey(shade: impl Fn(u32, u32) -> u32) -> Pixels {
    let places = (0..64_u32).flat_map(|y| (0..64_u32).map(move |x| (x, y)));
    let rgba = places.flat_map(|(x, y)| {
        let grey = shade(x, y).min(255) as u8;
        [grey, grey, grey, 255]
    });
    Pixels {
        width_px: 64,
        height_px: 64,
        rgba: rgba.collect(),
    }
}
