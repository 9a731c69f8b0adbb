//! For whom a file is written.

/// One document is written for different readers; what they see is the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Profile {
    /// Office printers and screens.
    #[default]
    Office,
    /// The web page and the archive: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) at once.
    Web,
}

impl Profile {
    /// All of them, the default first.
    pub const ALL: [Self; 2] = [Self::Office, Self::Web];

    /// Its name on the command line, in settings and in the manifest.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Web => "web",
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
}
