//! What is remembered of a document with each of its files, so that a later run tells it again, whichever of them it is
//! asked for.

use super::documents::{File, Named, Workshop};
use crate::diag::{Diagnostics, KeptWarning};
use crate::finding::Finding;
use crate::output::DocumentState;
use crate::page::Profile;
use crate::preflight::{self, KeptFinding};

/// What is to be kept of warnings.
pub(super) fn warnings(found: &Diagnostics) -> Vec<KeptWarning> {
    found.as_slice().iter().map(KeptWarning::new).collect()
}

/// The state of a document's file of this profile: what was said about the pages, which all its files show.
pub(super) fn state(
    profile: Profile,
    warnings: &[KeptWarning],
    findings: &[Finding],
    state: DocumentState,
) -> DocumentState {
    // Who prints in the office does not mind what a press can take.
    let concern = findings.iter().filter(|finding| profile.is_for_press() || !preflight::is_about_press(finding));
    DocumentState { findings: concern.filter_map(KeptFinding::new).collect(), warnings: warnings.to_vec(), ..state }
}

impl Workshop<'_> {
    /// What an earlier run had to say of files that are still as they were: what breaks a rule on their pages, the state
    /// of each, and its warnings in `found`.
    pub(super) fn known(
        &self,
        named: &Named,
        files: &[File<'_>],
        now: &DocumentState,
        found: &mut Diagnostics,
    ) -> (Vec<Finding>, Vec<DocumentState>) {
        let before = |file: &File<'_>| self.earlier.state.documents.get(file.path.as_str());
        let of_press = files.iter().find(|file| file.sheets.is_none() && file.profile.is_for_press());
        let speaker = of_press.or_else(|| files.first()).and_then(before);
        // All documents say the same of the pages they share, and sheets what is said of them alone.
        let tellers = speaker.into_iter().chain(files.iter().filter(|file| file.sheets.is_some()).filter_map(before));
        let warnings = tellers.flat_map(|state| &state.warnings);
        found.extend(warnings.filter_map(|kept| kept.warning(named.layout.texts())));
        let findings = speaker.into_iter().flat_map(|state| &state.findings);
        let findings = findings.filter_map(|kept| kept.finding(files.first()?.path.as_str())).collect();
        let own = |file| {
            let DocumentState { warnings, findings, .. } = before(file).cloned().unwrap_or_default();
            DocumentState { findings, warnings, ..now.clone() }
        };
        (findings, files.iter().map(own).collect())
    }
}
