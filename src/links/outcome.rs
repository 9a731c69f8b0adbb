//! What can come of a check.

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The page is there.
    Good,
    /// It is there, and for good at another allowed address: the catalogue should say that one.
    Moved,
    /// The host says there is no such page.
    Missing,
    /// The host says so on a page that it calls good.
    SoftMissing,
    /// The host refuses or fails.
    Failing,
    /// No answer in time.
    Late,
    /// No such host, no connection, or an answer that is none.
    Silent,
    /// The host's certificate is not good for it.
    Certificate,
    /// Redirects that lead back, or on and on.
    Circle,
    /// A redirect to where codes may not lead.
    Astray,
    /// The city's server does not send a short address on to its page.
    NotSentOn,
    /// Another page than was approved.
    Changed,
    /// A page that advertises what no office does: most often the host has lapsed and been bought.
    Suspicious,
    /// The address itself is not on the allow-list, and nobody was asked.
    Refused,
}

impl Outcome {
    /// All of them, the good first.
    pub const ALL: [Self; 14] = [
        Self::Good,
        Self::Moved,
        Self::Missing,
        Self::SoftMissing,
        Self::Failing,
        Self::Late,
        Self::Silent,
        Self::Certificate,
        Self::Circle,
        Self::Astray,
        Self::NotSentOn,
        Self::Changed,
        Self::Suspicious,
        Self::Refused,
    ];

    /// Its name, as it stands in the register and in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Moved => "moved",
            Self::Missing => "missing",
            Self::SoftMissing => "soft-missing",
            Self::Failing => "failing",
            Self::Late => "late",
            Self::Silent => "silent",
            Self::Certificate => "certificate",
            Self::Circle => "circle",
            Self::Astray => "astray",
            Self::NotSentOn => "not-sent-on",
            Self::Changed => "changed",
            Self::Suspicious => "suspicious",
            Self::Refused => "refused",
        }
    }

    /// The outcome of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }

    /// Whether a code may go on leading there.
    #[must_use]
    pub fn is_good(self) -> bool {
        matches!(self, Self::Good | Self::Moved)
    }

    /// Whether it may be otherwise a moment later.
    #[must_use]
    pub fn is_passing(self) -> bool {
        matches!(self, Self::Failing | Self::Late | Self::Silent)
    }
}
