//! For whom a file is written.

/// One document is written for different readers; what they see is the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Profile {
    /// Office printers and screens.
    #[default]
    Office,
    /// The web page and the archive: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) at once.
    Web,
    /// A print shop: PDF/X-4 (ISO 15930-7).
    Press,
}

impl Profile {
    /// All of them, the default first.
    pub const ALL: [Self; 3] = [Self::Office, Self::Web, Self::Press];

    /// Its name on the command line, in settings and in the manifest.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Web => "web",
            Self::Press => "press",
        }
    }

    /// The folder within its layout's that its files lie in; none for the default.
    #[must_use]
    pub fn folder(self) -> Option<&'static str> {
        (self != Self::Office).then(|| self.name())
    }

    /// The profile of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name() == name)
    }

    /// Whether the file says what its matter is.
    #[must_use]
    pub fn is_tagged(self) -> bool {
        self == Self::Web
    }

    /// Whether colours are inks, and the sheet shows what a press needs.
    #[must_use]
    pub fn is_for_press(self) -> bool {
        self == Self::Press
    }

    /// Whether there may be places to click.
    #[must_use]
    pub fn has_links(self) -> bool {
        self != Self::Press
    }

    /// Whether its files are printed, and may hang on a wall.
    #[must_use]
    pub fn is_printed(self) -> bool {
        self != Self::Web
    }

    /// The profile of the document at a path below the output folder.
    #[must_use]
    pub fn of_path(path: &str) -> Self {
        parted(path).map_or(Self::Office, |(_, profile, _)| profile)
    }

    /// The path that a document would have were it for the default: all its files have this in common.
    #[must_use]
    pub fn usual_path(path: &str) -> String {
        parted(path).map_or_else(|| path.to_owned(), |(layout, _, file)| format!("{layout}/{file}"))
    }
}

/// A path's layout, its profile that has a folder of its own, and its file.
fn parted(path: &str) -> Option<(&str, Profile, &str)> {
    let (layout, rest) = path.split_once('/')?;
    let (folder, file) = rest.split_once('/')?;
    let profile = Profile::ALL.into_iter().find(|profile| profile.folder() == Some(folder))?;
    Some((layout, profile, file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_document_have_one_usual_path() {
        for (path, profile, usual) in [
            ("poster/FGW.pdf", Profile::Office, "poster/FGW.pdf"),
            ("poster/web/FGW.pdf", Profile::Web, "poster/FGW.pdf"),
            ("poster/other/FGW.pdf", Profile::Office, "poster/other/FGW.pdf"),
            ("web/FGW.pdf", Profile::Office, "web/FGW.pdf"),
            ("FGW.pdf", Profile::Office, "FGW.pdf"),
        ] {
            assert_eq!((Profile::of_path(path), Profile::usual_path(path).as_str()), (profile, usual), "{path}");
        }
    }
}
