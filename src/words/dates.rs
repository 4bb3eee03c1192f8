//! How dates, weekdays and times of day are written.

use jiff::civil::{Date, DateTime, Time, Weekday};

use super::Words;
use crate::park::Lang;

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

impl Words {
    /// `2025年6月10日`, `10 June 2025`.
    pub fn date(&self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self.lang() {
            Lang::Zh => format!("{year}年{month}月{day}日"),
            Lang::En => format!("{day} {} {year}", month_name(month)),
        }
    }

    /// `星期二`, `Tuesday`.
    pub fn weekday(&self, date: Date) -> &'static str {
        let (zh, en) = match date.weekday() {
            Weekday::Monday => ("星期一", "Monday"),
            Weekday::Tuesday => ("星期二", "Tuesday"),
            Weekday::Wednesday => ("星期三", "Wednesday"),
            Weekday::Thursday => ("星期四", "Thursday"),
            Weekday::Friday => ("星期五", "Friday"),
            Weekday::Saturday => ("星期六", "Saturday"),
            Weekday::Sunday => ("星期日", "Sunday"),
        };
        match self.lang() {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// `二`, `Tue`: over a column of days.
    pub fn short_weekday(&self, date: Date) -> &'static str {
        let (zh, en) = match date.weekday() {
            Weekday::Monday => ("一", "Mon"),
            Weekday::Tuesday => ("二", "Tue"),
            Weekday::Wednesday => ("三", "Wed"),
            Weekday::Thursday => ("四", "Thu"),
            Weekday::Friday => ("五", "Fri"),
            Weekday::Saturday => ("六", "Sat"),
            Weekday::Sunday => ("日", "Sun"),
        };
        match self.lang() {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// `周二 10日`, `Tue 10`.
    pub fn short_day(&self, date: Date) -> String {
        match self.lang() {
            Lang::Zh => format!("周{} {}日", self.short_weekday(date), date.day()),
            Lang::En => format!("{} {}", self.short_weekday(date), date.day()),
        }
    }

    /// `6月`, `Jun`: where months stand close together.
    pub fn short_month(&self, date: Date) -> String {
        match self.lang() {
            Lang::Zh => format!("{}月", date.month()),
            Lang::En => month_name(date.month()).chars().take(3).collect(),
        }
    }

    /// Between the things of a list: `、`, `, `.
    pub fn list_comma(&self) -> &'static str {
        match self.lang() {
            Lang::Zh => "、",
            Lang::En => ", ",
        }
    }

    /// `2025年6月10日 星期二`, `Tuesday 10 June 2025`.
    pub fn date_with_weekday(&self, date: Date) -> String {
        match self.lang() {
            Lang::Zh => format!("{} {}", self.date(date), self.weekday(date)),
            Lang::En => format!("{} {}", self.weekday(date), self.date(date)),
        }
    }

    /// `09:05`, in both languages.
    pub fn time(&self, time: Time) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// `2025年6月10日 星期二 10:00`, `Tuesday 10 June 2025, 10:00`.
    pub fn moment(&self, at: DateTime) -> String {
        let (date, time) = (self.date_with_weekday(at.date()), self.time(at.time()));
        match self.lang() {
            Lang::Zh => format!("{date} {time}"),
            Lang::En => format!("{date}, {time}"),
        }
    }

    /// A date as exactly as a source gives it, `2019`, `2022-05` or `2022-05-10`, in words; other texts as they are.
    pub fn loose_date(&self, text: &str) -> String {
        if let Ok(date) = text.parse::<Date>() {
            return self.date(date);
        }
        let mut parts = text.split('-').map(str::parse::<i16>);
        match (parts.next(), parts.next(), parts.next(), self.lang()) {
            (Some(Ok(year)), None, _, Lang::Zh) => format!("{year}年"),
            (Some(Ok(year)), None, _, Lang::En) => year.to_string(),
            (Some(Ok(year)), Some(Ok(month @ 1..=12)), None, Lang::Zh) => format!("{year}年{month}月"),
            (Some(Ok(year)), Some(Ok(month @ 1..=12)), None, Lang::En) => format!("{} {year}", month_name(month as i8)),
            _ => text.to_owned(),
        }
    }
}

fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|number| MONTHS.get(number)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_moment_in_both_languages() {
        let at = date(2025, 6, 10).at(9, 5, 59, 0);
        assert_eq!(Words::new(Lang::Zh).moment(at), "2025年6月10日 星期二 09:05");
        assert_eq!(Words::new(Lang::En).moment(at), "Tuesday 10 June 2025, 09:05");
    }

    #[test]
    fn dates_are_as_exact_as_their_source() {
        let (zh, en) = (Words::new(Lang::Zh), Words::new(Lang::En));
        let both = |text| (zh.loose_date(text), en.loose_date(text));
        assert_eq!(both("2019"), ("2019年".into(), "2019".into()));
        assert_eq!(both("2022-05"), ("2022年5月".into(), "May 2022".into()));
        assert_eq!(both("2022-12-31"), ("2022年12月31日".into(), "31 December 2022".into()));
        assert_eq!(both("2022-13"), ("2022-13".into(), "2022-13".into()));
        assert_eq!(both("soon"), ("soon".into(), "soon".into()));
    }
}
