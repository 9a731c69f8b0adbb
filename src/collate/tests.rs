//! Orders against other sources: the order of GB 2312, dictionaries, lists sorted by hand.

mod titles;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::han::Han;
use super::reading::usual;
use super::*;

/// A text's usual reading as printed.
fn read(text: &str) -> String {
    let shown = |each: &Option<Syllable>| each.map_or_else(|| "?".to_owned(), |each| each.to_string());
    usual(text).iter().map(shown).collect::<Vec<_>>().join(" ")
}

/// The texts in order, each group after its head, as an index prints them.
fn groups(order: Order, texts: &[&str]) -> Vec<String> {
    let mut keys: Vec<_> = texts.iter().map(|text| Key::new(order, text, None)).collect();
    keys.sort();
    let groups = keys.chunk_by(|a, b| a.head() == b.head());
    groups
        .map(|group| {
            let head = match group[0].head() {
                Head::Digits => "0–9".to_owned(),
                Head::Letter(letter) => letter.to_string(),
                Head::Latin => "A–Z".to_owned(),
                Head::Strokes(strokes) => strokes.to_string(),
                Head::Other => "*".to_owned(),
            };
            let texts: Vec<_> = group.iter().map(Key::text).collect();
            format!("{head} {}", texts.join(" "))
        })
        .collect()
}

#[test]
fn words_with_more_than_one_reading_are_read_as_they_are_meant() {
    for (text, expected) in [
        ("会计人员", "kuài jì rén yuán"),
        ("社会救助", "shè huì jiù zhù"),
        ("调整", "tiáo zhěng"),
        ("调解", "tiáo jiě"),
        ("调查", "diào chá"),
        ("给水", "jǐ shuǐ"),
        ("供给", "gōng jǐ"),
        ("特困人员救助供养", "tè kùn rén yuán jiù zhù gòng yǎng"),
        ("长春", "cháng chūn"),
        ("长期护理保险", "cháng qī hù lǐ bǎo xiǎn"),
        ("河长制", "hé zhǎng zhì"),
        ("重庆", "chóng qìng"),
        ("重大建设项目", "zhòng dà jiàn shè xiàng mù"),
        ("灾后重建", "zāi hòu chóng jiàn"),
        ("行政处罚", "xíng zhèng chǔ fá"),
        ("工商行政", "gōng shāng xíng zhèng"),
        ("银行", "yín háng"),
        ("执行情况", "zhí xíng qíng kuàng"),
        ("行业协会", "háng yè xié huì"),
        ("参加", "cān jiā"),
        ("都市", "dū shì"),
        ("率", "lǜ"),
        ("音乐", "yīn yuè"),
        ("单位", "dān wèi"),
        ("曾经", "céng jīng"),
        ("解答", "jiě dá"),
        ("内蒙古", "nèi měng gǔ"),
        ("兴安盟", "xīng ān méng"),
        ("应急预案", "yìng jí yù àn"),
        ("变更登记", "biàn gēng dēng jì"),
        ("中标结果", "zhòng biāo jié guǒ"),
        ("集中供养", "jí zhōng gòng yǎng"),
        ("没收违法所得", "mò shōu wéi fǎ suǒ dé"),
        ("12345热线·《条例》", "rè xiàn tiáo lì"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn syllables_are_read_with_marks_or_numbers_and_written_with_marks() {
    for (written, shown) in [
        ("kuài", "kuài"),
        ("kuai4", "kuài"),
        ("KUÀI", "kuài"),
        ("kua\u{300}i", "kuài"),
        ("lv4", "lǜ"),
        ("lü4", "lǜ"),
        ("lǜ", "lǜ"),
        ("lüe4", "lüè"),
        ("jiu4", "jiù"),
        ("dui4", "duì"),
        ("gou3", "gǒu"),
        ("xiong2", "xióng"),
        ("zi", "zi"),
        ("zi5", "zi"),
        ("ɡɑo1", "gāo"),
    ] {
        assert_eq!(Syllable::parse(written).map(|syllable| syllable.to_string()).as_deref(), Some(shown), "{written}");
    }
    for wrong in ["", "kuaì4", "kuai6", "kv", "hello", "会", "kuàijì", "4", "end"] {
        assert_eq!(Syllable::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn every_syllable_comes_back_from_what_it_is_written_as() {
    let mut last = None;
    for letters in Syllable::all_letters() {
        for tone in 1..=5 {
            let syllable = Syllable::parse(&format!("{letters}{tone}"));
            assert_eq!(syllable, Syllable::parse(&syllable.expect("a syllable").to_string()), "{letters}{tone}");
            assert!(syllable > last, "{letters}{tone} stands in order");
            last = syllable;
        }
    }
    assert_eq!(Syllable::all_letters().count(), 408);
}

#[test]
fn the_table_of_syllables_follows_the_order_of_characters() {
    let beginnings: Vec<_> = Syllable::beginnings().collect();
    for pair in beginnings.windows(2) {
        let [before, after] = [pair[0].0, pair[1].0].map(|first| Han::of(first).expect("a character").pinyin);
        assert!(before < after, "{} stands before {}", pair[0].0, pair[1].0);
        assert!(pair[1].1.is_none_or(|syllable| pair[0].1 < Some(syllable)), "{}", pair[1].0);
    }
    assert!(beginnings.len() > 1250);
}

#[test]
fn tables_of_readings_and_strokes_hold_each_thing_once_and_whole() {
    let mut words = BTreeSet::new();
    for line in include_str!("readings.tsv").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (word, reading) = line.split_once('\t').expect("two cells");
        assert!(Reading::parse(word, reading).is_ok(), "{line}");
        assert!(words.insert(word), "{word} stands twice");
    }
    let mut characters = BTreeSet::new();
    for line in include_str!("strokes.tsv").lines().filter(|line| !line.starts_with('#')) {
        let (strokes, row) = line.split_once('\t').expect("two cells");
        assert!((1..=64).contains(&strokes.parse::<u8>().expect("a number")), "{line}");
        assert!(row.chars().all(|character| characters.insert(character)), "{line}");
    }
    assert!(words.len() > 450 && characters.len() > 3000);
}

/// GB 2312 lists its 3,755 characters of level 1 by pinyin, with the most usual reading of each: an order made by
/// others, long before Unicode's.
#[test]
fn capitals_are_those_of_gb_2312() {
    const FIRST: [(char, char); 23] = [
        ('A', '啊'),
        ('B', '芭'),
        ('C', '擦'),
        ('D', '搭'),
        ('E', '蛾'),
        ('F', '发'),
        ('G', '噶'),
        ('H', '哈'),
        ('J', '击'),
        ('K', '喀'),
        ('L', '垃'),
        ('M', '妈'),
        ('N', '拿'),
        ('O', '哦'),
        ('P', '啪'),
        ('Q', '期'),
        ('R', '然'),
        ('S', '撒'),
        ('T', '塌'),
        ('W', '挖'),
        ('X', '昔'),
        ('Y', '压'),
        ('Z', '匝'),
    ];
    let level_1 = (0xB0..=0xD7_u8).flat_map(|row| (0xA1..=0xFE_u8).map(move |cell| [row, cell]));
    let characters = level_1.filter_map(|bytes| {
        let (text, _, damaged) = encoding_rs::GB18030.decode(&bytes);
        (!damaged).then(|| text.chars().next()).flatten().filter(|&character| han::is_han(character))
    });
    let (mut capital, mut count, mut other) = ('A', 0, String::new());
    for character in characters {
        if let Some((begins, _)) = FIRST.iter().find(|(_, first)| *first == character) {
            capital = *begins;
        }
        count += 1;
        if Key::new(Order::Pinyin, &character.to_string(), None).head() != Head::Letter(capital) {
            other.push(character);
        }
    }
    assert_eq!(count, 3755);
    // Each of these has two readings that dictionaries give as its own.
    assert_eq!(other, "辟泊调脯蛤槛咯咳埔茄伺厦吁轧");
}

#[test]
fn departments_stand_in_the_order_of_their_names() {
    let departments = [
        "人民政府办公室",
        "发展和改革委员会",
        "教育局",
        "工业和信息化局",
        "民族事务委员会",
        "公安局",
        "民政局",
        "司法局",
        "财政局",
        "人力资源和社会保障局",
        "自然资源局",
        "生态环境局",
        "住房和城乡建设局",
        "交通运输局",
        "水利局",
        "农牧局",
        "文化旅游体育局",
        "卫生健康委员会",
        "应急管理局",
        "市场监督管理局",
        "林业和草原局",
        "城市管理综合执法局",
        "税务局",
    ];
    assert_eq!(
        groups(Order::Pinyin, &departments),
        [
            "C 财政局 城市管理综合执法局",
            "F 发展和改革委员会",
            "G 工业和信息化局 公安局",
            "J 交通运输局 教育局",
            "L 林业和草原局",
            "M 民政局 民族事务委员会",
            "N 农牧局",
            "R 人力资源和社会保障局 人民政府办公室",
            "S 生态环境局 市场监督管理局 水利局 税务局 司法局",
            "W 卫生健康委员会 文化旅游体育局",
            "Y 应急管理局",
            "Z 住房和城乡建设局 自然资源局",
        ]
    );
    assert_eq!(
        groups(Order::Strokes, &departments),
        [
            "2 人力资源和社会保障局 人民政府办公室",
            "3 卫生健康委员会 工业和信息化局",
            "4 公安局 文化旅游体育局 水利局",
            "5 发展和改革委员会 司法局 市场监督管理局 民政局 民族事务委员会 生态环境局",
            "6 交通运输局 农牧局 自然资源局",
            "7 住房和城乡建设局 应急管理局 财政局",
            "8 林业和草原局",
            "9 城市管理综合执法局",
            "11 教育局",
            "12 税务局",
        ]
    );
}

/// The characters the sample's titles begin with.
#[test]
fn strokes_are_counted_as_on_the_mainland() {
    for (strokes, characters) in [
        (1, "一"),
        (2, "人儿入"),
        (3, "三下个义乡卫口土大女小山工与及之"),
        (4, "不专中乌互五以公办化历太少心户文无欠气水牛艺计车巨"),
        (5, "代冬出加占发古司处外失孕对市幼归扑未母民玉生用申电节凸凹"),
        (6, "交产价企优会传充全兴农决刑创动危压各因在地妇存安巡年延戏成扣执扬有机权汛污网老肉自行设过那防阳"),
        (7, "乱低住免冶劳医困声应批技护旱村灾社纳苏补评财走违迟饮邮陈"),
        (8, "使供依制取受变固国坡委孤学宗定实审居废建往征房承拖招放服林河油治法物环现知矿经规货质采金青非饲驾郑"),
        (9, "临促保养城客律挖政施春残洪洮测独砍秋种草药退送逃重食首"),
        (10, "倒债值健剧娱家损旅校消涉烟特畜疾监破粉耕能较部预高"),
        (11, "兽商培基婚排救教检淘淤清秸第综绿职船营虚野领"),
        (12, "储博堤就强惠敬普智森渣湿登税竣编落葛裁超越逾道销锅集鼎"),
        (13, "意慈数新毁煤禁粮群解跨辐输零"),
        (14, "嘎殡稳管"),
        (15, "增蔬"),
        (16, "擅整燃餐嘴"),
        (20, "灌"),
        (21, "露"),
    ] {
        for character in characters.chars() {
            let counted = Han::of(character).and_then(|han| han.strokes);
            assert_eq!(counted, Some(strokes), "{character}");
        }
    }
}

#[test]
fn digits_letters_and_marks_have_their_place() {
    let texts = [
        "安全",
        "A级纳税人",
        "阿",
        "《安全生产法》",
        "12345热线",
        "ａ类",
        "é",
        "“八五”普法",
        "β测试",
        "110报警",
        "",
        "——",
        "〇",
    ];
    assert_eq!(
        groups(Order::Pinyin, &texts),
        [
            "0–9 110报警 12345热线",
            "A A级纳税人 ａ类 阿 安全 《安全生产法》",
            "B “八五”普法",
            "E é",
            "L 〇",
            "*  —— β测试"
        ]
    );
    assert_eq!(groups(Order::Strokes, &texts)[..2], ["0–9 110报警 12345热线", "A–Z A级纳税人 ａ类 é"]);
}

#[test]
fn readings_of_a_text_have_a_syllable_for_each_chinese_character() {
    let sole = |written: &str| Reading::parse("长1号 路", written);
    assert!(sole("zhǎng hào lù").is_ok());
    assert_eq!(sole("zhang3 hao4"), Err(Fault::Count { written: 2, characters: 3 }));
    assert_eq!(sole("zhǎng háo4 lù"), Err(Fault::Syllable { range: 7..12, letters: "háo".to_owned() }));
    let reading = sole("zhǎng hào lù").expect("a reading");
    assert_eq!(Key::new(Order::Pinyin, "长1号 路", Some(&reading)).head(), Head::Letter('Z'));
    assert_eq!(Key::new(Order::Pinyin, "长1号 路", None).head(), Head::Letter('C'));
}

#[test]
fn tones_come_before_strokes_and_strokes_before_the_next_character() {
    // shī, shí, shǐ, shì; then 市 5 strokes, 事 8; the same character before another of its sound.
    assert_eq!(
        groups(Order::Pinyin, &["事务", "市政", "市场", "使用", "失业", "实施", "世界", "事业"]),
        ["S 失业 实施 使用 世界 市场 市政 事务 事业"]
    );
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[一-龥会长重行0-9A-Za-zé《》、 ᠮβ]{0,6}", 0..24)
}

proptest! {
    #[test]
    fn any_order_of_input_gives_the_same_index(texts in texts(), seed in any::<u64>(), strokes in any::<bool>()) {
        let order = if strokes { Order::Strokes } else { Order::Pinyin };
        let keys = |texts: &[String]| {
            let mut keys: Vec<_> = texts.iter().map(|text| Key::new(order, text, None)).collect();
            keys.sort_unstable();
            keys
        };
        let mut shuffled = texts.clone();
        let mut state = seed | 1;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(at, (state >> 33) as usize % (at + 1));
        }
        prop_assert_eq!(keys(&texts), keys(&shuffled));
    }

    #[test]
    fn every_text_stands_once_under_one_head_and_heads_do_not_recur(texts in texts(), strokes in any::<bool>()) {
        let order = if strokes { Order::Strokes } else { Order::Pinyin };
        let mut keys: Vec<_> = texts.iter().map(|text| Key::new(order, text, None)).collect();
        keys.sort();
        let mut heads = Vec::new();
        for key in &keys {
            if heads.last() != Some(&key.head()) {
                heads.push(key.head());
            }
        }
        let once: BTreeSet<_> = heads.iter().copied().collect();
        prop_assert_eq!(heads.len(), once.len());
        let mut before: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut after: Vec<&str> = keys.iter().map(Key::text).collect();
        before.sort_unstable();
        after.sort_unstable();
        prop_assert_eq!(before, after);
    }

    #[test]
    fn only_equal_texts_have_equal_keys(a in "[一-龥A-Za，]{0,4}", b in "[一-龥A-Za，]{0,4}") {
        let key = |text: &str| Key::new(Order::Pinyin, text, None);
        prop_assert_eq!(key(&a) == key(&b), a == b);
    }

    #[test]
    fn anything_can_be_read(text in any::<String>(), written in any::<String>()) {
        let _ = Key::new(Order::Strokes, &text, None);
        let _ = Reading::parse(&text, &written);
        prop_assert!(usual(&text).len() <= text.chars().count());
    }
}
