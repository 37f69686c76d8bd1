//! Any text in any parser of values: none fails, and none reads a number out of nothing.

use proptest::prelude::*;

use super::{blank, date, money, number, reference, standard, status};
use crate::period::Period;

proptest! {
    #[test]
    fn no_text_makes_a_parser_of_values_fail(text in "\\PC{0,60}", scale in prop::sample::select(vec![1i64, 100, 100_000, 100_000_000])) {
        let near = Period { year: 2004, month: 4 };
        let packs = crate::national::embedded();
        let _ = date::parse_in_order(&text, near, date::Order::MonthFirst);
        let _ = date::order_of(&text);
        let _ = money::parse(&text, scale);
        let _ = (number::parse(&text), number::level(&text), blank::Blank::of(&text));
        let _ = (status::of_word(&text, &status::Key::new()), status::near_word(&text), status::parse_key(&text));
        let _ = (standard::parse(&text, &packs[0]), standard::exact(&text, &packs[0]));
        prop_assert!(reference::parse(&text, 108).numbers.iter().all(|number| (1..=108).contains(number)));
        if !text.contains(|c: char| c.is_numeric()) {
            prop_assert_eq!(number::parse(&text), None, "{}", text);
        }
    }

    #[test]
    fn texts_made_of_the_signs_of_dates_and_money_do_not_fail(text in "[0-9 /.\\-qhQH£$,()kmbn%:tTzZ]{0,40}") {
        let near = Period { year: 2020, month: 2 };
        let _ = date::parse(&text, near);
        let _ = money::parse(&text, 100);
        let _ = number::parse(&text);
        let _ = reference::parse(&text, 108);
    }
}
