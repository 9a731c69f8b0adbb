//! How colours are written: as they were named for the office, without inks for the archive, in inks for a print shop.

use lopdf::{Dictionary, Document as Objects, Object, dictionary};

use super::Settings;
use crate::page::{Color, Profile};
use crate::picture::Picture;
use crate::press::Condition;

/// Prints what follows over what lies beneath. What has no part in the colour leaves the plate as it is: that is told
/// apart by mode 1 (ISO 32000-1, 11.7.4.3), and only where black is written in all four inks.
pub const OVERPRINT: &[u8] = b"/Over gs\n";
/// Clears all plates under what follows.
pub const KNOCKOUT: &[u8] = b"/Out gs\n";

/// The colours of one file.
#[derive(Debug)]
pub struct Palette {
    profile: Profile,
    condition: Condition,
}

impl Palette {
    /// As the file is asked for.
    pub fn of(settings: &Settings) -> Self {
        Self { profile: settings.profile, condition: settings.condition.clone() }
    }

    /// A colour as it is written.
    pub fn color(&self, color: Color) -> Color {
        match self.profile {
            Profile::Office if color == Color::Registration => Color::BLACK,
            Profile::Office => color,
            // One output intent, and inks are no part of it (ISO 19005-2, 6.2.4.3).
            Profile::Web => self.condition.shown(color),
            Profile::Press => self.condition.separated(color),
        }
    }

    /// A picture's colour space and pixels. Without colour it is written in one ink, whoever reads it.
    pub fn picture(&self, picture: &Picture) -> (&'static str, Vec<u8>) {
        if picture.is_gray() {
            return ("DeviceGray", picture.rgb.iter().copied().step_by(3).collect());
        }
        if self.profile.is_for_press() {
            ("DeviceCMYK", self.condition.picture(picture))
        } else {
            ("DeviceRGB", picture.rgb.clone())
        }
    }

    /// Whether the file says what is printed over what.
    pub fn tells_overprint(&self) -> bool {
        self.profile.is_for_press()
    }

    /// Whether text of this colour is printed over its ground: black, which no ground shows through, and whose edges
    /// would show paper where plates do not meet.
    pub fn overprints(&self, color: Color) -> bool {
        self.tells_overprint() && self.color(color) == Color::Cmyk(0.0, 0.0, 0.0, 1.0)
    }

    /// What pages need for this by name.
    pub fn resources(&self, objects: &mut Objects) -> Dictionary {
        if !self.profile.is_for_press() {
            return Dictionary::new();
        }
        let state = |over: bool| dictionary! { "Type" => "ExtGState", "OP" => over, "op" => over, "OPM" => 1 };
        let tint = dictionary! {
            "FunctionType" => 2,
            "Domain" => vec![0.into(), 1.into()],
            "C0" => vec![Object::Integer(0); 4],
            "C1" => vec![Object::Integer(1); 4],
            "N" => 1,
        };
        let all = vec!["Separation".into(), "All".into(), "DeviceCMYK".into(), tint.into()];
        dictionary! {
            "ExtGState" => dictionary! { "Over" => objects.add_object(state(true)), "Out" => objects.add_object(state(false)) },
            "ColorSpace" => dictionary! { "All" => objects.add_object(all) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_without_colour_stay_in_one_ink() {
        let of = |profile| Palette::of(&Settings { profile, ..Settings::default() });
        let gray = Picture { width: 2, height: 1, rgb: vec![0, 0, 0, 99, 99, 99] };
        let blue = Picture { width: 1, height: 1, rgb: vec![0, 0, 255] };
        for profile in [Profile::Office, Profile::Web, Profile::Press] {
            assert_eq!(of(profile).picture(&gray), ("DeviceGray", vec![0, 99]));
        }
        assert_eq!(of(Profile::Office).picture(&blue), ("DeviceRGB", blue.rgb.clone()));
        assert_eq!(of(Profile::Press).picture(&blue), ("DeviceCMYK", vec![237, 216, 0, 0]));
    }
}
