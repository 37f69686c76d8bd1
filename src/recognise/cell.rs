//! What the text of one cell is: a name or role, a level, a code, a year, the start of an action.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::text::words;
use crate::value::reference;
use crate::value::status::{self, Key};

/// Verbs with which actions begin.
const VERBS: &str = " accelerate achieve act add address adopt advertise agree align allocate amend analyse appoint approve arrange ask assess assign attend audit begin benchmark book brief bring broaden build buy capture carry cascade challenge change check circulate clarify cleanse clear close co-produce collate collect commission communicate compile complete conduct confirm consider consolidate consult contact continue convene co-ordinate coordinate create cut decide define deliver deploy design determine develop devise discuss disseminate distribute draft draw embed embark enable encourage engage enhance ensure escalate establish evaluate evidence examine expand explore extend facilitate fill finalise fix focus follow formalise further gather get give go hold host identify implement improve incorporate increase inform initiate install integrate introduce investigate invite involve issue join launch lead learn liaise link list log maintain make map measure meet merge migrate mobilise monitor move negotiate nominate note obtain offer open organise outline oversee participate pilot plan prepare present prioritise procure produce progress promote propose provide publicise publish purchase put raise re-launch re-tender realign recommend reconcile record recruit redesign reduce refine refresh refurbish relaunch remind remove renew renegotiate repair replace report request research resolve respond restructure review revise rewrite roll run schedule scope secure seek send set share sign simplify speak standardise start streamline strengthen submit supply support survey take target tender test tighten track train transfer transform trial undertake update upgrade upload use utilise validate verify visit widen work write ";

/// Words of roles, teams and bodies.
const ROLES: &str = " officer manager director head lead leader team service services supervisor adviser advisor coordinator co-ordinator partner board council councillor cllr assistant deputy chief executive chair chairman chairs chairperson secretary clerk hr it ict finance legal dcs das adcs ad ce ceo cfo cio cto coo dpo sro psw iro lado dsl sendco senco headteacher teacher governor governors worker social nurse gp doctor consultant police nhs icb ccg cscp lscb lscp sab trust academy school schools agency unit group panel committee forum department directorate commissioner commissioners commissioning inspector auditor accountant analyst solicitor engineer surveyor planner architect warden caretaker contractor supplier provider providers all tbc vacant interim principal senior practitioner practice business support admin administrator performance quality assurance programme project pmo comms communications corporate children adults housing education health public democratic member members portfolio holder monitoring section 151 s151 treasurer owner responsible cabinet office registrar foster carer carers volunteer trustees trustee staff everyone managers heads directors leads officers teams cmt slt smt dmt clt elt slg mash yot yjs yos cafcass camhs ";

/// Words of levels.
const LEVELS: &[&str] = &[
    "high",
    "medium",
    "low",
    "h",
    "m",
    "l",
    "very high",
    "very low",
    "vh",
    "vl",
    "likely",
    "unlikely",
    "possible",
    "rare",
    "almost certain",
    "certain",
    "remote",
    "probable",
    "minor",
    "moderate",
    "major",
    "severe",
    "insignificant",
    "catastrophic",
    "critical",
    "negligible",
    "significant",
    "extreme",
    "med",
    "minimal",
    "serious",
    "substantial",
    "limited",
];

type Words = OnceLock<HashSet<&'static str>>;

pub(super) fn is_verb(word: &str) -> bool {
    static WORDS: Words = OnceLock::new();
    WORDS.get_or_init(|| VERBS.split_whitespace().collect()).contains(word)
}

fn is_role(word: &str) -> bool {
    static WORDS: Words = OnceLock::new();
    WORDS.get_or_init(|| ROLES.split_whitespace().collect()).contains(word)
}

pub(super) fn is_status(text: &str) -> bool {
    status::of_word(text, &Key::new()).is_some() || status::beginning(text).is_some()
}

pub(super) fn is_level(said: &str) -> bool {
    let (first, rest) = said.split_at(said.find(|c: char| !c.is_ascii_digit()).unwrap_or(said.len()));
    if matches!(first, "1" | "2" | "3" | "4" | "5") {
        let said = rest.trim_start_matches([' ', '-', '–', ':', '.', '(']);
        // "5 - Major impact", "3: once a year"
        let is_told = rest.trim_start().starts_with(['-', '–', ':', '('])
            && said.len() <= 40
            && said.starts_with(char::is_alphabetic);
        return said.is_empty() || is_told || LEVELS.contains(&said.trim_end_matches(')'));
    }
    let plain = words(said);
    LEVELS.contains(&plain.as_str())
        || plain.rsplit_once(' ').is_some_and(|(word, number)| LEVELS.contains(&word) && number.len() == 1)
}

/// `C1`, `B4`, `12 (high)`: a score as a code.
pub(super) fn is_code_of_score(said: &str) -> bool {
    let letters: Vec<char> = said.chars().collect();
    matches!(letters.as_slice(), [a, b] if a.is_ascii_alphabetic() && b.is_ascii_digit())
        || said
            .split([' ', '('])
            .next()
            .and_then(|first| first.parse::<f64>().ok())
            .is_some_and(|number| number <= 25.0)
}

/// `6 & 7`, `Recs 12 to 14`: numbers, and words that join them.
pub(super) fn is_references(said: &str) -> bool {
    let joins = [
        "rec",
        "recs",
        "recommendation",
        "recommendations",
        "no",
        "nos",
        "number",
        "numbers",
        "and",
        "to",
        "laming",
        "climbie",
        "climbié",
        "r",
    ];
    let others = said
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty() && !joins.contains(word))
        .count();
    others == 0 && !reference::parse(said, 108).numbers.is_empty()
}

/// `R12`, `1.1a`, `AP-003`, `3`.
pub(super) fn is_id(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 14
        && !text.contains(' ')
        && (text.bytes().any(|byte| byte.is_ascii_digit()) || text.len() <= 4)
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | '_' | '#' | '(' | ')'))
        && !text.contains("/20")
        && !(is_year(text) && text.len() > 4)
}

/// `2003/04`, `2003-2004`, `2003`: a year.
pub(super) fn is_year(text: &str) -> bool {
    let text = text.trim_start_matches("fy").trim();
    let (first, last) = text.split_once(['/', '-', '–']).unwrap_or((text, ""));
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    is_number(first)
        && is_number(last)
        && match (first.len(), last.len()) {
            (4, 0 | 2 | 4) => matches!(&first[..2], "19" | "20"),
            _ => false,
        }
}

/// Names, roles, teams: `A Lee`, `Head of Service`, `HR / Finance`, `DCS`.
pub(super) fn is_person(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 90 || text.contains(['?', '!', '£', '%']) {
        return false;
    }
    let mut parts =
        text.split(['/', ';', '&', ',', '\n', '+']).map(str::trim).filter(|part| !part.is_empty()).peekable();
    parts.peek().is_some() && parts.all(is_one_person)
}

fn is_one_person(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let is_capital = |word: &&str| {
        word.starts_with(char::is_uppercase)
            || matches!(*word, "of" | "for" | "and" | "the" | "in" | "to" | "with" | "de" | "van")
    };
    // "Divisional Manager Child Protection and Children in Need" is a post, however long.
    if words.len() > 12 || (words.len() > 7 && !words.iter().all(is_capital)) {
        return false;
    }
    let lower = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let has_role = words.iter().any(|word| is_role(&lower(word)));
    let is_acronym =
        |word: &&str| word.len() <= 6 && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    let has_digits = part.bytes().filter(u8::is_ascii_digit).count() > 2;
    if has_digits {
        return false;
    }
    // A verb first is an order: "Review the form".
    let is_order = words.len() > 2 && is_verb(&lower(words[0])) && !has_role;
    !is_order
        && (has_role
            || (words.len() <= 4
                && words.iter().all(is_capital)
                && part.chars().count() >= 2
                && !is_status(part))
            || (words.len() == 1 && is_acronym(&words[0])))
}
