//! The layouts there are to choose from, built in and of a project, with what they say about themselves.

use std::path::Path;

use super::paper::Papers;
use super::settings::{self, Settings};
use super::{built_in_files, folder};
use crate::diag::Diagnostics;

/// A layout there is.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The name it is asked for by.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// What it says about itself.
    pub settings: Settings,
}

/// Where a layout comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is built into the program.
    BuiltIn,
    /// It is the project's own.
    Project,
    /// It is the project's own and stands in the place of a built-in one.
    InPlace,
}

/// All layouts that the project in `root`, or a folder without a project, may build: the built-in ones first.
///
/// A layout whose settings are wrong is left out; `found` tells why.
#[must_use]
pub fn list(root: Option<&Path>, papers: &Papers, found: &mut Diagnostics) -> Vec<Listed> {
    let mut listed = Vec::new();
    for name in folder::names(root) {
        let source = folder::read_settings(&name, root, found);
        if let Some(settings) = source.and_then(|source| settings::read(&source, papers, found)) {
            listed.push(Listed { origin: origin(&name, root), name, settings });
        }
    }
    listed
}

fn origin(name: &str, root: Option<&Path>) -> Origin {
    let own = root.is_some_and(|root| folder::of_project(root, name).is_dir());
    match (own, built_in_files(name).is_some()) {
        (false, _) => Origin::BuiltIn,
        (true, true) => Origin::InPlace,
        (true, false) => Origin::Project,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn write(root: &Path, name: &str, settings: &str) {
        fs::create_dir_all(root.join("layouts").join(name)).unwrap();
        fs::write(root.join("layouts").join(name).join("layout.toml"), settings).unwrap();
    }

    #[test]
    fn the_built_in_ones_without_a_project() {
        let mut found = Diagnostics::default();
        let listed = list(None, &Papers::built_in(), &mut found);
        assert!(found.as_slice().is_empty());
        assert!(listed.iter().map(|layout| layout.name.as_str()).eq(folder::built_in_names()));
        assert!(listed.iter().all(|layout| layout.origin == Origin::BuiltIn));
        assert_eq!(listed[0].settings.title, "部门海报");
    }

    #[test]
    fn a_projects_own_beside_them_and_in_their_place() {
        let place = tempfile::tempdir().unwrap();
        write(place.path(), "门牌", "title = \"门牌\"\nscope = \"site\"\nfile = \"a\"\n");
        write(place.path(), "poster", "title = \"我们的海报\"\nscope = \"site\"\nfile = \"a\"\n");
        write(place.path(), "broken", "title = 7\n");
        fs::create_dir_all(place.path().join("layouts/empty")).unwrap();
        let mut found = Diagnostics::default();
        let listed = list(Some(place.path()), &Papers::built_in(), &mut found);
        let shown: Vec<_> =
            listed.iter().map(|one| (one.name.as_str(), one.origin, one.settings.title.as_str())).collect();
        assert_eq!(shown.first(), Some(&("poster", Origin::InPlace, "我们的海报")));
        assert_eq!(shown.last(), Some(&("门牌", Origin::Project, "门牌")));
        assert_eq!(listed.len(), folder::built_in_names().count() + 1);
        assert!(found.as_slice().iter().all(|one| one.place() == Some("layouts/broken/layout.toml")));
        assert!(found.has_errors());
    }
}
