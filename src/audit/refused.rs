//! Why a photo could not be looked at: what is to be done differs, so the reason stands with the photo.

use serde::{Serialize, Serializer};

use crate::picture::PhotoError;

/// Why a photo could not be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The system does not allow it.
    Unreadable,
    /// Its file is larger than any photo's.
    LargeFile,
    /// There is nothing in the file.
    Empty,
    /// It is no picture.
    NoPicture,
    /// It is of a kind that is not read: `heic`, `pdf`.
    Kind(&'static str),
    /// It has too many pixels along a side.
    TooLarge,
    /// Its pixels take too much memory.
    TooMuchMemory,
    /// It ends in the middle.
    CutOff,
    /// It is damaged.
    Broken,
}

impl Refused {
    /// Its name, as programs and message files know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::LargeFile => "large-file",
            Self::Empty => "empty",
            Self::NoPicture => "no-picture",
            Self::Kind(kind) => kind,
            Self::TooLarge => "too-large",
            Self::TooMuchMemory => "too-much-memory",
            Self::CutOff => "cut-off",
            Self::Broken => "broken",
        }
    }

    /// The same in a table, which goes from hand to hand: in both languages.
    pub(super) fn told(self) -> String {
        let chinese = match self {
            Self::Unreadable => "系统不允许",
            Self::LargeFile => "文件过大",
            Self::Empty => "空文件",
            Self::NoPicture => "不是图片",
            Self::Kind(kind) => &format!("{} 格式", kind.to_uppercase()),
            Self::TooLarge => "像素过多",
            Self::TooMuchMemory => "占用内存过多",
            Self::CutOff => "不完整",
            Self::Broken => "已损坏",
        };
        format!("照片无法读取：{chinese} refused: {}", self.name())
    }
}

impl From<&PhotoError> for Refused {
    fn from(error: &PhotoError) -> Self {
        match error {
            PhotoError::Empty => Self::Empty,
            PhotoError::Unknown => Self::NoPicture,
            PhotoError::Kind(kind) => Self::Kind(kind),
            PhotoError::TooLarge { .. } => Self::TooLarge,
            PhotoError::TooMuchMemory { .. } => Self::TooMuchMemory,
            PhotoError::CutOff => Self::CutOff,
            PhotoError::Broken(_) => Self::Broken,
        }
    }
}

impl Serialize for Refused {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
