//! The questions of an import, each asked once however often it comes up.

use std::collections::BTreeMap;

use super::question::{About, Place, Question};

/// The questions so far.
#[derive(Debug, Default)]
pub(super) struct Asked {
    questions: Vec<Question>,
    at: BTreeMap<About, usize>,
}

impl Asked {
    /// Asks, or adds the place to a question that was asked before. Gives the question's index.
    pub fn ask(
        &mut self,
        about: &About,
        place: Place,
        is_pressing: bool,
        choices: impl FnOnce() -> Vec<String>,
    ) -> usize {
        if let Some(&index) = self.at.get(about) {
            let question = &mut self.questions[index];
            question.is_pressing |= is_pressing;
            question.places.push(place);
            return index;
        }
        let index = self.questions.len();
        self.at.insert(about.clone(), index);
        self.questions.push(Question { about: about.clone(), places: vec![place], choices: choices(), is_pressing });
        index
    }

    /// All of them, in the order they came up.
    pub fn into_questions(self) -> Vec<Question> {
        self.questions
    }
}
