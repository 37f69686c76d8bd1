//! Ratings and grades: the words of a national pack's scale.

use super::words;
use crate::national::{Domain, Pack, Scale};

/// The grade's name on the scale, from any of its spellings.
pub fn grade<'a>(text: &str, scale: &'a Scale) -> Option<&'a str> {
    let text = words(text);
    let (_, at) = scale.grade_words.iter().find(|(known, _)| *known == text)?;
    Some(&scale.grades[*at].name)
}

/// The domain of a pack that a judgement is about. Prefixes such as "Outcomes for ...:" are looked through.
pub fn domain<'a>(text: &str, pack: &'a Pack) -> Option<&'a Domain> {
    let whole = words(text);
    let tail = text.rsplit([':', '–', '—']).next().map(words).unwrap_or_default();
    let (_, at) =
        [whole, tail].iter().find_map(|text| pack.domain_words.iter().find(|(known, _)| known == text))?;
    pack.domains.get(*at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_known_by_word_and_number_each_on_its_own_scale() {
        let packs = crate::national::embedded();
        let ofsted = packs[1].scale("ofsted-grade").expect("the scale is there");
        assert_eq!(grade("Grade 3 (Adequate)", ofsted), Some("adequate"));
        assert_eq!(grade("4", ofsted), Some("inadequate"));
        assert_eq!(
            grade("Requires improvement", ofsted),
            None,
            "a grade of another framework is never adequate"
        );
        let ssi = packs[0].scale("rating").expect("the scale is there");
        assert_eq!(grade("Very effective", ssi), Some("very effective"));
    }

    #[test]
    fn a_domain_is_known_behind_its_heading() {
        let packs = crate::national::embedded();
        let found = domain("Outcomes for looked after children and care leavers: being healthy", &packs[1]);
        assert_eq!(found.map(|domain| domain.name.as_str()), Some("Being healthy"));
    }
}
