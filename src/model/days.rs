//! How a span of days is written in every output.

use jiff::civil::Date;

/// A day, month or year where first and last day are exactly that (`2025-10-25`, `2025-03`, `2025`), else `first/last`.
pub fn days_text((first, last): (Date, Date)) -> String {
    if first == last {
        first.to_string()
    } else if first == first.first_of_month() && last == first.last_of_month() {
        format!("{:04}-{:02}", first.year(), first.month())
    } else if first == first.first_of_year() && last == first.last_of_year() {
        format!("{:04}", first.year())
    } else {
        format!("{first}/{last}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn whole_months_and_years_are_named_as_such() {
        let check = |first, last, expected: &str| assert_eq!(days_text((first, last)), expected);
        check(date(2025, 10, 25), date(2025, 10, 25), "2025-10-25");
        check(date(2025, 3, 1), date(2025, 3, 31), "2025-03");
        check(date(2024, 2, 1), date(2024, 2, 29), "2024-02");
        check(date(2024, 2, 1), date(2024, 2, 28), "2024-02-01/2024-02-28");
        check(date(2025, 1, 1), date(2025, 12, 31), "2025");
        check(
            date(2025, 1, 1),
            date(2026, 12, 31),
            "2025-01-01/2026-12-31",
        );
    }
}
