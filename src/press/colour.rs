//! sRGB (IEC 61966-2-1) and Lab, both seen in the light D50 in which profiles speak.

/// The white of D50.
const WHITE: [f64; 3] = [0.964_22, 1.0, 0.825_21];
/// sRGB to XYZ, adapted from D65 to D50 as Bradford has it.
const TO_XYZ: [[f64; 3]; 3] = [
    [0.436_074_7, 0.385_064_9, 0.143_080_4],
    [0.222_504_5, 0.716_878_6, 0.060_616_9],
    [0.013_932_2, 0.097_104_5, 0.714_173_3],
];
const FROM_XYZ: [[f64; 3]; 3] = [
    [3.133_856_1, -1.616_866_7, -0.490_614_6],
    [-0.978_768_4, 1.916_141_5, 0.033_454_0],
    [0.071_945_3, -0.228_991_4, 1.405_242_7],
];
/// Where the cube root of Lab's scale gives way to a straight line.
const KNEE: f64 = 6.0 / 29.0;

/// A colour as Lab, black at L* 0, lifted so that black lies at the lightness whose Y is `black`.
pub fn lab(rgb: [f64; 3], black: f64) -> [f64; 3] {
    let linear = rgb.map(|share| {
        let share = share.clamp(0.0, 1.0);
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    let xyz = times(&TO_XYZ, linear);
    let scaled: [f64; 3] = std::array::from_fn(|at| {
        let share = xyz[at] / WHITE[at] * (1.0 - black) + black;
        if share > KNEE.powi(3) { share.cbrt() } else { share / (3.0 * KNEE * KNEE) + 4.0 / 29.0 }
    });
    let [x, y, z] = scaled;
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The nearest colour of sRGB to one of Lab whose black lies at the lightness with the Y `black`.
pub fn rgb([lightness, a, b]: [f64; 3], black: f64) -> [f64; 3] {
    let y = (lightness + 16.0) / 116.0;
    let scaled = [y + a / 500.0, y, y - b / 200.0];
    let xyz: [f64; 3] = std::array::from_fn(|at| {
        let share = luminance(scaled[at]);
        (share - black) / (1.0 - black) * WHITE[at]
    });
    times(&FROM_XYZ, xyz).map(|share| {
        let share = share.clamp(0.0, 1.0);
        let coded = if share <= 0.003_130_8 { share * 12.92 } else { 1.055 * share.powf(1.0 / 2.4) - 0.055 };
        coded.clamp(0.0, 1.0)
    })
}

/// Y of a lightness L*.
pub fn luminance_of(lightness: f64) -> f64 {
    luminance((lightness + 16.0) / 116.0)
}

fn luminance(scaled: f64) -> f64 {
    if scaled > KNEE { scaled.powi(3) } else { 3.0 * KNEE * KNEE * (scaled - 4.0 / 29.0) }
}

fn times(matrix: &[[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(factor, value)| factor * value).sum())
}
