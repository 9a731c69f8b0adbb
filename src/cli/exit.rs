//! How a run ends, as the number other programs see.

use std::process::ExitCode;

/// The exit codes; `docs` and scripts rely on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// The input has errors; all of them were shown and nothing was written.
    InputErrors,
    /// Wrong usage, or an environment that does not allow the work.
    Unable,
    /// Done, and there is something for people to do.
    ToDo,
    /// Stopped by the user, as shells count it: 128 and the number of SIGINT.
    Interrupted,
}

impl Exit {
    /// The number.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::InputErrors => 1,
            Self::Unable => 2,
            Self::ToDo => 3,
            Self::Interrupted => 130,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_a_contract() {
        let all = [Exit::Done, Exit::InputErrors, Exit::Unable, Exit::ToDo, Exit::Interrupted];
        assert_eq!(all.map(Exit::code), [0, 1, 2, 3, 130]);
    }
}
