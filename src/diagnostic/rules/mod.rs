//! Every diagnostic the program can give: one file, one id, one line in this list.

use super::Rule;

pub mod action_vanished_overdue;
pub mod area_not_known;
pub mod area_repeated;
pub mod area_respelt;
pub mod authority_replaced;
pub mod authority_unknown;
pub mod budget_negative;
pub mod cell_error;
pub mod characters_removed;
pub mod column_not_found;
pub mod complete_without_date;
pub mod complete_without_evidence;
pub mod council_alike;
pub mod council_guessed;
pub mod council_replaced;
pub mod council_unknown;
pub mod counted_twice;
pub mod csv_quote_open;
pub mod date_guessed;
pub mod date_month_first;
pub mod date_not_read;
pub mod dates_swapped;
pub mod figure_not_number;
pub mod file_changed;
pub mod file_empty;
pub mod file_locked;
pub mod file_not_a_spreadsheet;
pub mod file_not_read;
pub mod file_password;
pub mod file_too_large;
pub mod fills_not_read;
pub mod filter_not_chosen;
pub mod folder_link;
pub mod folder_not_read;
pub mod formula_not_calculated;
pub mod formula_result_differs;
pub mod grade_not_known;
pub mod header_asked;
pub mod header_beside;
pub mod header_guessed;
pub mod header_moved;
pub mod history_not_read;
pub mod history_outdated;
pub mod indicator_suggested;
pub mod inspection_undated;
pub mod judgement_differs;
pub mod level_not_used;
pub mod line_repeated;
pub mod line_without_amount;
pub mod money_not_read;
pub mod month_missing;
pub mod movement_incomplete;
pub mod neighbours_differ;
pub mod number_as_text;
pub mod number_not_read;
pub mod output_not_made;
pub mod people_not_marked;
pub mod percent_contradiction;
pub mod percent_out_of_range;
pub mod period_unknown;
pub mod pounds_or_thousands;
pub mod rating_not_read;
pub mod recommendation_as_date;
pub mod recommendation_not_read;
pub mod recommendation_out_of_range;
pub mod reference_repeated;
pub mod row_alone;
pub mod row_continued;
pub mod row_example;
pub mod row_without_key;
pub mod score_differs;
pub mod setting_unused;
pub mod sheet_hidden;
pub mod sheet_not_understood;
pub mod sheet_not_used;
pub mod sheet_stale;
pub mod sheet_too_large;
pub mod standard_guessed;
pub mod standard_not_read;
pub mod status_contradiction;
pub mod status_guessed;
pub mod status_not_read;
pub mod table_not_known;
pub mod table_repeated;
pub mod table_vanished;
pub mod text_struck_out;
pub mod time_kind_not_known;
pub mod time_kinds_mixed;
pub mod time_not_known;
pub mod total_differs;
pub mod tracker_among_outputs;
pub mod tracker_not_processed;
pub mod tracker_repeated;
pub mod unit_doubtful;
pub mod variance_differs;
pub mod variance_sign;
pub mod workbook_rule_broken;
pub mod years_mixed;

/// All rules, in the order of the README's table.
pub const ALL: &[&Rule] = &[
    &file_not_read::RULE,
    &file_password::RULE,
    &file_not_a_spreadsheet::RULE,
    &file_empty::RULE,
    &file_too_large::RULE,
    &file_locked::RULE,
    &file_changed::RULE,
    &folder_link::RULE,
    &folder_not_read::RULE,
    &tracker_among_outputs::RULE,
    &csv_quote_open::RULE,
    &characters_removed::RULE,
    &council_unknown::RULE,
    &council_guessed::RULE,
    &council_alike::RULE,
    &period_unknown::RULE,
    &tracker_repeated::RULE,
    &tracker_not_processed::RULE,
    &sheet_not_understood::RULE,
    &sheet_not_used::RULE,
    &sheet_hidden::RULE,
    &sheet_stale::RULE,
    &sheet_too_large::RULE,
    &row_without_key::RULE,
    &row_alone::RULE,
    &row_continued::RULE,
    &row_example::RULE,
    &header_guessed::RULE,
    &header_asked::RULE,
    &header_beside::RULE,
    &header_moved::RULE,
    &cell_error::RULE,
    &formula_not_calculated::RULE,
    &date_not_read::RULE,
    &date_guessed::RULE,
    &date_month_first::RULE,
    &dates_swapped::RULE,
    &money_not_read::RULE,
    &number_not_read::RULE,
    &status_not_read::RULE,
    &status_guessed::RULE,
    &status_contradiction::RULE,
    &fills_not_read::RULE,
    &rating_not_read::RULE,
    &standard_not_read::RULE,
    &standard_guessed::RULE,
    &recommendation_out_of_range::RULE,
    &recommendation_as_date::RULE,
    &recommendation_not_read::RULE,
    &complete_without_evidence::RULE,
    &complete_without_date::RULE,
    &percent_contradiction::RULE,
    &percent_out_of_range::RULE,
    &reference_repeated::RULE,
    &total_differs::RULE,
    &variance_differs::RULE,
    &formula_result_differs::RULE,
    &number_as_text::RULE,
    &counted_twice::RULE,
    &pounds_or_thousands::RULE,
    &line_without_amount::RULE,
    &budget_negative::RULE,
    &years_mixed::RULE,
    &line_repeated::RULE,
    &table_repeated::RULE,
    &variance_sign::RULE,
    &score_differs::RULE,
    &action_vanished_overdue::RULE,
    &table_vanished::RULE,
    &month_missing::RULE,
    &movement_incomplete::RULE,
    &history_not_read::RULE,
    &history_outdated::RULE,
    &people_not_marked::RULE,
    &setting_unused::RULE,
    &council_replaced::RULE,
    &table_not_known::RULE,
    &area_not_known::RULE,
    &area_repeated::RULE,
    &area_respelt::RULE,
    &neighbours_differ::RULE,
    &grade_not_known::RULE,
    &inspection_undated::RULE,
    &time_not_known::RULE,
    &text_struck_out::RULE,
    &time_kind_not_known::RULE,
    &time_kinds_mixed::RULE,
    &figure_not_number::RULE,
    &level_not_used::RULE,
    &filter_not_chosen::RULE,
    &column_not_found::RULE,
    &unit_doubtful::RULE,
    &authority_unknown::RULE,
    &authority_replaced::RULE,
    &judgement_differs::RULE,
    &indicator_suggested::RULE,
    &workbook_rule_broken::RULE,
    &output_not_made::RULE,
];

/// A rule in what is kept: its id.
pub mod by_id {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::diagnostic::Rule;

    /// Writes the id.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn serialize<S: Serializer>(rule: &&'static Rule, to: S) -> Result<S::Ok, S::Error> {
        rule.id.serialize(to)
    }

    /// Finds the rule of an id.
    ///
    /// # Errors
    /// When there is none.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<&'static Rule, D::Error> {
        let id = <&str>::deserialize(from)?;
        let known = super::ALL.iter().find(|rule| rule.id == id);
        known.copied().ok_or_else(|| D::Error::custom(format!("there is no diagnostic `{id}`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_texts_are_plain_sentences() {
        for (at, rule) in ALL.iter().enumerate() {
            assert!(ALL[..at].iter().all(|other| other.id != rule.id), "{} twice", rule.id);
            assert!(rule.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.id);
            for text in [rule.about, rule.help] {
                assert!(
                    text.chars().next().is_some_and(char::is_lowercase) && !text.ends_with('.'),
                    "{text}"
                );
            }
        }
    }
}
