//! Web archives (.mht) that are called `.xls`: each sheet is a web page of its own inside one message.

use mailparse::ParsedMail;

use super::{Refusal, Sheet, html};
use crate::diagnostic::rules;
use crate::plan::Limits;

/// The sheets of all pages that hold a table.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Refusal> {
    let damaged = |error: &dyn std::fmt::Display| {
        Refusal::new(&rules::file_not_read::RULE, "the web archive is damaged", error.to_string())
    };
    let mail = mailparse::parse_mail(bytes).map_err(|error| damaged(&error))?;
    let mut sheets = Vec::new();
    let mut open: Vec<&ParsedMail<'_>> = vec![&mail];
    let mut last = None;
    while let Some(part) = open.pop() {
        open.extend(part.subparts.iter().rev());
        if part.ctype.mimetype != "text/html" {
            continue;
        }
        let page = part.get_body().map_err(|error| damaged(&error))?;
        if page.len() as u64 > limits.unpacked_bytes() {
            let found = format!("more than {} MiB when unpacked", limits.unpacked_mib);
            return Err(Refusal::new(&rules::file_too_large::RULE, "the web archive is too large", found));
        }
        match html::read(page.as_bytes(), limits) {
            Ok(read) => sheets.extend(read),
            // The page around the sheets holds none itself.
            Err(refusal) => last = Some(refusal),
        }
    }
    match last {
        Some(refusal) if sheets.is_empty() => Err(refusal),
        _ => Ok(sheets),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_of_an_archive_are_its_sheets() {
        let archive = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n\
            <html><frameset></frameset></html>\r\n--b\r\nContent-Location: sheet1.htm\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n\
            <table><tr><td bgcolor=3D\"red\">Climbi=C3=A9</td></tr></table>\r\n--b--\r\n";
        let sheets = read(archive.as_bytes(), &Limits::default()).expect("it is read");
        assert_eq!(sheets.len(), 1);
        let cell = sheets[0].cell(0, 0).expect("a cell");
        assert_eq!((cell.value.shown(), cell.fill), ("Climbié".to_owned(), Some([255, 0, 0])));
    }
}
