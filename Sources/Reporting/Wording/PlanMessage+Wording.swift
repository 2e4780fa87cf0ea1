import PlanningTerms

extension PlanMessage {
    /// The message in words.
    var wording: Wording {
        switch self {
        case .noFile:
            Wording(
                "there is no such file, or it cannot be read; --plan takes a plan file (plan.yaml)",
                "没有此文件，或无法读取；--plan 须为规划文件（plan.yaml）")
        case .tooManyValues(let most):
            Wording(
                "its lists, with those that aliases repeat, hold more than \(most) values; a plan holds settings, no data",
                "其列表（含别名重复的部分）超过 \(most) 个值；计划文件只含设置，不含数据")
        case .tooLarge:
            Wording(
                "a plan holds at most 4 MiB; lists of sites belong into files that it names", "规划文件最大 4 MiB；点位清单应放在其引用的文件中")
        case .notUTF8: Wording("a plan is UTF-8 text; save it as UTF-8", "规划文件须为 UTF-8 文本；请另存为 UTF-8")
        case .empty:
            Wording("the plan is empty; catchment init DIR writes one to begin with", "规划文件为空；可用 catchment init DIR 生成初稿")
        case .tab: Wording("a tab; indent with spaces", "此处为制表符；请用空格缩进")
        case .notYAML(let problem, let hasPlace):
            Wording(
                "not valid YAML: \(problem)" + (hasPlace ? "; check the indentation, and quote texts that hold : or #" : ""),
                "不是有效的 YAML：\(problem)" + (hasPlace ? "；请检查缩进，并给含 : 或 # 的文本加引号" : ""))
        case .duplicateKey(let line):
            Wording(
                "the key stands here a second time (first in line \(line)); keep one of the two", "该键在此重复（首次在第 \(line) 行）；请只保留一个")
        case .unreadable: Wording("the plan cannot be read", "无法读取规划文件")
        case .found(let found, let needed):
            Wording(
                "\(found.wording.english) stands where \(needed.wording.english) is needed",
                "此处为\(found.wording.chinese)，应为\(needed.wording.chinese)")
        case .twice(let text): Wording("\"\(text)\" is named twice", "“\(text)”重复")
        case .keyIsNoWord: Wording("a key must be a word", "键须为单词")
        case .unknownKey(let meant, let known):
            Wording(
                "unknown key; \(meant.map { "did you mean \($0)? " } ?? "")the keys here are \(known.joined(separator: ", "))",
                "未知的键；\(meant.map { "是否指 \($0)？" } ?? "")此处可用的键为 \(known.joined(separator: "、"))")
        case .missingKey(let key, let remedy):
            Wording("the key \(key) is missing; \(remedy.wording.english)", "缺少键 \(key)；\(remedy.wording.chinese)")
        case .missingFile(let path):
            Wording(
                "there is no file \(path); paths are relative to the folder of the plan", "没有文件 \(path)；路径相对于规划文件所在的文件夹")
        }
    }
}

extension PlanFound {
    /// What was found, in words; a text is cut to 60 letters.
    fileprivate var wording: Wording {
        switch self {
        case .text(let text):
            text.count > 60
                ? Wording("\"\(text.prefix(60))…\"", "“\(text.prefix(60))…”") : Wording("\"\(text)\"", "“\(text)”")
        case .list: Wording("a list", "列表")
        case .mapping: Wording("a mapping of keys", "键值映射")
        case .alias: Wording("an alias", "别名")
        }
    }
}

extension PlanNeed {
    /// What is needed, in words.
    fileprivate var wording: Wording {
        switch self {
        case .text: Wording("a text", "文本")
        case .box:
            Wording(
                "a box [west, south, east, north], such as [106.0, 35.9, 106.2, 36.0]",
                "范围 [西, 南, 东, 北]，如 [106.0, 35.9, 106.2, 36.0]")
        case .memory: Wording("an amount of memory such as 500MB or 4GiB", "内存大小，例如 500MB 或 4GiB")
        case .number: Wording("a number", "数值")
        case .numberAtLeast(let bound): Wording("a number of at least \(bound)", "不小于 \(bound) 的数")
        case .cost: Wording("a number of at least 0 in the unit of the matrix", "不小于 0 的数，以成本矩阵的单位计")
        case .squareMeters: Wording("a number of square metres of at least 0", "不小于 0 的平方米数")
        case .households: Wording("a number of households from 1 to 10¹⁵", "1 至 10¹⁵ 之间的户数")
        case .count: Wording("a whole number from 1 to 1,000,000,000", "1 至 1,000,000,000 之间的整数")
        case .flag: Wording("true or false", "true 或 false")
        case .length:
            Wording(
                "a length above zero with its unit, such as 500m or 1km, and at most 1,000,000 km",
                "大于零并带单位的长度，例如 500m 或 1km，且不超过 1,000,000 公里")
        case .crs:
            Wording(
                "wgs84, gcj02, bd09, planar, EPSG:n, WKT or a PROJ string", "wgs84、gcj02、bd09、planar、EPSG:n、WKT 或 PROJ 字符串")
        case .factor: Wording("a factor from 0 to 1000000", "0 至 1000000 的倍数")
        case .share: Wording("a share such as 85% or 0.85", "占比，例如 85% 或 0.85")
        case .shareOfAll: Wording("a share from 0% to 100%, such as 95% or 0.95,", "0% 至 100% 的占比，例如 95% 或 0.95")
        case .duration:
            Wording("a duration above zero with its unit, such as 60s, 5min or 1h,", "大于零并带单位的时长，例如 60s、5min 或 1h")
        case .countFromZero: Wording("a whole number of at least 0", "不小于 0 的整数")
        case .range: Wording("a range of numbers, such as 1..3, 1.. or ..2,", "数量范围，例如 1..3、1.. 或 ..2")
        case .money: Wording("an amount of money from 0 to 10¹⁵", "0 至 10¹⁵ 的金额")
        case .curve: Wording("true, false or exact", "true、false 或 exact")
        case .word(let words, let meant):
            Wording(
                "one of \(words.joined(separator: ", "))\(meant.map { " (did you mean \($0)?)" } ?? "")",
                "\(words.joined(separator: "、"))之一\(meant.map { "（是否指 \($0)？）" } ?? "")")
        case .mapping(let keys):
            Wording(
                "a mapping of keys" + (keys.map { " (\($0.joined(separator: ", ")))" } ?? ""),
                "键值映射" + (keys.map { "（\($0.joined(separator: "、"))）" } ?? ""))
        }
    }
}

extension PlanKeyRemedy {
    /// What to do, in words.
    fileprivate var wording: Wording {
        switch self {
        case .extentName: Wording("give the extent a name", "请为图幅命名")
        case .extentBox: Wording("give a box, or units by their codes", "请给出 box，或用 units 列出行政单元代码")
        case .layers:
            Wording("name at least the demand: layers: {demand: demand.csv}", "至少指明需求点：layers: {demand: demand.csv}")
        case .demand: Wording("say where people are", "请指明人口所在")
        case .path: Wording("give the file", "请给出文件")
        case .className: Wording("call the class something, such as elders", "请为人群类别命名，例如“老年人”")
        case .levelName: Wording("call the level as the lists call it", "请按列表中的写法给出层级名称")
        case .scenarioName: Wording("a folder will be called so", "结果文件夹将以此命名")
        case .movedFacility: Wording("say which facility moves", "请指明迁移哪个\(PlannedNames.facility)")
        case .ordinates: Wording("give both ordinates", "两个坐标都须给出")
        case .newFacility:
            Wording(
                "give the new facility an id (or name candidates, or the path of a file)",
                "请给新\(PlannedNames.facility)编号（或指明候选点，或给出文件路径）")
        case .factor: Wording("say by how much, such as 1.1", "请给出倍数，例如 1.1")
        case .item: Wording("say what is regulated", "请指明所规定的事项")
        case .source: Wording("a number without a source is no norm", "没有出处的数值不成其为规范")
        case .indicator: Wording("say which", "请指明指标")
        case .green: Wording("say from where on it is green", "请指明从何值起为绿")
        case .red: Wording("say beyond what it is red", "请指明超过何值为红")
        case .office: Wording("say what the office is called that acts for the unit", "请写明该单元的责任单位名称")
        case .responsibleLevel:
            Wording("say for the tasks of which level, or name a unit", "请用 level 指明哪一层级的任务，或用 unit 指明单元")
        case .responsibleBy: Wording("say which level answers", "请指明由哪一层级负责")
        }
    }
}
