use crate::font::FontSet;

#[test]
fn the_built_in_faces_are_four() {
    let set = FontSet::builtin();
    let names: Vec<_> = set.faces().map(|(_, face)| (face.family(), face.weight(), face.units_per_em())).collect();
    assert_eq!(
        names,
        [
            ("Noto Sans SC", 400, 1000),
            ("Noto Sans SC", 700, 1000),
            ("Noto Serif SC", 700, 1000),
            ("Noto Sans Mongolian", 400, 1000),
        ]
    );
}
