//! Words that mean the same in every park, in both languages.

use super::question::{Availability, Compare, Extreme, Measure, Stage};
use crate::park::{PlaceKind, Status};

/// What a word means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    Kind(PlaceKind),
    /// A hall with racks.
    DataHall,
    Measure(Plain),
    /// Before a number.
    Compare(Compare),
    /// After a number.
    AndMore(Compare),
    Availability(Availability),
    Stage(Stage),
    Status(Status),
    /// The most or least of what is named beside it, or else of this.
    Extreme(Extreme, Option<Plain>),
    /// `Second tallest`: so many of the most are told.
    Ranked(Option<Plain>, usize),
    /// Before how many are wanted.
    Top,
    /// Between the two ends of a range.
    To,
    /// The like, where a range is said to come.
    And,
    /// Before a number that it is compared with.
    From,
    /// Before what places are for.
    For,
    /// Who or when: what only bookings answer.
    Who,
    When,
    /// What no park knows here.
    Unknowable,
    Between,
    /// Before the number of a floor.
    OnFloor,
    /// After a number of days: on end.
    OnEnd,
    /// Turns what comes after it into its opposite.
    Not,
    /// Says nothing.
    Filler,
}

/// A measure that a park need not name; metrics by the unit that they are measured in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Plain {
    Area,
    Height,
    Storeys,
    Racks,
    Capacity,
    People,
    Metric(&'static str),
}

impl Plain {
    /// The measure, but for metrics, which only a park knows.
    pub(super) fn measure(self) -> Option<Measure> {
        Some(match self {
            Self::Area => Measure::Area,
            Self::Height => Measure::Height,
            Self::Storeys => Measure::Storeys,
            Self::Racks => Measure::Racks,
            Self::Capacity => Measure::Capacity,
            Self::People => Measure::People,
            Self::Metric(_) => return None,
        })
    }
}

/// English words in the singular, as [`super::text::plain`] leaves them.
#[rustfmt::skip]
const WORDS: &[(Word, &[&str])] = &[
    (Word::Kind(PlaceKind::Building), &["building", "楼栋", "大楼", "楼宇", "楼", "建筑", "建筑物"]),
    (Word::Kind(PlaceKind::Floor), &["floor", "storey", "story", "level", "楼层", "层"]),
    (Word::Kind(PlaceKind::Hall), &["hall", "厅", "大厅", "棚", "影棚厅"]),
    (Word::DataHall, &["机房", "数据厅", "data hall", "machine hall"]),
    (Word::Kind(PlaceKind::Room), &["room", "房间", "房", "室"]),
    (Word::Kind(PlaceKind::Row), &["row", "机柜列", "机架列", "列"]),
    (Word::Kind(PlaceKind::Rack), &["rack", "cabinet", "机柜", "机架"]),
    (Word::Kind(PlaceKind::Road), &["road", "street", "道路", "马路"]),
    (Word::Kind(PlaceKind::Plaza), &["plaza", "square", "yard", "广场", "场院"]),
    (Word::Kind(PlaceKind::Green), &["green", "lawn", "green space", "绿地", "草坪", "绿化"]),
    (Word::Kind(PlaceKind::Gate), &["gate", "entrance gate", "大门", "园门", "门口", "出入口"]),
    (Word::Kind(PlaceKind::Screen), &["screen", "led wall", "led墙", "大屏", "屏幕", "银幕"]),
    (Word::Kind(PlaceKind::Partition), &["partition", "movable wall", "隔断", "活动隔断", "隔墙"]),
    (Word::Measure(Plain::Area), &["area", "how big", "how large", "多大", "floor area", "gross floor area", "gfa",
        "size", "面积", "建筑面积"]),
    (Word::Measure(Plain::Height), &["height", "high", "tall", "how high", "how tall", "多高", "高度", "高"]),
    (Word::Measure(Plain::Storeys), &["storey count", "how many floor", "how many storey", "how many level",
        "number of floor", "多少层", "几层", "几层楼", "层数", "楼层数"]),
    (Word::Measure(Plain::Racks), &["rack count", "机柜数", "机架数", "机柜数量", "机架数量"]),
    (Word::Measure(Plain::Capacity), &["capacity", "seat", "容量", "定员", "座位", "可容纳", "容纳", "能坐", "可坐", "hold", "fit",
        "accommodate", "accommodating", "seating", "容得下", "坐得下"]),
    (Word::Measure(Plain::People), &["people", "occupant", "headcount", "people present", "人数", "多少人", "几个人",
        "how busy", "how full", "在场人数", "在场"]),
    (Word::Measure(Plain::Metric("W")), &["power", "consumption", "功率", "功耗", "用电", "电力"]),
    (Word::Measure(Plain::Metric("Cel")), &["temperature", "how hot", "how warm", "多热", "inlet", "温度", "进风", "气温"]),
    (Word::Compare(Compare::Over), &[">", "over", "above", "more than", "greater than", "larger than", "bigger than",
        "higher than", "taller than", "hotter than", "warmer than", "exceeding", "exceed", "大于", "超过", "多于", "高于",
        "超出"]),
    (Word::Compare(Compare::AtLeast), &[">=", "at least", "no less than", "not less than", "minimum", "min", "不少于",
        "不小于", "至少", "不低于", "大于等于", "起码"]),
    (Word::Compare(Compare::Under), &["<", "under", "below", "less than", "fewer than", "smaller than", "lower than",
        "cooler than", "小于", "低于", "少于", "不足", "不到", "不满"]),
    (Word::Compare(Compare::AtMost), &["<=", "at most", "no more than", "not more than", "maximum", "max", "up to",
        "不超过", "不大于", "不多于", "至多", "最多只", "小于等于", "不高于"]),
    (Word::Compare(Compare::Exactly), &["=", "==", "exactly", "equal to", "等于", "正好", "恰好"]),
    (Word::AndMore(Compare::AtLeast), &["以上", "及以上", "or more", "and more", "or larger", "or higher", "+", "起"]),
    (Word::AndMore(Compare::AtMost), &["以下", "以内", "之内", "及以下", "or less", "or smaller", "or fewer"]),
    (Word::Availability(Availability::Free), &["free", "vacant", "available", "empty", "unbooked", "unoccupied",
        "idle", "bookable", "空置", "空闲", "空", "空着", "空的", "闲置", "有空", "没订", "未订", "能订", "想订", "要订", "book", "hire",
        "空出来", "可用", "可订", "可预订", "没人", "无人", "未预订", "空档", "档期空", "nobody in", "没有人"]),
    (Word::Availability(Availability::Taken), &["booked", "taken", "reserved", "occupied", "已订", "已预订", "被订", "预订",
        "预定", "预订了", "占用", "已占用", "订出", "有预订", "有人", "订", "订了", "booking", "安排", "有什么活动", "排期"]),
    (Word::Stage(Stage::Built), &["built", "finished", "completed", "建成", "已建成", "竣工", "完工"]),
    (Word::Stage(Stage::Rising), &["under construction", "being built", "在建", "施工中", "正在建设", "施工"]),
    (Word::Stage(Stage::NotBegun), &["not begun", "not started", "unbuilt", "未开工", "没开工", "未动工"]),
    (Word::Status(Status::Planned), &["planned", "规划中", "规划", "拟建"]),
    (Word::Status(Status::Operating), &["operating", "in operation", "运营中", "运营", "已运营"]),
    (Word::Extreme(Extreme::Most, None), &["most", "greatest", "最多", "最"]),
    (Word::Extreme(Extreme::Most, Some(Plain::Area)), &["largest", "biggest", "最大"]),
    (Word::Extreme(Extreme::Most, Some(Plain::Height)), &["tallest", "highest", "最高"]),
    (Word::Extreme(Extreme::Most, Some(Plain::Metric("Cel"))), &["hottest", "warmest", "最热"]),
    (Word::Extreme(Extreme::Most, Some(Plain::People)), &["busiest", "fullest", "most crowded", "最忙", "最热闹", "人最多",
        "最拥挤", "人数最多", "人气最旺"]),
    (Word::Extreme(Extreme::Most, Some(Plain::Metric("W"))), &["most power", "hungriest", "最耗电", "最费电"]),
    (Word::Extreme(Extreme::Least, None), &["least", "fewest", "最少"]),
    (Word::Extreme(Extreme::Least, Some(Plain::People)), &["quietest", "emptiest", "least busy", "least crowded",
        "人最少", "最冷清", "最安静"]),
    (Word::Extreme(Extreme::Least, Some(Plain::Area)), &["smallest", "最小"]),
    (Word::Extreme(Extreme::Least, Some(Plain::Height)), &["shortest", "lowest", "最矮", "最低"]),
    (Word::Extreme(Extreme::Least, Some(Plain::Metric("Cel"))), &["coolest", "coldest", "最冷", "最凉"]),
    (Word::Ranked(Some(Plain::Area), 2), &["second largest", "second biggest", "第二大"]),
    (Word::Ranked(Some(Plain::Area), 3), &["third largest", "third biggest", "第三大"]),
    (Word::Ranked(Some(Plain::Height), 2), &["second tallest", "second highest", "第二高"]),
    (Word::Ranked(Some(Plain::Height), 3), &["third tallest", "third highest", "第三高"]),
    (Word::Ranked(None, 2), &["second most", "第二多"]),
    (Word::Top, &["top", "前"]),
    (Word::Between, &["between", "介于", "之间"]),
    (Word::To, &["to", "-", "~", "–", "—", "到", "至"]),
    (Word::And, &["and", "和", "与"]),
    (Word::From, &["from"]),
    (Word::For, &["for"]),
    (Word::Who, &["who", "谁", "哪家", "哪些公司", "which company", "which companie"]),
    (Word::When, &["when", "什么时候", "何时", "哪天", "哪几天", "几号", "which day", "what date"]),
    (Word::Unknowable, &["nearest", "closest", "nearby", "near", "next to", "far", "how far", "how long", "distance",
        "最近", "离", "距离", "附近", "旁边", "隔壁", "空调", "空气", "会议室", "meeting room", "春节", "清明", "端午", "中秋",
        "spring festival", "christmas", "easter", "空中", "空置率", "出租率", "入住率", "vacancy rate", "why", "为什么"]),
    (Word::OnFloor, &["on floor", "on level", "第"]),
    (Word::OnEnd, &["in a row", "on end", "consecutive", "straight", "continuous", "连续"]),
    (Word::Not, &["not", "no", "non", "isn't", "没有", "没", "未", "不", "非", "无"]),
    (Word::Filler, &["a", "an", "the", "in", "on", "at", "of", "with", "have", "has", "having", "is", "are", "be",
        "that", "which", "what", "where", "when's", "show", "me", "find", "list", "all", "any", "give", "get",
        "please", "there", "do", "does", "we", "i", "you", "can", "could", "now", "currently", "right", "by", "than",
        "how", "many", "much", "during", "whole", "place", "space", "venue", "still", "will", "one", "its", "their",
        "total", "used", "using", "use", "each", "per", "or so", "about", "time", "party", "studio stage", "draw",
        "drawing", "的", "有", "哪些", "哪个", "哪里", "哪", "请问", "请", "在", "里", "里面", "中", "内", "所有", "全部", "查找", "查", "找",
        "显示", "列出", "有没有", "且", "并且", "而且", "个", "间", "座", "栋", "台", "处", "吗", "呢", "了", "是", "什么", "多少", "几", "共",
        "现在", "目前", "当前", "地方", "场地", "空间", "场所", "按", "为", "被", "能", "可以", "我", "要", "给", "出", "期间", "时间", "那些",
        "这些", "整个", "又", "以及", "园区", "park", "档期", "还", "一共", "总共", "总", "地上", "位于", "位置", "this", "it", "did", "was",
        "were", "am", "tell", "our", "my", "us", "want", "need", "would", "like", "look", "looking", "告诉", "想", "想要",
        "需要", "帮", "帮我", "看看", "看", "一下", "下面", "时", "该", "叫", "属于", "from the", "located", "situated", "together"]),
];

/// The longest word at the beginning of a text, and its length in bytes.
pub(super) fn read(text: &str) -> Option<(Word, usize)> {
    let fits = |spelling: &str| {
        let after = text.strip_prefix(spelling)?.chars().next();
        let goes_on = spelling.ends_with(|sign: char| sign.is_ascii_alphanumeric())
            && after.is_some_and(|sign| sign.is_ascii_alphanumeric());
        (!goes_on).then_some(spelling.len())
    };
    let all = WORDS.iter().flat_map(|(word, spellings)| spellings.iter().map(move |spelling| (word, *spelling)));
    // Of spellings as long the first counts.
    let found = all.filter_map(|(word, spelling)| Some((word, fits(spelling)?)));
    found.fold(None, |best: Option<(Word, usize)>, (word, length)| match best {
        Some((_, longest)) if longest >= length => best,
        _ => Some((*word, length)),
    })
}
