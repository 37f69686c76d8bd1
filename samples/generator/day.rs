//! Days as Excel counts them, and the ways in which people type them. Holds no clock: every day is given.

/// A day as an Excel serial number (1 March 1900 and later).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(pub(crate) i32);

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Days from 1 January 1970 back to Excel's day nought.
const EXCEL_EPOCH: i32 = 25_569;

/// The day of a date in the Gregorian calendar.
pub(crate) fn ymd(year: i32, month: i32, day: i32) -> Day {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let of_era = y.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Day(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468 + EXCEL_EPOCH)
}

/// The last day of a month; months outside 1 to 12 run into the years beside.
pub(crate) fn month_end(year: i32, month: i32) -> Day {
    let after = month;
    Day(ymd(year + after.div_euclid(12), after.rem_euclid(12) + 1, 1).0 - 1)
}

pub(crate) fn month_name(month: i32) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("")
}

impl Day {
    /// Year, month and day.
    pub(crate) fn parts(self) -> (i32, i32, i32) {
        let z = self.0 - EXCEL_EPOCH + 719_468;
        let era = z.div_euclid(146_097);
        let of_era = z.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month, of_year - (153 * shifted + 2) / 5 + 1)
    }

    /// The last day of the month that lies `months` after this day's month.
    pub(crate) fn end_of_month_after(self, months: i32) -> Day {
        let (year, month, _) = self.parts();
        month_end(year, month + months)
    }

    fn is_month_end(self) -> bool {
        self == self.end_of_month_after(0)
    }

    /// The Monday of this day's week.
    fn monday(self) -> Day {
        Day(self.0 - (self.0 + 5).rem_euclid(7))
    }

    /// "31 March 2004".
    pub(crate) fn long(self) -> String {
        let (year, month, day) = self.parts();
        format!("{day} {} {year}", month_name(month))
    }

    /// "31/03/2004".
    pub(crate) fn slashed(self) -> String {
        let (year, month, day) = self.parts();
        format!("{day:02}/{month:02}/{year}")
    }

    /// "Mar 04".
    pub(crate) fn short_month(self) -> String {
        let (year, month, _) = self.parts();
        format!("{} {:02}", month_name(month).get(..3).unwrap_or(""), year % 100)
    }

    /// One of the forms in which people type a date; `pick` chooses, and the form never says another month or quarter.
    pub(crate) fn typed(self, pick: usize) -> String {
        let (year, month, day) = self.parts();
        let name = month_name(month);
        match pick % 8 {
            0 if self.is_month_end() => format!("end of {name} {year}"),
            1 | 2 if self.is_month_end() => format!("{name} {year}"),
            3 if self.is_month_end() && month % 3 == 0 => {
                let start = if month <= 3 { year - 1 } else { year };
                let quarter = if month <= 3 { 4 } else { month / 3 - 1 };
                format!("Q{quarter} {:02}/{:02}", start % 100, (start + 1) % 100)
            }
            4 => {
                let (y, m, d) = self.monday().parts();
                format!("w/c {d:02}.{m:02}.{:02}", y % 100)
            }
            5 => format!("{day:02}.{month:02}.{:02}", year % 100),
            6 => self.slashed(),
            _ => self.long(),
        }
    }
}
