//! Composing paragraphs: text with styles in, justified lines of placed glyphs out.
