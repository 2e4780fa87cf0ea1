/// Makes traditional characters of column names simplified, and full-width ones plain, so that one spelling serves for all.
enum HanFold {
    /// The characters that stand in names of columns.
    private static let pairs: [Character: Character] = [
        "經": "经", "経": "经", "緯": "纬", "編": "编", "號": "号", "稱": "称", "層": "层", "級": "级", "築": "筑", "積": "积", "務": "务", "徑": "径",
        "總": "总", "総": "总", "戶": "户", "狀": "状", "態": "态", "區": "区", "劃": "划", "碼": "码", "標": "标", "設": "设", "單": "单", "數": "数",
        "業": "业", "產": "产", "権": "权", "權": "权", "屬": "属", "點": "点", "類": "类", "別": "别", "開": "开", "關": "关", "併": "并", "現": "现",
        "規": "规", "計": "计", "鄉": "乡", "鎮": "镇", "縣": "县", "門": "门", "備": "备", "註": "注", "實": "实", "東": "东", "際": "际",
        "裡": "里", "裏": "里", "國": "国", "統": "统", "項": "项", "種": "种", "營": "营", "運": "运", "會": "会", "場": "场", "館": "馆", "樓": "楼",
        "舊": "旧", "費": "费", "資": "资", "圍": "围", "輻": "辐", "蓋": "盖", "轄": "辖", "員": "员", "義": "义", "議": "议", "構": "构", "機": "机",
        "識": "识", "間": "间", "質": "质", "體": "体", "陣": "阵", "閒": "闲", "陽": "阳", "離": "离", "終": "终", "從": "从", "發": "发", "齡": "龄",
    ]

    /// Returns the text with simplified characters and plain letters, digits and signs.
    static func folded(_ text: String) -> String {
        var result = ""
        for character in text {
            if let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
                (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0)
            {
                result.append(Character(plain))
            } else {
                result.append(pairs[character] ?? character)
            }
        }
        return result
    }
}
