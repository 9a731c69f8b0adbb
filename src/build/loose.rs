//! The files of codes that other programs use: where they lie, what they hold, and which of an earlier run's still hold.

use std::collections::{BTreeMap, BTreeSet};

use super::digest;
use super::selection::{CODES, Selection};
use super::summary::Files;
use super::writing::count;
use crate::catalog::{Catalog, CodeSettings};
use crate::code::{Code, Codes, Drawing};
use crate::diag::{Diagnostic, Diagnostics};
use crate::geom::{EMU_PER_MM, Length};
use crate::loose::{Archive, Entry, Kind, Table, file_name};
use crate::output::{Folder, Manifest, OutputPath, PackageEntry, Plan};

/// Side of a module in loose files. Offices scale them as they need; unscaled they scan from half a metre.
const MODULE: Length = Length(EMU_PER_MM);

/// What is made of each code.
pub(super) struct Wanted {
    /// As what each code is drawn.
    drawings: Vec<Drawing>,
    tables: bool,
    packages: bool,
}

/// The files of one code.
pub(super) struct Pictures<'a> {
    pub code: &'a Code,
    files: Vec<(Drawing, OutputPath)>,
}

/// What goes together: a department's codes, or all.
pub(super) struct Package<'a> {
    /// The department; none where it is about all codes.
    department: Option<usize>,
    codes: Vec<&'a Code>,
    drawings: &'a [Drawing],
    tables: Vec<(Table, OutputPath)>,
    zip: Option<OutputPath>,
}

/// Everything loose that a run makes.
pub(super) struct Loose<'a> {
    pub pictures: Vec<Pictures<'a>>,
    pub packages: Vec<Package<'a>>,
}

impl Wanted {
    /// What the run was asked for, or else the project says.
    pub(super) fn new(asked: &[Kind], settings: &CodeSettings, found: &mut Diagnostics) -> Self {
        let usual = usual(settings, found);
        let kinds = if asked.is_empty() { &usual } else { asked };
        let drawings = |kinds: &[Kind]| -> Vec<Drawing> {
            Drawing::ALL.into_iter().filter(|&drawing| kinds.contains(&Kind::Drawing(drawing))).collect()
        };
        let (tables, packages) = (kinds.contains(&Kind::Tables), kinds.contains(&Kind::Package));
        // Tables and packages are nothing without pictures.
        let fallback = [kinds, &usual, &Kind::USUAL].map(drawings).into_iter().find(|drawings| !drawings.is_empty());
        let drawings = if kinds.is_empty() { Vec::new() } else { fallback.unwrap_or_default() };
        Self { drawings, tables, packages }
    }

    /// Settles where the selected codes' files will lie.
    pub(super) fn claim<'a>(
        &'a self,
        codes: &'a Codes,
        catalog: &Catalog,
        selection: &Selection,
        plan: &mut Plan,
        found: &mut Diagnostics,
    ) -> Loose<'a> {
        if !selection.has(CODES) || self.drawings.is_empty() {
            return Loose { pictures: Vec::new(), packages: Vec::new() };
        }
        let selected = codes.values().filter(|code| selection.has_department(code.department));
        let pictures = selected.map(|code| self.pictures(code, catalog, plan, found)).collect();
        let departments = (0..catalog.departments.len()).map(Some).chain([None]);
        let packages = departments
            .filter(|department| (self.tables || self.packages) && selection.has_department(*department))
            .map(|department| self.package(department, codes, catalog, plan, found))
            .filter(|package| !package.codes.is_empty())
            .collect();
        Loose { pictures, packages }
    }

    fn pictures<'a>(
        &self,
        code: &'a Code,
        catalog: &Catalog,
        plan: &mut Plan,
        found: &mut Diagnostics,
    ) -> Pictures<'a> {
        let folder = folder(code, catalog);
        let claim = |&drawing: &Drawing| {
            let path = plan.claim(&format!("{CODES}/{folder}/{}", file_name(code, drawing)), &code.id, found)?;
            Some((drawing, path))
        };
        Pictures { code, files: self.drawings.iter().filter_map(claim).collect() }
    }

    fn package<'a>(
        &'a self,
        department: Option<usize>,
        codes: &'a Codes,
        catalog: &Catalog,
        plan: &mut Plan,
        found: &mut Diagnostics,
    ) -> Package<'a> {
        let id = department.and_then(|at| catalog.departments.get(at)).map(|found| found.id.as_str());
        let folder = id.map_or_else(|| CODES.to_owned(), |id| format!("{CODES}/{id}"));
        let mut claim = |path: &str| plan.claim(path, id.unwrap_or(CODES), found);
        let tables = Table::ALL.into_iter().filter(|_| self.tables);
        let tables = tables.filter_map(|table| Some((table, claim(&format!("{folder}/{}", table.file_name()))?)));
        Package {
            department,
            codes: codes_of(department, codes).collect(),
            drawings: &self.drawings,
            tables: tables.collect(),
            // All codes at once would be a file too large to hand on; every department's is there.
            zip: id.filter(|_| self.packages).and_then(|_| claim(&format!("{folder}.zip"))),
        }
    }
}

/// What the project says is made of each code.
fn usual(settings: &CodeSettings, found: &mut Diagnostics) -> Vec<Kind> {
    let Some(named) = &settings.files else { return Kind::USUAL.to_vec() };
    let mut kinds = Vec::new();
    for name in named {
        match Kind::named(&name.value) {
            Some(kind) => kinds.push(kind),
            None => found.push(
                Diagnostic::error("build-unknown-file-kind")
                    .at(name.span.clone())
                    .with("name", &name.value)
                    .with("known", Kind::ALL.map(Kind::name).join(", ")),
            ),
        }
    }
    kinds
}

/// A department's codes, its own first; or all.
fn codes_of(department: Option<usize>, codes: &Codes) -> impl Iterator<Item = &Code> {
    codes.values().filter(move |code| department.is_none() || code.department == department)
}

/// Codes lie by department; the site's own, and those of accounts of the whole city, in a folder of its name.
fn folder<'a>(code: &'a Code, catalog: &'a Catalog) -> &'a str {
    code.department.and_then(|at| catalog.departments.get(at)).map_or(&catalog.site.id, |department| &department.id)
}

impl Loose<'_> {
    /// The pictures that no package writes.
    pub(super) fn unpacked(&self) -> Vec<&Pictures<'_>> {
        let is_packed = |pictures: &&Pictures<'_>| self.packages.iter().any(|package| package.packs(pictures));
        self.pictures.iter().filter(|pictures| !is_packed(pictures)).collect()
    }
}

impl Pictures<'_> {
    /// Their paths.
    pub(super) fn paths(&self) -> impl Iterator<Item = &OutputPath> {
        self.files.iter().map(|(_, path)| path)
    }

    /// Draws and writes them.
    pub(super) fn write(&self, folder: &Folder) -> Result<Files, Diagnostic> {
        self.write_and(folder, |_, _| ())
    }

    /// Draws and writes them, and hands on what each is called by itself and holds.
    fn write_and(&self, folder: &Folder, mut hand_on: impl FnMut(&str, &[u8])) -> Result<Files, Diagnostic> {
        let mut files = Files::default();
        for (drawing, path) in &self.files {
            let bytes = drawing.file(self.code, MODULE);
            count(&mut files, folder.write(path, &bytes)?);
            hand_on(&file_name(self.code, *drawing), &bytes);
        }
        Ok(files)
    }
}

impl Package<'_> {
    /// The manifest's entry for it.
    pub(super) fn entry(&self, catalog: &Catalog) -> PackageEntry {
        let tables = self.tables.iter().map(|(_, path)| path);
        PackageEntry {
            department: self.department.and_then(|at| catalog.departments.get(at)).map(|found| found.id.clone()),
            hash: digest::codes(self.codes.iter().copied()),
            files: tables.chain(&self.zip).map(ToString::to_string).collect(),
        }
    }

    /// Makes and writes its files; of `pictures` those that it packs, so that each is drawn once.
    pub(super) fn write(
        &self,
        folder: &Folder,
        catalog: &Catalog,
        pictures: &[Pictures<'_>],
    ) -> Result<Files, Diagnostic> {
        let mut files = Files::default();
        let entries = self.entries(catalog);
        for (table, path) in &self.tables {
            count(&mut files, folder.write(path, &table.file(&entries))?);
        }
        let Some(path) = &self.zip else { return Ok(files) };
        // The tables first, where they are found.
        let mut archive = Archive::default();
        for table in Table::ALL {
            archive.add(table.file_name(), &table.file(&entries));
        }
        let own = pictures.iter().filter(|pictures| self.packs(pictures));
        let written = own.map(|pictures| pictures.write_and(folder, |name, bytes| archive.add(name, bytes)));
        files = written.chain([Ok(files)]).sum::<Result<_, _>>()?;
        count(&mut files, folder.write(path, &archive.finish())?);
        Ok(files)
    }

    /// Whether these stand in its ZIP.
    fn packs(&self, pictures: &Pictures<'_>) -> bool {
        self.zip.is_some() && pictures.code.department == self.department
    }

    /// Its codes as its tables tell of them: beside the pictures in a department's folder, above them for all.
    fn entries<'b>(&'b self, catalog: &'b Catalog) -> Vec<Entry<'b>> {
        let entry = |&code: &&'b Code| {
            let folder = match self.department {
                Some(_) => String::new(),
                None => format!("{}/", folder(code, catalog)),
            };
            Entry::new(code, catalog, self.drawings, &folder)
        };
        self.codes.iter().map(entry).collect()
    }
}

/// The packages a run ends with: those it made, and those of an earlier run that still say what is so. What says
/// something else goes, above all what holds a code that is withheld by now.
pub(super) fn entries(
    made: &[Package<'_>],
    codes: &Codes,
    catalog: &Catalog,
    before: Option<&Manifest>,
    is_all: bool,
) -> Vec<PackageEntry> {
    let mut entries: BTreeMap<Option<String>, PackageEntry> =
        made.iter().map(|package| package.entry(catalog)).map(|entry| (entry.department.clone(), entry)).collect();
    for kept in before.into_iter().flat_map(|before| &before.packages).filter(|_| !is_all) {
        let at = |id: &String| catalog.departments.iter().position(|department| department.id == *id);
        let department = kept.department.as_ref().map_or(Some(None), |id| at(id).map(Some));
        let now = department.map(|department| digest::codes(codes_of(department, codes)));
        if now.as_ref() == Some(&kept.hash) {
            let entry = entries
                .entry(kept.department.clone())
                .or_insert_with(|| PackageEntry { files: Vec::new(), ..kept.clone() });
            let all: BTreeSet<String> = entry.files.drain(..).chain(kept.files.iter().cloned()).collect();
            entry.files.extend(all);
        }
    }
    entries.into_values().collect()
}
